// SPDX-License-Identifier: MIT
#include <utility>

#include "engine/core/exception.h"
#include "engine/text/added_token_entry.h"
#include "engine/text/merge_list.h"
#include "engine/text/tokenizer_json_events.h"
#include "engine/text/vocabulary_files.h"
#include "engine/weights/json_reader.h"
#include "engine/weights/regular_file.h"

namespace audioldm::engine::text {

namespace {

[[noreturn]] void refuseFile(const std::string& sourceName, const std::string& reason) {
    fail(ErrorCode::ModelInvalid,
         concat(sourceName, ": ", reason, ". Get the model's tokenizer files again."), sourceName);
}

std::vector<Merge> findMerges(const std::vector<MergeText>& texts, const Vocabulary& vocabulary,
                              const std::string& sourceName) {
    MergeList list(vocabulary);
    for (std::size_t index = 0; index < texts.size(); ++index) {
        const MergeText& text = texts[index];
        const auto refusal = text.second.empty() ? list.addLine(text.first) : list.add(text);
        if (refusal) {
            refuseFile(sourceName, concat("model.merges[", index, "]: ", *refusal));
        }
    }
    return std::move(list).take();
}

}  // namespace

TokenizerJson readTokenizerJson(const std::filesystem::path& path) {
    const std::string sourceName = path.string();
    const std::string text = weights::readTextFile(path, weights::kVocabularyJsonLimits.maxBytes);
    TokenizerJsonEvents events;
    weights::readJsonEvents(text, sourceName, weights::kVocabularyJsonLimits, events);
    if (const auto missing = events.missing()) {
        refuseFile(sourceName, concat(*missing, " is missing"));
    }
    TokenizerJson result;
    result.vocabulary = std::move(events.vocabulary).take(sourceName);
    result.merges = findMerges(events.merges, result.vocabulary, sourceName);
    for (const nlohmann::json& entry : events.addedTokens) {
        const std::string where = concat("added_tokens[", result.addedTokens.size(), "]");
        if (!entry.contains("id")) {
            refuseFile(sourceName, concat(where, ".id is missing"));
        }
        if (!entry["id"].is_number_unsigned()) {
            refuseFile(sourceName, concat(where, ".id is not an integer from 0 on"));
        }
        result.addedTokens.push_back(
            {parseAddedToken(entry, {sourceName, where}), entry["id"].get<std::uint64_t>()});
    }
    result.truncationDirection = std::move(events.truncationDirection);
    result.paddingDirection = std::move(events.paddingDirection);
    return result;
}

}  // namespace audioldm::engine::text
