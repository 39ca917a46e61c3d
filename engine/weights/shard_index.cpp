// SPDX-License-Identifier: MIT
#include "engine/weights/shard_index.h"

#include <algorithm>
#include <string_view>

#include "engine/core/exception.h"
#include "engine/weights/json_reader.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::weights {

namespace {

constexpr std::size_t kMaxShards = 256;
constexpr std::size_t kMaxNameBytes = 128;

bool isAsciiLetterOrDigit(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9');
}

bool isPlainShardName(std::string_view name) {
    const auto isAllowed = [](char character) {
        return isAsciiLetterOrDigit(character) || character == '.' || character == '_' ||
               character == '-';
    };
    return !name.empty() && name.size() <= kMaxNameBytes && isAsciiLetterOrDigit(name.front()) &&
           name.ends_with(".safetensors") && std::all_of(name.begin(), name.end(), isAllowed);
}

}  // namespace

ShardIndex readShardIndex(const std::filesystem::path& path) {
    const std::string source = path.string();
    const auto refuse = [&source](const std::string& reason) {
        fail(ErrorCode::ModelInvalid, concat(source, ": ", reason), source);
    };
    const nlohmann::json json = readJsonFile(path, kVocabularyJsonLimits);
    const auto map = json.is_object() ? json.find("weight_map") : json.end();
    if (map == json.end() || !map->is_object() || map->empty()) {
        refuse("weight_map is not there, empty or not an object");
    }
    ShardIndex index;
    for (const auto& [tensor, file] : map->items()) {
        const std::string* const name = file.get_ptr<const std::string*>();
        if (name == nullptr || !isPlainShardName(*name)) {
            refuse(concat("weight_map ", quotedForMessage(tensor), ": ",
                          name == nullptr ? "the value is not a text" : quotedForMessage(*name),
                          "; a plain file name that ends in .safetensors is expected"));
        }
        index.fileOfTensor.emplace(tensor, *name);
        ++index.tensorsOfFile[*name];
        if (index.tensorsOfFile.size() > kMaxShards) {
            refuse(concat("weight_map names more than ", kMaxShards, " files"));
        }
    }
    return index;
}

}  // namespace audioldm::engine::weights
