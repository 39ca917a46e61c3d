// SPDX-License-Identifier: MIT
#include "engine/core/byte_size.h"

#include <gtest/gtest.h>

namespace audioldm::engine {
namespace {

TEST(ByteSize, ReadsNumbersWithAndWithoutUnit) {
    const std::pair<const char*, std::int64_t> cases[] = {
        {"0", 0},           {"1073741824", 1073741824}, {"9223372036854775807", INT64_MAX},
        {"17B", 17},        {"512MB", 512LL << 20},     {"512 mb", 512LL << 20},
        {"4GB", 4LL << 30}, {"4G", 4LL << 30},          {"1.5GiB", 3LL << 29},
        {" 2KiB ", 2048},   {"1TB", 1LL << 40},         {"0.5B", 0},
    };
    for (const auto& [text, bytes] : cases) {
        const auto size = parseByteSize(text);
        ASSERT_TRUE(size.ok()) << text;
        EXPECT_EQ(size.value(), bytes) << text;
    }
}

TEST(ByteSize, RefusesWhatIsNoSize) {
    for (const char* text :
         {"", " ", "GB", "-1", "-4GB", "4 G B", "4PB", "4GBB", "1e9", "nan", "inf", "0x10", "4,5GB",
          "+4GB", "9223372036854775808", "9000000000TB", "4GB\n"}) {
        const auto size = parseByteSize(text);
        ASSERT_FALSE(size.ok()) << text;
        EXPECT_EQ(size.error().code, ErrorCode::InvalidRequest) << text;
        EXPECT_NE(size.error().message.find(text), std::string::npos) << text;
    }
}

TEST(ByteSize, IsShownToThreeDigits) {
    EXPECT_EQ(formatByteSize(17), "17 B");
    EXPECT_EQ(formatByteSize(1023), "1023 B");
    EXPECT_EQ(formatByteSize(1024), "1.00 KiB");
    EXPECT_EQ(formatByteSize(512LL << 20), "512 MiB");
    EXPECT_EQ(formatByteSize(3LL << 29), "1.50 GiB");
    EXPECT_EQ(formatByteSize((1LL << 30) - 1), "1.00 GiB");
}

}  // namespace
}  // namespace audioldm::engine
