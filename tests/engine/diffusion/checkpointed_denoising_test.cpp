// SPDX-License-Identifier: MIT
#include "engine/diffusion/checkpointed_denoising.h"

#include <ATen/ATen.h>
#include <gtest/gtest.h>
#include <torch/csrc/autograd/autograd.h>

#include "engine/memory/cpu_memory_counter.h"
#include "engine/weights/component_configs.h"
#include "tests/support/layer_dump.h"

namespace audioldm::engine::diffusion {
namespace {

using tests::LayerDump;

weights::ComputeOptions differentiable() {
    weights::ComputeOptions options;
    options.differentiable = true;
    return options;
}

class CheckpointedDenoisingTest : public testing::Test {
protected:
    CheckpointedDenoisingTest()
        : m_dump("unet", differentiable()),
          m_unet(m_dump.scope(), weights::readUnetConfig(m_dump.configFile())) {
        memory::installCpuMemoryCounter();
        m_dump.load();
        at::manual_seed(3);
        m_noise = at::randn({1, 4, 12, 8});
        m_labels = m_dump.input("class_labels");
        m_target = at::randn({1, 4, 12, 8});
    }

    [[nodiscard]] CheckpointedDenoising denoising(int steps) const {
        return {m_unet, weights::SchedulerConfig{}, steps, m_labels, Guidance{2.5, 0, 1, 0}};
    }

    /// The gradient by the latents of their squared distance to a target.
    [[nodiscard]] at::Tensor lossGradient(const at::Tensor& latents) const {
        return 2 * (latents - m_target);
    }

    LayerDump m_dump;
    Unet m_unet;
    at::Tensor m_noise;
    at::Tensor m_labels;
    at::Tensor m_target;
};

/// Largest difference over the largest magnitude.
double relativeError(const at::Tensor& got, const at::Tensor& expected) {
    return ((got - expected).abs().max() / expected.abs().max()).item<double>();
}

TEST_F(CheckpointedDenoisingTest, AgreesWithPlainAutograd) {
    for (const int steps : {1, 3, 8}) {
        CheckpointedDenoising run = denoising(steps);
        const at::Tensor latents = run.run(m_noise);
        const CheckpointedDenoising::Gradients got = run.backward(lossGradient(latents));

        const at::Tensor noise = m_noise.clone().requires_grad_(true);
        const at::Tensor labels = m_labels.clone().requires_grad_(true);
        CheckpointedDenoising plain = denoising(steps);
        at::Tensor x = noise;
        for (std::size_t call = 0; call < plain.calls(); ++call) {
            x = plain.step(x, labels, call);
        }
        EXPECT_LE(relativeError(latents, x.detach()), 1e-6) << steps;
        const auto expected = torch::autograd::grad({(x - m_target).pow(2).sum()}, {noise, labels});
        EXPECT_LE(relativeError(got.noise, expected[0]), 1e-5) << steps;
        EXPECT_LE(relativeError(got.labels, expected[1]), 1e-5) << steps;
        EXPECT_GT(expected[1].abs().max().item<double>(), 0) << "the labels have no influence";
    }
}

/// Gradients of the right size: a small step along them changes the loss as they say.
TEST_F(CheckpointedDenoisingTest, PredictsHowTheLossChanges) {
    constexpr int kSteps = 4;
    CheckpointedDenoising run = denoising(kSteps);
    const auto loss = [&](const at::Tensor& noise) {
        CheckpointedDenoising other = denoising(kSteps);
        return (other.run(noise) - m_target).to(at::kDouble).pow(2).sum().item<double>();
    };
    const at::Tensor latents = run.run(m_noise);
    const at::Tensor gradient = run.backward(lossGradient(latents)).noise;
    const double norm = gradient.norm().item<double>();
    constexpr double kStep = 2e-3;
    const at::Tensor along = gradient / norm * kStep;
    const double change = (loss(m_noise + along) - loss(m_noise - along)) / (2 * kStep);
    EXPECT_NEAR(change, norm, 0.02 * norm);
}

TEST_F(CheckpointedDenoisingTest, TakesAsMuchMemoryForManySteps) {
    const auto peakOf = [&](int steps) {
        CheckpointedDenoising run = denoising(steps);
        const std::int64_t before = memory::cpuMemoryCount().live;
        memory::resetCpuMemoryPeak();
        const at::Tensor latents = run.run(m_noise);
        static_cast<void>(run.backward(lossGradient(latents)));
        return memory::cpuMemoryCount().peak - before;
    };
    const std::int64_t few = peakOf(4);
    const std::int64_t many = peakOf(20);
    const auto checkpoints = static_cast<std::int64_t>(16 * m_noise.nbytes());
    EXPECT_LE(many, few + 2 * checkpoints) << few;
}

}  // namespace
}  // namespace audioldm::engine::diffusion
