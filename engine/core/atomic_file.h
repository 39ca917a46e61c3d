// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "engine/api/result.h"

namespace audioldm::engine {

/// What happens to a file that is already there.
enum class Existing {
    Replace,  ///< a whole new file takes its place in one step
    Keep,     ///< it stays and the call fails
};

/// Writes a file that appears whole or not at all, and stays after a power loss.
///
/// Written as ".NAME.XXXXXX.part" in the folder of the target, synced, renamed, the folder synced;
/// the temporary file is removed on failure. A link is followed, so that it stays a link. A
/// replaced file hands its permissions on.
/// errors  Io with path, cause and what to do: no such folder, no permission, no space, a target
///         that is no regular file, a target that is there already (Existing::Keep)
/// thread  any
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& path,
                                               std::string_view bytes,
                                               Existing existing = Existing::Replace);

/// Finds out before long work whether writeFileAtomically() would work: creates and removes the
/// temporary file, and asks for `bytes` of free space.
/// errors  Io, as writeFileAtomically()
[[nodiscard]] Result<void> checkWritable(const std::filesystem::path& path, std::uint64_t bytes);

}  // namespace audioldm::engine
