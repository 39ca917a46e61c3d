// SPDX-License-Identifier: MIT
#include "engine/weights/json_reader.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace audioldm::engine::weights {
namespace {

using nlohmann::json;
using tests::expectError;
using tests::TemporaryFolder;
using tests::writeBytes;

json parse(const std::string& text, const JsonLimits& limits = kConfigJsonLimits) {
    return parseJson(text, "test.json", limits);
}

template <typename... Words>
void expectRefused(const std::string& text, const Words&... words) {
    SCOPED_TRACE(text.substr(0, 60));
    expectError(
        ErrorCode::ModelInvalid, [&] { (void)parse(text); }, "test.json", words...);
}

std::string nested(std::size_t depth, char open) {
    return std::string(depth, open);
}

TEST(JsonReader, ReadsEveryKindOfValue) {
    const json value = parse(R"( {"a": [1, -2, 2.5, "x", true, false, null], "b": {}, "c": []} )");
    EXPECT_EQ(value, json::parse(R"({"a":[1,-2,2.5,"x",true,false,null],"b":{},"c":[]})"));
    EXPECT_TRUE(value["a"][0].is_number_unsigned());
    EXPECT_TRUE(value["a"][1].is_number_integer());
    EXPECT_TRUE(value["a"][2].is_number_float());
}

TEST(JsonReader, ReadsScalarsAtTheTop) {
    EXPECT_EQ(parse("7"), json(7));
    EXPECT_EQ(parse("\"x\""), json("x"));
    EXPECT_EQ(parse("null"), json(nullptr));
}

TEST(JsonReader, ReadsEscapesAndUnicode) {
    EXPECT_EQ(parse(R"("\"\\\/\b\f\n\r\t\u0041\u00e9\u20ac\ud83d\ude00\u0000")"),
              json(std::string("\"\\/\b\f\n\r\tA\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\0", 19)));
    EXPECT_EQ(parse("\"\xC4\xA0\xF4\x8F\xBF\xBF\""), json("\xC4\xA0\xF4\x8F\xBF\xBF"));
}

TEST(JsonReader, KeepsLargeIntegersExactly) {
    EXPECT_EQ(parse("9223372036854775807").get<std::int64_t>(),
              std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(parse("-9223372036854775808").get<std::int64_t>(),
              std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(parse("18446744073709551615").get<std::uint64_t>(),
              std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(parse("9007199254740993").get<std::int64_t>(), 9007199254740993);
}

TEST(JsonReader, ReadsFloatsLikePython) {
    EXPECT_EQ(parse("0.9227914214134216").get<double>(), 0.9227914214134216);
    EXPECT_EQ(parse("1e-12").get<double>(), 1e-12);
    EXPECT_EQ(parse("1E+2").get<double>(), 100);
}

TEST(JsonReader, GivesMinusZeroAsAFloat) {
    EXPECT_TRUE(parse("-0").is_number_float());
}

TEST(JsonReader, RefusesRepeatedKeys) {
    expectRefused("{\"a\":1,\n \"b\":{}, \"a\":2}", "line 2", "\"a\" is there twice");
    expectRefused(R"({"x":{"a":1,"\u0061":2}})", "twice");
    EXPECT_EQ(parse(R"({"a":{"a":1},"b":{"a":1}})").size(), 2U);
}

TEST(JsonReader, RefusesNumbersThatDoNotFit) {
    expectRefused("18446744073709551616", "64 bits");
    expectRefused("-9223372036854775809", "64 bits");
    expectRefused("1e400", "a double");
    expectRefused("-1e400", "a double");
}

TEST(JsonReader, RefusesWhatIsNoNumber) {
    for (const char* text : {"01", "-", "+1", ".5", "1.", "1e", "1e+", "0x10", "--1", "1_000"}) {
        expectRefused(text);
    }
}

TEST(JsonReader, RefusesNaNAndInfinity) {
    for (const char* text : {"NaN", "nan", "Infinity", "-Infinity", "inf"}) {
        expectRefused(text);
    }
}

TEST(JsonReader, ReadsInfinityWhereItIsAllowed) {
    JsonLimits limits;
    limits.allowInfinity = true;
    EXPECT_EQ(parse("[-Infinity]", limits)[0].get<double>(),
              -std::numeric_limits<double>::infinity());
    expectError(ErrorCode::ModelInvalid, [&] { (void)parse("[NaN]", limits); });
}

TEST(JsonReader, RefusesOtherDialects) {
    expectRefused("\xEF\xBB\xBF{}", "byte order mark");
    expectRefused("{} x", "more text");
    expectRefused("{}{}", "more text");
    expectRefused("1 2", "more text");
    expectRefused("/* c */ {}", "a value");
    expectRefused("{} // c", "more text");
    expectRefused("[1,]", "after the comma");
    expectRefused("{\"a\":1,}", "after the comma");
    expectRefused("[,1]", "a value");
    expectRefused("{'a':1}", "double quotes");
    expectRefused("{a:1}", "double quotes");
    expectRefused("{\"a\" 1}", "':'");
    expectRefused("[1 2]", "','");
    expectRefused("True", "a value");
    expectRefused("nullx", "more text");
}

TEST(JsonReader, RefusesTextThatEndsTooEarly) {
    for (const char* text : {"", " ", "{", "[", "[1", "[1,", "{\"a", "{\"a\"", "{\"a\":",
                             "{\"a\":1", "\"abc", "\"\\", "\"\\u00", "tru", "{\"a\":1,"}) {
        expectRefused(text);
    }
}

TEST(JsonReader, RefusesNulBytes) {
    expectRefused(std::string("{}\0", 3), "more text");
    expectRefused(std::string("\0", 1), "a value");
    expectRefused(std::string("\"a\0b\"", 5), "control character");
    expectRefused(std::string("\"\\\0\"", 4), "escape");
    expectRefused(std::string("[1\0]", 4), "','");
}

TEST(JsonReader, RefusesBadText) {
    expectRefused("\"a\nb\"", "control character");
    expectRefused(R"("\x41")", "escape");
    expectRefused(R"("\u12G4")", "four hexadecimal digits");
    expectRefused(R"("\u-123")", "four hexadecimal digits");
    expectRefused(R"("\ud800")", "surrogate");
    expectRefused(R"("\ud800\u0041")", "surrogate");
    expectRefused(R"("\udc00")", "surrogate");
    for (const char* bytes :
         {"\xFF", "\x80", "\xC0\xAF", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82"}) {
        expectRefused(concat('"', bytes, '"'), "not UTF-8");
    }
}

TEST(JsonReader, RefusesDeepNesting) {
    EXPECT_EQ(parse(nested(64, '[') + nested(64, ']')).size(), 1U);
    expectRefused(nested(65, '[') + nested(65, ']'), "64 levels");
    expectRefused(nested(1'000'000, '['), "64 levels");
    std::string objects;
    for (int i = 0; i < 100'000; ++i) {
        objects += "{\"a\":";
    }
    expectRefused(objects, "64 levels");
}

TEST(JsonReader, RefusesTooManyValues) {
    std::string text = "[0";
    for (int i = 0; i < 400'000; ++i) {
        text += ",0";
    }
    expectRefused(text + "]", "more than 100000 values");
}

TEST(JsonReader, RefusesTextBeyondTheCap) {
    expectRefused(std::string((1 << 20) + 1, ' '), "at most 1048576");
}

TEST(JsonReader, NamesLineAndColumn) {
    expectRefused("{\n  \"a\": 1,\n  \"b\": x\n}", "line 3, column 8", "\"x\"");
}

TEST(JsonReader, ReadsAFile) {
    const TemporaryFolder folder;
    writeBytes(folder / "config.json", "{\"a\": 1}\n");
    EXPECT_EQ(readJsonFile(folder / "config.json")["a"], 1);
}

TEST(JsonReader, ReportsAMissingFile) {
    const TemporaryFolder folder;
    expectError(
        ErrorCode::ModelMissing, [&] { (void)readJsonFile(folder / "config.json"); },
        "config.json does not exist");
}

TEST(JsonReader, RefusesAHugeFileBeforeReadingIt) {
    const TemporaryFolder folder;
    writeBytes(folder / "config.json", "{}");
    std::filesystem::resize_file(folder / "config.json", std::uintmax_t{1} << 30);
    expectError(
        ErrorCode::ModelInvalid, [&] { (void)readJsonFile(folder / "config.json"); },
        "1073741824 bytes");
}

}  // namespace
}  // namespace audioldm::engine::weights
