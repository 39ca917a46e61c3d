// SPDX-License-Identifier: MIT
#include <ATen/ATen.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "engine/core/exception.h"
#include "engine/core/seeded_noise.h"
#include "engine/diffusion/lms_scheduler.h"
#include "engine/diffusion/scheduler.h"
#include "engine/diffusion/sigma_plan.h"

namespace audioldm::engine::diffusion {
namespace {

weights::SchedulerConfig audioldmConfig() {
    weights::SchedulerConfig config;
    config.betaStart = 0.0015;
    config.betaEnd = 0.0195;
    config.betaSchedule = "scaled_linear";
    config.clipSample = false;
    config.setAlphaToOne = false;
    config.stepsOffset = 1;
    config.absentKeys = {"timestep_spacing"};
    return config;
}

std::unique_ptr<Scheduler> make(const std::string& name, int steps,
                                const weights::SchedulerConfig& config = audioldmConfig()) {
    return makeScheduler(config, {.name = name, .steps = steps});
}

Error refusal(const SchedulerOptions& options,
              const weights::SchedulerConfig& config = audioldmConfig()) {
    try {
        (void)makeScheduler(config, options);
    } catch (const EngineException& exception) {
        return exception.error();
    }
    return Error{ErrorCode::Internal, "accepted", ""};
}

void expectRefused(const SchedulerOptions& options, ErrorCode code, const std::string& part,
                   const weights::SchedulerConfig& config = audioldmConfig()) {
    const Error error = refusal(options, config);
    EXPECT_EQ(error.code, code) << error.message;
    EXPECT_NE(error.message.find(part), std::string::npos) << error.message;
}

at::Tensor firstLatents(const Scheduler& scheduler, at::Generator& generator,
                        at::ScalarType dtype = at::kFloat) {
    return (seededNoise({1, 2, 4, 4}, generator, at::kFloat) * scheduler.initNoiseSigma())
        .to(dtype);
}

/// The calls from `first` on with half of the scaled latents as the model's output.
at::Tensor runFrom(Scheduler& scheduler, std::size_t first, at::Tensor latents,
                   at::Generator& generator) {
    for (std::size_t i = first; i < scheduler.timesteps().size(); ++i) {
        latents =
            scheduler.step(scheduler.scaleModelInput(latents, i) * 0.5, i, latents, generator);
    }
    return latents;
}

TEST(SchedulerNames, AreEighteenDistinctOnesWithDescriptions) {
    const std::set<std::string_view> names(schedulerNames().begin(), schedulerNames().end());
    EXPECT_EQ(names.size(), 18U);
    EXPECT_EQ(schedulerNames().size(), 18U);
    EXPECT_EQ(schedulerNames().front(), "ddim");
    for (const std::string_view name : names) {
        EXPECT_FALSE(schedulerDescription(name).empty()) << name;
    }
    EXPECT_THROW((void)schedulerDescription("none"), EngineException);
}

TEST(SchedulerOptionsCheck, RefusesWhatDoesNotFit) {
    expectRefused({.name = "ddimm"}, ErrorCode::InvalidRequest, "dpmpp-2m-sde-karras");
    expectRefused({.name = "ddim", .steps = 0}, ErrorCode::InvalidRequest, "from 1 to 1000");
    expectRefused({.name = "ddim", .steps = 1001}, ErrorCode::InvalidRequest, "from 1 to 1000");
    expectRefused({.name = "ddim", .eta = -0.1}, ErrorCode::InvalidRequest, "from 0 to 1");
    expectRefused({.name = "ddim", .eta = std::nan("")}, ErrorCode::InvalidRequest, "from 0 to 1");
    expectRefused({.name = "unipc", .eta = 0.5}, ErrorCode::InvalidRequest, "has no eta");
}

TEST(SchedulerSteps, NamesTheNearestNumbersThatWork) {
    expectRefused({.name = "pndm", .steps = 3}, ErrorCode::InvalidRequest,
                  "nearest number that works is 4");
    expectRefused({.name = "dpmpp-2m", .steps = 1000}, ErrorCode::InvalidRequest,
                  "nearest number that works is 999");
    auto few = audioldmConfig();
    few.numTrainTimesteps = 50;
    expectRefused({.name = "ddpm", .steps = 51}, ErrorCode::InvalidRequest, "only 50 timesteps",
                  few);
}

TEST(SchedulerSteps, OfDdimReachTheLastTrainingTimestepAndNoFurther) {
    const auto scheduler = make("ddim", 1000);
    EXPECT_EQ(scheduler->timesteps().size(), 1000U);
    EXPECT_EQ(scheduler->timesteps().front(), 999);
    EXPECT_EQ(scheduler->timesteps().back(), 1);
}

TEST(SchedulerPrediction, IsRefusedWhereTheMethodLacksIt) {
    auto config = audioldmConfig();
    config.predictionType = "sample";
    expectRefused({.name = "pndm"}, ErrorCode::InvalidRequest, "clean latents", config);
    expectRefused({.name = "euler-ancestral"}, ErrorCode::InvalidRequest, "clean latents", config);
    EXPECT_NO_THROW((void)make("lms", 5, config));
    config.predictionType = "flow";
    expectRefused({.name = "ddim"}, ErrorCode::ModelInvalid, "prediction_type \"flow\"", config);
}

TEST(SchedulerPrediction, OfNoiseCannotStartWithoutSignal) {
    auto config = audioldmConfig();
    config.absentKeys.clear();
    config.timestepSpacing = "trailing";
    config.rescaleBetasZeroSnr = true;
    expectRefused({.name = "ddim"}, ErrorCode::InvalidRequest, "No number of steps works", config);
    config.predictionType = "v_prediction";
    EXPECT_NO_THROW((void)make("ddim", 5, config));
}

TEST(SchedulerConfigCheck, RefusesUnusableNoiseSchedules) {
    auto config = audioldmConfig();
    config.betaSchedule = "sigmoid";
    expectRefused({}, ErrorCode::ModelInvalid, "beta_schedule \"sigmoid\"", config);
    config = audioldmConfig();
    config.trainedBetas = {0.1, 0.2};
    expectRefused({}, ErrorCode::ModelInvalid, "2 trained_betas", config);
    config = audioldmConfig();
    config.betaSchedule = "linear";
    config.betaEnd = 1.5;
    expectRefused({}, ErrorCode::ModelInvalid, "breaks at timestep", config);
    config = audioldmConfig();
    config.numTrainTimesteps = 0;
    expectRefused({}, ErrorCode::ModelInvalid, "num_train_timesteps 0", config);
    config = audioldmConfig();
    config.stepsOffset = 5000;
    expectRefused({}, ErrorCode::ModelInvalid, "steps_offset 5000", config);
}

TEST(SchedulerConfigCheck, GivesAbsentKeysTheDefaultsOfTheClass) {
    auto config = audioldmConfig();
    EXPECT_EQ(make("ddim", 10, config)->timesteps().front(), 901);
    EXPECT_EQ(make("dpmpp-2m", 10, config)->timesteps().front(), 999);
    config.absentKeys.clear();
    EXPECT_EQ(make("dpmpp-2m", 10, config)->timesteps().front(), 901);
}

TEST(SchedulerConfigCheck, RefusesSolversThatAreNotBuiltWhereTheMethodReadsTheKey) {
    struct Case {
        const char* key;
        const char* value;
        const char* refuses;
        const char* runs;
    };
    for (const auto& [key, value, refuses, runs] : {
             Case{"solver_order", "3", "unipc", "euler"},
             Case{"solver_order", "1", "dpmpp-2m-sde-karras", "ddim"},
             Case{"solver_type", "\"heun\"", "dpmpp-2m", "unipc"},
             Case{"solver_type", "\"bh1\"", "unipc-karras", "dpmpp-2m"},
             Case{"algorithm_type", "\"sde-dpmsolver++\"", "dpmpp-2m", "dpmpp-2m-sde"},
             Case{"variance_type", "\"fixed_large\"", "ddpm", "ddim"},
             Case{"lambda_min_clipped", "-5.1", "dpmpp-2m", "deis"},
             Case{"final_sigmas_type", "\"sigma_min\"", "euler", "euler-ancestral"},
             Case{"use_beta_sigmas", "true", "lms", "pndm"},
             Case{"disable_corrector", "a list", "unipc", "heun"},
         }) {
        weights::SchedulerConfig config = audioldmConfig();
        config.solverKeys[key] = value;
        expectRefused({.name = refuses, .steps = 6}, ErrorCode::InvalidRequest, key, config);
        EXPECT_NE(make(runs, 6, config), nullptr) << key;
    }
}

TEST(SchedulerConfigCheck, TakesTheSpacingOfTheModelWhereTheNameSaysNone) {
    weights::SchedulerConfig config = audioldmConfig();
    config.solverKeys["use_karras_sigmas"] = "true";
    for (const char* const name : {"dpmpp-2m", "dpmpp-2m-sde", "unipc", "deis", "euler", "heun"}) {
        EXPECT_EQ(make(name, 6, config)->timesteps(),
                  make(std::string(name) + "-karras", 6)->timesteps())
            << name;
    }
    EXPECT_EQ(make("ddim", 6, config)->timesteps(), make("ddim", 6)->timesteps());
}

TEST(SchedulerCalls, AreMoreThanTheStepsForHeunAndPndm) {
    EXPECT_EQ(make("heun", 10)->timesteps().size(), 19U);
    EXPECT_EQ(make("pndm", 10)->timesteps().size(), 19U);
    auto config = audioldmConfig();
    config.skipPrkSteps = true;
    EXPECT_EQ(make("pndm", 10, config)->timesteps().size(), 11U);
}

TEST(SchedulerCalls, OutOfOrderOrOfAnotherShapeAreRefused) {
    auto scheduler = make("ddim", 4);
    at::Generator generator = seededGenerator(1);
    const at::Tensor latents = firstLatents(*scheduler, generator);
    EXPECT_THROW((void)scheduler->step(latents, 1, latents, generator), EngineException);
    try {
        (void)scheduler->step(latents.slice(1, 0, 1), 0, latents, generator);
        FAIL() << "accepted";
    } catch (const EngineException& exception) {
        EXPECT_EQ(exception.error().code, ErrorCode::ShapeMismatch);
    }
    EXPECT_NO_THROW((void)scheduler->step(latents, 0, latents, generator));
}

class EveryScheduler : public testing::TestWithParam<std::string_view> {
protected:
    [[nodiscard]] static std::string name() { return std::string(GetParam()); }
    [[nodiscard]] static int leastSteps() { return GetParam() == "pndm" ? 4 : 1; }
};

TEST_P(EveryScheduler, MakesFiniteLatentsFromTheFewestSteps) {
    for (int steps = leastSteps(); steps <= 6; ++steps) {
        auto scheduler = make(name(), steps);
        EXPECT_FALSE(scheduler->predictedOriginal().defined());
        at::Generator generator = seededGenerator(3);
        const at::Tensor result =
            runFrom(*scheduler, 0, firstLatents(*scheduler, generator), generator);
        EXPECT_TRUE(at::isfinite(result).all().item<bool>()) << steps;
        EXPECT_EQ(scheduler->predictedOriginal().sizes(), result.sizes());
    }
}

TEST_P(EveryScheduler, CopiesItsStateWithoutSharingIt) {
    auto scheduler = make(name(), 8);
    at::Generator generator = seededGenerator(5);
    at::Tensor latents = firstLatents(*scheduler, generator);
    for (std::size_t i = 0; i < 5; ++i) {
        latents =
            scheduler->step(scheduler->scaleModelInput(latents, i) * 0.5, i, latents, generator);
    }
    const auto fork = scheduler->copy();
    at::Generator first = generator.clone();
    at::Generator second = generator.clone();
    const at::Tensor one = runFrom(*scheduler, 5, latents, first);
    const at::Tensor other = runFrom(*fork, 5, latents, second);
    EXPECT_TRUE(at::equal(one, other));
}

TEST_P(EveryScheduler, KeepsHalfLatentsHalfAndNearTheFloatOnes) {
    auto wide = make(name(), 8);
    auto narrow = make(name(), 8);
    at::Generator first = seededGenerator(5);
    at::Generator second = seededGenerator(5);
    const at::Tensor expected = runFrom(*wide, 0, firstLatents(*wide, first), first);
    const at::Tensor got =
        runFrom(*narrow, 0, firstLatents(*narrow, second, at::kBFloat16), second);
    EXPECT_EQ(got.scalar_type(), at::kBFloat16);
    EXPECT_EQ(narrow->predictedOriginal().scalar_type(), at::kBFloat16);
    const double distance = (expected - got.to(at::kFloat)).abs().max().item<double>();
    EXPECT_LT(distance / expected.abs().max().item<double>(), 0.05);
}

std::string testName(const testing::TestParamInfo<std::string_view>& tested) {
    std::string name(tested.param);
    std::ranges::replace(name, '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(All, EveryScheduler, testing::ValuesIn(schedulerNames()), testName);

TEST(LagrangeWeight, IntegratesPolynomialsExactly) {
    const std::vector<double> points = {3.0, 4.5, 5.0, 7.25};
    const double end = 1.5;
    for (int degree = 0; degree < 4; ++degree) {
        double sum = 0;
        for (std::size_t k = 0; k < points.size(); ++k) {
            sum += lagrangeWeight(points, k, end) * std::pow(points[k], degree);
        }
        const double exact =
            (std::pow(end, degree + 1) - std::pow(points[0], degree + 1)) / (degree + 1);
        EXPECT_NEAR(sum, exact, 1e-11) << degree;
    }
}

TEST(LogFloat32, StaysWithinFourUnitsInTheLastPlace) {
    for (double x = 1e-3; x < 1e3; x *= 1.0137) {
        const auto value = static_cast<float>(x);
        const double exact = std::log(static_cast<double>(value));
        EXPECT_NEAR(logFloat32(value), exact, std::max(std::abs(exact), 1e-3) * 4 * 1.2e-7);
    }
}

}  // namespace
}  // namespace audioldm::engine::diffusion
