// SPDX-License-Identifier: MIT
#include "engine/text/bpe_merges.h"

#include <algorithm>
#include <bit>
#include <functional>

namespace audioldm::engine::text {

namespace {

constexpr std::uint64_t pairOf(TokenId left, TokenId right) {
    return (std::uint64_t{left} << 32) | right;
}

}  // namespace

BpeMerges::BpeMerges(std::span<const Merge> merges)
    : m_table(std::bit_ceil(2 * merges.size() + 1)) {
    for (std::size_t rank = 0; rank < merges.size(); ++rank) {
        const Merge& merge = merges[rank];
        const std::uint64_t pair = pairOf(merge.left, merge.right);
        Entry& entry = m_table[slotOf(pair)];
        if (entry.pair == kEmpty) {
            entry = {pair, static_cast<std::uint32_t>(rank), merge.result};
        }
    }
}

/// The slot that holds `pair`, or the empty one where it would be.
std::size_t BpeMerges::slotOf(std::uint64_t pair) const {
    // Fibonacci hashing; both halves of the pair reach the high bits.
    const std::size_t mask = m_table.size() - 1;
    std::size_t slot = static_cast<std::size_t>((pair * 0x9E3779B97F4A7C15ULL) >> 32) & mask;
    while (m_table[slot].pair != kEmpty && m_table[slot].pair != pair) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

const BpeMerges::Entry* BpeMerges::find(TokenId left, TokenId right) const {
    const Entry& entry = m_table[slotOf(pairOf(left, right))];
    return entry.pair == kEmpty ? nullptr : &entry;
}

/// One run over one list of symbols: a linked list over the array, and a heap of the pairs that
/// have a merge, by (rank, place). A pair whose symbols have changed since stays in the heap and is
/// passed over when it comes up.
class BpeMerges::Worker final {
public:
    Worker(const BpeMerges& merges, std::vector<Symbol>& symbols)
        : m_merges(merges),
          m_symbols(symbols),
          m_links(symbols.size()) {}

    void run() {
        const auto count = static_cast<std::uint32_t>(m_symbols.size());
        for (std::uint32_t place = 0; place < count; ++place) {
            m_links[place] = {place == 0 ? kNone : place - 1,
                              place + 1 == count ? kNone : place + 1, true};
        }
        for (std::uint32_t place = 0; place + 1 < count; ++place) {
            if (const Entry* merge = mergeAt(place)) {
                m_heap.push_back(keyOf(merge->rank, place));
            }
        }
        std::make_heap(m_heap.begin(), m_heap.end(), std::greater{});
        while (!m_heap.empty()) {
            std::pop_heap(m_heap.begin(), m_heap.end(), std::greater{});
            const std::uint64_t key = m_heap.back();
            m_heap.pop_back();
            const auto place = static_cast<std::uint32_t>(key);
            const Entry* merge = m_links[place].alive ? mergeAt(place) : nullptr;
            if (merge != nullptr && keyOf(merge->rank, place) == key) {
                join(place, merge->result);
            }
        }
        std::size_t kept = 0;
        for (std::uint32_t place = 0; place != kNone; place = m_links[place].next) {
            m_symbols[kept++] = m_symbols[place];
        }
        m_symbols.resize(kept);
    }

private:
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};
    struct Link {
        std::uint32_t previous = kNone;
        std::uint32_t next = kNone;
        bool alive = true;
    };

    static std::uint64_t keyOf(std::uint32_t rank, std::uint32_t place) {
        return (std::uint64_t{rank} << 32) | place;
    }

    /// The merge of the symbol at `place` with its neighbour to the right, if there is one.
    [[nodiscard]] const Entry* mergeAt(std::uint32_t place) const {
        const std::uint32_t next = m_links[place].next;
        return next == kNone ? nullptr : m_merges.find(m_symbols[place].id, m_symbols[next].id);
    }

    void push(std::uint32_t place) {
        if (const Entry* merge = mergeAt(place)) {
            m_heap.push_back(keyOf(merge->rank, place));
            std::push_heap(m_heap.begin(), m_heap.end(), std::greater{});
        }
    }

    void join(std::uint32_t place, TokenId result) {
        m_symbols[place].id = result;
        Link& link = m_links[place];
        Link& taken = m_links[link.next];
        taken.alive = false;
        link.next = taken.next;
        if (link.next != kNone) {
            m_links[link.next].previous = place;
        }
        if (link.previous != kNone) {
            push(link.previous);
        }
        push(place);
    }

    const BpeMerges& m_merges;
    std::vector<Symbol>& m_symbols;
    std::vector<Link> m_links;
    std::vector<std::uint64_t> m_heap;
};

void BpeMerges::apply(std::vector<Symbol>& symbols) const {
    if (symbols.size() > 1 && !m_table.empty()) {
        Worker(*this, symbols).run();
    }
}

}  // namespace audioldm::engine::text
