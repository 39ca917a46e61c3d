// SPDX-License-Identifier: MIT
#include "app/cli/output_names.h"

#include <string_view>
#include <system_error>

#include "engine/core/exception.h"
#include "engine/weights/utf8.h"

namespace audioldm::cli {
namespace {

constexpr std::size_t kLongestName = 60;

bool isAsciiWordLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

/// Whether a UTF-8 character outside of ASCII parts words: controls, spaces, punctuation, marks of
/// direction and other invisible ones, which have no place in a file name.
bool isSeparator(std::string_view character) {
    const auto startsWith = [&](std::string_view start) { return character.starts_with(start); };
    return character < "\xC2\xAA"                               // U+0080 to U+00A9
           || startsWith("\xE2\x80") || startsWith("\xE2\x81")  // U+2000 to U+207F
           || startsWith("\xE3\x80")                            // U+3000 to U+303F
           || startsWith("\xEF\xB8") || startsWith("\xEF\xBB") || startsWith("\xEF\xBF") ||
           startsWith("\xF3");  // tags and private use
}

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
    std::string name;
    bool wordEnded = false;
    for (std::size_t position = 0; position < prompt.size();) {
        const std::string_view rest = std::string_view(prompt).substr(position);
        const std::size_t length =
            std::max<std::size_t>(1, engine::weights::utf8CharacterLength(rest));
        std::string character(rest.substr(0, length));
        position += length;
        if (length == 1 && character[0] >= 'A' && character[0] <= 'Z') {
            character[0] = static_cast<char>(character[0] - 'A' + 'a');
        }
        if (length == 1 ? !isAsciiWordLetter(character[0]) : isSeparator(character)) {
            wordEnded = !name.empty();
            continue;
        }
        if (name.size() + character.size() + (wordEnded ? 1 : 0) > kLongestName) {
            break;
        }
        name += (wordEnded ? "-" : "") + character;
        wordEnded = false;
    }
    return name.empty() ? "sound" : name;
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
