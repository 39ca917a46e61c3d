// SPDX-License-Identifier: MIT
#include "engine/text/vocabulary_files.h"

#include <algorithm>
#include <string_view>

#include "engine/core/exception.h"
#include "engine/text/merge_list.h"
#include "engine/text/vocabulary_events.h"
#include "engine/weights/json_reader.h"
#include "engine/weights/regular_file.h"

namespace audioldm::engine::text {

namespace {

/// RoBERTa's has 456 kB.
constexpr std::size_t kMostMergesBytes = std::size_t{32} << 20;

}  // namespace

Vocabulary readVocabularyFile(const std::filesystem::path& path) {
    const std::string text = weights::readTextFile(path, weights::kVocabularyJsonLimits.maxBytes);
    VocabularyEvents events;
    weights::readJsonEvents(text, path.string(), weights::kVocabularyJsonLimits, events);
    return std::move(events).take(path.string());
}

std::vector<Merge> readMergesFile(const std::filesystem::path& path, const Vocabulary& vocabulary) {
    const std::string text = weights::readTextFile(path, kMostMergesBytes);
    MergeList list(vocabulary);
    std::string_view rest = text;
    std::size_t line = 0;
    while (!rest.empty()) {
        ++line;
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view content = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (content.ends_with('\r')) {
            content.remove_suffix(1);
        }
        if (content.starts_with("#version") || (content.empty() && rest.empty())) {
            continue;
        }
        if (const auto refusal = list.addLine(content)) {
            fail(ErrorCode::ModelInvalid,
                 concat(path.string(), ": line ", line, ": ", *refusal,
                        ". Get the model's tokenizer files again."),
                 path.string());
        }
    }
    return std::move(list).take();
}

}  // namespace audioldm::engine::text
