// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace audioldm::engine::context {

/// Where the parts of a library are.
struct LibraryPaths {
    std::filesystem::path root;  ///< absolute

    [[nodiscard]] std::filesystem::path takes() const { return root / "takes"; }
    [[nodiscard]] std::filesystem::path database() const { return root / "library.db"; }
    /// Held while the library is opened, checked, or files are moved about.
    [[nodiscard]] std::filesystem::path workLock() const { return root / "library.lock"; }
    /// Held, shared, as long as a program has the database open.
    [[nodiscard]] std::filesystem::path useLock() const { return root / "library.use"; }
    /// There when the database was found to be damaged while it was in use.
    [[nodiscard]] std::filesystem::path damageMark() const { return root / "library.damaged"; }
    [[nodiscard]] std::filesystem::path owners() const { return root / "owners"; }
    /// Databases that were damaged.
    [[nodiscard]] std::filesystem::path damaged() const { return root / "damaged"; }
    /// Latents of takes that are not safe yet.
    [[nodiscard]] std::filesystem::path unfinished() const { return root / "unfinished"; }
    /// Files of interrupted writes that are not whole.
    [[nodiscard]] std::filesystem::path quarantine() const { return root / "quarantine"; }

    /// A file as rows name it: its name where it is among the takes, so that the library can be
    /// moved as a whole, else its absolute path.
    [[nodiscard]] std::string stored(const std::filesystem::path& file) const {
        return file.parent_path() == takes() ? file.filename().string() : file.string();
    }
    [[nodiscard]] std::filesystem::path absolute(const std::string& storedFile) const {
        return takes() / storedFile;  // an absolute path stays itself
    }
};

}  // namespace audioldm::engine::context
