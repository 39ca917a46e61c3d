// SPDX-License-Identifier: MIT
#include "engine/diffusion/unipc_scheduler.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <utility>

#include "engine/diffusion/noise_schedule.h"
#include "engine/diffusion/sigma_plan.h"

namespace audioldm::engine::diffusion {
namespace {

constexpr std::int64_t kSolverOrder = 2;

weights::SchedulerConfig asUnipc(const weights::SchedulerConfig& config) {
    return readAs(config, {.hasThresholding = true, .hasZeroSnr = true});
}

/// What predictor and corrector share on the way from one sigma to the next.
struct Interval {
    SignalAndNoise from;
    SignalAndNoise to;
    at::Tensor fromRatio;  ///< log ratio at the start
    at::Tensor width;      ///< in log ratio
    at::Tensor phi;        ///< exp(-width) - 1, both h_phi_1 and B(h) of the variant

    Interval(const at::Tensor& fromSigma, const at::Tensor& toSigma)
        : from(signalAndNoise(fromSigma)),
          to(signalAndNoise(toSigma)),
          fromRatio(logRatio(from)),
          width(logRatio(to) - fromRatio),
          phi(at::expm1(-width)) {}

    /// The first-order step.
    [[nodiscard]] at::Tensor base(const at::Tensor& sample, const at::Tensor& original) const {
        return to.sigma / from.sigma * sample - to.alpha * phi * original;
    }

    /// Position of an older sigma, in widths, seen from the start.
    [[nodiscard]] at::Tensor positionOf(const at::Tensor& sigma) const {
        return (logRatio(signalAndNoise(sigma)) - fromRatio) / width;
    }
};

/// Weights of the two differences of the second-order corrector: solves the order conditions.
at::Tensor correctorWeights(const Interval& interval, const at::Tensor& olderPosition) {
    const at::Tensor positions = at::stack({olderPosition, at::ones({})});
    const at::Tensor negative = -interval.width;
    at::Tensor phiK = interval.phi / negative - 1;
    std::vector<at::Tensor> rows;
    std::vector<at::Tensor> values;
    double factorial = 1;
    for (std::int64_t i = 1; i <= kSolverOrder; ++i) {
        rows.push_back(at::pow(positions, i - 1));
        values.push_back(phiK * factorial / interval.phi);
        factorial *= static_cast<double>(i + 1);
        phiK = phiK / negative - 1 / factorial;
    }
    return at::linalg_solve(at::stack(rows), at::stack(values));
}

}  // namespace

UnipcScheduler::UnipcScheduler(const weights::SchedulerConfig& config, int steps,
                               SigmaSpacing spacing)
    : UnipcScheduler(asUnipc(config), planMultistep(asUnipc(config), steps, spacing,
                                                    LastSigma::Zero, KarrasRounding::Always)) {}

UnipcScheduler::UnipcScheduler(const weights::SchedulerConfig& asUnipc, MultistepPlan plan)
    : CopyableScheduler(std::move(plan.timesteps), 1.0),
      m_prediction(predictionType(asUnipc)),
      m_limits(sampleLimits(asUnipc)),
      m_sigmas(std::move(plan.sigmas)) {
    checkDistinct(m_sigmas, m_sigmas.numel() - 1);
}

SchedulerBase::Update UnipcScheduler::update(const at::Tensor& output, std::size_t index,
                                             const at::Tensor& sample, at::Generator&) {
    const auto step = static_cast<std::int64_t>(index);
    const auto remaining = static_cast<std::int64_t>(timesteps().size()) - step;
    const at::Tensor original = m_limits.apply(
        originalFromShares(m_prediction, sample, output, signalAndNoise(m_sigmas[step])));
    m_lastSample = step > 0 ? corrected(step, original) : sample;
    m_originals = {m_originals[1], original};
    m_order = static_cast<int>(std::min({kSolverOrder, remaining, step + 1}));
    return {predicted(step, m_lastSample), original};
}

at::Tensor UnipcScheduler::predicted(std::int64_t step, const at::Tensor& sample) const {
    const Interval interval(m_sigmas[step], m_sigmas[step + 1]);
    const at::Tensor base = interval.base(sample, m_originals[1]);
    if (m_order == 1) {
        return base;
    }
    const at::Tensor difference =
        (m_originals[0] - m_originals[1]) / interval.positionOf(m_sigmas[step - 1]);
    return base - interval.to.alpha * interval.phi * (0.5 * difference);
}

at::Tensor UnipcScheduler::corrected(std::int64_t step, const at::Tensor& original) const {
    const Interval interval(m_sigmas[step - 1], m_sigmas[step]);
    const at::Tensor base = interval.base(m_lastSample, m_originals[1]);
    const at::Tensor scale = interval.to.alpha * interval.phi;
    const at::Tensor newest = original - m_originals[1];
    if (m_order == 1) {
        return base - scale * (0.5 * newest);
    }
    const at::Tensor position = interval.positionOf(m_sigmas[step - 2]);
    const at::Tensor weights = correctorWeights(interval, position);
    const at::Tensor difference = (m_originals[0] - m_originals[1]) / position;
    return base - scale * (weights[0] * difference + weights[1] * newest);
}

}  // namespace audioldm::engine::diffusion
