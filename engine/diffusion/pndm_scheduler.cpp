// SPDX-License-Identifier: MIT
#include "engine/diffusion/pndm_scheduler.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <utility>

#include "engine/core/exception.h"
#include "engine/diffusion/noise_schedule.h"
#include "engine/diffusion/timestep_spacing.h"

namespace audioldm::engine::diffusion {
namespace {

constexpr std::size_t kOrder = 4;

weights::SchedulerConfig asPndm(const weights::SchedulerConfig& config) {
    return readAs(config, {.setsAlphaToOneByDefault = false, .defaultSpacing = "leading"});
}

/// Timesteps of the three Runge-Kutta steps: start, middle twice, end, which is the next start.
std::vector<double> rungeKuttaTimesteps(const std::vector<double>& rising, std::int64_t half) {
    std::vector<double> points;
    for (std::size_t i = rising.size() - kOrder; i < rising.size(); ++i) {
        points.push_back(rising[i]);
        points.push_back(rising[i] + static_cast<double>(half));
    }
    points.pop_back();
    std::vector<double> calls;
    for (const double point : points) {
        calls.insert(calls.end(), 2, point);
    }
    return {calls.rbegin() + 1, calls.rend() - 1};
}

}  // namespace

PndmScheduler::Plan PndmScheduler::plan(const weights::SchedulerConfig& config, int steps) {
    std::vector<double> rising = wholeTimesteps(config, steps);
    std::ranges::reverse(rising);
    Plan result;
    if (config.skipPrkSteps) {
        result.timesteps.assign(rising.rbegin(), rising.rend());
        if (rising.size() > 1) {
            // The second timestep is visited twice, to start the multistep method.
            result.timesteps.insert(result.timesteps.begin() + 1, result.timesteps[1]);
        }
        return result;
    }
    if (rising.size() < kOrder) {
        throw UnusableSteps{"its three Runge-Kutta steps need at least 4"};
    }
    result.timesteps = rungeKuttaTimesteps(rising, config.numTrainTimesteps / steps / 2);
    result.rungeKuttaCalls = result.timesteps.size();
    result.timesteps.insert(result.timesteps.end(), rising.rbegin() + 3, rising.rend());
    return result;
}

PndmScheduler::PndmScheduler(const weights::SchedulerConfig& config, int steps)
    : PndmScheduler(asPndm(config), plan(asPndm(config), steps), steps) {}

PndmScheduler::PndmScheduler(const weights::SchedulerConfig& asPndm, Plan plan, int steps)
    : CopyableScheduler(std::move(plan.timesteps), 1.0),
      m_prediction(predictionType(asPndm)),
      m_alphas(cumulativeAlphas(asPndm, ZeroSnrEnd::Exact)),
      m_finalAlpha(asPndm.setAlphaToOne ? at::ones({}) : m_alphas[0]),
      m_stride(asPndm.numTrainTimesteps / steps),
      m_rungeKuttaCalls(plan.rungeKuttaCalls) {
    checkThat(m_prediction != PredictionType::Sample, ErrorCode::InvalidRequest,
              "The scheduler pndm cannot drive this model, which predicts the clean latents "
              "(prediction_type \"sample\"). Choose ddim or dpmpp-2m.",
              "scheduler");
    checkIndexable(timesteps(), m_alphas.numel());
}

SchedulerBase::Update PndmScheduler::update(const at::Tensor& output, std::size_t index,
                                            const at::Tensor& sample, at::Generator&) {
    const auto timestep = static_cast<std::int64_t>(timesteps()[index]);
    const at::Tensor original = originalFromAlpha(m_prediction, sample, output, m_alphas[timestep]);
    return {index < m_rungeKuttaCalls ? rungeKutta(output, index, sample)
                                      : multistep(output, index, sample),
            original};
}

at::Tensor PndmScheduler::rungeKutta(const at::Tensor& output, std::size_t index,
                                     const at::Tensor& sample) {
    const std::size_t stage = index % 4;
    const std::int64_t half = m_stride / 2;
    const Move move{static_cast<std::int64_t>(timesteps()[index - stage]),
                    static_cast<std::int64_t>(timesteps()[index]) - (stage % 2 == 1 ? 0 : half)};
    if (stage == 0) {
        m_mean = 1.0 / 6 * output;
        m_outputs.push_back(output);
        m_stepSample = sample;
        return moved(m_stepSample, move, output);
    }
    if (stage < 3) {
        m_mean = m_mean + 1.0 / 3 * output;
        return moved(m_stepSample, move, output);
    }
    return moved(m_stepSample, move, m_mean + 1.0 / 6 * output);
}

at::Tensor PndmScheduler::multistep(const at::Tensor& output, std::size_t index,
                                    const at::Tensor& sample) {
    const auto timestep = static_cast<std::int64_t>(timesteps()[index]);
    if (m_rungeKuttaCalls == 0 && index == 1) {
        // The second call improves the first step instead of taking another.
        return moved(m_stepSample, {timestep + m_stride, timestep},
                     (output + m_outputs.back()) / 2);
    }
    if (index == 0) {
        m_stepSample = sample;
    }
    if (m_outputs.size() == kOrder) {
        m_outputs.erase(m_outputs.begin());
    }
    m_outputs.push_back(output);
    return moved(sample, {timestep, timestep - m_stride}, adamsBashforth());
}

at::Tensor PndmScheduler::adamsBashforth() const {
    const auto last = m_outputs.rbegin();
    switch (m_outputs.size()) {
        case 1:
            return last[0];
        case 2:
            return (3 * last[0] - last[1]) / 2;
        case 3:
            return (23 * last[0] - 16 * last[1] + 5 * last[2]) / 12;
        default:
            return 1.0 / 24 * (55 * last[0] - 59 * last[1] + 37 * last[2] - 9 * last[3]);
    }
}

at::Tensor PndmScheduler::moved(const at::Tensor& sample, Move move,
                                const at::Tensor& output) const {
    const at::Tensor alpha = m_alphas[move.from];
    const at::Tensor nextAlpha = move.to >= 0 ? m_alphas[move.to] : m_finalAlpha;
    const at::Tensor beta = 1 - alpha;
    const at::Tensor nextBeta = 1 - nextAlpha;
    const at::Tensor noise = m_prediction == PredictionType::Velocity
                                 ? alpha.pow(0.5) * output + beta.pow(0.5) * sample
                                 : output;
    const at::Tensor denominator = alpha * nextBeta.pow(0.5) + (alpha * beta * nextAlpha).pow(0.5);
    return (nextAlpha / alpha).pow(0.5) * sample - (nextAlpha - alpha) * noise / denominator;
}

}  // namespace audioldm::engine::diffusion
