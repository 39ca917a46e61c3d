// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "engine/core/exception.h"
#include "engine/pipeline/audioldm_pipeline.h"

namespace audioldm::engine::pipeline {
namespace {

struct Case {
    double seconds;
    std::int64_t latentFrames;
    std::int64_t samples;
};

void expectLengths(const weights::ModelConfig& config, const std::vector<Case>& cases) {
    for (const Case& each : cases) {
        const ClipLength length = clipLength(config, each.seconds);
        EXPECT_EQ(length.latentFrames, each.latentFrames) << each.seconds << " s";
        EXPECT_EQ(length.samples, each.samples) << each.seconds << " s";
    }
}

weights::ModelConfig configOf(std::int64_t samplingRate, std::vector<std::int64_t> rates) {
    weights::ModelConfig config;
    config.vocoder.samplingRate = samplingRate;
    config.vocoder.upsampleRates = std::move(rates);
    return config;
}

TEST(ClipLength, IsAtLeastOneLatentFrame) {
    const weights::ModelConfig config = configOf(22050, {8, 8, 2, 2});  // 4 of 256 samples
    EXPECT_DOUBLE_EQ(shortestSeconds(config), 4 * 256 / 22050.0);
    GenerationRequest request;
    request.durationSeconds = 0.0464;
    try {
        requireSuited(config, request);
        FAIL() << "accepted";
    } catch (const EngineException& exception) {
        EXPECT_EQ(exception.error().context, "duration");
    }
    request.durationSeconds = 0.0465;
    EXPECT_NO_THROW(requireSuited(config, request));
}

// All numbers from the reference's expressions in Python: int(seconds / (numpy.prod(rates) /
// samplingRate)) frames, up to a multiple of 4, and int(seconds * samplingRate) samples. Where the
// quotient lies just below a whole number (0.29, 0.57 and 0.58, 1.15, 2.3), a frame is lost.
TEST(ClipLength, IsThatOfTheReference) {
    expectLengths(configOf(16000, {5, 4, 2, 2, 2}), {{0.04, 1, 640},
                                                     {0.29, 7, 4640},
                                                     {0.57, 14, 9120},
                                                     {0.58, 15, 9280},
                                                     {1.1, 28, 17600},
                                                     {1.15, 29, 18400},
                                                     {2.3, 58, 36800},
                                                     {5.0, 125, 80000},
                                                     {10.24, 256, 163840},
                                                     {12.7, 318, 203200},
                                                     {29.99, 750, 479840},
                                                     {30.0, 750, 480000}});
}

TEST(ClipLength, IsThatOfTheReferenceAtOtherRates) {
    expectLengths(configOf(22050, {8, 8, 2, 2}),
                  {{0.29, 6, 6394}, {5.0, 108, 110250}, {10.24, 221, 225792}, {12.7, 274, 280035}});
    expectLengths(
        configOf(48000, {6, 5, 4, 2, 2}),
        {{0.29, 7, 13919}, {5.0, 125, 240000}, {10.24, 256, 491520}, {12.7, 318, 609600}});
    expectLengths(configOf(24000, {5, 4, 4, 3}),
                  {{0.29, 7, 6959}, {5.0, 125, 120000}, {10.24, 256, 245760}, {12.7, 318, 304800}});
}

TEST(ClipLength, FollowsTheLevelsOfTheVae) {
    weights::ModelConfig config = configOf(16000, {5, 4, 2, 2, 2});
    config.vae.blockOutChannels = {64};
    expectLengths(config, {{0.29, 28, 4640}, {5.0, 500, 80000}});
    config.vae.blockOutChannels = {64, 64, 64, 64};
    expectLengths(config, {{0.29, 4, 4640}, {5.0, 63, 80000}});
}

}  // namespace
}  // namespace audioldm::engine::pipeline
