// SPDX-License-Identifier: MIT
#include "engine/text/pre_tokenizer.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace audioldm::engine::text {
namespace {

std::vector<std::string> wordsOf(const PreTokenizer& preTokenizer, std::string_view text) {
    PreTokenizer::Scan scan(preTokenizer, text);
    std::vector<std::string> words;
    for (std::string_view word = scan.next(); !word.empty(); word = scan.next()) {
        words.emplace_back(word);
    }
    return words;
}

using Words = std::vector<std::string>;

TEST(PreTokenizer, CutsAsThePatternSays) {
    const PreTokenizer preTokenizer;
    EXPECT_EQ(wordsOf(preTokenizer, ""), Words{});
    EXPECT_EQ(wordsOf(preTokenizer, "don't  stop 12x!"),
              (Words{"don", "'t", " ", " stop", " 12", "x", "!"}));
    EXPECT_EQ(wordsOf(preTokenizer, "IT'S 'sa we'll"),
              (Words{"IT", "'", "S", " '", "sa", " we", "'ll"}));
    EXPECT_EQ(wordsOf(preTokenizer, " \n a\t\t"), (Words{" \n", " a", "\t\t"}));
    EXPECT_EQ(wordsOf(preTokenizer, "é½\u3000x\u200b"), (Words{"é", "½", "\u3000", "x", "\u200b"}));
}

std::string utf8Of(unsigned code) {
    const auto byte = [](unsigned value) { return static_cast<char>(value); };
    const auto tail = [&](unsigned shift) { return byte(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) {
        return {byte(code)};
    }
    if (code < 0x800) {
        return {byte(0xC0U | (code >> 6)), tail(0)};
    }
    if (code < 0x10000) {
        return {byte(0xE0U | (code >> 12)), tail(6), tail(0)};
    }
    return {byte(0xF0U | (code >> 18)), tail(12), tail(6), tail(0)};
}

/// The class by the partner with which the character forms one word.
char classOf(const PreTokenizer& preTokenizer, const std::string& character) {
    const auto joins = [&](const char* partner) {
        return wordsOf(preTokenizer, partner + character).size() == 1;
    };
    return joins("a") ? 'L' : joins("1") ? 'N' : joins("!") ? 'O' : 'S';
}

TEST(PreTokenizer, KnowsEveryCharacterAsTheReferenceDoes) {
    const PreTokenizer preTokenizer;
    std::ifstream file(AUDIOLDM_TEST_DATA "/tokenizer/character_classes.txt");
    unsigned code = 0;
    char kind = 0;
    unsigned count = 0;
    std::size_t different = 0;
    while (file >> kind >> count) {
        for (unsigned i = 0; i < count; ++i, ++code) {
            code = code == 0xD800 ? 0xE000 : code;  // past the surrogates
            const char found = classOf(preTokenizer, utf8Of(code));
            if (found != kind && ++different <= 10) {
                ADD_FAILURE() << std::hex << code << " is " << found << ", expected " << kind;
            }
        }
    }
    EXPECT_EQ(different, 0U);
    EXPECT_EQ(code, 0x110000U);
}

}  // namespace
}  // namespace audioldm::engine::text
