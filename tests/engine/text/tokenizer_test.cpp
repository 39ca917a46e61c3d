// SPDX-License-Identifier: MIT
#include "engine/text/tokenizer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace audioldm::engine::text {
namespace {

using nlohmann::json;
using tests::expectError;
using tests::TemporaryFolder;
using tests::writeBytes;
using Ids = std::vector<std::int64_t>;

const std::filesystem::path kData = std::filesystem::path(AUDIOLDM_TEST_DATA) / "tokenizer";

std::string repeated(const std::string& text, std::size_t times) {
    std::string whole;
    whole.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        whole += text;
    }
    return whole;
}

/// Ids as tests/data/tokenizer/cases.jsonl writes them: a run of one id is [id, times].
Ids idsFrom(const json& written) {
    Ids ids;
    for (const json& entry : written) {
        if (entry.is_array()) {
            ids.insert(ids.end(), entry[1].get<std::size_t>(), entry[0].get<std::int64_t>());
        } else {
            ids.push_back(entry.get<std::int64_t>());
        }
    }
    return ids;
}

struct Case {
    std::string text;
    std::size_t maxLength = 0;
    Ids ids;
};

/// The cases of one column.
std::vector<Case> readCases(const std::string& column) {
    std::ifstream file(kData / "cases.jsonl");
    std::string line;
    std::getline(file, line);
    const json columns = json::parse(line)["columns"];
    const auto place = static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) -
                                                columns.begin());
    std::vector<Case> cases;
    while (std::getline(file, line)) {
        const json row = json::parse(line);
        cases.push_back({repeated(row[0].get<std::string>(), row[1].get<std::size_t>()),
                         row[2].get<std::size_t>(), idsFrom(row[place])});
    }
    return cases;
}

void expectSameIds(const Tokenizer& tokenizer, const std::string& column) {
    const std::vector<Case> cases = readCases(column);
    EXPECT_GE(cases.size(), 400U);
    for (const Case& entry : cases) {
        const TokenSequence sequence = tokenizer.encode(entry.text, entry.maxLength);
        EXPECT_EQ(sequence.ids, entry.ids)
            << json(entry.text.substr(0, 200)).dump() << " at most " << entry.maxLength;
        if (sequence.ids.size() < entry.maxLength) {
            EXPECT_EQ(sequence.usedBytes, entry.text.size());
        }
    }
}

TEST(Tokenizer, EqualsTheReferenceOnAClassicFolder) {
    expectSameIds(Tokenizer::load(kData / "classic"), "classic");
}

TEST(Tokenizer, EqualsTheReferenceOnATokenizerJson) {
    expectSameIds(Tokenizer::load(kData / "unified"), "classic");
}

TEST(Tokenizer, EqualsTheReferenceWithAddedTokensOfEveryKind) {
    expectSameIds(Tokenizer::load(kData / "pairs"), "pairs");
}

TEST(Tokenizer, EqualsTheReferenceWhereBytesHaveNoTokenAndASpaceIsPutBefore) {
    expectSameIds(Tokenizer::load(kData / "sparse"), "sparse");
}

TEST(Tokenizer, KnowsItsSizes) {
    const Tokenizer classic = Tokenizer::load(kData / "classic");
    EXPECT_EQ(classic.vocabularySize(), 1100U);
    EXPECT_EQ(classic.maxLength(), 512U);
    // Five of its added tokens come after the vocabulary.
    const Tokenizer pairs = Tokenizer::load(kData / "pairs");
    const json content = json::parse(std::ifstream(kData / "pairs" / "tokenizer.json"));
    EXPECT_EQ(pairs.vocabularySize(), content["model"]["vocab"].size() + 5);
    EXPECT_EQ(pairs.maxLength(), 512U);
    EXPECT_EQ(Tokenizer::load(kData / "sparse").maxLength(), 300U);
    // "No limit", an integer of 31 digits.
    EXPECT_EQ(Tokenizer::load(kData / "unified").maxLength(), 512U);
}

/// `<s> <pad> </s> <unk> a b Ġ ab <mask> ` and the two bytes of é.
class SmallTokenizer : public testing::Test {
protected:
    SmallTokenizer() {
        writeBytes(m_folder / "vocab.json",
                   R"({"<s>":0,"<pad>":1,"</s>":2,"<unk>":3,"a":4,"b":5,"Ġ":6,"ab":7,"<mask>":8,)"
                   R"("Ã":9,"©":10})");
        writeBytes(m_folder / "merges.txt", "#version: 0.2\na b\n");
    }

    [[nodiscard]] Tokenizer load() const { return Tokenizer::load(m_folder.path()); }

    TemporaryFolder m_folder;
};

TEST_F(SmallTokenizer, LeavesOutBytesWithoutAToken) {
    // Not <unk>: the reference's model has no unknown token, so neighbours of the gap even merge.
    EXPECT_EQ(load().encode("axb", 9).ids, (Ids{0, 7, 2}));
    EXPECT_EQ(load().encode("xyz", 9).ids, (Ids{0, 2}));
    EXPECT_EQ(load().encode("<unk>", 9).ids, (Ids{0, 3, 2}));
}

TEST_F(SmallTokenizer, SaysWhereTheUnusedTextBegins) {
    const Tokenizer tokenizer = load();
    const auto used = [&tokenizer](const std::string& text, std::size_t maxLength) {
        const TokenSequence sequence = tokenizer.encode(text, maxLength);
        EXPECT_LE(sequence.ids.size(), maxLength);
        return sequence.usedBytes;
    };
    EXPECT_EQ(used("", 2), 0U);
    EXPECT_EQ(used("a b", 2), 0U);
    EXPECT_EQ(used("a b", 3), 1U);
    EXPECT_EQ(used("a b", 4), 2U);
    EXPECT_EQ(used("a b", 5), 3U);
    EXPECT_EQ(used("ab ab", 3), 2U);
    EXPECT_EQ(used("a<mask>b", 3), 1U);
    EXPECT_EQ(used("a<mask>b", 4), 7U);
    // What follows the last token has none: nothing is cut off.
    EXPECT_EQ(used("abxyz", 3), 5U);
    // Cut within a character: it counts as used.
    EXPECT_EQ(used("aéb", 4), 3U);
    EXPECT_EQ(used("aéb", 3), 1U);
    EXPECT_EQ(used("éé", 3), 2U);
}

TEST_F(SmallTokenizer, CountsWithoutTheSpaceThatIsPutBefore) {
    writeBytes(m_folder / "tokenizer_config.json", R"({"add_prefix_space": true})");
    EXPECT_EQ(load().encode("ab", 9).ids, (Ids{0, 6, 7, 2}));
    EXPECT_EQ(load().encode("ab", 3).usedBytes, 0U);
    EXPECT_EQ(load().encode("ab ab", 4).usedBytes, 2U);
    EXPECT_EQ(load().encode(" ab", 3).usedBytes, 1U);
    EXPECT_EQ(load().encode("a<mask>ab", 5).usedBytes, 7U);
}

TEST_F(SmallTokenizer, TakesTheSpaceBeforeAMaskWhenTheFilesSaySo) {
    EXPECT_EQ(load().encode("a <mask> b", 9).ids, (Ids{0, 4, 6, 8, 6, 5, 2}));
    writeBytes(m_folder / "special_tokens_map.json",
               R"({"mask_token": {"content": "<mask>", "lstrip": true, "rstrip": false,)"
               R"( "normalized": true, "single_word": false}})");
    EXPECT_EQ(load().encode("a \t<mask> b", 9).ids, (Ids{0, 4, 8, 6, 5, 2}));
}

TEST_F(SmallTokenizer, SplitsSpecialTokensWhenTheFilesSaySo) {
    writeBytes(m_folder / "tokenizer_config.json", R"({"split_special_tokens": true})");
    EXPECT_EQ(load().encode("a<mask>b", 9).ids, (Ids{0, 4, 4, 5, 2}));
}

TEST_F(SmallTokenizer, PutsTheTokensAroundThatTheFilesName) {
    writeBytes(m_folder / "special_tokens_map.json", R"({"cls_token": "b", "sep_token": "<pad>"})");
    EXPECT_EQ(load().encode("a<s>", 9).ids, (Ids{5, 4, 0, 1}));
}

TEST_F(SmallTokenizer, RefusesTextThatIsNotUtf8) {
    const Tokenizer tokenizer = load();
    for (const char* text :
         {"\xFF", "a\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80"}) {
        expectError(
            ErrorCode::InvalidRequest, [&] { (void)tokenizer.encode(text, 9); }, "UTF-8");
    }
    expectError(ErrorCode::InvalidRequest, [&] { (void)tokenizer.encode("a", 1); });
}

TEST_F(SmallTokenizer, MayBeUsedFromSeveralThreads) {
    const Tokenizer tokenizer = load();
    std::vector<std::thread> threads;
    std::vector<Ids> results(4);
    for (Ids& result : results) {
        threads.emplace_back(
            [&tokenizer, &result] { result = tokenizer.encode(repeated("ab a ", 5000), 512).ids; });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(results[0], tokenizer.encode(repeated("ab a ", 5000), 512).ids);
    for (const Ids& result : results) {
        EXPECT_EQ(result, results[0]);
    }
}

TEST(TokenizerSpeed, TakesAMegabyteOfAnythingInUnderASecond) {
    // Merges of a, aa, aaaa, ...: the longest way that one word of a million letters can go.
    const TemporaryFolder folder;
    std::string vocabulary = R"({"<s>":0,"<pad>":1,"</s>":2,"<unk>":3,"a":4,"Ġ":5,"Ċ":6,"<":7)";
    std::string merges;
    std::string word = "a";
    for (int id = 8; id < 16; ++id) {
        merges += word + " " + word + "\n";
        word += word;
        vocabulary += ",\"" + word + "\":" + std::to_string(id);
    }
    writeBytes(folder / "vocab.json", vocabulary + "}");
    writeBytes(folder / "merges.txt", merges);
    const Tokenizer tokenizer = Tokenizer::load(folder.path());
    constexpr std::size_t kMegabyte = std::size_t{1} << 20;
    for (const std::string part :
         {"a", " ", "\n", "<", "a a ", "é", "👩‍👩‍👧", "</s>", " <mask>", "!", "1"}) {
        const std::string text = repeated(part, kMegabyte / part.size());
        const std::clock_t start = std::clock();  // of this process, whatever else is running
        const TokenSequence sequence = tokenizer.encode(text, 512);
        EXPECT_LT(std::clock() - start, CLOCKS_PER_SEC) << part;
        EXPECT_LE(sequence.ids.size(), 512U);
    }
    EXPECT_EQ(tokenizer.encode(repeated("a", 100'000), 512).ids.size(), 2 + 100'000U / 256 + 2);
}

}  // namespace
}  // namespace audioldm::engine::text
