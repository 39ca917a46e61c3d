// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace audioldm::engine::weights {

/// What to do with weights in a format that this program does not read.
inline constexpr std::string_view kConversionHint =
    "load the model in diffusers and write it again with save_pretrained(folder, "
    "safe_serialization=True), or get a folder that holds .safetensors files";

/// Tells the kinds of files that are often named .safetensors without being one by their first
/// bytes.
///
/// firstBytes  the first 64 or so bytes of the file, or all of a shorter one
/// returns     the rest of a sentence "FILE ...": what it is, why it is not read, what to do;
///             nothing when the bytes look like none of them
[[nodiscard]] std::optional<std::string> describeForeignFile(std::string_view firstBytes);

}  // namespace audioldm::engine::weights
