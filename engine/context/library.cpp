// SPDX-License-Identifier: MIT
#include "engine/context/library.h"

#include <chrono>

#include "engine/context/files.h"

namespace audioldm::engine::context {
namespace {

constexpr std::chrono::seconds kPatience(10);
/// What start-up found stays readable even where a disk has gone.
constexpr std::size_t kMaxNotices = 1000;

LockFile lockedForWork(const LibraryPaths& paths) {
    auto lock = LockFile::acquire(paths.workLock(), LockKind::Exclusive, kPatience);
    if (!lock) {
        fail(ErrorCode::Io,
             concat("Another program is busy with the library \"", paths.root.string(),
                    "\". Try again when it is done."),
             paths.root.string());
    }
    return std::move(*lock);
}

}  // namespace

Library::Library(LibraryPaths paths, std::filesystem::path trash)
    : m_paths(std::move(paths)),
      m_trash(std::move(trash)) {
    ensureFolder(m_paths.takes());
    const LockFile lock = lockedForWork(m_paths);
    m_database = std::make_unique<LibraryDatabase>(m_paths, m_notices);
}

std::string Library::owner() {
    const std::lock_guard lock(m_ownerMutex);
    if (!m_owner) {
        m_owner = std::make_unique<Owner>(m_paths.owners());
    }
    return m_owner->name();
}

bool Library::isUnderWay(const std::string& owner) {
    {
        const std::lock_guard lock(m_ownerMutex);
        if (m_owner && m_owner->name() == owner) {
            return true;
        }
    }
    return Owner::isAlive(m_paths.owners(), owner);
}

LockFile Library::lockForWork() const {
    return lockedForWork(m_paths);
}

void Library::addFileNotice(const std::string& file, bool isThere) {
    addNotice(
        concat("\"", file, "\" ",
               isThere ? "is back." : "is not where it was. If you moved it, say where it is now."),
        file);
}

void Library::addNotice(std::string message, const std::filesystem::path& file) {
    const std::lock_guard lock(m_noticeMutex);
    if (m_notices.size() < kMaxNotices) {
        m_notices.push_back({std::move(message), file.string()});
    }
}

std::vector<LibraryNotice> Library::notices() const {
    const std::lock_guard lock(m_noticeMutex);
    return m_notices;
}

}  // namespace audioldm::engine::context
