// SPDX-License-Identifier: MIT
#include "engine/diffusion/denoiser.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engine/core/cancellation.h"
#include "engine/core/exception.h"
#include "engine/core/seeded_noise.h"
#include "engine/weights/component_configs.h"
#include "tests/support/comparison.h"
#include "tests/support/layer_dump.h"

namespace audioldm::engine::diffusion {
namespace {

using tests::isClose;
using tests::LayerDump;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// Keeps what it is given and leaves the latents as they are, so that the input of every call of
/// the UNet is known.
class RecordingScheduler final : public Scheduler {
public:
    explicit RecordingScheduler(std::size_t calls) {
        for (std::size_t i = 0; i < calls; ++i) {
            m_timesteps.push_back(999.0 - 10.0 * static_cast<double>(i));
        }
    }
    [[nodiscard]] const std::vector<double>& timesteps() const override { return m_timesteps; }
    [[nodiscard]] double initNoiseSigma() const override { return 3; }
    [[nodiscard]] at::Tensor scaleModelInput(const at::Tensor& latents,
                                             std::size_t /*index*/) const override {
        return latents / 2;
    }
    [[nodiscard]] at::Tensor step(const at::Tensor& modelOutput, std::size_t index,
                                  const at::Tensor& latents,
                                  at::Generator& /*generator*/) override {
        EXPECT_EQ(index, outputs.size());
        outputs.push_back(modelOutput);
        return latents * factor;
    }
    [[nodiscard]] at::Tensor predictedOriginal() const override { return {}; }
    [[nodiscard]] std::unique_ptr<Scheduler> copy() const override {
        return std::make_unique<RecordingScheduler>(*this);
    }

    std::vector<at::Tensor> outputs;
    double factor = 1;

private:
    std::vector<double> m_timesteps;
};

class DenoiserTest : public testing::Test {
protected:
    DenoiserTest()
        : m_unet(m_dump.scope(), weights::readUnetConfig(m_dump.configFile())) {
        m_dump.load();
        m_labels = m_dump.input("class_labels");
        m_noise = m_dump.input("sample").narrow(0, 0, 1);
    }

    at::Tensor run(
        RecordingScheduler& scheduler, const Guidance& guidance,
        const StepCallback& onStep = [](int, int) {}) {
        at::Generator generator = seededGenerator(1);
        return denoise(m_unet, scheduler, m_noise, m_labels, guidance, generator,
                       m_stop.get_token(), onStep);
    }

    /// The outputs for the label of `row`: the input is the noise times 3, halved.
    [[nodiscard]] at::Tensor predicted(const Scheduler& scheduler, std::size_t call,
                                       std::int64_t row) const {
        const UnetConditioning conditioning =
            m_unet.prepare({scheduler.timesteps()[call]}, m_labels);
        return m_unet.forward(m_noise * 1.5, conditioning, 0, {row, 1});
    }

    [[nodiscard]] at::Tensor guided(const Scheduler& scheduler, std::size_t call,
                                    double scale) const {
        const at::Tensor unconditional = predicted(scheduler, call, 0);
        return unconditional + scale * (predicted(scheduler, call, 1) - unconditional);
    }

    LayerDump m_dump{"unet"};
    Unet m_unet;
    at::Tensor m_labels;
    at::Tensor m_noise;
    std::stop_source m_stop;
};

TEST_F(DenoiserTest, MixesTheTwoPredictions) {
    RecordingScheduler scheduler(3);
    const at::Tensor latents = run(scheduler, {.scale = 3.5});
    ASSERT_EQ(scheduler.outputs.size(), 3U);
    for (std::size_t call = 0; call < 3; ++call) {
        EXPECT_TRUE(isClose(scheduler.outputs[call], guided(scheduler, call, 3.5))) << call;
    }
    EXPECT_TRUE(isClose(latents, 3 * m_noise));
}

// A NaN in the unconditional label would show if that pass were run.
TEST_F(DenoiserTest, RunsOnePassWithoutGuidance) {
    const at::Tensor labels = m_labels.clone();
    for (const double scale : {0.0, 0.5, 1.0}) {
        m_labels = labels;
        RecordingScheduler scheduler(2);
        const at::Tensor expected = predicted(scheduler, 1, 1);
        m_labels = labels.clone();
        m_labels[0].fill_(kNan);
        (void)run(scheduler, {.scale = scale});
        EXPECT_TRUE(isClose(scheduler.outputs.back(), expected)) << scale;
    }
}

TEST_F(DenoiserTest, GuidesOnlyInTheInterval) {
    RecordingScheduler scheduler(8);
    (void)run(scheduler, {.scale = 4, .start = 0.25, .end = 0.75});
    for (std::size_t call = 0; call < 8; ++call) {
        const bool inside = call >= 2 && call < 6;
        EXPECT_TRUE(isClose(scheduler.outputs[call],
                            inside ? guided(scheduler, call, 4) : predicted(scheduler, call, 1)))
            << call;
    }
}

TEST_F(DenoiserTest, GuidesNowhereInAnEmptyInterval) {
    RecordingScheduler scheduler(4);
    (void)run(scheduler, {.scale = 4, .start = 0.5, .end = 0.5});
    for (std::size_t call = 0; call < 4; ++call) {
        EXPECT_TRUE(isClose(scheduler.outputs[call], predicted(scheduler, call, 1))) << call;
    }
}

// Lin et al. 2023, section 3.4: sigma_pos / sigma_cfg, mixed by phi.
TEST_F(DenoiserTest, RescalesByTheDeviation) {
    for (const double rescale : {0.3, 1.0}) {
        RecordingScheduler scheduler(1);
        (void)run(scheduler, {.scale = 7, .rescale = rescale});
        const at::Tensor mixed = guided(scheduler, 0, 7);
        const at::Tensor conditional = predicted(scheduler, 0, 1);
        const at::Tensor full = mixed * (conditional.std() / mixed.std());
        EXPECT_TRUE(isClose(scheduler.outputs[0], rescale * full + (1 - rescale) * mixed))
            << rescale;
    }
}

// More calls than conditioning is prepared for at once.
TEST_F(DenoiserTest, KeepsItsPlaceInLongRuns) {
    RecordingScheduler scheduler(70);
    (void)run(scheduler, {.scale = 1});
    ASSERT_EQ(scheduler.outputs.size(), 70U);
    for (const std::size_t call : {0U, 63U, 64U, 69U}) {
        EXPECT_TRUE(isClose(scheduler.outputs[call], predicted(scheduler, call, 1))) << call;
    }
}

TEST_F(DenoiserTest, CountsItsCalls) {
    RecordingScheduler scheduler(5);
    std::vector<std::pair<int, int>> reports;
    (void)run(scheduler, {},
              [&](int finished, int calls) { reports.emplace_back(finished, calls); });
    EXPECT_EQ(reports, (std::vector<std::pair<int, int>>{{1, 5}, {2, 5}, {3, 5}, {4, 5}, {5, 5}}));
}

TEST_F(DenoiserTest, StopsAfterTheCallInWhichItWasAskedTo) {
    RecordingScheduler scheduler(10);
    EXPECT_THROW((void)run(scheduler, {},
                           [&](int finished, int) {
                               if (finished == 3) {
                                   m_stop.request_stop();
                               }
                           }),
                 CancelledException);
    EXPECT_EQ(scheduler.outputs.size(), 3U);
}

TEST_F(DenoiserTest, DoesNothingWhenStoppedBefore) {
    m_stop.request_stop();
    RecordingScheduler scheduler(10);
    EXPECT_THROW((void)run(scheduler, {}), CancelledException);
    EXPECT_TRUE(scheduler.outputs.empty());
}

TEST_F(DenoiserTest, TellsOfValuesThatAreNotFinite) {
    for (const double factor : {kNan, std::numeric_limits<double>::infinity()}) {
        RecordingScheduler scheduler(1);
        scheduler.factor = factor;
        try {
            (void)run(scheduler, {});
            ADD_FAILURE() << "nothing was thrown";
        } catch (const EngineException& exception) {
            EXPECT_EQ(exception.error().code, ErrorCode::Internal);
            EXPECT_NE(exception.error().message.find("not finite"), std::string::npos);
        }
    }
}

}  // namespace
}  // namespace audioldm::engine::diffusion
