// SPDX-License-Identifier: MIT
#include "app/batch/item_locks.h"

#include <fcntl.h>

#include <cerrno>
#include <system_error>

#include "engine/core/exception.h"

namespace audioldm::batch {
namespace {

struct flock byteAt(std::int64_t place, short type) {
    struct flock range {};
    range.l_type = type;
    range.l_whence = SEEK_SET;
    range.l_start = place;
    range.l_len = 1;
    return range;
}

/// A place below 2^62, which every file system takes.
std::int64_t placeOf(const std::string& key) {
    return static_cast<std::int64_t>(std::stoull(key.substr(0, 16), nullptr, 16) >> 2U);
}

Error ioError(const std::string& what, const std::filesystem::path& path, int cause,
              const char* remedy) {
    return {ErrorCode::Io,
            engine::concat(what, " \"", path.string(),
                           "\": ", std::generic_category().message(cause), ".", remedy),
            path.string()};
}

}  // namespace

ItemLocks::Lock::~Lock() {
    if (m_file >= 0) {
        struct flock range = byteAt(m_place, F_UNLCK);
        ::fcntl(m_file, F_OFD_SETLK, &range);
    }
}

Result<ItemLocks> ItemLocks::open(const std::filesystem::path& file) {
    engine::Descriptor descriptor(
        ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
    if (!descriptor.isOpen()) {
        return ioError("Cannot open", file, errno, "");
    }
    return ItemLocks(std::move(descriptor), file);
}

Result<std::optional<ItemLocks::Lock>> ItemLocks::tryLock(const std::string& key) const {
    const std::int64_t place = placeOf(key);
    struct flock range = byteAt(place, F_WRLCK);
    while (::fcntl(m_file.number(), F_OFD_SETLK, &range) != 0) {
        if (errno == EAGAIN || errno == EACCES) {
            return std::optional<Lock>{};
        }
        if (errno != EINTR) {
            return ioError("Cannot lock", m_path, errno,
                           " Choose a folder on a file system with locks: without them two "
                           "programs would do the same line.");
        }
    }
    return std::optional<Lock>(std::in_place, m_file.number(), place);
}

}  // namespace audioldm::batch
