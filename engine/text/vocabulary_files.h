// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/text/added_tokens.h"
#include "engine/text/vocabulary.h"

namespace audioldm::engine::text {

/// An added token as a file gives it: its id is what the file says.
struct AddedTokenEntry {
    AddedToken token;
    std::uint64_t writtenId = 0;
};

/// What is read of tokenizer.json. Its normalizer, pre-tokenizer, post-processor and decoder are
/// not: the reference makes RoBERTa's own, whatever the file says.
struct TokenizerJson {
    Vocabulary vocabulary;
    std::vector<Merge> merges;
    std::vector<AddedTokenEntry> addedTokens;
    std::string truncationDirection;  ///< "Right", "Left", or empty
    std::string paddingDirection;     ///< "Right", "Left", or empty
};

/// vocab.json: an object of tokens and ids.
/// throws  EngineException(ModelMissing, ModelInvalid, Io), naming file, line and entry: an id that
/// is
///         not an integer from 0 on, a token or an id twice, a gap in the ids, beyond the limits of
///         vocabulary.h
[[nodiscard]] Vocabulary readVocabularyFile(const std::filesystem::path& path);

/// merges.txt: a merge a line, its two tokens with one space between them. A line that begins with
/// "#version" says nothing, and none has to; lines may end in CR LF. An empty line is taken only as
/// the last one.
/// throws  EngineException(ModelMissing, ModelInvalid, Io), naming file and line: other than two
/// fields,
///         NUL, a token that is not in the vocabulary, a merge twice, beyond the limits
[[nodiscard]] std::vector<Merge> readMergesFile(const std::filesystem::path& path,
                                                const Vocabulary& vocabulary);

/// tokenizer.json, with merges as "a b" or as ["a", "b"].
/// throws  EngineException(ModelMissing, ModelInvalid, Io), as the two above
[[nodiscard]] TokenizerJson readTokenizerJson(const std::filesystem::path& path);

}  // namespace audioldm::engine::text
