// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace audioldm::engine::text {

using TokenId = std::uint32_t;

/// Most tokens of a vocabulary; RoBERTa has 50,265.
inline constexpr std::size_t kMostTokens = std::size_t{1} << 18;
/// Most merges; RoBERTa has 50,000.
inline constexpr std::size_t kMostMerges = std::size_t{1} << 18;
/// Longest token, in bytes as written in the file; RoBERTa's longest has 256.
inline constexpr std::size_t kLongestToken = 1024;

/// Tokens and their ids: 0, 1, ... without a gap, each once.
class Vocabulary final {
public:
    /// Adds an entry as a file gives it. Returns why it is refused, nothing when it is taken.
    [[nodiscard]] std::optional<std::string> add(std::string token, std::uint64_t id);
    /// To be called after the last add(). Returns why the whole is refused: gaps, ids twice.
    [[nodiscard]] std::optional<std::string> complete() const;

    [[nodiscard]] std::optional<TokenId> find(std::string_view token) const;
    [[nodiscard]] std::size_t size() const { return m_ids.size(); }

    friend bool operator==(const Vocabulary&, const Vocabulary&) = default;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, TokenId, Hash, std::equal_to<>> m_ids;
};

/// The two halves of a merge as a file gives them.
using MergeText = std::pair<std::string, std::string>;

/// A merge: `left` `right` become `result`. Its rank is its place in the list, the first is best.
struct Merge {
    TokenId left = 0;
    TokenId right = 0;
    TokenId result = 0;

    friend bool operator==(const Merge&, const Merge&) = default;
};

/// The ids of a merge, or why it is refused: a half or the result is not in the vocabulary.
struct MergeLookup {
    Merge merge;
    std::string refusal;  ///< empty when the merge is good
};
[[nodiscard]] MergeLookup findMerge(const Vocabulary& vocabulary, const MergeText& text);

}  // namespace audioldm::engine::text
