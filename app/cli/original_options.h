// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace audioldm::cli {

/// The arguments with the original AudioLDM command line's one-dash long options (-dur, -gs)
/// replaced by ours: a parser of usual options would read them as -d -u -r. Text after an option
/// that takes text, and everything after "--", stays as it is.
///
/// arguments  of the program, without its name
[[nodiscard]] std::vector<std::string> translateOriginalOptions(std::vector<std::string> arguments);

}  // namespace audioldm::cli
