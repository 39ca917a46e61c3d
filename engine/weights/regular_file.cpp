// SPDX-License-Identifier: MIT
#include "engine/weights/regular_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/core/exception.h"

namespace audioldm::engine::weights {

namespace {

const char* kindName(mode_t mode) {
    switch (mode & S_IFMT) {
        case S_IFDIR:
            return "a folder";
        case S_IFIFO:
            return "a named pipe";
        case S_IFSOCK:
            return "a socket";
        case S_IFCHR:
        case S_IFBLK:
            return "a device";
        default:
            return "not a regular file";
    }
}

[[noreturn]] void refuseKind(const std::string& path, mode_t mode) {
    fail(ErrorCode::ModelInvalid,
         concat(path, " is ", kindName(mode), "; a regular file is expected there"), path);
}

[[noreturn]] void failToOpen(const std::string& path, int error) {
    switch (error) {
        case ENOENT: {
            struct stat link {};
            const bool dangling = lstat(path.c_str(), &link) == 0;
            fail(ErrorCode::ModelMissing,
                 concat(path,
                        dangling ? " is a link to a file that does not exist" : " does not exist",
                        "; download or copy the model again"),
                 path);
        }
        case ENOTDIR:
            fail(ErrorCode::ModelMissing,
                 concat(path, " does not exist: a part of the path is not a folder"), path);
        case ELOOP:
            fail(ErrorCode::ModelInvalid, concat(path, " is a link that leads in a circle"), path);
        case ENAMETOOLONG:
            fail(ErrorCode::ModelInvalid, concat(path, ": the path is too long"), path);
        default:
            fail(ErrorCode::Io, concat(path, " cannot be opened: ", std::strerror(error)), path);
    }
}

}  // namespace

RegularFile RegularFile::open(const std::filesystem::path& path) {
    const std::string name = path.string();
    if (name.find('\0') != std::string::npos) {
        fail(ErrorCode::ModelInvalid, "a file path holds a NUL byte");
    }
    // Looked at before it is opened, as opening alone can act on a device; looked at again after,
    // as the name may mean another file by then.
    struct stat before {};
    if (stat(name.c_str(), &before) != 0) {
        failToOpen(name, errno);
    }
    if (!S_ISREG(before.st_mode)) {
        refuseKind(name, before.st_mode);
    }
    RegularFile file;
    file.m_path = path;
    file.m_descriptor = ::open(name.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (file.m_descriptor < 0) {
        failToOpen(name, errno);
    }
    struct stat opened {};
    if (fstat(file.m_descriptor, &opened) != 0) {
        fail(ErrorCode::Io, concat(name, " cannot be read: ", std::strerror(errno)), name);
    }
    if (!S_ISREG(opened.st_mode)) {
        refuseKind(name, opened.st_mode);
    }
    file.m_size = static_cast<std::uint64_t>(opened.st_size);
    return file;
}

RegularFile::RegularFile(RegularFile&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_size(std::exchange(other.m_size, 0)) {}

RegularFile& RegularFile::operator=(RegularFile&& other) noexcept {
    std::swap(m_path, other.m_path);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_size, other.m_size);
    return *this;
}

RegularFile::~RegularFile() {
    if (m_descriptor >= 0) {
        close(m_descriptor);
    }
}

void RegularFile::readAt(std::span<std::byte> target, std::uint64_t offset) const {
    if (offset > m_size || target.size() > m_size - offset) {
        fail(ErrorCode::Io,
             concat(m_path.string(), ": a read of ", target.size(), " bytes at ", offset,
                    " lies beyond the end of the file (", m_size, " bytes)"),
             m_path.string());
    }
    while (!target.empty()) {
        const ssize_t count =
            pread(m_descriptor, target.data(), target.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            fail(ErrorCode::Io, concat(m_path.string(), " cannot be read: ", std::strerror(errno)),
                 m_path.string());
        }
        if (count == 0) {
            fail(ErrorCode::Io,
                 concat(m_path.string(), " has become shorter while it was read (it ended at byte ",
                        offset, " of ", m_size, "); load the model again"),
                 m_path.string());
        }
        target = target.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
}

std::string readTextFile(const std::filesystem::path& path, std::size_t maxBytes) {
    const RegularFile file = RegularFile::open(path);
    if (file.size() > maxBytes) {
        fail(ErrorCode::ModelInvalid,
             concat(path.string(), " has ", file.size(), " bytes; at most ", maxBytes,
                    " are accepted for this kind of file"),
             path.string());
    }
    std::string text(static_cast<std::size_t>(file.size()), '\0');
    file.readAt(std::as_writable_bytes(std::span(text)), 0);
    return text;
}

}  // namespace audioldm::engine::weights
