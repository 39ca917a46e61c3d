// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <mutex>

namespace audioldm::engine::memory {

/// Memory for blocks that come and go, taken from the system once and used again and again.
///
/// A page that a process touches for the first time costs the system as much as computing a quarter
/// of what a convolution writes into it, so activations share the pages of earlier ones: a block is
/// cut from the lowest free place that holds it, and free neighbours grow together again.
///
/// thread  any
class BlockArena final {
public:
    /// mostKept: bytes of free memory that are kept; a block that would exceed them gives its pages
    ///           back at once.
    explicit BlockArena(std::size_t mostKept);
    ~BlockArena();
    BlockArena(const BlockArena&) = delete;
    BlockArena& operator=(const BlockArena&) = delete;

    /// A block of at least `bytes`, at the start of a page; null when the system refuses.
    [[nodiscard]] void* take(std::size_t bytes) noexcept;

    /// Gives back what take(bytes) returned.
    void give(void* block, std::size_t bytes) noexcept;

    /// Gives the pages of all free memory back to the system.
    void trim() noexcept;

    /// Free bytes whose pages are kept; approximate where free neighbours differ in that.
    [[nodiscard]] std::size_t keptBytes() const;

private:
    using Ranges = std::map<char*, std::size_t>;  // by address, never adjacent within a region

    [[nodiscard]] void* cut(Ranges::iterator range, std::size_t bytes);
    [[nodiscard]] bool addRegion(std::size_t bytes);
    void insertFree(char* begin, std::size_t bytes);

    std::size_t m_mostKept;  // immutable
    mutable std::mutex m_mutex;
    Ranges m_regions;  // guarded by m_mutex, like all below
    Ranges m_free;
    std::size_t m_kept = 0;
};

}  // namespace audioldm::engine::memory
