// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "engine/text/added_tokens.h"
#include "engine/text/vocabulary_files.h"

namespace audioldm::engine::text {

/// What a tokenizer folder says besides vocabulary and merges.
struct TokenizerSettings {
    std::vector<AddedToken> tokens;    ///< each content once
    TokenId beginToken = 0;            ///< cls_token: before every text
    TokenId endToken = 0;              ///< sep_token: after every text
    std::size_t vocabularySize = 0;    ///< 1 + the largest id, added tokens included
    std::size_t maxLength = 512;       ///< model_max_length
    bool addsPrefixSpace = false;      ///< add_prefix_space
    bool splitsSpecialTokens = false;  ///< split_special_tokens
};

/// Reads tokenizer_config.json, special_tokens_map.json and added_tokens.json, each where it is
/// there, after the reference's rules:
/// - special tokens are those of tokenizer_config.json; unless it has "added_tokens_decoder", those
/// of
///   special_tokens_map.json come over them; else they are RoBERTa's.
/// - added tokens are "added_tokens_decoder"; unless it is there, added_tokens.json and the
///   added_tokens of tokenizer.json. What they say of a special token's white space counts.
/// - a token that is not in the vocabulary gets the next id after it.
///
/// throws  EngineException(ModelInvalid, Io), naming file and field: other types; an id that is not
/// the
///         token's; <s>, </s>, <pad> or <unk> (or what stands for them) not in the vocabulary;
///         truncation or padding on the left
/// Source: transformers PreTrainedTokenizerBase.from_pretrained, TokenizersBackend
[[nodiscard]] TokenizerSettings readTokenizerSettings(const std::filesystem::path& folder,
                                                      const Vocabulary& vocabulary,
                                                      const TokenizerJson* tokenizerJson);

/// Whether the folder has an entry of this name, be it a link that leads nowhere.
[[nodiscard]] bool hasEntry(const std::filesystem::path& folder, const char* name);

}  // namespace audioldm::engine::text
