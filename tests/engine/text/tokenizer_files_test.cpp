// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/text/tokenizer.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace audioldm::engine::text {
namespace {

using nlohmann::json;
using tests::expectError;
using tests::TemporaryFolder;
using tests::writeBytes;
using Ids = std::vector<std::int64_t>;

const char* const kGoodMerges = "#version: 0.2\na b\nĠ ab\n";

json goodVocabulary() {
    return {{"<s>", 0}, {"<pad>", 1}, {"</s>", 2},   {"<unk>", 3}, {"a", 4},
            {"b", 5},   {"Ġ", 6},     {"<mask>", 7}, {"ab", 8},    {"Ġab", 9}};
}

json goodTokenizerJson() {
    return {{"version", "1.0"},
            {"truncation", nullptr},
            {"added_tokens", json::array()},
            {"normalizer", {{"type", "NFC"}}},
            {"model",
             {{"type", "BPE"},
              {"vocab", goodVocabulary()},
              {"merges", json::array({"a b", json::array({"Ġ", "ab"})})}}}};
}

/// A tokenizer folder that is good until a test damages it.
class TokenizerFiles : public testing::Test {
protected:
    TokenizerFiles() {
        writeBytes(m_folder / "vocab.json", goodVocabulary().dump());
        writeBytes(m_folder / "merges.txt", kGoodMerges);
    }

    void load() const { (void)Tokenizer::load(m_folder.path()); }
    [[nodiscard]] Ids encode(const std::string& text) const {
        return Tokenizer::load(m_folder.path()).encode(text, 20).ids;
    }

    template <typename... Words>
    void expectInvalid(const Words&... words) const {
        expectError(
            ErrorCode::ModelInvalid, [this] { load(); }, words...);
    }

    template <typename... Words>
    void expectVocabularyRefused(const std::string& text, const Words&... words) const {
        SCOPED_TRACE(text.substr(0, 100));
        writeBytes(m_folder / "vocab.json", text);
        expectInvalid("vocab.json", words...);
    }

    template <typename... Words>
    void expectMergesRefused(const std::string& text, const Words&... words) const {
        SCOPED_TRACE(text.substr(0, 100));
        writeBytes(m_folder / "merges.txt", text);
        expectInvalid("merges.txt", words...);
    }

    void useTokenizerJson(const json& content) const {
        std::filesystem::remove(m_folder / "vocab.json");
        std::filesystem::remove(m_folder / "merges.txt");
        writeBytes(m_folder / "tokenizer.json", content.dump());
    }

    template <typename... Words>
    void expectTokenizerJsonRefused(const json& content, const Words&... words) const {
        useTokenizerJson(content);
        expectInvalid("tokenizer.json", words...);
    }

    TemporaryFolder m_folder;
};

TEST_F(TokenizerFiles, LoadsTheGoodFolder) {
    EXPECT_EQ(encode("ab ab"), (Ids{0, 8, 9, 2}));
    useTokenizerJson(goodTokenizerJson());
    EXPECT_EQ(encode("ab ab"), (Ids{0, 8, 9, 2}));
}

TEST_F(TokenizerFiles, SaysWhatIsMissing) {
    expectError(
        ErrorCode::ModelMissing, [this] { (void)Tokenizer::load(m_folder / "no"); }, "no");
    std::filesystem::remove(m_folder / "merges.txt");
    expectError(
        ErrorCode::ModelMissing, [this] { load(); }, "merges.txt");
    std::filesystem::remove(m_folder / "vocab.json");
    expectError(
        ErrorCode::ModelMissing, [this] { load(); }, "tokenizer.json", "vocab.json");
}

TEST_F(TokenizerFiles, RefusesIdsThatAreNone) {
    const auto withId = [](const std::string& id) {
        std::string text = goodVocabulary().dump();
        const std::string good = "\"ab\":8";
        return text.replace(text.find(good), good.size(), "\"ab\":" + id);
    };
    for (const char* id :
         {"-1", "1.5", "8.0", "1e1", "\"8\"", "null", "true", "[8]", "{\"x\":8}"}) {
        expectVocabularyRefused(withId(id), "ab");
    }
    for (const char* id : {"2147483648", "4294967301", "18446744073709551615", "1000000"}) {
        expectVocabularyRefused(withId(id), "ab", id);
    }
    expectVocabularyRefused(withId("18446744073709551616"), "64 bits");
    expectVocabularyRefused(withId("10"), "gap");
    expectVocabularyRefused(withId("9"), "same id 9");
}

TEST_F(TokenizerFiles, RefusesVocabulariesThatAreNone) {
    const std::string good = goodVocabulary().dump();
    for (const char* text : {"", "{", "[]", "null", "7", "\"x\"", "[{\"a\":1}]"}) {
        expectVocabularyRefused(text);
    }
    expectVocabularyRefused(good + "x");
    expectVocabularyRefused("\xEF\xBB\xBF" + good);
    expectVocabularyRefused("{\"ab\":8," + good.substr(1), "twice");
    expectVocabularyRefused("{\"\":10," + good.substr(1), "empty");
    expectVocabularyRefused("{\"\xFF\":10," + good.substr(1), "UTF-8");
    expectVocabularyRefused("{\"" + std::string(1 << 20, 'x') + "\":10," + good.substr(1),
                            "1048576 bytes");
}

TEST_F(TokenizerFiles, RefusesTooManyTokensAtOnce) {
    std::string text = "{";
    for (int i = 0; i < 1'000'000; ++i) {
        text += "\"t" + std::to_string(i) + "\":" + std::to_string(i) + ",";
    }
    expectVocabularyRefused(text + "\"x\":1000000}", "262144");
    // 10 million entries: by its size, before it is read.
    std::filesystem::resize_file(m_folder / "vocab.json", std::uintmax_t{150} << 20);
    expectInvalid("vocab.json", "bytes");
}

TEST_F(TokenizerFiles, RefusesAVocabularyWithoutASpecialToken) {
    for (const char* token : {"<s>", "</s>", "<pad>", "<unk>"}) {
        json vocabulary = goodVocabulary();
        vocabulary["other"] = vocabulary[token];
        vocabulary.erase(token);
        writeBytes(m_folder / "vocab.json", vocabulary.dump());
        expectInvalid(token, "not in the vocabulary");
    }
}

TEST_F(TokenizerFiles, GivesAMaskThatIsNotInTheVocabularyTheNextId) {
    json vocabulary = goodVocabulary();
    vocabulary["x"] = vocabulary["<mask>"];
    vocabulary.erase("<mask>");
    writeBytes(m_folder / "vocab.json", vocabulary.dump());
    EXPECT_EQ(encode("a<mask>"), (Ids{0, 4, 10, 2}));
    EXPECT_EQ(Tokenizer::load(m_folder.path()).vocabularySize(), 11U);
}

TEST_F(TokenizerFiles, AcceptsMergesWithoutHeaderAndWithCarriageReturns) {
    for (const char* text : {"a b\nĠ ab\n", "a b\nĠ ab", "a b\r\nĠ ab\r\n", "a b\nĠ ab\n\n",
                             "#version: 0.2\r\na b\r\n#version: 0.2\nĠ ab\r\n\r\n"}) {
        writeBytes(m_folder / "merges.txt", text);
        EXPECT_EQ(encode("ab ab"), (Ids{0, 8, 9, 2})) << text;
    }
    writeBytes(m_folder / "merges.txt", "");
    EXPECT_EQ(encode("ab"), (Ids{0, 4, 5, 2}));
}

TEST_F(TokenizerFiles, RefusesMergesThatAreNone) {
    using std::string_literals::operator""s;
    expectMergesRefused("ab\n", "line 1", "two tokens");
    expectMergesRefused("a b\na b c\n", "line 2", "two tokens");
    expectMergesRefused("a  b\n", "line 1");
    expectMergesRefused(" a b\n", "line 1");
    expectMergesRefused("a b \n", "line 1");
    expectMergesRefused("a\tb\n", "line 1");
    expectMergesRefused("a b\n\nĠ ab\n", "line 2");
    expectMergesRefused("a b\n# note\n", "line 2");
    expectMergesRefused("a x\n", "line 1", "\"x\"", "not in the vocabulary");
    expectMergesRefused("x a\n", "line 1", "\"x\"");
    expectMergesRefused("b a\n", "line 1", "\"ba\"");
    expectMergesRefused("a b\0\n"s, "line 1");
    expectMergesRefused("a b\n\0\n"s, "line 2");
    expectMergesRefused("a b\xFF\n", "line 1");
    expectMergesRefused("a b\nĠ ab\na b\n", "line 3", "twice");
    expectMergesRefused("a\rb\n", "line 1");
}

TEST_F(TokenizerFiles, RefusesTooManyMergesAndTooLongOnesAtOnce) {
    expectMergesRefused("a b\n" + std::string(1 << 20, 'a') + " b\n", "line 2", "1048578 bytes");
    std::string text;
    for (int i = 0; i < 10'000'000; ++i) {
        text += "a b\n";
    }
    expectMergesRefused(text);
    text.resize(std::size_t{30} << 20);
    expectMergesRefused(text, "line 2", "twice");
}

TEST_F(TokenizerFiles, RefusesFilesThatAreNone) {
    for (const char* name : {"vocab.json", "merges.txt", "tokenizer.json", "tokenizer_config.json",
                             "special_tokens_map.json", "added_tokens.json"}) {
        SCOPED_TRACE(name);
        const std::filesystem::path path = m_folder / name;
        const std::filesystem::path kept = m_folder / "kept";
        const bool isThere = std::filesystem::exists(path);
        if (isThere) {
            std::filesystem::rename(path, kept);
        }
        ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
        expectInvalid(name);
        std::filesystem::remove(path);
        std::filesystem::create_directory(path);
        expectInvalid(name);
        std::filesystem::remove(path);
        std::filesystem::create_symlink("nowhere", path);
        expectError(
            ErrorCode::ModelMissing, [this] { load(); }, name);
        std::filesystem::remove(path);
        if (isThere) {
            std::filesystem::rename(kept, path);
        }
    }
    EXPECT_EQ(encode("ab"), (Ids{0, 8, 2}));
}

TEST_F(TokenizerFiles, RefusesFilesThatDisagree) {
    writeBytes(m_folder / "tokenizer.json", goodTokenizerJson().dump());
    EXPECT_EQ(encode("ab ab"), (Ids{0, 8, 9, 2}));
    writeBytes(m_folder / "merges.txt", "Ġ ab\na b\n");
    expectInvalid("merges.txt", "tokenizer.json");
    writeBytes(m_folder / "merges.txt", kGoodMerges);
    json vocabulary = goodVocabulary();
    vocabulary["a"] = 5;
    vocabulary["b"] = 4;
    writeBytes(m_folder / "vocab.json", vocabulary.dump());
    expectInvalid("vocab.json", "tokenizer.json");
}

TEST_F(TokenizerFiles, RefusesATokenizerJsonWithoutItsParts) {
    for (const char* text : {"", "[]", "null", "3", "{}", "{\"model\":null}", "{\"model\":[]}"}) {
        SCOPED_TRACE(text);
        useTokenizerJson({});
        writeBytes(m_folder / "tokenizer.json", text);
        expectInvalid("tokenizer.json");
    }
    for (const char* key : {"vocab", "merges"}) {
        json content = goodTokenizerJson();
        content["model"].erase(key);
        expectTokenizerJsonRefused(content, key, "missing");
        for (const json& other : {json(nullptr), json(3), json("x"), json(true)}) {
            content["model"][key] = other;
            expectTokenizerJsonRefused(content, key);
        }
        content["model"][key] = std::string(key) == "vocab" ? json::array() : json::object();
        expectTokenizerJsonRefused(content, key);
    }
    json content = goodTokenizerJson();
    content["model"]["type"] = "Unigram";
    expectTokenizerJsonRefused(content, "BPE");
}

TEST_F(TokenizerFiles, RefusesATokenizerJsonWithBadEntries) {
    for (const json& merge :
         {json("ab"), json("a b c"), json("a x"), json(3), json(nullptr), json("a b"),
          json::array(), json::array({"a"}), json::array({"a", "b", "c"}), json::array({"a", ""}),
          json::array({"a b", ""}), json::array({"a", 3}), json::array({"a", json::array()}),
          json::object()}) {
        SCOPED_TRACE(merge.dump());
        json content = goodTokenizerJson();
        content["model"]["merges"].push_back(merge);
        expectTokenizerJsonRefused(content, "merge");
    }
    for (const json& id : {json(-1), json(1.5), json("8"), json(nullptr), json(4294967301),
                           json(1U << 31), json(10), json(9), json::array(), json::object()}) {
        SCOPED_TRACE(id.dump());
        json content = goodTokenizerJson();
        content["model"]["vocab"]["ab"] = id;
        expectTokenizerJsonRefused(content);
    }
    std::string twice = goodTokenizerJson().dump();
    twice.insert(twice.find("\"ab\":8"), "\"ab\":8,");
    useTokenizerJson({});
    writeBytes(m_folder / "tokenizer.json", twice);
    expectInvalid("twice");
    writeBytes(m_folder / "tokenizer.json",
               "{\"model\":{}," + goodTokenizerJson().dump().substr(1));
    expectInvalid("twice");
}

TEST_F(TokenizerFiles, RefusesBadAddedTokens) {
    const json good = {{"id", 10}, {"content", "<x>"}, {"lstrip", true}, {"special", true}};
    json content = goodTokenizerJson();
    content["added_tokens"] = {good};
    useTokenizerJson(content);
    EXPECT_EQ(encode("a <x>a"), (Ids{0, 4, 10, 4, 2}));

    const std::vector<json> patches = {{{"id", 11}},
                                       {{"id", -1}},
                                       {{"id", 4294967306}},
                                       {{"id", "10"}},
                                       {{"id", nullptr}},
                                       {{"content", ""}},
                                       {{"content", 3}},
                                       {{"content", nullptr}},
                                       {{"lstrip", 1}},
                                       {{"rstrip", "no"}},
                                       {{"special", nullptr}},
                                       {{"normalized", 0.5}},
                                       {{"single_word", true}},
                                       {{"content", std::string(2000, 'x')}},
                                       {{"content", "a"}},
                                       {{"content", json::array()}}};
    for (const json& patch : patches) {
        SCOPED_TRACE(patch.dump().substr(0, 100));
        content["added_tokens"][0] = good;
        content["added_tokens"][0].update(patch);
        useTokenizerJson(content);
        expectInvalid();
    }
    for (const json& other : {json(3), json("x"), json::object(), json::array({3}),
                              json::array({nullptr}), json::array({json::array()})}) {
        SCOPED_TRACE(other.dump());
        content["added_tokens"] = other;
        expectTokenizerJsonRefused(content);
    }
    content["added_tokens"] = json::array();
    for (int i = 0; i < 5000; ++i) {
        content["added_tokens"].push_back(
            {{"id", 10 + i}, {"content", "<x" + std::to_string(i) + ">"}});
    }
    expectTokenizerJsonRefused(content, "4096");
}

TEST_F(TokenizerFiles, RefusesBadSettings) {
    const std::vector<std::pair<const char*, const char*>> bad = {
        {"tokenizer_config.json", "[]"},
        {"tokenizer_config.json", R"({"add_prefix_space": 1})"},
        {"tokenizer_config.json", R"({"split_special_tokens": "no"})"},
        {"tokenizer_config.json", R"({"truncation_side": "left"})"},
        {"tokenizer_config.json", R"({"padding_side": "left"})"},
        {"tokenizer_config.json", R"({"cls_token": null})"},
        {"tokenizer_config.json", R"({"sep_token": "nowhere"})"},
        {"tokenizer_config.json", R"({"pad_token": 3})"},
        {"tokenizer_config.json", R"({"mask_token": {"lstrip": true}})"},
        {"tokenizer_config.json", R"({"extra_special_tokens": 3})"},
        {"tokenizer_config.json", R"({"extra_special_tokens": [3]})"},
        {"tokenizer_config.json", R"({"added_tokens_decoder": []})"},
        {"tokenizer_config.json", R"({"added_tokens_decoder": {"x": {"content": "a"}}})"},
        {"tokenizer_config.json", R"({"added_tokens_decoder": {"-4": {"content": "a"}}})"},
        {"tokenizer_config.json", R"({"added_tokens_decoder": {"5": {"content": "a"}}})"},
        {"tokenizer_config.json", R"({"added_tokens_decoder": {"4": "a"}})"},
        {"tokenizer_config.json",
         R"({"added_tokens_decoder": {"4": {"content": "a"}, "04": {"content": "a"}}})"},
        {"special_tokens_map.json", "3"},
        {"special_tokens_map.json", R"({"unk_token": ["<unk>"]})"},
        {"special_tokens_map.json", R"({"unk_token": "<unk>", "unk_token": "<unk>"})"},
        {"added_tokens.json", R"({"x": -1})"},
        {"added_tokens.json", R"({"x": 12})"},
        {"added_tokens.json", R"({"x": 10, "y": 10})"},
        {"added_tokens.json", R"({"": 10})"},
    };
    for (const auto& [name, text] : bad) {
        SCOPED_TRACE(text);
        writeBytes(m_folder / name, text);
        expectInvalid();
        std::filesystem::remove(m_folder / name);
    }
}

TEST_F(TokenizerFiles, FallsBackWhereTheMaximalLengthIsOfNoUse) {
    for (const char* length :
         {"null", "0", "1", "-5", "\"512\"", "1.5", "100000", "1000000000000000019884624838656"}) {
        writeBytes(m_folder / "tokenizer_config.json",
                   std::string(R"({"model_max_length": )") + length + "}");
        EXPECT_EQ(Tokenizer::load(m_folder.path()).maxLength(), 512U) << length;
    }
    writeBytes(m_folder / "tokenizer_config.json", R"({"model_max_length": 77})");
    EXPECT_EQ(Tokenizer::load(m_folder.path()).maxLength(), 77U);
}

}  // namespace
}  // namespace audioldm::engine::text
