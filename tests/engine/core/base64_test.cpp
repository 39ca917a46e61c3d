// SPDX-License-Identifier: MIT
#include "engine/core/base64.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace audioldm::engine {
namespace {

std::string encoded(std::string_view text) {
    return toBase64(std::vector<std::uint8_t>(text.begin(), text.end()));
}

// The test vectors of RFC 4648, section 10.
TEST(Base64, AgreesWithTheStandard) {
    EXPECT_EQ(encoded(""), "");
    EXPECT_EQ(encoded("f"), "Zg==");
    EXPECT_EQ(encoded("fo"), "Zm8=");
    EXPECT_EQ(encoded("foo"), "Zm9v");
    EXPECT_EQ(encoded("foob"), "Zm9vYg==");
    EXPECT_EQ(encoded("fooba"), "Zm9vYmE=");
    EXPECT_EQ(encoded("foobar"), "Zm9vYmFy");
    EXPECT_EQ(toBase64(std::vector<std::uint8_t>{0xFB, 0xEF, 0xFF}), "++//");
}

}  // namespace
}  // namespace audioldm::engine
