// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/vocabulary.h"

namespace audioldm::engine::text {

/// A token that is recognised as a whole where it is written in a text, such as `<mask>`.
struct AddedToken {
    std::string content;
    TokenId id = 0;
    bool takesSpaceBefore = false;  ///< "lstrip": white space before it is part of it
    bool takesSpaceAfter = false;   ///< "rstrip"
    bool isNormalized = false;      ///< "normalized": looked for only after all others
    bool isSpecial = true;          ///< "special"
};

/// Most added tokens of a model; RoBERTa has 5.
inline constexpr std::size_t kMostAddedTokens = 4096;

/// A part of a text: an added token, or text between them.
struct TextPart {
    std::size_t begin = 0;         ///< byte offset
    std::size_t end = 0;           ///< byte offset
    std::optional<TokenId> token;  ///< nothing: ordinary text

    friend bool operator==(const TextPart&, const TextPart&) = default;
};

/// Finds added tokens in texts: from left to right, the longest where several begin; first those
/// that are not "normalized", then, in what is left, the others.
/// Immutable; may be used from any thread.
/// Source: tokenizers' AddedVocabulary
class AddedTokenFinder final {
public:
    /// tokens       contents not empty, each once, at most kLongestToken bytes
    /// splitSpecial  "split_special_tokens": special tokens are ordinary text
    AddedTokenFinder(const std::vector<AddedToken>& tokens, bool splitSpecial);

    /// text     valid UTF-8
    /// returns  the parts in their order, none of ordinary text empty
    [[nodiscard]] std::vector<TextPart> split(std::string_view text) const;

private:
    /// A tree of the tokens' bytes. Looking from one place costs at most the longest token's
    /// length.
    class Tree final {
    public:
        Tree();
        void insert(const AddedToken& token);
        /// The longest token at the start of `text`, if there is one.
        [[nodiscard]] const AddedToken* longestAt(std::string_view text) const;
        [[nodiscard]] bool empty() const { return m_tokens.empty(); }

    private:
        struct Node {
            std::vector<std::pair<char, std::size_t>> children;
            std::size_t token = kNoToken;
        };
        static constexpr std::size_t kNoToken = ~std::size_t{0};
        [[nodiscard]] const std::size_t* child(std::size_t node, char byte) const;

        std::vector<Node> m_nodes;
        std::vector<AddedToken> m_tokens;
    };

    void splitPart(const Tree& tree, std::string_view text, std::size_t begin, std::size_t end,
                   std::vector<TextPart>& parts) const;

    Tree m_plain;
    Tree m_normalized;
    bool m_splitSpecial = false;
};

}  // namespace audioldm::engine::text
