// SPDX-License-Identifier: MIT
#include "engine/pipeline/preview_maker.h"

#include <utility>

namespace audioldm::engine::pipeline {
namespace {

/// How many times the cost of a preview passes before the next one: they take a sixth of the time.
constexpr int kPause = 5;

}  // namespace

PreviewMaker::PreviewMaker(const AudioldmModel& model, const PreviewCallback& onPreview,
                           std::stop_token stop)
    : m_model(model),
      m_onPreview(onPreview),
      m_stop(std::move(stop)) {}

void PreviewMaker::afterStep(const diffusion::Scheduler& scheduler, int finished, int calls) {
    m_calls = calls;
    const Clock::time_point start = Clock::now();
    // The last step's is the take itself, which comes with finished().
    if (!m_onPreview || finished == calls || start < m_due) {
        return;
    }
    const at::Tensor latents = scheduler.predictedOriginal();
    show(m_model.vaeDecoder().decode(latents, m_stop), finished, calls);
    const Clock::time_point end = Clock::now();
    m_due = end + kPause * (end - start);
}

void PreviewMaker::finished(const at::Tensor& logMel) const {
    if (m_onPreview) {
        show(logMel, m_calls, m_calls);
    }
}

void PreviewMaker::show(const at::Tensor& logMel, int step, int steps) const {
    const at::Tensor rows = logMel[0][0].to(at::kCPU, at::kFloat).contiguous();
    TaskPreview preview{
        m_take, step, steps, static_cast<int>(rows.size(0)), static_cast<int>(rows.size(1)), {}};
    const auto* const data = rows.const_data_ptr<float>();
    preview.logMel.assign(data, data + rows.numel());
    m_onPreview(preview);
}

}  // namespace audioldm::engine::pipeline
