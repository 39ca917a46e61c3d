// SPDX-License-Identifier: MIT
// What the bridge answers without a model at hand; with one, the comparison with diffusers drives
// it through the program.
#include "engine/service/audioldm_bridge.h"

#include <gtest/gtest.h>

#include "engine/core/exception.h"
#include "engine/layers/kernels/cpu_kernels.h"
#include "engine/service/compute_choice.h"

namespace audioldm::engine::service {
namespace {

template <typename Value>
Error errorIn(const Outcome<Value>& outcome) {
    const auto* error = std::get_if<Error>(&outcome);
    EXPECT_NE(error, nullptr);
    return error != nullptr ? *error : Error{};
}

EngineConfig onCpu(Precision precision) {
    EngineConfig config;
    config.device = "cpu";
    config.precision = precision;
    return config;
}

TEST(AudioLDMBridge, SaysThatAModelIsMissing) {
    AudioLDMBridge bridge(onCpu(Precision::Float32));
    const Error error = errorIn(bridge.load("/nowhere/at/all", {}, {}));
    EXPECT_EQ(error.code, ErrorCode::ModelMissing);
    EXPECT_NE(error.message.find("/nowhere/at/all"), std::string::npos) << error.message;
}

TEST(AudioLDMBridge, RefusesAnInvalidRequestBeforeItLoadsAnything) {
    EngineConfig config = onCpu(Precision::Float32);
    config.modelPath = "/nowhere/at/all";
    AudioLDMBridge bridge(config);
    GenerationRequest request;
    request.prompt = "rain";
    request.steps = 0;
    const Error error = errorIn(bridge.generate(request, {}, {}, {}));
    EXPECT_EQ(error.code, ErrorCode::InvalidRequest);
    EXPECT_EQ(error.context, "steps");
}

TEST(AudioLDMBridge, IsCancelledBeforeItStarts) {
    std::stop_source stop;
    stop.request_stop();
    AudioLDMBridge bridge(onCpu(Precision::Float32));
    const auto outcome = bridge.load("/nowhere/at/all", stop.get_token(), {});
    EXPECT_TRUE(std::holds_alternative<Cancelled>(outcome));
}

TEST(AudioLDMBridge, AnswersForAMissingModelWithoutLoadingIt) {
    AudioLDMBridge bridge(onCpu(Precision::Float32));
    EngineConfig config = onCpu(Precision::Float32);
    config.modelPath = "/nowhere/at/all";
    GenerationRequest request;
    request.prompt = "rain";
    EXPECT_EQ(bridge.plan(request, config).error().code, ErrorCode::ModelMissing);
    EXPECT_EQ(bridge.countTokens("rain", config.modelPath).error().code, ErrorCode::ModelMissing);
    request.steps = 0;
    EXPECT_EQ(bridge.plan(request, config).error().context, "steps");
    EXPECT_FALSE(bridge.isLoaded());
}

TEST(AudioLDMBridge, TellsTheMemoryOfTheMachine) {
    EngineConfig config = onCpu(Precision::Float32);
    config.maxMemoryBytes = 12345;
    const AudioLDMBridge bridge(config);
    const MemoryStatus status = bridge.memoryStatus();
    EXPECT_EQ(status.budget, 12345);
    EXPECT_EQ(status.activity, MemoryActivity::Idle);
    EXPECT_GT(status.deviceTotal, status.deviceFree);
    EXPECT_GT(status.residentSet, 1'000'000);
    EXPECT_GT(status.seconds, 0);
    EXPECT_TRUE(status.modules.empty());
}

TEST(ComputeChoice, TakesTheFastestFormatOfTheProcessor) {
    const bool native = layers::kernels::hasNativeBFloat16();
    EXPECT_EQ(chooseCompute(onCpu(Precision::Auto)).dtype, native ? at::kBFloat16 : at::kFloat);
    EngineConfig whole = onCpu(Precision::Auto);
    whole.useHalfPrecision = false;
    EXPECT_EQ(chooseCompute(whole).dtype, at::kFloat);
    EXPECT_EQ(chooseCompute(onCpu(Precision::Float32)).dtype, at::kFloat);
}

TEST(ComputeChoice, RefusesHalfPrecisionOnAProcessor) {
    try {
        (void)chooseCompute(onCpu(Precision::Float16));
        ADD_FAILURE() << "fp16 was accepted on a processor";
    } catch (const EngineException& exception) {
        EXPECT_EQ(exception.error().code, ErrorCode::InvalidRequest);
        EXPECT_EQ(exception.error().context, "precision");
    }
}

TEST(Devices, AlwaysNameTheProcessor) {
    const DeviceList list = listDevices();
    ASSERT_FALSE(list.devices.empty());
    EXPECT_EQ(list.devices.front().id, "cpu");
    EXPECT_GT(list.devices.front().totalBytes, 0);
    EXPECT_EQ(list.devices.front().precisions.back(), "fp32");
}

}  // namespace
}  // namespace audioldm::engine::service
