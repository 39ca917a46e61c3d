// SPDX-License-Identifier: MIT
#include "app/cli/output_names.h"

#include <system_error>

#include "engine/audio/readable_name.h"
#include "engine/core/exception.h"

namespace audioldm::cli {
namespace {

constexpr std::size_t kLongestName = 60;

}  // namespace

std::filesystem::path numberedPath(const std::filesystem::path& output, int index, int count) {
    if (count == 1) {
        return output;
    }
    std::filesystem::path name = output.stem();
    name += engine::concat('-', index + 1);
    name += output.extension();
    return output.parent_path() / name;
}

std::string nameFromPrompt(const std::string& prompt) {
    return engine::audio::readableName(prompt, '-', kLongestName);
}

std::filesystem::path freePath(const std::string& name) {
    std::filesystem::path path = name + ".wav";
    std::error_code ignored;
    for (int number = 2; std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
         ++number) {
        path = engine::concat(name, '-', number, ".wav");
    }
    return path;
}

}  // namespace audioldm::cli
