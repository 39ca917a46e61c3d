// SPDX-License-Identifier: MIT
#include "engine/diffusion/unet.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include "engine/weights/component_configs.h"
#include "tests/support/comparison.h"
#include "tests/support/layer_dump.h"

namespace audioldm::engine::diffusion {
namespace {

using tests::isClose;
using tests::LayerDump;
using tests::Precision;

constexpr double kTimestep = 501;
constexpr LabelRows kBothRows{0, 2};

class UnetTest : public testing::TestWithParam<Precision> {};

// Latents of 11 x 6: both sides are odd on a lower level, one from the first level on.
TEST_P(UnetTest, AgreesWithTheReference) {
    for (const char* name : {"unet", "unet_lists"}) {
        LayerDump dump(name, GetParam().dtype);
        const Unet unet(dump.scope(), weights::readUnetConfig(dump.configFile()));
        dump.load();
        const UnetConditioning conditioning = unet.prepare({kTimestep}, dump.input("class_labels"));
        const at::Tensor output = unet.forward(dump.input("sample"), conditioning, 0, kBothRows);
        EXPECT_TRUE(isClose(output, dump.expected("sample"), GetParam())) << name;
        EXPECT_EQ(output.scalar_type(), at::kFloat) << name;
    }
}

TEST_P(UnetTest, GivesEachRowAloneWhatItGivesBoth) {
    LayerDump dump("unet", GetParam().dtype);
    const Unet unet(dump.scope(), weights::readUnetConfig(dump.configFile()));
    dump.load();
    const UnetConditioning conditioning =
        unet.prepare({12.5, kTimestep, 999}, dump.input("class_labels"));
    for (const std::int64_t row : {0, 1}) {
        const at::Tensor latents = dump.input("sample").narrow(0, row, 1);
        EXPECT_TRUE(isClose(unet.forward(latents, conditioning, 1, {row, 1}),
                            dump.expected("sample").narrow(0, row, 1), GetParam()))
            << row;
    }
}

TEST_P(UnetTest, TakesTheSameLatentsForAllRows) {
    LayerDump dump("unet_lists", GetParam().dtype);
    const Unet unet(dump.scope(), weights::readUnetConfig(dump.configFile()));
    dump.load();
    const UnetConditioning conditioning = unet.prepare({kTimestep}, dump.input("class_labels"));
    const at::Tensor latents = dump.input("sample").narrow(0, 0, 1);
    EXPECT_TRUE(isClose(unet.forward(latents, conditioning, 0, kBothRows),
                        unet.forward(latents.expand({2, -1, -1, -1}), conditioning, 0, kBothRows),
                        GetParam()));
}

TEST_P(UnetTest, TakesLatentsOfAnySize) {
    LayerDump dump("unet", GetParam().dtype);
    const Unet unet(dump.scope(), weights::readUnetConfig(dump.configFile()));
    dump.load();
    const UnetConditioning conditioning = unet.prepare({kTimestep}, dump.input("class_labels"));
    for (const auto& [height, width] :
         {std::pair{1, 1}, {1, 16}, {2, 3}, {63, 2}, {65, 16}, {126, 5}}) {
        const at::Tensor output =
            unet.forward(at::ones({1, 4, height, width}), conditioning, 0, {1, 1});
        EXPECT_EQ(output.sizes(), (at::IntArrayRef{1, 4, height, width}));
        EXPECT_TRUE(at::isfinite(output).all().item<bool>()) << height << " x " << width;
    }
}

INSTANTIATE_TEST_SUITE_P(, UnetTest, testing::ValuesIn(tests::precisions()), tests::precisionName);

}  // namespace
}  // namespace audioldm::engine::diffusion
