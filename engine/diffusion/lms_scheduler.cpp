// SPDX-License-Identifier: MIT
#include "engine/diffusion/lms_scheduler.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/diffusion/noise_schedule.h"
#include "engine/diffusion/sigma_plan.h"

namespace audioldm::engine::diffusion {
namespace {

constexpr std::size_t kOrder = 4;

weights::SchedulerConfig asLms(const weights::SchedulerConfig& config) {
    return readAs(config, {});
}

/// The Lagrange basis polynomial that is 1 at points[which] and 0 at the others.
double basis(const std::vector<double>& points, std::size_t which, double at) {
    double product = 1;
    for (std::size_t k = 0; k < points.size(); ++k) {
        if (k != which) {
            product *= (at - points[k]) / (points[which] - points[k]);
        }
    }
    return product;
}

}  // namespace

double lagrangeWeight(const std::vector<double>& points, std::size_t which, double end) {
    // Two Gauss-Legendre nodes integrate polynomials up to degree 3 exactly.
    const double middle = (points.front() + end) / 2;
    const double half = (end - points.front()) / 2;
    const double node = half / std::sqrt(3.0);
    return half * (basis(points, which, middle - node) + basis(points, which, middle + node));
}

LmsScheduler::LmsScheduler(const weights::SchedulerConfig& config, int steps, SigmaSpacing spacing)
    : LmsScheduler(asLms(config), planInSigmaSpace(asLms(config), steps, spacing)) {}

LmsScheduler::LmsScheduler(const weights::SchedulerConfig& asLms, SigmaSpacePlan plan)
    : CopyableScheduler(std::move(plan.timesteps), plan.initNoiseSigma),
      m_prediction(predictionType(asLms)),
      m_sigmas(std::move(plan.sigmas)) {
    checkDistinct(m_sigmas, m_sigmas.numel());
}

at::Tensor LmsScheduler::scaleModelInput(const at::Tensor& latents, std::size_t index) const {
    return scaledBySigma(latents, m_sigmas[static_cast<std::int64_t>(index)]);
}

SchedulerBase::Update LmsScheduler::update(const at::Tensor& output, std::size_t index,
                                           const at::Tensor& sample, at::Generator&) {
    const at::Tensor sigma = m_sigmas[static_cast<std::int64_t>(index)];
    const at::Tensor original = originalFromSigma(m_prediction, sample, output, sigma);
    m_derivatives.insert(m_derivatives.begin(), (sample - original) / sigma);
    m_derivatives.resize(std::min(m_derivatives.size(), kOrder));

    const float* sigmas = m_sigmas.const_data_ptr<float>();
    std::vector<double> points;
    for (std::size_t k = 0; k < m_derivatives.size(); ++k) {
        points.push_back(sigmas[index - k]);
    }
    at::Tensor change;
    for (std::size_t k = 0; k < points.size(); ++k) {
        const at::Tensor part = lagrangeWeight(points, k, sigmas[index + 1]) * m_derivatives[k];
        change = change.defined() ? change + part : part;
    }
    return {sample + change, original};
}

}  // namespace audioldm::engine::diffusion
