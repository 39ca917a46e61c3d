// SPDX-License-Identifier: MIT
#include "engine/pipeline/preview_maker.h"

#include <utility>

#include "engine/memory/out_of_memory.h"

namespace audioldm::engine::pipeline {
namespace {

/// How many times the cost of a preview passes before the next one: they take a sixth of the time.
constexpr int kPause = 5;

}  // namespace

PreviewMaker::PreviewMaker(AudioldmModel& model, const ExecutionPlan& plan,
                           const PreviewCallback& onPreview, std::stop_token stop)
    : m_model(model),
      m_plan(plan),
      m_onPreview(onPreview),
      m_stop(std::move(stop)) {}

bool PreviewMaker::isDue(int finished, int calls) const {
    // The last step's is the take itself, which comes with finished().
    return m_onPreview && m_plan.previews && finished != calls && Clock::now() >= m_due;
}

void PreviewMaker::afterStep(const diffusion::Scheduler& scheduler, int finished, int calls) {
    m_calls = calls;
    if (!isDue(finished, calls)) {
        return;
    }
    const Clock::time_point start = Clock::now();
    try {
        const ModuleLease vae(m_model, Module::Vae, m_plan.of(Module::Vae));
        show(m_model.vaeDecoder().decode(scheduler.predictedOriginal(), m_stop,
                                         m_plan.vaePieceFrames),
             finished, calls);
    } catch (const std::exception& exception) {
        if (!memory::outOfMemoryError(exception)) {
            throw;
        }
    }
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
