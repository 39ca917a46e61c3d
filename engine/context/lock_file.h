// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>

#include "engine/core/descriptor.h"

namespace audioldm::engine::context {

enum class LockKind {
    Shared,
    Exclusive,
};

/// A lock that other programs see, and other objects of this one. It ends with the object, or with
/// the process in whichever way that ends; the file stays.
///
/// Source: flock(2), a lock of the open file, not of the process
class LockFile final {
public:
    /// Waits until the lock is had; none after `patience`.
    /// throws  EngineException(Io): the file cannot be made or opened
    [[nodiscard]] static std::optional<LockFile> acquire(const std::filesystem::path& file,
                                                         LockKind kind,
                                                         std::chrono::milliseconds patience);

    LockFile(LockFile&&) noexcept = default;
    LockFile& operator=(LockFile&&) noexcept = default;
    ~LockFile();

private:
    explicit LockFile(Descriptor file)
        : m_file(std::move(file)) {}

    Descriptor m_file;
};

}  // namespace audioldm::engine::context
