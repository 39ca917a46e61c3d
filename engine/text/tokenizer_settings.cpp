// SPDX-License-Identifier: MIT
#include "engine/text/tokenizer_settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/core/exception.h"
#include "engine/text/added_token_entry.h"
#include "engine/text/special_token_names.h"
#include "engine/weights/json_reader.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::text {

namespace {

using Json = nlohmann::json;

constexpr const char* kConfigName = "tokenizer_config.json";
constexpr const char* kTokenMapName = "special_tokens_map.json";
constexpr const char* kAddedTokensName = "added_tokens.json";
/// Longer than any text encoder's positions; what is beyond means "no limit".
constexpr std::uint64_t kLongestMaxLength = 1 << 16;

/// The file's object, empty when the file is not there.
Json readObject(const std::filesystem::path& folder, const char* name) {
    if (!hasEntry(folder, name)) {
        return Json::object();
    }
    weights::JsonLimits limits = weights::kConfigJsonLimits;
    // transformers writes "no limit" as an integer of 31 digits.
    limits.hugeIntegersAsFloat = true;
    const std::filesystem::path path = folder / name;
    Json value = weights::readJsonFile(path, limits);
    if (!value.is_object()) {
        refuseField({path.string(), "the whole"}, "is not an object");
    }
    return value;
}

/// Gathers added tokens and gives them their ids.
class TokenGatherer final {
public:
    TokenGatherer(const Vocabulary& vocabulary, std::vector<AddedToken>& tokens)
        : m_vocabulary(vocabulary),
          m_tokens(tokens) {}

    /// Later tokens of the same content replace the earlier ones.
    void add(AddedToken token) {
        const auto same = std::find_if(
            m_tokens.begin(), m_tokens.end(),
            [&token](const AddedToken& other) { return other.content == token.content; });
        if (same != m_tokens.end()) {
            token.id = same->id;
            *same = std::move(token);
            return;
        }
        if (const auto id = m_vocabulary.find(token.content)) {
            token.id = *id;
        } else {
            token.id = static_cast<TokenId>(m_vocabulary.size() + m_appended++);
        }
        m_tokens.push_back(std::move(token));
    }

    [[nodiscard]] bool contains(const std::string& content) const {
        return std::any_of(m_tokens.begin(), m_tokens.end(), [&content](const AddedToken& token) {
            return token.content == content;
        });
    }

    void addWritten(const AddedTokenEntry& entry, const JsonPlace& place) {
        add(entry.token);
        if (m_tokens.back().content != entry.token.content ||
            m_tokens.back().id != entry.writtenId) {
            refuseField(place,
                        concat("gives ", weights::quotedForMessage(entry.token.content), " the id ",
                               entry.writtenId, ", but by the vocabulary it has ",
                               "another one, or the token is there twice"));
        }
    }

    [[nodiscard]] std::size_t appended() const { return m_appended; }

private:
    const Vocabulary& m_vocabulary;
    std::vector<AddedToken>& m_tokens;
    std::size_t m_appended = 0;
};

std::uint64_t parseId(const std::string& text, const JsonPlace& place) {
    std::uint64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc{} || end != text.data() + text.size()) {
        refuseField(
            place, concat("has the key ", weights::quotedForMessage(text), ", which is not an id"));
    }
    return id;
}

/// In the order of their ids, which is that in which the reference adds them.
using EntriesById = std::map<std::uint64_t, AddedTokenEntry>;

EntriesById readDecoder(const Json& decoder, const JsonPlace& place) {
    if (!decoder.is_object()) {
        refuseField(place, "is not an object");
    }
    EntriesById entries;
    for (const auto& [key, value] : decoder.items()) {
        const std::uint64_t id = parseId(key, place);
        AddedToken token = parseAddedToken(value, {place.file, concat(place.field, ".", key)});
        if (!entries.emplace(id, AddedTokenEntry{std::move(token), id}).second) {
            refuseField(place, concat("has the id ", id, " twice"));
        }
    }
    return entries;
}

void readAddedTokensFile(const std::filesystem::path& folder, const SpecialTokens& special,
                         EntriesById& entries) {
    const std::string file = (folder / kAddedTokensName).string();
    const Json content = readObject(folder, kAddedTokensName);
    for (const auto& [key, value] : content.items()) {
        const JsonPlace place{file, concat("the id of ", weights::quotedForMessage(key))};
        if (!value.is_number_unsigned()) {
            refuseField(place, "is not an integer from 0 on");
        }
        AddedToken token = parseSpecialToken(key, place);
        token.isSpecial = special.contains(key);
        token.isNormalized = !token.isSpecial;
        const auto id = value.get<std::uint64_t>();
        if (!entries.emplace(id, AddedTokenEntry{std::move(token), id}).second) {
            refuseField(place, concat("is ", id, ", like that of another token"));
        }
    }
}

std::size_t readMaxLength(const Json& config) {
    for (const char* key : {"model_max_length", "max_len"}) {
        const auto found = config.find(key);
        if (found != config.end() && found->is_number_unsigned()) {
            const auto length = found->get<std::uint64_t>();
            if (length >= 2 && length <= kLongestMaxLength) {
                return static_cast<std::size_t>(length);
            }
        }
    }
    return TokenizerSettings{}.maxLength;
}

void refuseLeftSide(const Json& config, const std::string& file, const TokenizerJson* json) {
    for (const char* key : {"truncation_side", "padding_side"}) {
        const auto found = config.find(key);
        if (found != config.end() && *found != "right") {
            refuseField({file, key}, "is not \"right\", the only side that this program knows");
        }
    }
    for (const std::string* direction : {json == nullptr ? nullptr : &json->truncationDirection,
                                         json == nullptr ? nullptr : &json->paddingDirection}) {
        if (direction != nullptr && !direction->empty() && *direction != "Right") {
            refuseField({"tokenizer.json", "a direction"},
                        "is not \"Right\", the only side that this program knows");
        }
    }
}

/// The id of a token that every text or every batch needs.
TokenId requiredToken(const SpecialTokens& special, const char* name, const Vocabulary& vocabulary,
                      const std::filesystem::path& folder) {
    const AddedToken* token = special.find(name);
    if (token == nullptr) {
        refuseField({folder.string(), name}, "is null; the model needs it");
    }
    const auto id = vocabulary.find(token->content);
    if (!id) {
        refuseField({folder.string(), concat(name, " ", weights::quotedForMessage(token->content))},
                    "is not in the vocabulary");
    }
    return *id;
}

/// Named tokens over entries: what the entries say of a token counts.
void gatherTokens(const EntriesById& entries, const SpecialTokens& special,
                  const std::filesystem::path& folder, const Vocabulary& vocabulary,
                  TokenizerSettings& settings) {
    TokenGatherer gatherer(vocabulary, settings.tokens);
    for (const auto& [id, entry] : entries) {
        gatherer.addWritten(entry, {folder.string(), concat("the added token ", id)});
    }
    std::vector<AddedToken> others = special.inOrder();
    std::erase_if(
        others, [&gatherer](const AddedToken& token) { return gatherer.contains(token.content); });
    for (AddedToken& token : others) {
        gatherer.add(std::move(token));
    }
    if (settings.tokens.size() > kMostAddedTokens) {
        refuseField({folder.string(), "the list of added tokens"},
                    concat("has more than ", kMostAddedTokens, " entries"));
    }
    settings.vocabularySize = vocabulary.size() + gatherer.appended();
}

}  // namespace

bool hasEntry(const std::filesystem::path& folder, const char* name) {
    std::error_code error;
    return std::filesystem::symlink_status(folder / name, error).type() !=
           std::filesystem::file_type::not_found;
}

TokenizerSettings readTokenizerSettings(const std::filesystem::path& folder,
                                        const Vocabulary& vocabulary,
                                        const TokenizerJson* tokenizerJson) {
    const Json config = readObject(folder, kConfigName);
    const std::string configFile = (folder / kConfigName).string();
    refuseLeftSide(config, configFile, tokenizerJson);

    TokenizerSettings settings;
    settings.maxLength = readMaxLength(config);
    settings.addsPrefixSpace = boolOr(config, "add_prefix_space", false, {configFile, ""});
    settings.splitsSpecialTokens = boolOr(config, "split_special_tokens", false, {configFile, ""});

    SpecialTokens special;
    special.takeFrom(config, configFile);
    EntriesById entries;
    if (const auto decoder = config.find("added_tokens_decoder"); decoder != config.end()) {
        entries = readDecoder(*decoder, {configFile, "added_tokens_decoder"});
    } else {
        special.takeFrom(readObject(folder, kTokenMapName), (folder / kTokenMapName).string());
        readAddedTokensFile(folder, special, entries);
        if (tokenizerJson != nullptr) {
            for (const AddedTokenEntry& entry : tokenizerJson->addedTokens) {
                entries[entry.writtenId] = entry;
            }
        }
    }

    gatherTokens(entries, special, folder, vocabulary, settings);
    for (const char* name : {"bos_token", "eos_token", "unk_token", "pad_token"}) {
        static_cast<void>(requiredToken(special, name, vocabulary, folder));
    }
    settings.beginToken = requiredToken(special, "cls_token", vocabulary, folder);
    settings.endToken = requiredToken(special, "sep_token", vocabulary, folder);
    return settings;
}

}  // namespace audioldm::engine::text
