// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/api/result.h"

namespace audioldm::app {

/// One model folder that has a name.
struct CatalogueEntry {
    std::string name;
    std::filesystem::path folder;
};

/// The models that are known by name: the folders with a model_index.json directly below the
/// catalogue's folders. An earlier folder wins where two hold the same name.
///
/// thread  any; looks at the disk on each call
class ModelCatalogue final {
public:
    /// folders  in the order of their precedence
    explicit ModelCatalogue(std::vector<std::filesystem::path> folders);

    /// The catalogue of this user: models below userDataFolder(), then those that come with the
    /// program (in ../share/audioldm-studio as seen from its folder).
    [[nodiscard]] static ModelCatalogue ofUser();

    [[nodiscard]] const std::vector<std::filesystem::path>& folders() const { return m_folders; }

    /// All models, sorted by name.
    [[nodiscard]] std::vector<CatalogueEntry> list() const;

    /// The model of that name, never a path; also by the name that it has elsewhere
    /// ("latent-diffusion/audioldm-s-full").
    [[nodiscard]] std::optional<CatalogueEntry> find(const std::string& name) const;

    /// The folder of a model given by path or name; the starter model for an empty text.
    /// errors  ModelMissing with what was looked for, where, and what to do
    [[nodiscard]] Result<std::filesystem::path> resolve(const std::string& pathOrName) const;

private:
    std::vector<std::filesystem::path> m_folders;
};

}  // namespace audioldm::app
