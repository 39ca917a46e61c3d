// SPDX-License-Identifier: MIT
#include "engine/context/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <memory>
#include <random>
#include <string_view>
#include <system_error>

#include "engine/core/descriptor.h"
#include "engine/core/exception.h"
#include "engine/core/utf8_start.h"

namespace audioldm::engine::context {
namespace {

const char* remedy(int cause) {
    switch (cause) {
        case ENOSPC:
        case EDQUOT:
            return " Free some space there and try again.";
        case EMFILE:
        case ENFILE:
            return " Too many files are open; close some programs and try again.";
        case EACCES:
        case EPERM:
        case EROFS:
            return " Give yourself the right to write there or choose another folder.";
        default:
            return "";
    }
}

std::filesystem::path folderOf(const std::filesystem::path& file) {
    return file.has_parent_path() ? file.parent_path() : ".";
}

template <typename Call>
int uninterrupted(Call&& call) {
    int result = call();
    while (result == -1 && errno == EINTR) {
        result = call();
    }
    return result;
}

void syncDescriptor(const std::filesystem::path& path, int flags) {
    const Descriptor file(
        uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags); }));
    if (!file.isOpen()) {
        failIo("Cannot open", path, errno);
    }
    // EINVAL and ENOTSUP: a file system without such a sync.
    if (uninterrupted([&] { return ::fsync(file.number()); }) != 0 && errno != EINVAL &&
        errno != ENOTSUP) {
        failIo("Cannot sync", path, errno);
    }
}

int renameWithoutReplacing(const char* from, const char* to) {
    int result = ::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
    if (result != 0 && (errno == EINVAL || errno == ENOSYS)) {
        // Not every file system knows that flag; a hard link never replaces anything.
        result = ::link(from, to);
        if (result == 0) {
            ::unlink(from);
        }
    }
    return result;
}

}  // namespace

void failIo(const std::string& what, const std::filesystem::path& path, int cause) {
    fail(ErrorCode::Io,
         concat(what, " \"", path.string(), "\": ", std::generic_category().message(cause), ".",
                remedy(cause)),
         path.string());
}

void ensureFolder(const std::filesystem::path& folder, unsigned mode) {
    struct stat there {};
    if (::stat(folder.c_str(), &there) == 0) {
        if (!S_ISDIR(there.st_mode)) {
            failIo("Cannot use as a folder:", folder, ENOTDIR);
        }
        return;
    }
    const std::filesystem::path above = folder.parent_path();
    if (!above.empty() && above != folder) {
        ensureFolder(above, mode);
    }
    if (::mkdir(folder.c_str(), mode) != 0 && errno != EEXIST) {
        failIo("Cannot make the folder", folder, errno);
    }
    if (!above.empty()) {
        syncFolder(above);
    }
}

void syncFolder(const std::filesystem::path& folder) {
    syncDescriptor(folder, O_DIRECTORY);
}

void syncFile(const std::filesystem::path& file) {
    syncDescriptor(file, O_NOFOLLOW);
    syncFolder(folderOf(file));
}

std::filesystem::path numbered(const std::filesystem::path& file, int number, std::size_t longest) {
    const std::string ending =
        concat(number == 1 ? std::string() : concat(" (", number, ")"), file.extension().string());
    const std::string stem = file.stem().string();
    return file.parent_path() /
           concat(utf8Start(stem, longest - std::min(longest, ending.size())), ending);
}

Moved moveFile(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (renameWithoutReplacing(from.c_str(), to.c_str()) != 0) {
        switch (errno) {
            case EEXIST:
                return Moved::TargetExists;
            case EXDEV:
                return Moved::OtherDevice;
            case ENOENT:
                if (!std::filesystem::exists(std::filesystem::symlink_status(from))) {
                    return Moved::SourceMissing;
                }
                [[fallthrough]];
            default:
                failIo(concat("Cannot move \"", from.string(), "\" to"), to, errno);
        }
    }
    syncFolder(folderOf(to));
    if (folderOf(from) != folderOf(to)) {
        syncFolder(folderOf(from));
    }
    return Moved::Yes;
}

std::optional<std::filesystem::path> moveIntoFolder(const std::filesystem::path& file,
                                                    const std::filesystem::path& folder) {
    ensureFolder(folder);
    const std::string name = file.filename().string();
    for (int number = 1;; ++number) {
        const std::filesystem::path target =
            folder / (number == 1 ? name : concat(number, ' ', name));
        switch (moveFile(file, target)) {
            case Moved::Yes:
                return target;
            case Moved::TargetExists:
                continue;
            case Moved::SourceMissing:
                return std::nullopt;
            case Moved::OtherDevice:
                failIo(concat("Cannot move \"", file.string(), "\" to"), target, EXDEV);
        }
    }
}

std::vector<std::string> namesIn(const std::filesystem::path& folder) {
    const auto close = [](DIR* stream) { ::closedir(stream); };
    const std::unique_ptr<DIR, decltype(close)> stream(::opendir(folder.c_str()), close);
    if (stream == nullptr) {
        if (errno == ENOENT) {
            return {};
        }
        failIo("Cannot look into", folder, errno);
    }
    std::vector<std::string> names;
    errno = 0;
    while (const dirent* const entry = ::readdir(stream.get())) {
        const std::string_view name(entry->d_name);
        if (name != "." && name != "..") {
            names.emplace_back(name);
        }
        errno = 0;
    }
    if (errno != 0) {
        failIo("Cannot look into", folder, errno);
    }
    return names;
}

std::optional<FileStamp> stampOf(const std::filesystem::path& file) {
    struct stat there {};
    if (::stat(file.c_str(), &there) != 0 || !S_ISREG(there.st_mode)) {
        return std::nullopt;
    }
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    return FileStamp{there.st_size, there.st_mtim.tv_sec * kNanoseconds + there.st_mtim.tv_nsec};
}

bool isRegularFile(const std::filesystem::path& file) {
    return stampOf(file).has_value();
}

std::int64_t nowMs() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string localTime(std::int64_t ms, const char* format) {
    const std::time_t seconds = ms / 1000;
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    std::array<char, 64> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &parts)};
}

std::string randomId() {
    std::random_device entropy;
    std::uniform_int_distribution<int> digit(0, 15);
    std::string id;
    for (int i = 0; i < 32; ++i) {
        id += "0123456789abcdef"[digit(entropy)];
    }
    return id;
}

}  // namespace audioldm::engine::context
