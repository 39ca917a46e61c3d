// SPDX-License-Identifier: MIT
#include "engine/audio/readable_name.h"

#include <algorithm>

#include "engine/weights/utf8.h"

namespace audioldm::engine::audio {
namespace {

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

std::string readableName(std::string_view text, char separator, std::size_t maxBytes) {
    std::string name;
    bool wordEnded = false;
    for (std::size_t position = 0; position < text.size();) {
        const std::string_view rest = text.substr(position);
        const std::size_t length = std::max<std::size_t>(1, weights::utf8CharacterLength(rest));
        std::string character(rest.substr(0, length));
        position += length;
        if (length == 1 && character[0] >= 'A' && character[0] <= 'Z') {
            character[0] = static_cast<char>(character[0] - 'A' + 'a');
        }
        if (length == 1 ? !isAsciiWordLetter(character[0]) : isSeparator(character)) {
            wordEnded = !name.empty();
            continue;
        }
        if (name.size() + character.size() + (wordEnded ? 1 : 0) > maxBytes) {
            break;
        }
        name += (wordEnded ? std::string(1, separator) : "") + character;
        wordEnded = false;
    }
    return name.empty() ? "sound" : name;
}

}  // namespace audioldm::engine::audio
