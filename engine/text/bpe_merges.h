// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/text/vocabulary.h"

namespace audioldm::engine::text {

/// A token and where it begins in its piece of text, in bytes.
struct Symbol {
    TokenId id = 0;
    std::uint32_t begin = 0;

    friend bool operator==(const Symbol&, const Symbol&) = default;
};

/// The ranked merges of byte-pair encoding. Immutable; apply() may be called from any thread.
/// Source: Sennrich et al. 2016, algorithm 1
class BpeMerges final {
public:
    BpeMerges() = default;
    /// merges  best first, no pair twice (of one that is there twice the first counts)
    explicit BpeMerges(std::span<const Merge> merges);

    /// Joins neighbours, always the pair of the best rank and of those the leftmost one, until no
    /// pair is left that has a merge. O(n log n) for n symbols, so that one word of a million
    /// letters is no trap; n < 2^32.
    void apply(std::vector<Symbol>& symbols) const;

private:
    struct Entry {
        std::uint64_t pair = kEmpty;
        std::uint32_t rank = 0;
        TokenId result = 0;
    };
    static constexpr std::uint64_t kEmpty = ~std::uint64_t{0};

    [[nodiscard]] std::size_t slotOf(std::uint64_t pair) const;
    [[nodiscard]] const Entry* find(TokenId left, TokenId right) const;

    /// Open addressing, at most half full: one cache line a lookup instead of a node a lookup.
    std::vector<Entry> m_table;

    class Worker;
};

}  // namespace audioldm::engine::text
