// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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
    [[nodiscard]] std::optional<std::string> add(std::string_view token, std::uint64_t id);
    /// To be called after the last add(). Returns why the whole is refused: gaps, ids twice.
    [[nodiscard]] std::optional<std::string> complete() const;

    [[nodiscard]] std::optional<TokenId> find(std::string_view token) const;
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

    friend bool operator==(const Vocabulary& left, const Vocabulary& right);

private:
    struct Entry {
        std::size_t begin = 0;  ///< in m_characters
        std::uint32_t length = 0;
        TokenId id = 0;
        std::size_t hash = 0;
    };

    [[nodiscard]] std::string_view tokenOf(const Entry& entry) const;
    [[nodiscard]] std::size_t slotOf(std::string_view token, std::size_t hash) const;
    void grow();

    // All tokens in one string and an open hash table of their places, at most half full: three
    // times as fast to fill and to ask as std::unordered_map, and it is asked 150,000 times a load.
    std::string m_characters;
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_slots;  ///< 1 + place in m_entries, 0 for none
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
