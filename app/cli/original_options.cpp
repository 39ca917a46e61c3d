// SPDX-License-Identifier: MIT
#include "app/cli/original_options.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace audioldm::cli {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kTranslations = {{
    {"-dur", "--duration"},
    {"-gs", "--guidance"},
}};

/// Options whose value is free text and may look like an option.
constexpr std::array<std::string_view, 7> kTextOptions = {
    "-t", "--text", "--prompt", "--negative-prompt", "-o", "--output", "--report"};

}  // namespace

std::vector<std::string> translateOriginalOptions(std::vector<std::string> arguments) {
    bool isText = false;
    for (std::string& argument : arguments) {
        if (argument == "--" && !isText) {
            break;
        }
        if (!isText) {
            for (const auto& [original, ours] : kTranslations) {
                if (argument == original) {
                    argument = ours;
                } else if (argument.starts_with(std::string(original) + '=')) {
                    argument = std::string(ours) + argument.substr(original.size());
                }
            }
        }
        isText = !isText && std::find(kTextOptions.begin(), kTextOptions.end(), argument) !=
                                kTextOptions.end();
    }
    return arguments;
}

}  // namespace audioldm::cli
