// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "engine/text/vocabulary.h"

namespace audioldm::engine::text {

/// Gathers a file's merges, in the order of their ranks.
class MergeList final {
public:
    /// vocabulary  complete; must outlive the list
    explicit MergeList(const Vocabulary& vocabulary)
        : m_vocabulary(vocabulary) {}

    /// Returns why the merge is refused, nothing when it is taken: beyond kMostMerges, a token that
    /// is not in the vocabulary, a pair twice.
    [[nodiscard]] std::optional<std::string> add(const MergeText& text);
    /// The same of "a b".
    [[nodiscard]] std::optional<std::string> addLine(std::string_view line);

    [[nodiscard]] std::vector<Merge> take() && { return std::move(m_merges); }

private:
    const Vocabulary& m_vocabulary;
    std::vector<Merge> m_merges;
    std::unordered_set<std::uint64_t> m_pairs;
};

/// The two tokens of "a b", or nothing when there are not two with one space between them.
[[nodiscard]] std::optional<MergeText> splitMergeLine(std::string_view line);

}  // namespace audioldm::engine::text
