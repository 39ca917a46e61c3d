// SPDX-License-Identifier: MIT
#include "engine/context/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <thread>

#include "engine/context/files.h"

namespace audioldm::engine::context {

std::optional<LockFile> LockFile::acquire(const std::filesystem::path& file, LockKind kind,
                                          std::chrono::milliseconds patience) {
    Descriptor descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (!descriptor.isOpen()) {
        failIo("Cannot open", file, errno);
    }
    const int operation = (kind == LockKind::Shared ? LOCK_SH : LOCK_EX) | LOCK_NB;
    const auto end = std::chrono::steady_clock::now() + patience;
    while (::flock(descriptor.number(), operation) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            failIo("Cannot lock", file, errno);
        }
        if (std::chrono::steady_clock::now() >= end) {
            return std::nullopt;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return LockFile(std::move(descriptor));
}

LockFile::~LockFile() {
    if (m_file.isOpen()) {
        // Closing would do, unless it fails.
        static_cast<void>(::flock(m_file.number(), LOCK_UN));
    }
}

}  // namespace audioldm::engine::context
