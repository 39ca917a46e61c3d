// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>

namespace audioldm::engine::weights {

/// What a *.safetensors.index.json says: which shard holds which tensor.
struct ShardIndex {
    std::map<std::string, std::string> fileOfTensor;
    /// Plain names that end in .safetensors, at most 256, and how many tensors each holds.
    std::map<std::string, std::size_t> tensorsOfFile;
};

/// Reads and checks an index. A shard's name comes from a stranger: it must be a plain name of
/// letters, digits, '.', '_' and '-' that begins with none of the marks, so that it cannot lead out
/// of the folder.
/// throws  EngineException(ModelMissing, ModelInvalid, Io) naming file and field
/// Source: the index that transformers' and diffusers' save_pretrained write
[[nodiscard]] ShardIndex readShardIndex(const std::filesystem::path& path);

}  // namespace audioldm::engine::weights
