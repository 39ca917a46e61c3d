// SPDX-License-Identifier: MIT
#include "engine/weights/weight_files.h"

#include <array>
#include <utility>

#include "engine/core/exception.h"
#include "engine/weights/file_signature.h"
#include "engine/weights/model_folder.h"
#include "engine/weights/shard_index.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::weights {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 2> kStems = {"diffusion_pytorch_model", "model"};

/// What may follow the stem, in the order of preference. Both ways in which the libraries have
/// named the index of a half-precision variant are there.
struct Ending {
    std::string_view text;
    bool isIndex;
};
constexpr std::array<Ending, 5> kEndings = {{
    {".safetensors", false},
    {".safetensors.index.json", true},
    {".fp16.safetensors", false},
    {".fp16.safetensors.index.json", true},
    {".safetensors.index.fp16.json", true},
}};

[[noreturn]] void failWithoutWeights(const fs::path& folder) {
    const std::string name = folder.string();
    if (const auto pickle = findPickle(folder)) {
        fail(ErrorCode::ModelMissing,
             concat(name, " has no .safetensors file, only ", quotedForMessage(*pickle),
                    ". Files of that kind can run code, so they are never read; ", kConversionHint),
             name);
    }
    fail(ErrorCode::ModelMissing,
         concat(name,
                " has no weights: neither diffusion_pytorch_model.safetensors nor "
                "model.safetensors is there; download or copy the model again"),
         name);
}

/// Each shard holds exactly the tensors that the index says.
void checkShard(const SafetensorsFile& shard, const std::string& shardName, std::size_t listed,
                const ShardIndex& index) {
    const std::string name = shard.path().string();
    for (const TensorEntry& entry : shard.entries()) {
        const auto place = index.fileOfTensor.find(entry.name);
        if (place == index.fileOfTensor.end() || place->second != shardName) {
            fail(ErrorCode::ModelInvalid,
                 concat(name, " holds the tensor ", quotedForMessage(entry.name),
                        ", which the index does not place there"),
                 name);
        }
    }
    if (listed != shard.entries().size()) {
        fail(ErrorCode::ModelInvalid,
             concat(name, " holds ", shard.entries().size(), " tensors, the index places ", listed,
                    " there"),
             name);
    }
}

std::vector<SafetensorsFile> openShards(const fs::path& folder, const fs::path& indexPath) {
    const ShardIndex index = readShardIndex(indexPath);
    std::vector<SafetensorsFile> files;
    files.reserve(index.tensorsOfFile.size());
    for (const auto& [shardName, count] : index.tensorsOfFile) {
        files.push_back(SafetensorsFile::open(folder / shardName));
        checkShard(files.back(), shardName, count, index);
    }
    return files;
}

std::vector<SafetensorsFile> openAny(const fs::path& folder) {
    for (const std::string_view stem : kStems) {
        for (const Ending& ending : kEndings) {
            const fs::path path = folder / concat(stem, ending.text);
            if (!isThere(path)) {
                continue;
            }
            if (ending.isIndex) {
                return openShards(folder, path);
            }
            std::vector<SafetensorsFile> files;
            files.push_back(SafetensorsFile::open(path));
            return files;
        }
    }
    failWithoutWeights(folder);
}

}  // namespace

WeightFiles WeightFiles::open(const std::filesystem::path& folder) {
    requireFolder(folder, "the model has no folder");
    WeightFiles weights;
    weights.m_folder = folder;
    weights.m_files = openAny(folder);
    for (std::size_t file = 0; file < weights.m_files.size(); ++file) {
        const std::vector<TensorEntry>& entries = weights.m_files[file].entries();
        for (std::size_t entry = 0; entry < entries.size(); ++entry) {
            weights.m_byName.emplace(entries[entry].name, std::pair(file, entry));
        }
    }
    return weights;
}

WeightFiles::Located WeightFiles::find(std::string_view name) const {
    const auto place = m_byName.find(std::string(name));
    if (place == m_byName.end()) {
        return {};
    }
    const SafetensorsFile& file = m_files[place->second.first];
    return {&file, &file.entries()[place->second.second]};
}

std::vector<std::string> WeightFiles::names() const {
    std::vector<std::string> all;
    all.reserve(m_byName.size());
    for (const SafetensorsFile& file : m_files) {
        for (const TensorEntry& entry : file.entries()) {
            all.push_back(entry.name);
        }
    }
    return all;
}

}  // namespace audioldm::engine::weights
