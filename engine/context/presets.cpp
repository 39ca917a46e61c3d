// SPDX-License-Identifier: MIT
#include "engine/context/presets.h"

#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <optional>
#include <system_error>

#include "engine/context/files.h"
#include "engine/context/request_json.h"
#include "engine/core/exception.h"
#include "engine/core/json_fields.h"
#include "engine/weights/json_reader.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::context {
namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLongestId = 64;

/// Characters of a UTF-8 text; none when it is not UTF-8 or holds control characters.
std::optional<std::size_t> characterCount(std::string_view text) {
    std::size_t count = 0;
    for (; !text.empty(); ++count) {
        const std::size_t length = weights::utf8CharacterLength(text);
        if (length == 0 || (length == 1 && static_cast<unsigned char>(text[0]) < 0x20)) {
            return std::nullopt;
        }
        text.remove_prefix(length);
    }
    return count;
}

void checkName(const std::string& name) {
    const auto count = characterCount(name);
    if (!count || *count < 1 || *count > kLongestName) {
        fail(ErrorCode::InvalidRequest,
             concat("A preset's name has 1 to ", kLongestName, " characters in one line; ",
                    weights::quotedForMessage(name), " has not. Choose another name."),
             "name");
    }
}

/// Names that differ only in the case of ASCII letters are one name to people.
bool isSameName(const std::string& left, const std::string& right) {
    const auto lower = [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    };
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [&](char a, char b) { return lower(a) == lower(b); });
}

Preset readPreset(const std::filesystem::path& file) {
    const nlohmann::json object = weights::readJsonFile(file);
    refuseUnknownFields(object, "", {"preset", "id", "name", "params"});
    static_cast<void>(integerField(requiredField(object, "", "preset"), "preset", 1, 1));
    Preset preset;
    preset.id = textField(requiredField(object, "", "id"), "id");
    preset.name = textField(requiredField(object, "", "name"), "name");
    checkName(preset.name);
    preset.builtIn = true;
    preset.request = requestOf(paramsFromJson(requiredField(object, "", "params"), "params"));
    return preset;
}

std::string textOf(const GenerationRequest& request) {
    return paramsToJson(paramsOf(request))
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

std::vector<Preset> readBuiltInPresets(const std::filesystem::path& folder,
                                       std::vector<LibraryNotice>& notices) {
    std::vector<std::filesystem::path> files;
    try {
        for (const std::string& name : namesIn(folder)) {
            if (name.ends_with(".json")) {
                files.push_back(folder / name);
            }
        }
    } catch (const EngineException& exception) {
        notices.push_back({exception.error().message, folder.string()});
    }
    std::sort(files.begin(), files.end());
    std::vector<Preset> presets;
    for (const std::filesystem::path& file : files) {
        try {
            presets.push_back(readPreset(file));
        } catch (const EngineException& exception) {
            notices.push_back({concat("The preset \"", file.string(),
                                      "\" cannot be used: ", exception.error().message),
                               file.string()});
        }
    }
    return presets;
}

std::vector<Preset> PresetRows::all() {
    std::vector<Preset> presets = m_builtIn;
    SQLite::Statement query(m_database,
                            "SELECT id, name, request FROM presets WHERE removed = 0 "
                            "ORDER BY name COLLATE NOCASE, id");
    while (query.executeStep()) {
        Preset preset;
        preset.id = query.getColumn(0).getString();
        preset.name = query.getColumn(1).getString();
        const auto params = nlohmann::json::parse(query.getColumn(2).getString(), nullptr, false);
        try {
            preset.request = requestOf(paramsFromJson(params, ""));
        } catch (const EngineException&) {
            continue;  // brought over from a damaged database
        }
        presets.push_back(std::move(preset));
    }
    return presets;
}

void PresetRows::refuseBuiltIn(const std::string& id) const {
    for (const Preset& preset : m_builtIn) {
        if (preset.id == id) {
            fail(ErrorCode::InvalidRequest,
                 concat("The preset \"", preset.name, "\" comes with the program and stays as it ",
                        "is. Save yours under another name."),
                 "id");
        }
    }
}

void PresetRows::refuseUsedName(const std::string& name, const std::string& ownId) {
    for (const Preset& preset : all()) {
        if (preset.id != ownId && isSameName(preset.name, name)) {
            fail(ErrorCode::InvalidRequest,
                 concat("There is a preset of the name \"", preset.name,
                        "\" already. Choose another name."),
                 "name");
        }
    }
}

Preset PresetRows::save(Preset preset) {
    checkName(preset.name);
    refuseBuiltIn(preset.id);
    if (preset.id.size() > kLongestId) {
        fail(ErrorCode::InvalidRequest, "A preset's id has at most 64 bytes.", "id");
    }
    if (preset.id.empty()) {
        preset.id = randomId();
    }
    preset.builtIn = false;
    GenerationRequest checked = preset.request;
    checked.prompt = checked.prompt.empty() ? "-" : checked.prompt;
    if (const auto valid = validate(checked); !valid) {
        throw EngineException(valid.error());
    }
    refuseUsedName(preset.name, preset.id);
    SQLite::Statement insert(m_database,
                             "INSERT OR REPLACE INTO presets (id, removed, name, request) "
                             "VALUES (?, 0, ?, ?)");
    insert.bind(1, preset.id);
    insert.bind(2, preset.name);
    insert.bind(3, textOf(preset.request));
    insert.exec();
    return preset;
}

void PresetRows::remove(const std::string& id) {
    refuseBuiltIn(id);
    SQLite::Statement statement(m_database,
                                "UPDATE presets SET removed = 1 WHERE id = ? AND removed = 0");
    statement.bind(1, id);
    if (statement.exec() == 0) {
        fail(ErrorCode::InvalidRequest, concat("There is no preset with the id \"", id, "\"."),
             "id");
    }
}

void PresetRows::restore(const std::string& id) {
    SQLite::Statement query(m_database, "SELECT name FROM presets WHERE id = ? AND removed = 1");
    query.bind(1, id);
    if (!query.executeStep()) {
        fail(ErrorCode::InvalidRequest,
             concat("There is no removed preset with the id \"", id, "\"."), "id");
    }
    refuseUsedName(query.getColumn(0).getString(), id);
    query.reset();
    SQLite::Statement statement(m_database, "UPDATE presets SET removed = 0 WHERE id = ?");
    statement.bind(1, id);
    statement.exec();
}

}  // namespace audioldm::engine::context
