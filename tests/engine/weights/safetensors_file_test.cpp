// SPDX-License-Identifier: MIT
#include "engine/weights/safetensors_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <limits>

#include "tests/support/safetensors_bytes.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/thrown_error.h"

namespace audioldm::engine::weights {
namespace {

using tests::expectError;
using tests::headerEntry;
using tests::headerOf;
using tests::littleEndian;
using tests::safetensorsBytes;
using tests::TemporaryFolder;
using tests::writeBytes;

constexpr std::uint64_t kLargest = std::numeric_limits<std::uint64_t>::max();

/// A file of one tensor "a" in `dataBytes` bytes of data.
std::string oneTensor(const std::string& dtype, const std::string& shape,
                      const std::string& offsets, std::size_t dataBytes) {
    return safetensorsBytes(headerOf({headerEntry("a", dtype, shape, offsets)}), dataBytes);
}

std::string withShape(const std::string& shape) {
    return oneTensor("F32", shape, "[0,4]", 4);
}

std::string withOffsets(const std::string& offsets) {
    return oneTensor("F32", "[1]", offsets, 4);
}

/// Four good bytes in a file whose header is `before` + a good entry "a" + `after`.
std::string around(const std::string& before, const std::string& after) {
    return safetensorsBytes(before + headerEntry("a", "F32", "[1]", "[0,4]") + after, 4);
}

std::string repeated(const std::string& text, std::size_t count) {
    std::string out;
    out.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i) {
        out += text;
    }
    return out;
}

std::string manyTensors(std::size_t count, bool overlap) {
    std::vector<std::string> entries;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t begin = overlap ? 0 : i;
        entries.push_back(
            headerEntry(concat('t', i), "U8", "[1]", concat('[', begin, ',', begin + 1, ']')));
    }
    return safetensorsBytes(headerOf(entries), overlap ? 1 : count);
}

/// `row` is the number in the list of malformed inputs that a safe reader refuses.
struct Case {
    int row;
    std::string what;
    std::string bytes;
    std::string reason;  ///< must be in the message
};

void PrintTo(const Case& tested, std::ostream* out) {
    *out << "row " << tested.row;
}

class RefusedFile : public testing::TestWithParam<Case> {};

TEST_P(RefusedFile, GivesATypedErrorThatNamesFileAndReason) {
    const TemporaryFolder folder;
    const auto path = folder / "model.safetensors";
    writeBytes(path, GetParam().bytes);
    expectError(
        ErrorCode::ModelInvalid, [&] { (void)SafetensorsFile::open(path); }, path.string(),
        GetParam().reason);
}

std::string nameOf(const testing::TestParamInfo<Case>& info) {
    return concat("Row", info.param.row, "_", info.param.what);
}

std::vector<Case> lengthCases() {
    return {
        {1, "Empty", "", "0 bytes"},
        {2, "SevenBytes", "\x02{}1234", "7 bytes"},
        {3, "HeaderOfZeroBytes", littleEndian(0), "does not begin with '{'"},
        {4, "HeaderMissing", littleEndian(60), "claims 60 bytes"},
        {5, "HeaderAboveTheFormatsCap", littleEndian(100'000'001) + "{}", "claims 100000001"},
        {6, "LengthWraps", littleEndian(kLargest - 7) + "{}", "claims 18446744073709551608"},
        {6, "LengthOfAllOnes", littleEndian(kLargest) + "{}", "claims 18446744073709551615"},
        {6, "LengthNegative", littleEndian(std::uint64_t{1} << 63) + "{}", "claims"},
        {7, "LengthBigEndian", std::string("\0\0\0\0\0\0\0\x02{}", 10), "claims"},
        {36, "HeaderAboveOurCap", littleEndian((16u << 20) + 1) + std::string((16u << 20) + 1, ' '),
         "at most 16777216"},
    };
}

std::vector<Case> jsonCases() {
    const std::string good = headerOf({headerEntry("a", "F32", "[1]", "[0,4]")});
    return {
        {8, "HeaderNotUtf8", safetensorsBytes("\xff"), "does not begin with '{'"},
        {8, "NameNotUtf8", around("{\"b\xff\":{},", "}"), "not UTF-8"},
        {8, "ByteOrderMark", safetensorsBytes("\xEF\xBB\xBF{}"), "does not begin with '{'"},
        {8, "OverlongUtf8", around("{\"b\xC0\xAF\":{},", "}"), "not UTF-8"},
        {9, "OpenBrace", safetensorsBytes("{"), "ends"},
        {9, "List", safetensorsBytes("[]"), "does not begin with '{'"},
        {9, "Null", safetensorsBytes("null"), "does not begin with '{'"},
        {9, "Number", safetensorsBytes("1"), "does not begin with '{'"},
        {9, "Text", safetensorsBytes("\"x\""), "does not begin with '{'"},
        {10, "NulPadding", safetensorsBytes(good + std::string(2, '\0'), 4), "more text"},
        {10, "TextAfterwards", safetensorsBytes(good + "x", 4), "more text"},
        {10, "SecondObject", safetensorsBytes(good + "{}", 4), "more text"},
        {10, "Comment", around("{/**/", "}"), "a key in double quotes"},
        {10, "TrailingComma", around("{", ",}"), "a key after the comma"},
        {10, "NaN", withShape("[NaN]"), "a value"},
        {35, "Nested200", safetensorsBytes(concat("{\"a\":", std::string(200, '['))), "must not"},
        {35, "Nested100000", safetensorsBytes(repeated("{\"a\":", 100'001)), "unknown field"},
        {35, "NestedInShape", withShape("[[[[1]]]]"), "levels deep"},
    };
}

std::vector<Case> entryCases() {
    const std::string entry = headerEntry("a", "F32", "[1]", "[0,4]");
    const std::string other = headerEntry("a", "I32", "[1]", "[0,4]");
    const std::string next = headerEntry("a", "F32", "[1]", "[4,8]");
    const auto body = [](const std::string& fields) {
        return safetensorsBytes(concat("{\"a\":{", fields, "}}"), 4);
    };
    return {
        {12, "TensorTwice", safetensorsBytes(headerOf({entry, entry}), 4), "\"a\" is there twice"},
        {12, "TensorTwiceInARow", safetensorsBytes(headerOf({entry, next}), 8), "twice"},
        {13, "TensorTwiceOtherType", safetensorsBytes(headerOf({entry, other}), 4), "twice"},
        {14, "DtypeTwice", body(R"("dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4])"),
         "dtype is there"},
        {14, "MetadataTwice", around("{\"__metadata__\":{},\"__metadata__\":{},", "}"), "twice"},
        {14, "MetadataKeyTwice", around(R"({"__metadata__":{"k":"v","k":"v"},)", "}"), "twice"},
        {15, "MetadataNumber", around(R"({"__metadata__":{"k":1},)", "}"), "a number"},
        {15, "MetadataNested", around(R"({"__metadata__":{"k":{}},)", "}"), "an object"},
        {15, "MetadataNull", around(R"({"__metadata__":null,)", "}"), "null"},
        {15, "MetadataList", around(R"({"__metadata__":[],)", "}"), "a list"},
        {16, "UnknownField", body(R"("dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1)"),
         "unknown field \"x\""},
        {16, "EntryAsList", safetensorsBytes(R"({"a":["F32",[1],[0,4]]})", 4), "a list"},
        {17, "NoDtype", body(R"("shape":[1],"data_offsets":[0,4])"), "has no dtype"},
        {17, "NoShape", body(R"("dtype":"F32","data_offsets":[0,4])"), "has no shape"},
        {17, "NoOffsets", body(R"("dtype":"F32","shape":[1])"), "has no data_offsets"},
        {18, "DtypeUnknown", oneTensor("F33", "[1]", "[0,4]", 4), "\"F33\" is unsupported"},
        {18, "DtypeLowerCase", oneTensor("f32", "[1]", "[0,4]", 4), "\"f32\" is unsupported"},
        {18, "DtypeNumber", body(R"("dtype":1,"shape":[1],"data_offsets":[0,4])"), "a number"},
        {18, "DtypeList", body(R"("dtype":["F32"],"shape":[1],"data_offsets":[0,4])"), "a list"},
        {19, "DtypeF4", oneTensor("F4", "[8]", "[0,4]", 4), "unsupported"},
        {19, "DtypeF8", oneTensor("F8_E4M3", "[4]", "[0,4]", 4), "unsupported"},
        {19, "DtypeComplex", oneTensor("C64", "[1]", "[0,8]", 8), "unsupported"},
        {19, "DtypeU64", oneTensor("U64", "[1]", "[0,8]", 8), "unsupported"},
    };
}

std::vector<Case> shapeCases() {
    const std::string dims64 = "[2,18446744073709551614]";
    return {
        {20, "DimensionNegative", withShape("[-1]"), "a negative number"},
        {20, "DimensionFloat", withShape("[1.0]"), "not written as an integer"},
        {20, "DimensionExponent", withShape("[1e0]"), "not written as an integer"},
        {20, "DimensionMinusZero", withShape("[-0]"), "not written as an integer"},
        {20, "DimensionText", withShape("[\"1\"]"), "a text"},
        {20, "DimensionTrue", withShape("[true]"), "true or false"},
        {20, "DimensionNull", withShape("[null]"), "null"},
        {20, "DimensionBeyond64Bits", withShape("[18446744073709551616]"), "64 bits"},
        {20, "ShapeNumber", withShape("1"), "a number"},
        {20, "ShapeObject", withShape("{}"), "an object"},
        {21, "ProductWraps", withShape(dims64), "18446744073709551614"},
        {21, "BytesWrap", withShape("[2,9223372036854775807]"), "9223372036854775807"},
        {22, "ProductWrapsToZero", oneTensor("F32", "[4294967296,4294967296]", "[0,0]", 0),
         "larger than any memory"},
        {23, "TwoToThe62", oneTensor("F32", "[4611686018427387904]", "[0,0]", 0), "at most"},
        {23, "TwoToThe59", oneTensor("F32", "[576460752303423488]", "[0,0]", 0), "at most"},
        {23, "TwoToThe59InTwo", oneTensor("F32", "[549755813888,1048576,4]", "[0,0]", 0),
         "larger than any memory"},
        {24, "ZeroFirst", oneTensor("F32", "[0,9223372036854775808,4]", "[0,0]", 0), "at most"},
        {24, "ZeroLast", oneTensor("F32", "[9223372036854775808,4,0]", "[0,0]", 0), "at most"},
        {24, "ZeroHidesProduct", oneTensor("F32", "[0,4294967296,4294967296]", "[0,0]", 0),
         "larger than any memory"},
        {25, "NineDimensions", withShape("[1,1,1,1,1,1,1,1,1]"), "more than 8"},
        {25, "ThousandDimensions", withShape(concat("[", repeated("1,", 999), "1]")),
         "more than 8"},
        {25, "ManyDimensions", withShape(concat("[", repeated("1,", 99'999), "1]")), "more than 8"},
        {32, "ShorterThanShape", oneTensor("F64", "[4]", "[0,16]", 16), "need 32 bytes"},
        {33, "LongerThanShape", oneTensor("F32", "[32,8]", "[0,65536]", 65536), "need 1024 bytes"},
        {33, "EmptyRangeForAShape", oneTensor("F32", "[2,2]", "[0,0]", 0), "need 16 bytes"},
    };
}

std::vector<Case> offsetCases() {
    const auto two = [](const std::string& first, const std::string& second, std::size_t bytes) {
        return safetensorsBytes(headerOf({headerEntry("a", "F32", "[1]", first),
                                          headerEntry("b", "F32", "[1]", second)}),
                                bytes);
    };
    const std::string good = around("{", "}");
    return {
        {26, "OffsetsReversed", withOffsets("[4,0]"), "run backwards"},
        {26, "OffsetNegative", withOffsets("[-4,0]"), "a negative number"},
        {26, "OffsetFloat", withOffsets("[0,4.0]"), "not written as an integer"},
        {26, "OneOffset", withOffsets("[0]"), "has 1 numbers"},
        {26, "ThreeOffsets", withOffsets("[0,4,4]"), "has 3 numbers"},
        {26, "NoOffsets", withOffsets("[]"), "has 0 numbers"},
        {27, "HoleFirst", oneTensor("F32", "[1]", "[4,8]", 8), "hole"},
        {27, "HoleInTheMiddle", two("[0,4]", "[8,12]", 12), "hole"},
        {28, "Overlap", two("[0,4]", "[2,6]", 6), "overlap"},
        {28, "SameRangeTwice", two("[0,4]", "[0,4]", 4), "overlap"},
        {28, "TwentyThousandOnOneRange", manyTensors(20'000, true), "overlap"},
        {28, "HundredThousandOnOneRange", manyTensors(100'000, true), "more than 20000"},
        {30, "TwoBytesShort", good.substr(0, good.size() - 2), "cut short"},
        {30, "TailOf34Bytes", good + std::string(34, 'x'), "34 bytes follow"},
        {31, "EndOffsetOfAllOnes", withOffsets("[0,18446744073709551615]"), "has only 4 bytes"},
        {36, "TooManyTensors", manyTensors(20'001, false), "more than 20000"},
    };
}

std::vector<Case> nameCases() {
    const auto named = [](const std::string& name) {
        return safetensorsBytes(headerOf({headerEntry(name, "F32", "[1]", "[0,4]")}), 4);
    };
    return {
        {34, "NameEmpty", named(""), "0 bytes"},
        {34, "NameWithNul", named("a\\u0000b"), "control character"},
        {34, "NameWithNewline", named("a\\nb"), "control character"},
        {34, "NameLoneSurrogate", named("a\\ud800"), "surrogate"},
        {34, "NamePath", named("../../etc/passwd"), "slash"},
        {34, "NameWindowsPath", named("a\\\\b"), "slash"},
        {34, "NameOf513Bytes", named(std::string(513, 'n')), "513 bytes"},
        {34, "NameOfAMegabyte", named(std::string(1 << 20, 'n')), "1048576 bytes"},
    };
}

std::vector<Case> foreignCases() {
    using namespace std::string_literals;
    const std::string good = around("{", "}");
    const std::string tail = std::string(200, '\x11');
    return {
        {50, "TorchZip", "PK\x03\x04\x14\0\0\0archive/data.pkl"s + tail, "can run code"},
        {50, "NumpyZip", "PK\x03\x04\x14\0\0\0\0\0arr_0.npy"s + tail, "NumPy archive"},
        {50, "LegacyTorchPickle", "\x80\x02\x8a\x0al\xfc\x9c\x46\xf9\x20"s + tail,
         "PyTorch pickle"},
        {50, "RawPickle", "cposix\nsystem\n(S'echo'\ntR."s, "can run code"},
        {50, "PickleProtocol4", "\x80\x04\x95\x1d\0\0\0\0\0\0\0\x8c"s + tail, "Python pickle"},
        {50, "SmallPickleWithAPlausibleLength", "\x80\x02\0\0\0\0\0\0"s + std::string(700, 'q'),
         "pickle"},
        {50, "Hdf5", "\x89HDF\r\n\x1a\n"s + tail, "HDF5"},
        {50, "Gguf", "GGUF\x03\0\0\0"s + tail, "GGUF"},
        {50, "Elf",
         "\x7f"
         "ELF\x02\x01\x01\0"s +
             tail,
         "program"},
        {50, "Exe", "MZ\x90\0\x03\0\0\0"s + tail, "program"},
        {50, "LfsPointer", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"s, "LFS"},
        {50, "WebPage", "<!DOCTYPE html><html></html>"s, "web page"},
        {51, "ZipBefore", "PK\x03\x04\x14\0\0\0"s + good, "zip"},
        {51, "ZipBehind", good + "PK\x03\x04\x14\0\0\0"s, "8 bytes follow"},
    };
}

INSTANTIATE_TEST_SUITE_P(Length, RefusedFile, testing::ValuesIn(lengthCases()), nameOf);
INSTANTIATE_TEST_SUITE_P(Json, RefusedFile, testing::ValuesIn(jsonCases()), nameOf);
INSTANTIATE_TEST_SUITE_P(Entry, RefusedFile, testing::ValuesIn(entryCases()), nameOf);
INSTANTIATE_TEST_SUITE_P(Shape, RefusedFile, testing::ValuesIn(shapeCases()), nameOf);
INSTANTIATE_TEST_SUITE_P(Offsets, RefusedFile, testing::ValuesIn(offsetCases()), nameOf);
INSTANTIATE_TEST_SUITE_P(Name, RefusedFile, testing::ValuesIn(nameCases()), nameOf);
INSTANTIATE_TEST_SUITE_P(Foreign, RefusedFile, testing::ValuesIn(foreignCases()), nameOf);

SafetensorsFile openBytes(const TemporaryFolder& folder, const std::string& bytes) {
    writeBytes(folder / "model.safetensors", bytes);
    return SafetensorsFile::open(folder / "model.safetensors");
}

std::string readAll(const SafetensorsFile& file, const TensorEntry& entry) {
    std::string bytes(entry.byteCount, '\0');
    file.read(entry, std::as_writable_bytes(std::span(bytes)));
    return bytes;
}

TEST(SafetensorsFile, GivesEntriesInTheOrderOfTheirData) {
    const TemporaryFolder folder;
    const std::string header = headerOf({headerEntry("second", "F16", "[2,1]", "[4,8]"),
                                         headerEntry("first", "BF16", "[2]", "[0,4]"),
                                         R"("__metadata__":{"format":"pt"})"});
    const SafetensorsFile file =
        openBytes(folder, littleEndian(header.size()) + header + "abcdefgh");
    ASSERT_EQ(file.entries().size(), 2U);
    const TensorEntry& first = file.entries()[0];
    const TensorEntry& second = file.entries()[1];
    EXPECT_EQ(first.name, "first");
    EXPECT_EQ(first.type, ElementType::BFloat16);
    EXPECT_EQ(second.shape, (std::vector<std::int64_t>{2, 1}));
    EXPECT_EQ(second.elementCount(), 2);
    EXPECT_EQ(readAll(file, first), "abcd");
    EXPECT_EQ(readAll(file, second), "efgh");
    EXPECT_EQ(file.metadata().at("format"), "pt");
}

TEST(SafetensorsFile, ReadsAPartOfATensor) {
    const TemporaryFolder folder;
    const std::string header = headerOf({headerEntry("a", "U8", "[6]", "[0,6]")});
    const SafetensorsFile file = openBytes(folder, littleEndian(header.size()) + header + "abcdef");
    std::array<std::byte, 2> part{};
    file.read(file.entries()[0], part, 3);
    EXPECT_EQ(std::memcmp(part.data(), "de", 2), 0);
    const auto error = tests::thrownError([&] { file.read(file.entries()[0], part, 5); });
    EXPECT_EQ(error->code, ErrorCode::Internal);
}

TEST(SafetensorsFile, AcceptsWhiteSpaceRoundTheHeader) {  // row 11
    const TemporaryFolder folder;
    EXPECT_EQ(openBytes(folder, around("\t\n\r {", "}  \n")).entries().size(), 1U);
}

TEST(SafetensorsFile, AcceptsAnEmptyHeader) {
    const TemporaryFolder folder;
    EXPECT_TRUE(openBytes(folder, safetensorsBytes("{}")).entries().empty());
}

TEST(SafetensorsFile, AcceptsEmptyTensorsAtOneOffset) {  // row 29
    const TemporaryFolder folder;
    const std::string header = headerOf({headerEntry("c", "F32", "[1]", "[0,4]"),
                                         headerEntry("a", "F32", "[0,3]", "[0,0]"),
                                         headerEntry("b", "F32", "[3,0]", "[0,0]")});
    EXPECT_EQ(openBytes(folder, safetensorsBytes(header, 4)).entries().size(), 3U);
}

TEST(SafetensorsFile, AcceptsAScalarAndEightDimensions) {
    const TemporaryFolder folder;
    const std::string header = headerOf({headerEntry("a", "F32", "[]", "[0,4]"),
                                         headerEntry("b", "F32", "[1,1,1,1,1,1,1,1]", "[4,8]")});
    const SafetensorsFile file = openBytes(folder, safetensorsBytes(header, 8));
    EXPECT_TRUE(file.entries()[0].shape.empty());
    EXPECT_EQ(file.entries()[0].elementCount(), 1);
}

TEST(SafetensorsFile, KnowsTheSizeOfEveryType) {
    const TemporaryFolder folder;
    const std::vector<std::pair<std::string, std::size_t>> types = {
        {"F64", 8}, {"F32", 4}, {"F16", 2}, {"BF16", 2}, {"I64", 8},
        {"I32", 4}, {"I16", 2}, {"I8", 1},  {"U8", 1},   {"BOOL", 1}};
    for (const auto& [name, size] : types) {
        const SafetensorsFile file =
            openBytes(folder, oneTensor(name, "[3]", concat("[0,", 3 * size, "]"), 3 * size));
        EXPECT_EQ(elementTypeName(file.entries()[0].type), name);
        EXPECT_EQ(elementSize(file.entries()[0].type), size);
    }
}

TEST(SafetensorsFile, DoesNotLookAtValues) {  // rows 37 and 51: NaN, a zip inside of a tensor
    const TemporaryFolder folder;
    const std::string header = headerOf({headerEntry("a", "F32", "[2]", "[0,8]")});
    const std::string data = std::string("PK\x03\x04", 4) + std::string(4, '\xff');
    const SafetensorsFile file = openBytes(folder, littleEndian(header.size()) + header + data);
    EXPECT_EQ(readAll(file, file.entries()[0]), data);
}

TEST(SafetensorsFile, ReportsAFileThatShrinks) {  // row 39
    const TemporaryFolder folder;
    const std::string bytes = oneTensor("U8", "[100000]", "[0,100000]", 100'000);
    const SafetensorsFile file = openBytes(folder, bytes);
    std::filesystem::resize_file(file.path(), bytes.size() - 50'000);
    expectError(
        ErrorCode::Io, [&] { (void)readAll(file, file.entries()[0]); }, file.path().string(),
        "has become shorter");
}

TEST(SafetensorsFile, ReadsTheOldContentOfAReplacedFile) {  // row 39
    const TemporaryFolder folder;
    const SafetensorsFile file = openBytes(folder, oneTensor("U8", "[4]", "[0,4]", 4));
    writeBytes(folder / "other", "other");
    std::filesystem::rename(folder / "other", file.path());
    EXPECT_EQ(readAll(file, file.entries()[0]), "dddd");
}

TEST(SafetensorsFile, RefusesASparseTerabyte) {  // row 40
    const TemporaryFolder folder;
    const std::string header =
        headerOf({headerEntry("a", "U8", "[1099511627776]", "[0,1099511627776]")});
    writeBytes(folder / "model.safetensors", safetensorsBytes(header));
    const auto path = folder / "model.safetensors";
    if (truncate(path.c_str(), static_cast<off_t>((1LL << 40) + 8 +
                                                  static_cast<long long>(header.size()))) != 0) {
        GTEST_SKIP() << "the file system holds no file of 1 TB";
    }
    expectError(
        ErrorCode::ModelInvalid, [&] { (void)SafetensorsFile::open(path); }, "at most 68719476736");
}

TEST(SafetensorsFile, ReportsAMissingFile) {
    const TemporaryFolder folder;
    expectError(
        ErrorCode::ModelMissing, [&] { (void)SafetensorsFile::open(folder / "no.safetensors"); },
        "no.safetensors", "does not exist");
}

TEST(SafetensorsFile, CanBeMoved) {
    const TemporaryFolder folder;
    SafetensorsFile first = openBytes(folder, oneTensor("U8", "[4]", "[0,4]", 4));
    SafetensorsFile second = std::move(first);
    EXPECT_EQ(readAll(second, second.entries()[0]), "dddd");
}

}  // namespace
}  // namespace audioldm::engine::weights
