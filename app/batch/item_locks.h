// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "engine/api/result.h"
#include "engine/core/descriptor.h"

namespace audioldm::batch {

/// Says to other programs, also on other machines, which line is being done here: each line is a
/// byte of one file, and its lock is a lock of that byte. Locks end with the process, in whichever
/// way that ends, and no file of a line is left to be tidied away.
///
/// Source: fcntl(2), open file description locks; NFS carries them as POSIX locks
/// thread  any
class ItemLocks final {
public:
    /// The lock of one line; freed by the destructor. Must not outlive its ItemLocks.
    class Lock final {
    public:
        Lock(int file, std::int64_t place)
            : m_file(file),
              m_place(place) {}
        Lock(Lock&& other) noexcept
            : m_file(std::exchange(other.m_file, -1)),
              m_place(other.m_place) {}
        Lock& operator=(Lock&&) = delete;
        Lock(const Lock&) = delete;
        Lock& operator=(const Lock&) = delete;
        ~Lock();

    private:
        int m_file;
        std::int64_t m_place;
    };

    /// errors  Io
    [[nodiscard]] static Result<ItemLocks> open(const std::filesystem::path& file);

    /// The lock of the line with this key; none while another program has it.
    /// errors  Io: the file system knows no locks, for instance
    [[nodiscard]] Result<std::optional<Lock>> tryLock(const std::string& key) const;

private:
    ItemLocks(engine::Descriptor file, std::filesystem::path path)
        : m_file(std::move(file)),
          m_path(std::move(path)) {}

    engine::Descriptor m_file;
    std::filesystem::path m_path;
};

}  // namespace audioldm::batch
