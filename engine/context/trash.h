// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "engine/context/files.h"

namespace audioldm::engine::context {

/// The desktop's trash, so that what is removed here can be found and brought back by any program.
///
/// Source: freedesktop.org Trash specification 1.0. Files of the home trash's file system go there,
/// others into .Trash/UID or .Trash-UID at the top of theirs, and where no such folder can be made
/// they are copied into the home trash.
///
/// All throw EngineException(Io) with path and cause. Any thread.
class Trash final {
public:
    /// home  the home trash; empty: that of the environment ($XDG_DATA_HOME/Trash, else
    ///       ~/.local/share/Trash)
    explicit Trash(std::filesystem::path home);

    /// Finds a place for the file and notes there where it comes from. Gives back the place, so
    /// that the caller can note it before anything is moved.
    [[nodiscard]] std::filesystem::path reserve(const std::filesystem::path& file) const;

    /// Moves the file to its reserved place.
    [[nodiscard]] Moved put(const std::filesystem::path& file,
                            const std::filesystem::path& reserved) const;

    /// Moves a file of the trash back, never over another.
    [[nodiscard]] Moved takeBack(const std::filesystem::path& trashed,
                                 const std::filesystem::path& file) const;

    /// Forgets a reserved place whose file was not moved or has been taken back.
    void release(const std::filesystem::path& reserved) const;

private:
    [[nodiscard]] std::filesystem::path folderFor(const std::filesystem::path& file) const;

    std::filesystem::path m_home;
};

}  // namespace audioldm::engine::context
