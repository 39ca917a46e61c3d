// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace audioldm::engine::context {

/// Moves and folders that stay after a power loss. All throw EngineException(Io) with path and
/// cause. Any thread.

/// What tells one version of a file from another.
struct FileStamp {
    std::int64_t bytes = 0;
    std::int64_t modifiedNs = 0;  ///< nanoseconds since 1970

    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Throws: what could not be done to which file, the cause, and what to do.
[[noreturn]] void failIo(const std::string& what, const std::filesystem::path& path, int cause);

/// Makes the folder and those above it that are missing.
/// mode  permissions of folders that are made, before the process' own mask
void ensureFolder(const std::filesystem::path& folder, unsigned mode = 0777);

/// Waits until the folder's names are on the disk.
void syncFolder(const std::filesystem::path& folder);

/// Waits until the file and its folder are on the disk.
void syncFile(const std::filesystem::path& file);

/// The longest name of a file, in bytes.
inline constexpr std::size_t kLongestName = 255;

/// `file` with " (number)" behind its stem, from 2 on; a stem is cut where the name would be longer
/// than `longest` bytes.
[[nodiscard]] std::filesystem::path numbered(const std::filesystem::path& file, int number,
                                             std::size_t longest = kLongestName);

/// How a move ended that must not replace anything.
enum class Moved {
    Yes,
    TargetExists,   ///< nothing was changed
    SourceMissing,  ///< nothing was changed
    OtherDevice,    ///< nothing was changed: the two are on different file systems
};

/// Renames a file without replacing one, and syncs both folders.
[[nodiscard]] Moved moveFile(const std::filesystem::path& from, const std::filesystem::path& to);

/// Moves a file into `folder` (made where missing) under its own name or that with a number.
/// Gives back where it went, none when there was no such file.
std::optional<std::filesystem::path> moveIntoFolder(const std::filesystem::path& file,
                                                    const std::filesystem::path& folder);

/// The names of all that is in a folder, in no order; none when there is no such folder.
/// std::filesystem's iterators end the program where memory is short.
[[nodiscard]] std::vector<std::string> namesIn(const std::filesystem::path& folder);

/// The stamp of a regular file; none when there is none at the path (a folder, a device).
[[nodiscard]] std::optional<FileStamp> stampOf(const std::filesystem::path& file);

[[nodiscard]] bool isRegularFile(const std::filesystem::path& file);

/// Milliseconds since 1970, UTC.
[[nodiscard]] std::int64_t nowMs();

/// A moment as the local time "2026-11-23 dog"-like names and info files use.
/// format  as strftime() takes it
[[nodiscard]] std::string localTime(std::int64_t ms, const char* format);

/// 32 hexadecimal digits that nobody has had before.
[[nodiscard]] std::string randomId();

}  // namespace audioldm::engine::context
