// SPDX-License-Identifier: MIT
#include "engine/context/owner.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <string>

#include "engine/context/files.h"

namespace audioldm::engine::context {
namespace {

std::filesystem::path fileOf(const std::filesystem::path& folder, const std::string& name) {
    return folder / (name + ".lock");
}

}  // namespace

Owner::Owner(const std::filesystem::path& folder)
    : m_folder(folder) {
    ensureFolder(folder);
    while (!tryToBecome(randomId())) {
    }
}

bool Owner::tryToBecome(const std::string& name) {
    const std::filesystem::path file = fileOf(m_folder, name);
    Descriptor descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!descriptor.isOpen()) {
        failIo("Cannot make", file, errno);
    }
    if (::flock(descriptor.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            return false;  // somebody is just finding out whether this owner lives
        }
        const int cause = errno;
        ::unlink(file.c_str());
        failIo("Cannot lock", file, cause);
    }
    struct stat held {};
    if (::fstat(descriptor.number(), &held) != 0 || held.st_nlink == 0) {
        return false;  // taken for dead and removed before it was locked
    }
    m_name = name;
    m_file = std::move(descriptor);
    return true;
}

Owner::~Owner() {
    ::unlink(fileOf(m_folder, m_name).c_str());
}

bool Owner::isAlive(const std::filesystem::path& folder, const std::string& name) {
    if (name.empty() || name.find_first_not_of("0123456789abcdef") != std::string::npos) {
        return false;  // not one of ours: from a damaged database
    }
    const std::filesystem::path file = fileOf(folder, name);
    const Descriptor descriptor(::open(file.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW));
    if (!descriptor.isOpen()) {
        if (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG) {
            return false;
        }
        failIo("Cannot open", file, errno);
    }
    if (::flock(descriptor.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            return true;
        }
        failIo("Cannot lock", file, errno);
    }
    ::unlink(file.c_str());
    return false;
}

}  // namespace audioldm::engine::context
