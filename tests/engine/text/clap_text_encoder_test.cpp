// SPDX-License-Identifier: MIT
#include "engine/text/clap_text_encoder.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include "engine/core/exception.h"
#include "engine/weights/component_configs.h"
#include "tests/support/comparison.h"
#include "tests/support/layer_dump.h"

namespace audioldm::engine::text {
namespace {

using tests::isClose;
using tests::LayerDump;
using tests::Precision;

/// The tokens of one row that are no padding.
std::vector<std::int64_t> realTokens(const LayerDump& dump, std::int64_t row) {
    const at::Tensor ids = dump.input("ids")[row];
    const auto count = dump.input("attention_mask")[row].sum().item<std::int64_t>();
    const auto* data = ids.const_data_ptr<std::int64_t>();
    return {data, data + count};
}

class ClapTextEncoderTest : public testing::TestWithParam<Precision> {};

// The reference runs both rows padded to one length; here each is run with its real tokens only.
TEST_P(ClapTextEncoderTest, AgreesWithTheReference) {
    for (const char* name : {"clap_text", "clap_text_padded", "clap_text_gelu"}) {
        LayerDump dump(name, GetParam().dtype);
        const ClapTextEncoder encoder(dump.scope(),
                                      weights::readTextEncoderConfig(dump.configFile()));
        dump.allowUnused(ignoredTextEncoderNames());
        dump.load();
        for (const std::int64_t row : {0, 1}) {
            const at::Tensor label = encoder.encode(realTokens(dump, row));
            EXPECT_TRUE(isClose(label, dump.expected("label").narrow(0, row, 1), GetParam()))
                << name << ", row " << row;
            EXPECT_EQ(label.scalar_type(), at::kFloat);
            EXPECT_NEAR(label.norm().item<double>(), 1.0, 1e-6);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(, ClapTextEncoderTest, testing::ValuesIn(tests::precisions()),
                         tests::precisionName);

TEST(ClapTextEncoder, RefusesTokensThatItDoesNotKnow) {
    LayerDump dump("clap_text");
    const ClapTextEncoder encoder(dump.scope(), weights::readTextEncoderConfig(dump.configFile()));
    dump.allowUnused(ignoredTextEncoderNames());
    dump.load();
    EXPECT_EQ(encoder.encode({0, 49, 2}).size(1), 16);
    for (const std::int64_t id : {std::int64_t{-1}, std::int64_t{50}, std::int64_t{1} << 40}) {
        try {
            (void)encoder.encode({0, id, 2});
            ADD_FAILURE() << "accepted " << id;
        } catch (const EngineException& exception) {
            EXPECT_EQ(exception.error().code, ErrorCode::ModelInvalid);
            EXPECT_NE(exception.error().message.find(std::to_string(id)), std::string::npos)
                << exception.error().message;
        }
    }
}

// max_position_embeddings is 20 here, two of which stand before the first token.
TEST(ClapTextEncoder, TakesAsManyTokensAsItHasPositions) {
    LayerDump dump("clap_text");
    const ClapTextEncoder encoder(dump.scope(), weights::readTextEncoderConfig(dump.configFile()));
    dump.allowUnused(ignoredTextEncoderNames());
    dump.load();
    const at::Tensor label = encoder.encode(std::vector<std::int64_t>(18, 7));
    EXPECT_TRUE(at::isfinite(label).all().item<bool>());
    try {
        (void)encoder.encode(std::vector<std::int64_t>(19, 7));
        ADD_FAILURE() << "accepted 19 tokens";
    } catch (const EngineException& exception) {
        EXPECT_EQ(exception.error().code, ErrorCode::ModelInvalid);
        EXPECT_NE(exception.error().message.find("18 tokens"), std::string::npos)
            << exception.error().message;
    }
}

}  // namespace
}  // namespace audioldm::engine::text
