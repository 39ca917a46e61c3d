// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace audioldm::cli {

/// The file of take `index` (from 0) of `count`: "out.wav" itself for one take, else "out-1.wav",
/// "out-2.wav", ...
[[nodiscard]] std::filesystem::path numberedPath(const std::filesystem::path& output, int index,
                                                 int count);

/// A file name made of a prompt (without an ending): letters and digits of any script, lower case
/// where ASCII, joined by "-", at most 60 bytes, never empty.
/// prompt  UTF-8
[[nodiscard]] std::string nameFromPrompt(const std::string& prompt);

/// The first of NAME.wav, NAME-2.wav, NAME-3.wav, ... in the current folder that is not there yet.
[[nodiscard]] std::filesystem::path freePath(const std::string& name);

}  // namespace audioldm::cli
