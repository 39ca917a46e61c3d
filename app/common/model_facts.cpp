// SPDX-License-Identifier: MIT
#include "app/common/model_facts.h"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <system_error>

namespace audioldm::app {
namespace {

constexpr std::string_view kLicenceKey = "license:";
constexpr std::size_t kLongestLicence = 80;
constexpr int kMostLines = 4000;

std::string trimmed(const std::string& text) {
    constexpr const char* kSpace = " \t\r\"'";
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string::npos) {
        return {};
    }
    const std::size_t last = text.find_last_not_of(kSpace);
    return text.substr(first, std::min(last - first + 1, kLongestLicence));
}

std::string licenceOf(const std::filesystem::path& folder) {
    std::string line;
    std::ifstream card(folder / "README.md");
    for (int number = 0; number < kMostLines && std::getline(card, line); ++number) {
        if (line.compare(0, kLicenceKey.size(), kLicenceKey) == 0) {
            return trimmed(line.substr(kLicenceKey.size()));
        }
    }
    std::ifstream text(folder / "LICENSE");
    return std::getline(text, line) ? trimmed(line) : std::string();
}

std::uintmax_t bytesBelow(const std::filesystem::path& folder) {
    std::uintmax_t bytes = 0;
    std::error_code cause;
    std::filesystem::recursive_directory_iterator found(folder, cause);
    for (; !cause && found != std::filesystem::recursive_directory_iterator();
         found.increment(cause)) {
        std::error_code ignored;
        if (found->is_regular_file(ignored)) {
            const std::uintmax_t size = found->file_size(ignored);
            bytes += ignored ? 0 : size;
        }
    }
    return bytes;
}

}  // namespace

ModelFacts modelFacts(const std::filesystem::path& folder) {
    return {licenceOf(folder), bytesBelow(folder)};
}

}  // namespace audioldm::app
