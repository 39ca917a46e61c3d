// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include <chrono>
#include <stop_token>

#include "engine/api/task_preview.h"
#include "engine/diffusion/scheduler.h"
#include "engine/pipeline/module_lease.h"

namespace audioldm::engine::pipeline {

/// Decodes what a run has predicted so far, so that the sound can be seen while it forms. Takes at
/// most a fixed share of the run's time: the dearer a preview, the fewer there are.
///
/// thread  engine thread
class PreviewMaker final {
public:
    /// plan       says whether there is room for previews, and how the VAE is held meanwhile
    /// onPreview  when empty, nothing is made; it, `model` and `plan` must outlive the maker
    PreviewMaker(AudioldmModel& model, const ExecutionPlan& plan, const PreviewCallback& onPreview,
                 std::stop_token stop);

    /// Which take the following previews are about.
    void setTake(int take) { m_take = take; }

    /// To be called after each step of `scheduler`. No memory for a preview means none.
    /// throws  CancelledException, EngineException
    void afterStep(const diffusion::Scheduler& scheduler, int finished, int calls);

    /// To be called with the log-mel of the finished take, [1, 1, T, F].
    void finished(const at::Tensor& logMel) const;

private:
    using Clock = std::chrono::steady_clock;

    void show(const at::Tensor& logMel, int step, int steps) const;

    [[nodiscard]] bool isDue(int finished, int calls) const;

    AudioldmModel& m_model;
    const ExecutionPlan& m_plan;
    const PreviewCallback& m_onPreview;
    std::stop_token m_stop;
    int m_take = 0;
    int m_calls = 0;          // of the UNet for one take
    Clock::time_point m_due;  // when the next preview may be made
};

}  // namespace audioldm::engine::pipeline
