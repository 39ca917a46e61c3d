// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

#include "engine/core/descriptor.h"

namespace audioldm::engine::context {

/// Who works on something that a crash may leave behind. An owner is a file that is locked as long
/// as its object lives, so others can tell without a doubt whether it still does: numbers of
/// processes are used again, and differ between containers.
class Owner final {
public:
    /// Becomes an owner.
    /// folder  where the library's owners are
    /// throws  EngineException(Io)
    explicit Owner(const std::filesystem::path& folder);
    Owner(const Owner&) = delete;
    Owner& operator=(const Owner&) = delete;
    ~Owner();

    [[nodiscard]] const std::string& name() const { return m_name; }

    /// Whether that owner still lives. The file of one that does not is removed.
    /// throws  EngineException(Io) when it cannot be found out
    [[nodiscard]] static bool isAlive(const std::filesystem::path& folder, const std::string& name);

private:
    [[nodiscard]] bool tryToBecome(const std::string& name);

    std::filesystem::path m_folder;
    std::string m_name;
    Descriptor m_file;
};

}  // namespace audioldm::engine::context
