// SPDX-License-Identifier: MIT
#include "engine/context/trash.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

#include "engine/context/files.h"
#include "engine/core/atomic_file.h"
#include "engine/core/exception.h"
#include "engine/weights/regular_file.h"

namespace audioldm::engine::context {
namespace {

namespace fs = std::filesystem;

constexpr unsigned kPrivate = 0700;
constexpr std::string_view kInfo = ".trashinfo";
constexpr std::size_t kMaxCopiedBytes = std::size_t{1} << 32;

fs::path homeOfEnvironment() {
    const auto absolute = [](const char* name) {
        const char* const value = std::getenv(name);
        return value != nullptr && value[0] == '/' ? fs::path(value) : fs::path();
    };
    const fs::path data = absolute("XDG_DATA_HOME");
    const fs::path home = absolute("HOME");
    if (!data.empty()) {
        return data / "Trash";
    }
    return home.empty() ? fs::path() : home / ".local/share/Trash";
}

dev_t deviceOf(const fs::path& path) {
    struct stat there {};
    if (::stat(path.c_str(), &there) != 0) {
        failIo("Cannot look at", path, errno);
    }
    return there.st_dev;
}

/// The folder that the file lies in, whatever links lead there.
fs::path realFolderOf(const fs::path& file) {
    std::error_code cause;
    fs::path folder = fs::canonical(file.parent_path(), cause);
    if (cause) {
        failIo("Cannot look at", file.parent_path(), cause.value());
    }
    return folder;
}

/// The highest folder above `file` on its file system.
fs::path topOf(const fs::path& file) {
    fs::path top = realFolderOf(file);
    const dev_t device = deviceOf(top);
    while (top.has_parent_path() && top.parent_path() != top &&
           deviceOf(top.parent_path()) == device) {
        top = top.parent_path();
    }
    return top;
}

/// As the specification wants it: a folder, not a link, that belongs to all and is sticky.
bool isSharedTrash(const fs::path& folder) {
    struct stat there {};
    return ::lstat(folder.c_str(), &there) == 0 && S_ISDIR(there.st_mode) &&
           (there.st_mode & S_ISVTX) != 0;
}

/// Whether the folder is there, or could be made.
bool canUse(const fs::path& folder) {
    try {
        ensureFolder(folder / "files", kPrivate);
        ensureFolder(folder / "info", kPrivate);
        return true;
    } catch (const EngineException&) {
        return false;
    }
}

/// The path as a URL writes it.
std::string escaped(const std::string& path) {
    constexpr std::string_view kPlain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()/";
    std::string text;
    for (const char letter : path) {
        if (kPlain.find(letter) != std::string_view::npos) {
            text += letter;
        } else {
            constexpr std::string_view kDigits = "0123456789ABCDEF";
            const auto code = static_cast<unsigned char>(letter);
            text += {'%', kDigits[code / 16], kDigits[code % 16]};
        }
    }
    return text;
}

fs::path infoOf(const fs::path& trashed) {
    return trashed.parent_path().parent_path() / "info" /
           (trashed.filename().string() + std::string(kInfo));
}

/// Copies whole, then removes the original.
Moved copyOver(const fs::path& from, const fs::path& to) {
    if (fs::exists(fs::symlink_status(to))) {
        return Moved::TargetExists;
    }
    const std::string bytes = weights::readTextFile(from, kMaxCopiedBytes);
    if (const auto written = writeFileAtomically(to, bytes, Existing::Keep); !written) {
        throw EngineException(written.error());
    }
    if (::unlink(from.c_str()) != 0) {
        const int cause = errno;
        ::unlink(to.c_str());
        failIo("Cannot remove", from, cause);
    }
    syncFolder(from.parent_path());
    return Moved::Yes;
}

Moved moveAnywhere(const fs::path& from, const fs::path& to) {
    const Moved moved = moveFile(from, to);
    return moved == Moved::OtherDevice ? copyOver(from, to) : moved;
}

}  // namespace

Trash::Trash(fs::path home)
    : m_home(home.empty() ? homeOfEnvironment() : std::move(home)) {}

fs::path Trash::folderFor(const fs::path& file) const {
    const bool hasHome = !m_home.empty() && canUse(m_home);
    if (hasHome && deviceOf(m_home) == deviceOf(file.parent_path())) {
        return m_home;
    }
    const fs::path top = topOf(file);
    const std::string user = std::to_string(::getuid());
    if (isSharedTrash(top / ".Trash") && canUse(top / ".Trash" / user)) {
        return top / ".Trash" / user;
    }
    const fs::path own = top / (".Trash-" + user);
    struct stat there {};
    const bool isLink = ::lstat(own.c_str(), &there) == 0 && S_ISLNK(there.st_mode);
    if (!isLink && canUse(own)) {
        return own;
    }
    if (!hasHome) {
        failIo("Cannot find a trash for", file, EACCES);
    }
    return m_home;
}

fs::path Trash::reserve(const fs::path& file) const {
    const fs::path folder = folderFor(file);
    const std::string from =
        folder == m_home
            ? file.string()
            : (realFolderOf(file) / file.filename()).lexically_relative(topOf(file)).string();
    const std::string info =
        concat("[Trash Info]\nPath=", escaped(from),
               "\nDeletionDate=", localTime(nowMs(), "%Y-%m-%dT%H:%M:%S"), "\n");
    for (int number = 1;; ++number) {
        const fs::path place =
            numbered(folder / "files" / file.filename(), number, kLongestName - kInfo.size());
        if (fs::exists(fs::symlink_status(infoOf(place))) ||
            fs::exists(fs::symlink_status(place))) {
            continue;
        }
        const auto written = writeFileAtomically(infoOf(place), info, Existing::Keep);
        if (written.ok()) {
            return place;
        }
        // Another program may have taken the name in between; then the next one is tried.
        if (!fs::exists(fs::symlink_status(infoOf(place)))) {
            throw EngineException(written.error());
        }
    }
}

Moved Trash::put(const fs::path& file, const fs::path& reserved) const {
    return moveAnywhere(file, reserved);
}

Moved Trash::takeBack(const fs::path& trashed, const fs::path& file) const {
    ensureFolder(file.parent_path());
    return moveAnywhere(trashed, file);
}

void Trash::release(const fs::path& reserved) const {
    std::error_code ignored;
    fs::remove(infoOf(reserved), ignored);
}

}  // namespace audioldm::engine::context
