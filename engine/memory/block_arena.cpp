// SPDX-License-Identifier: MIT
#include "engine/memory/block_arena.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <new>

namespace audioldm::engine::memory {
namespace {

constexpr std::size_t kPage = 4096;
/// Size of a huge page; regions begin at one, so that their pages can be huge.
constexpr std::size_t kHugePage = std::size_t{2} * 1024 * 1024;
/// Address space that is reserved at a time; only pages that are touched become memory.
constexpr std::size_t kRegionBytes = std::size_t{64} * 1024 * 1024;

constexpr std::size_t roundUp(std::size_t bytes, std::size_t multiple) {
    return (bytes + multiple - 1) / multiple * multiple;
}

/// Gives the pages back and keeps the address space.
void dropPages(char* begin, std::size_t bytes) noexcept {
    madvise(begin, bytes, MADV_DONTNEED);
}

}  // namespace

BlockArena::BlockArena(std::size_t mostKept)
    : m_mostKept(mostKept) {}

BlockArena::~BlockArena() {
    for (const auto& [begin, bytes] : m_regions) {
        munmap(begin, bytes);
    }
}

void* BlockArena::take(std::size_t bytes) noexcept {
    bytes = roundUp(bytes, kPage);
    const std::scoped_lock lock(m_mutex);
    const auto fits = [bytes](const auto& range) { return range.second >= bytes; };
    try {
        auto found = std::find_if(m_free.begin(), m_free.end(), fits);
        if (found == m_free.end()) {
            if (!addRegion(bytes)) {
                return nullptr;
            }
            found = std::find_if(m_free.begin(), m_free.end(), fits);
        }
        return cut(found, bytes);
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}

void BlockArena::give(void* block, std::size_t bytes) noexcept {
    bytes = roundUp(bytes, kPage);
    auto* const begin = static_cast<char*>(block);
    const std::scoped_lock lock(m_mutex);
    if (m_kept + bytes > m_mostKept) {
        dropPages(begin, bytes);
    } else {
        m_kept += bytes;
    }
    try {
        insertFree(begin, bytes);
    } catch (const std::bad_alloc&) {
        // The place is lost, its pages are not: nothing else can be done in a release.
        dropPages(begin, bytes);
    }
}

void BlockArena::trim() noexcept {
    const std::scoped_lock lock(m_mutex);
    for (auto range = m_free.begin(); range != m_free.end();) {
        const auto region = m_regions.find(range->first);
        if (region != m_regions.end() && region->second == range->second) {
            munmap(range->first, range->second);
            m_regions.erase(region);
            range = m_free.erase(range);
        } else {
            dropPages(range->first, range->second);
            ++range;
        }
    }
    m_kept = 0;
}

std::size_t BlockArena::keptBytes() const {
    const std::scoped_lock lock(m_mutex);
    return m_kept;
}

/// The first `bytes` of a free range; the rest stays free.
void* BlockArena::cut(Ranges::iterator range, std::size_t bytes) {
    char* const begin = range->first;
    auto node = m_free.extract(range);
    if (node.mapped() > bytes) {
        node.key() = begin + bytes;
        node.mapped() -= bytes;
        m_free.insert(std::move(node));
    }
    m_kept -= std::min(m_kept, bytes);
    return begin;
}

bool BlockArena::addRegion(std::size_t bytes) {
    const std::size_t size = roundUp(std::max(bytes, kRegionBytes), kHugePage);
    void* const mapped = mmap(nullptr, size + kHugePage, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (mapped == MAP_FAILED) {
        return false;
    }
    auto* const start = static_cast<char*>(mapped);
    const std::size_t before = roundUp(reinterpret_cast<std::uintptr_t>(start), kHugePage) -
                               reinterpret_cast<std::uintptr_t>(start);
    if (before > 0) {
        munmap(start, before);
    }
    char* const begin = start + before;
    if (before < kHugePage) {
        munmap(begin + size, kHugePage - before);
    }
    madvise(begin, size, MADV_HUGEPAGE);  // only advice: a refusal does not matter
    m_regions.emplace(begin, size);
    m_free.emplace(begin, size);
    return true;
}

/// Joins the range with its free neighbours of the same region.
void BlockArena::insertFree(char* begin, std::size_t bytes) {
    const auto inserted = m_free.emplace(begin, bytes).first;
    const auto next = std::next(inserted);
    if (next != m_free.end() && begin + bytes == next->first && !m_regions.contains(next->first)) {
        inserted->second += next->second;
        m_free.erase(next);
    }
    if (inserted != m_free.begin() && !m_regions.contains(begin)) {
        const auto previous = std::prev(inserted);
        if (previous->first + previous->second == begin) {
            previous->second += inserted->second;
            m_free.erase(inserted);
        }
    }
}

}  // namespace audioldm::engine::memory
