// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/weights/safetensors_file.h"

namespace audioldm::engine::weights {

/// The weight files of one component folder ("unet"): one safetensors file, or the shards that an
/// index names, behind one look-up by tensor name. Immutable; any thread.
class WeightFiles final {
public:
    /// A tensor and the file that holds it.
    struct Located {
        const SafetensorsFile* file = nullptr;
        const TensorEntry* entry = nullptr;
    };

    /// Opens FOLDER/STEM.safetensors, or the shards of FOLDER/STEM.safetensors.index.json, where
    /// STEM is "diffusion_pytorch_model" or "model" (also with ".fp16" before the ending),
    /// whichever is there. Shards must be plain names in the same folder, regular files, each
    /// listed tensor in the shard that the index says, and nothing else in them. throws
    /// EngineException(ModelMissing) with what to do when only .bin or .ckpt files are there,
    ///        EngineException(ModelInvalid) for a bad index or file
    [[nodiscard]] static WeightFiles open(const std::filesystem::path& folder);

    /// Null pointers when the name is not there.
    [[nodiscard]] Located find(std::string_view name) const;
    [[nodiscard]] const std::vector<SafetensorsFile>& files() const { return m_files; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// Names in the order of files and data.
    [[nodiscard]] std::vector<std::string> names() const;

private:
    std::filesystem::path m_folder;
    std::vector<SafetensorsFile> m_files;
    std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> m_byName;
};

}  // namespace audioldm::engine::weights
