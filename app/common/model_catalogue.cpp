// SPDX-License-Identifier: MIT
#include "app/common/model_catalogue.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "app/common/user_folders.h"
#include "engine/core/exception.h"

namespace audioldm::app {
namespace {

using engine::concat;

constexpr const char* kStarterModel = "starter";
constexpr const char* kIndexFile = "model_index.json";

/// Names that other places use for a model of the catalogue.
constexpr std::pair<std::string_view, std::string_view> kOtherNames[] = {
    {"latent-diffusion/audioldm-s-full", "audioldm-s-full"},
};

bool isFolder(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::is_directory(path, ignored);
}

bool isModelFolder(const std::filesystem::path& path) {
    std::error_code ignored;
    return isFolder(path) && std::filesystem::exists(path / kIndexFile, ignored);
}

std::string shown(const std::vector<std::filesystem::path>& folders) {
    std::string text;
    for (const std::filesystem::path& folder : folders) {
        text += concat(text.empty() ? "" : ", ", '"', folder.string(), '"');
    }
    return text.empty() ? "nowhere" : text;
}

}  // namespace

ModelCatalogue::ModelCatalogue(std::vector<std::filesystem::path> folders)
    : m_folders(std::move(folders)) {}

ModelCatalogue ModelCatalogue::ofUser() {
    std::vector<std::filesystem::path> folders;
    if (const std::filesystem::path data = userDataFolder(); !data.empty()) {
        folders.push_back(data / "models");
    }
    if (const std::filesystem::path program = programFolder(); !program.empty()) {
        folders.push_back(
            (program / ".." / "share" / "audioldm-studio" / "models").lexically_normal());
    }
    return ModelCatalogue(std::move(folders));
}

std::vector<CatalogueEntry> ModelCatalogue::list() const {
    std::vector<CatalogueEntry> entries;
    for (const std::filesystem::path& folder : m_folders) {
        std::error_code cause;
        std::filesystem::directory_iterator found(folder, cause);
        for (; !cause && found != std::filesystem::directory_iterator(); found.increment(cause)) {
            CatalogueEntry entry{found->path().filename().string(), found->path()};
            const auto sameName = [&](const CatalogueEntry& other) {
                return other.name == entry.name;
            };
            if (isModelFolder(entry.folder) &&
                std::none_of(entries.begin(), entries.end(), sameName)) {
                entries.push_back(std::move(entry));
            }
        }
    }
    std::sort(entries.begin(), entries.end(),
              [](const auto& left, const auto& right) { return left.name < right.name; });
    return entries;
}

std::optional<CatalogueEntry> ModelCatalogue::find(const std::string& name) const {
    std::string wanted = name;
    for (const auto& [other, ours] : kOtherNames) {
        if (name == other) {
            wanted = ours;
        }
    }
    for (CatalogueEntry& entry : list()) {
        if (entry.name == wanted) {
            return std::move(entry);
        }
    }
    return std::nullopt;
}

Result<std::filesystem::path> ModelCatalogue::resolve(const std::string& pathOrName) const {
    if (pathOrName.empty()) {
        if (const auto starter = find(kStarterModel)) {
            return starter->folder;
        }
        return Error{ErrorCode::ModelMissing,
                     concat("No model was chosen and the starter model is not there. Give a model ",
                            "folder with --model DIR, name one in config.json (modelPath), or put ",
                            "one into a folder that is searched: ", shown(m_folders), "."),
                     {}};
    }
    // A folder that is there wins over a name, as the user sees it in the current folder; one
    // without an index gets the engine's message about what it lacks.
    if (isFolder(pathOrName)) {
        return std::filesystem::path(pathOrName);
    }
    if (const auto entry = find(pathOrName)) {
        return entry->folder;
    }
    std::string names;
    for (const CatalogueEntry& entry : list()) {
        names += concat(names.empty() ? "" : ", ", entry.name);
    }
    return Error{ErrorCode::ModelMissing,
                 concat("\"", pathOrName, "\" is neither a model folder nor the name of a model. ",
                        names.empty() ? std::string("No models are installed")
                                      : concat("Installed are: ", names),
                        "; searched were ", shown(m_folders), "."),
                 pathOrName};
}

}  // namespace audioldm::app
