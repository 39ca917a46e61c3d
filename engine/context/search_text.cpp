// SPDX-License-Identifier: MIT
#include "engine/context/search_text.h"

#include <algorithm>
#include <array>

#include "engine/core/exception.h"
#include "engine/core/utf8_start.h"
#include "engine/weights/content_hash.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::context {
namespace {

constexpr std::size_t kIndexedBytes = std::size_t{32} << 10;
constexpr std::size_t kSearchedBytes = std::size_t{4} << 10;
constexpr int kMaxWords = 64;
constexpr std::size_t kOrderBytes = 80;

/// Whether a UTF-8 character belongs to a script that writes without spaces.
bool standsAlone(std::string_view character) {
    const auto within = [&](std::string_view low, std::string_view high) {
        return character >= low && character <= high;
    };
    return within("\xE0\xB8\x80", "\xE0\xBB\xBF")     // U+0E00 to U+0EFF: Thai, Lao
           || within("\xE1\x80\x80", "\xE1\x82\x9F")  // U+1000 to U+109F: Burmese
           || within("\xE1\x9E\x80", "\xE1\x9F\xBF")  // U+1780 to U+17FF: Khmer
           || within("\xE3\x81\x80", "\xE3\x83\xBF")  // U+3040 to U+30FF: Japanese syllables
           || within("\xE3\x90\x80", "\xE9\xBF\xBF")  // U+3400 to U+9FFF: Chinese characters
           || within("\xEF\xA4\x80", "\xEF\xAB\xBF")  // U+F900 to U+FAFF
           || within("\xF0\xA0\x80\x80", "\xF0\xB3\x8E\xAF");  // U+20000 to U+333AF
}

/// Whether a character cannot be part of a word, as far as it is easily told.
bool isPunctuation(std::string_view character) {
    if (character.size() == 1) {
        const char letter = character[0];
        return !((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                 (letter >= '0' && letter <= '9'));
    }
    struct Range {
        std::string_view low;
        std::string_view high;
    };
    // What the index takes for no part of a word: all but letters and numbers.
    constexpr std::array kRanges = {
        Range{"\xC2\x80", "\xC2\xA9"},          // U+0080 to U+00A9
        Range{"\xC2\xAB", "\xC2\xB1"},          // U+00AB to U+00B1: quotation marks, signs
        Range{"\xC2\xB4", "\xC2\xB4"},          // U+00B4
        Range{"\xC2\xB6", "\xC2\xB8"},          // U+00B6 to U+00B8
        Range{"\xC2\xBB", "\xC2\xBB"},          // U+00BB
        Range{"\xC2\xBF", "\xC2\xBF"},          // U+00BF
        Range{"\xC3\x97", "\xC3\x97"},          // U+00D7
        Range{"\xC3\xB7", "\xC3\xB7"},          // U+00F7
        Range{"\xE2\x80\x80", "\xE2\x81\xAF"},  // U+2000 to U+206F
        Range{"\xE2\x82\xA0", "\xE2\x83\x8F"},  // U+20A0 to U+20CF: currencies
        Range{"\xE2\x86\x90", "\xE2\x8F\xBF"},  // U+2190 to U+23FF: arrows, mathematics
        Range{"\xE2\x94\x80", "\xE2\x9D\xB5"},  // U+2500 to U+2775: shapes
        Range{"\xE3\x80\x80", "\xE3\x80\x84"},  // U+3000 to U+3004
        Range{"\xE3\x80\x88", "\xE3\x80\xA0"},  // U+3008 to U+3020
        Range{"\xEF\xBC\x81", "\xEF\xBC\x8F"},  // U+FF01 to U+FF0F
        Range{"\xEF\xBC\x9A", "\xEF\xBC\xA0"},  // U+FF1A to U+FF20
        Range{"\xEF\xBC\xBB", "\xEF\xBD\x80"},  // U+FF3B to U+FF40
        Range{"\xEF\xBD\x9B", "\xEF\xBD\xA5"},  // U+FF5B to U+FF65
    };
    return std::ranges::any_of(kRanges, [&](const Range& range) {
        return character >= range.low && character <= range.high;
    });
}

/// Calls `visit` with each character; a byte that is not UTF-8 counts as one.
template <typename Visit>
void forEachCharacter(std::string_view text, Visit&& visit) {
    while (!text.empty()) {
        const std::size_t length = std::max<std::size_t>(1, weights::utf8CharacterLength(text));
        visit(text.substr(0, length));
        text.remove_prefix(length);
    }
}

bool isSearchable(std::string_view word) {
    bool found = false;
    forEachCharacter(word, [&](std::string_view character) { found |= !isPunctuation(character); });
    return found;
}

/// A word as the index' phrase whose last part may go on: "dog" *
std::string phraseOf(std::string_view word) {
    std::string text(1, '"');
    for (const char letter : searchableText(word)) {
        text.append(letter == '"' ? 2 : 1, letter);
    }
    return text.append("\" *");
}

}  // namespace

std::string searchableText(std::string_view text) {
    std::string spaced;
    forEachCharacter(utf8Start(text, kIndexedBytes), [&](std::string_view character) {
        if (standsAlone(character)) {
            spaced.append(" ").append(character).append(" ");
        } else {
            // The index takes a NUL for the end of the text.
            spaced += character == std::string_view("\0", 1) ? " " : character;
        }
    });
    return spaced;
}

std::string orderOfPrompt(std::string_view prompt) {
    std::string order(utf8Start(prompt, kOrderBytes));
    for (char& letter : order) {
        if (letter >= 'A' && letter <= 'Z') {
            letter = static_cast<char>(letter - 'A' + 'a');
        }
    }
    return order;
}

std::string starMark(bool starred) {
    return starred ? "starred" : "plain";
}

std::string modelMark(std::string_view modelName) {
    return concat('m', weights::toHex(weights::hashOf(modelName)));
}

SearchExpression searchExpression(const TakeQuery& query) {
    SearchExpression expression;
    std::string words;
    int count = 0;
    bool wordsGiven = false;
    std::string_view rest = utf8Start(query.words, kSearchedBytes);
    constexpr std::string_view kSpaces("\0 \t\n\r\v\f", 7);
    while (count < kMaxWords) {
        rest.remove_prefix(std::min(rest.find_first_not_of(kSpaces), rest.size()));
        if (rest.empty()) {
            break;
        }
        const std::string_view word = rest.substr(0, rest.find_first_of(kSpaces));
        rest.remove_prefix(word.size());
        wordsGiven = true;
        if (isSearchable(word)) {
            words.append(count > 0 ? " AND " : "").append(phraseOf(word));
            ++count;
        }
    }
    const auto add = [&](const std::string& part) {
        expression.needed = true;
        expression.text.append(expression.text.empty() ? "" : " AND ").append(part);
    };
    if (count > 0) {
        add(concat("{prompt name tags model} : (", words, ")"));
    }
    if (query.starred) {
        add(concat("{marks} : \"", starMark(*query.starred), "\""));
    }
    if (!query.modelName.empty()) {
        add(concat("{marks} : \"", modelMark(query.modelName), "\""));
    }
    expression.matchesNothing = wordsGiven && count == 0;
    return expression;
}

}  // namespace audioldm::engine::context
