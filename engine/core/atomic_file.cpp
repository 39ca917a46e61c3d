// SPDX-License-Identifier: MIT
#include "engine/core/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <new>
#include <optional>
#include <random>
#include <string>
#include <system_error>
#include <utility>

#include "engine/core/descriptor.h"
#include "engine/core/exception.h"
#include "engine/core/utf8_start.h"

namespace audioldm::engine {
namespace {

/// What to do about a cause, as the end of the message.
const char* remedy(int cause) {
    switch (cause) {
        case ENOSPC:
        case EDQUOT:
            return " Free some space there or choose another folder.";
        case EFBIG:
            return " The limit on file sizes (ulimit -f) is too low for it.";
        case EACCES:
        case EPERM:
        case EROFS:
            return " Choose a folder that you may write to.";
        case ENOENT:
            return " Create the folder first or choose another one.";
        case ENOTDIR:
            return " A part of the path is a file, not a folder.";
        case EISDIR:
            return " Give the name of a file in it.";
        case ENAMETOOLONG:
            return " Choose a shorter name.";
        default:
            return "";
    }
}

[[noreturn]] void failToWrite(const std::filesystem::path& path, int cause) {
    fail(ErrorCode::Io,
         concat("Cannot write \"", path.string(), "\": ", std::generic_category().message(cause),
                ".", remedy(cause)),
         path.string());
}

/// Repeats a system call that a signal interrupted.
template <typename Call>
auto uninterrupted(Call&& call) {
    auto result = call();
    while (result == -1 && errno == EINTR) {
        result = call();
    }
    return result;
}

/// Where a file goes: its folder, held open, and what is there now.
struct Target {
    std::filesystem::path path;  ///< as the user gave it, for messages
    std::string name;
    Descriptor folder;
    bool folderCanBeSynced = true;
    std::optional<mode_t> replacedMode;
};

Descriptor openFolder(Target& target, const std::filesystem::path& folder) {
    constexpr int kFlags = O_DIRECTORY | O_CLOEXEC;
    int number = uninterrupted([&] { return ::open(folder.c_str(), O_RDONLY | kFlags); });
    if (number < 0 && errno == EACCES) {
        // A folder that may be written but not listed: files can be made in it, a sync cannot.
        target.folderCanBeSynced = false;
        number = uninterrupted([&] { return ::open(folder.c_str(), O_PATH | kFlags); });
    }
    if (number < 0) {
        failToWrite(target.path, errno);
    }
    return Descriptor(number);
}

/// The file that a chain of links leads to; it need not be there.
std::filesystem::path withoutLinks(const std::filesystem::path& path) {
    constexpr int kMaxLinks = 40;  // as the kernel
    std::filesystem::path place = path;
    std::error_code cause;
    for (int links = 0; std::filesystem::is_symlink(std::filesystem::symlink_status(place, cause));
         ++links) {
        if (links == kMaxLinks) {
            failToWrite(path, ELOOP);
        }
        place = place.parent_path() / std::filesystem::read_symlink(place, cause);
        if (cause) {
            failToWrite(path, cause.value());
        }
    }
    return place;
}

Target openTarget(const std::filesystem::path& path) {
    Target target;
    target.path = path;
    if (path.native().find('\0') != std::string::npos || !path.has_filename()) {
        fail(ErrorCode::Io, concat("Cannot write \"", path.string(), "\": it is not a file name."),
             path.string());
    }
    const std::filesystem::path place = withoutLinks(path);
    const std::filesystem::path folder = place.has_parent_path() ? place.parent_path() : ".";
    target.name = place.filename().string();
    target.folder = openFolder(target, folder);
    struct stat now {};
    if (::fstatat(target.folder.number(), target.name.c_str(), &now, AT_SYMLINK_NOFOLLOW) == 0) {
        if (S_ISDIR(now.st_mode)) {
            failToWrite(path, EISDIR);
        }
        if (!S_ISREG(now.st_mode)) {
            fail(ErrorCode::Io,
                 concat("Cannot write \"", path.string(), "\": it is not a regular file."),
                 path.string());
        }
        target.replacedMode = now.st_mode & 07777U;
    } else if (errno != ENOENT) {
        failToWrite(path, errno);
    }
    return target;
}

/// ".NAME.XXXXXX.part", with a long name cut so that the whole stays a valid name.
std::string temporaryName(const std::string& name) {
    constexpr std::size_t kLongestStem = 200;
    static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::random_device entropy;
    std::uniform_int_distribution<std::size_t> letter(0, kLetters.size() - 1);
    std::string suffix;
    for (int i = 0; i < 6; ++i) {
        suffix += kLetters[letter(entropy)];
    }
    // Not within a character: some file systems refuse such names.
    return concat('.', utf8Start(name, kLongestStem), '.', suffix, ".part");
}

/// The temporary file beside the target; removed unless it has become the target.
class TemporaryFile final {
public:
    explicit TemporaryFile(const Target& target)
        : m_target(target) {
        constexpr int kAttempts = 100;
        for (int attempt = 0; m_descriptor.number() < 0; ++attempt) {
            m_name = temporaryName(target.name);
            m_descriptor = Descriptor(uninterrupted([&] {
                return ::openat(target.folder.number(), m_name.c_str(),
                                O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
            }));
            if (m_descriptor.number() < 0 && (errno != EEXIST || attempt == kAttempts)) {
                failToWrite(target.path, errno);
            }
        }
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (!m_renamed) {
            ::unlinkat(m_target.folder.number(), m_name.c_str(), 0);
        }
    }

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t written = uninterrupted(
                [&] { return ::write(m_descriptor.number(), bytes.data(), bytes.size()); });
            if (written <= 0) {
                failToWrite(m_target.path, written == 0 ? EIO : errno);
            }
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    void finish() {
        if (m_target.replacedMode && ::fchmod(m_descriptor.number(), *m_target.replacedMode) != 0 &&
            errno != EPERM) {
            failToWrite(m_target.path, errno);
        }
        if (uninterrupted([&] { return ::fsync(m_descriptor.number()); }) != 0) {
            failToWrite(m_target.path, errno);
        }
        if (const int cause = m_descriptor.close(); cause != 0) {
            failToWrite(m_target.path, cause);
        }
    }

    void becomeTarget(Existing existing) {
        const int folder = m_target.folder.number();
        const char* const from = m_name.c_str();
        const char* const to = m_target.name.c_str();
        int result = 0;
        if (existing == Existing::Keep) {
            result = ::renameat2(folder, from, folder, to, RENAME_NOREPLACE);
            if (result != 0 && (errno == EINVAL || errno == ENOSYS)) {
                // Not every file system knows that flag; a hard link never replaces anything.
                result = ::linkat(folder, from, folder, to, 0);
                if (result == 0) {
                    return;  // the destructor removes the first name
                }
            }
        } else {
            result = ::renameat(folder, from, folder, to);
        }
        if (result != 0) {
            failToWrite(m_target.path, errno);
        }
        m_renamed = true;
    }

private:
    const Target& m_target;
    std::string m_name;
    Descriptor m_descriptor;
    bool m_renamed = false;
};

void syncFolder(const Target& target) {
    // EINVAL and ENOTSUP: a file system without a sync of folders.
    if (target.folderCanBeSynced &&
        uninterrupted([&] { return ::fsync(target.folder.number()); }) != 0 && errno != EINVAL &&
        errno != ENOTSUP) {
        const int cause = errno;
        fail(ErrorCode::Io,
             concat("\"", target.path.string(), "\" was written, but its folder could not be ",
                    "synced: ", std::generic_category().message(cause),
                    ". After a power loss the file may be missing."),
             target.path.string());
    }
}

/// Runs `work`; what it throws becomes a value.
template <typename Work>
Result<void> asResult(const std::filesystem::path& path, Work&& work) {
    try {
        work();
        return {};
    } catch (const EngineException& exception) {
        return exception.error();
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "There is no memory left to write a file.",
                     path.string()};
    } catch (const std::exception& exception) {
        return Error{ErrorCode::Io,
                     concat("Cannot write \"", path.string(), "\": ", exception.what(), "."),
                     path.string()};
    }
}

}  // namespace

Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view bytes,
                                 Existing existing) {
    return asResult(path, [&] {
        const Target target = openTarget(path);
        if (existing == Existing::Keep && target.replacedMode) {
            failToWrite(path, EEXIST);
        }
        {
            TemporaryFile file(target);
            file.write(bytes);
            file.finish();
            file.becomeTarget(existing);
        }
        syncFolder(target);
    });
}

Result<void> checkWritable(const std::filesystem::path& path, std::uint64_t bytes) {
    return asResult(path, [&] {
        const Target target = openTarget(path);
        const TemporaryFile file(target);
        struct statvfs space {};
        // Some file systems (of a network, of the kernel) count no blocks: nothing is known there.
        if (::fstatvfs(target.folder.number(), &space) == 0 && space.f_blocks > 0 &&
            bytes / space.f_frsize >= space.f_bfree) {
            failToWrite(path, ENOSPC);
        }
    });
}

}  // namespace audioldm::engine
