// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/weights/safetensors_file.h"

namespace audioldm::engine::weights {

/// Most bytes of a header; AudioLDM's largest has 0.1 MB.
inline constexpr std::uint64_t kMaxHeaderBytes = std::uint64_t{16} << 20;
/// Most tensors of one file; AudioLDM's largest part has 700.
inline constexpr std::size_t kMaxTensors = 20'000;

/// What a header says, checked against the file's size.
struct SafetensorsHeader {
    std::vector<TensorEntry> entries;  ///< in the order of their data
    std::map<std::string, std::string> metadata;
};

/// Reads and checks the JSON header of a safetensors file.
///
/// text        the header's bytes
/// dataStart   offset of the first byte after the header, 8 + text.size()
/// fileSize    bytes of the whole file, at least dataStart
/// sourceName  the file's path, for messages
/// throws      EngineException(ModelInvalid) naming file, tensor, field and reason
[[nodiscard]] SafetensorsHeader parseSafetensorsHeader(std::string_view text,
                                                       std::uint64_t dataStart,
                                                       std::uint64_t fileSize,
                                                       const std::string& sourceName);

}  // namespace audioldm::engine::weights
