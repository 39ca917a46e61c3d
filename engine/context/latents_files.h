// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/api/latents.h"
#include "engine/api/result.h"

namespace audioldm::engine::context {

/// Latents in files of their own, named by the hash of their key. Any thread.
class LatentsFiles final {
public:
    /// folder  made when it is first written to
    explicit LatentsFiles(std::filesystem::path folder)
        : m_folder(std::move(folder)) {}

    /// errors  Io with path and cause
    [[nodiscard]] Result<void> keep(const std::string& key, const Latents& latents) const;
    /// None also when the file cannot be read or is damaged.
    [[nodiscard]] std::optional<Latents> find(const std::string& key) const;
    void drop(const std::string& key) const;
    /// Drops what nobody has come back for in a month, and files that were not written to their
    /// end.
    void dropOld() const;

private:
    [[nodiscard]] std::filesystem::path fileOf(const std::string& key) const;

    const std::filesystem::path m_folder;
};

}  // namespace audioldm::engine::context
