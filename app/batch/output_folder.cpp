// SPDX-License-Identifier: MIT
#include "app/batch/output_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "engine/context/files.h"
#include "engine/core/atomic_file.h"
#include "engine/core/descriptor.h"
#include "engine/core/exception.h"
#include "engine/weights/content_hash.h"
#include "engine/weights/json_reader.h"
#include "engine/weights/regular_file.h"

namespace audioldm::batch {
namespace {

using engine::concat;
using engine::EngineException;
using nlohmann::ordered_json;

constexpr int kVersion = 1;
constexpr std::size_t kMaxRecordBytes = std::size_t{64} << 20;
constexpr const char* kDone = ".done";
constexpr const char* kFailed = ".failed";
constexpr const char* kTries = ".tries";
constexpr const char* kTemporaryEnding = ".part";

bool isThere(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

Error unusable(const std::filesystem::path& file, const std::string& why) {
    return {ErrorCode::InvalidRequest,
            concat("\"", file.string(), "\" cannot be used: ", why,
                   " Choose another folder for this batch."),
            file.string()};
}

Result<std::string> readSeed(const std::filesystem::path& file) {
    try {
        const auto object = engine::weights::readJsonFile(file);
        const auto version = object.find("version");
        const auto seed = object.find("seed");
        if (version == object.end() || !version->is_number_integer() || seed == object.end() ||
            !seed->is_string()) {
            return unusable(file, "it is not what a batch writes.");
        }
        if (version->get<std::int64_t>() > kVersion) {
            return unusable(file, "a newer version of this program made it.");
        }
        return seed->get<std::string>();
    } catch (const EngineException& exception) {
        if (exception.error().code == ErrorCode::Io) {
            return exception.error();
        }
        return unusable(file, exception.error().message);
    }
}

/// The seed of the folder; the first program that asks draws it.
Result<std::string> provideSeed(const std::filesystem::path& file) {
    if (!isThere(file)) {
        const ordered_json object = {{"version", kVersion}, {"seed", engine::context::randomId()}};
        const auto written =
            engine::writeFileAtomically(file, object.dump() + "\n", engine::Existing::Keep);
        // Another program may have been quicker.
        if (!written && !isThere(file)) {
            return written.error();
        }
    }
    return readSeed(file);
}

Error cannotWrite(const std::filesystem::path& path, int cause) {
    return {ErrorCode::Io,
            concat("Cannot write \"", path.string(), "\": ", std::generic_category().message(cause),
                   "."),
            path.string()};
}

/// Not synced: it is for a program that is killed, not for a machine that loses power.
Result<void> append(const std::filesystem::path& path, char letter) {
    const engine::Descriptor file(
        ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (!file.isOpen() || ::write(file.number(), &letter, 1) != 1) {
        return cannotWrite(path, errno);
    }
    return {};
}

void removeFile(const std::filesystem::path& path) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
}

bool isTemporaryOf(const std::string& name, const std::string& prefix) {
    return name.starts_with(concat('.', prefix)) && name.ends_with(kTemporaryEnding);
}

/// Removes temporary files of files whose names begin so.
void removeTemporaries(const std::filesystem::path& folder, const std::string& prefix) {
    std::error_code cause;
    std::filesystem::directory_iterator entry(folder, cause);
    for (; !cause && entry != std::filesystem::directory_iterator(); entry.increment(cause)) {
        if (isTemporaryOf(entry->path().filename().string(), prefix)) {
            removeFile(entry->path());
        }
    }
}

}  // namespace

Result<OutputFolder> OutputFolder::open(const std::filesystem::path& folder) {
    try {
        OutputFolder opened;
        engine::context::ensureFolder(folder);
        std::error_code cause;
        opened.m_path = std::filesystem::canonical(folder, cause);
        if (cause) {
            engine::context::failIo("Cannot open", folder, cause.value());
        }
        opened.m_memory = opened.m_path / ".audioldm-batch";
        engine::context::ensureFolder(opened.m_memory / "items");
        auto seed = provideSeed(opened.m_memory / "batch.json");
        if (!seed) {
            return seed.error();
        }
        opened.m_seed = std::move(seed).value();
        opened.findRemains();
        // The file is there, so nobody needs what another program left half written of it.
        removeTemporaries(opened.m_memory, "batch.json");
        return opened;
    } catch (const EngineException& exception) {
        return exception.error();
    }
}

void OutputFolder::findRemains() {
    std::error_code cause;
    std::filesystem::directory_iterator entry(m_path, cause);
    for (; !cause && entry != std::filesystem::directory_iterator(); entry.increment(cause)) {
        std::string name = entry->path().filename().string();
        if (isTemporaryOf(name, "")) {
            m_remains.push_back(std::move(name));
        }
    }
}

std::int64_t OutputFolder::seedOf(const std::string& key) const {
    const std::string both = m_seed + key;
    const auto hash = engine::weights::hashOf(std::string_view(both));
    // Room for the seeds of the takes that follow, and exact in programs that know only doubles.
    return static_cast<std::int64_t>(hash.low >> 12U);
}

std::filesystem::path OutputFolder::item(const std::string& key, const char* kind) const {
    return m_memory / "items" / key.substr(0, 2) / (key + kind);
}

ItemState OutputFolder::stateOf(const std::string& key) const {
    if (isThere(item(key, kDone))) {
        return ItemState::Done;
    }
    return isThere(item(key, kFailed)) ? ItemState::Failed : ItemState::Waiting;
}

std::int64_t OutputFolder::failureOf(const std::string& key) const {
    const auto stamp = engine::context::stampOf(item(key, kFailed));
    return stamp ? stamp->modifiedNs : 0;
}

std::optional<ordered_json> OutputFolder::recordOf(const std::string& key) const {
    for (const char* const kind : {kDone, kFailed}) {
        try {
            const std::string text =
                engine::weights::readTextFile(item(key, kind), kMaxRecordBytes);
            ordered_json record = ordered_json::parse(text, nullptr, false);
            if (record.is_object()) {
                return record;
            }
        } catch (const EngineException&) {
            // There is none of this kind.
        }
    }
    return std::nullopt;
}

Result<void> OutputFolder::record(const std::string& key, const char* kind,
                                  const ordered_json& result) const {
    const std::filesystem::path file = item(key, kind);
    try {
        engine::context::ensureFolder(file.parent_path());
    } catch (const EngineException& exception) {
        return exception.error();
    }
    return engine::writeFileAtomically(
        file, result.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n");
}

Result<void> OutputFolder::recordDone(const std::string& key, const ordered_json& result) const {
    const auto recorded = record(key, kDone, result);
    if (recorded.ok()) {
        removeFile(item(key, kFailed));
        removeFile(item(key, kTries));
    }
    return recorded;
}

Result<void> OutputFolder::recordFailed(const std::string& key, const ordered_json& result) const {
    const auto recorded = record(key, kFailed, result);
    if (recorded.ok()) {
        removeFile(item(key, kTries));
    }
    return recorded;
}

Result<void> OutputFolder::noteStart(const std::string& key) const {
    const std::filesystem::path file = item(key, kTries);
    try {
        engine::context::ensureFolder(file.parent_path());
    } catch (const EngineException& exception) {
        return exception.error();
    }
    return append(file, 's');
}

void OutputFolder::noteInterruption(const std::string& key) const {
    (void)append(item(key, kTries), 'i');
}

int OutputFolder::crashesOf(const std::string& key) const {
    try {
        const std::string tries = engine::weights::readTextFile(item(key, kTries), kMaxRecordBytes);
        const auto starts = std::count(tries.begin(), tries.end(), 's');
        const auto stops = std::count(tries.begin(), tries.end(), 'i');
        return static_cast<int>(std::max<std::ptrdiff_t>(0, starts - stops));
    } catch (const EngineException&) {
        return 0;
    }
}

void OutputFolder::removeRemains(const std::string& key, const std::string& soundStem) const {
    removeRemainsOf(soundStem);
    if (isThere(item(key, kTries))) {
        removeTemporaries(item(key, "").parent_path(), key);
    }
}

void OutputFolder::removeRemainsOf(const std::string& name) const {
    for (const std::string& remains : m_remains) {
        if (isTemporaryOf(remains, name)) {
            removeFile(m_path / remains);
        }
    }
}

}  // namespace audioldm::batch
