// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <functional>

#include "engine/api/generation_result.h"
#include "engine/memory/device_memory.h"
#include "engine/pipeline/module_lease.h"
#include "engine/pipeline/run_context.h"

namespace audioldm::engine::pipeline {

/// Called when what is in memory of the modules has changed, and with true before weights are
/// brought in, with false when they are there.
using ResidencyCallback = std::function<void(bool moving)>;

/// Runs the stages of a task under its plan: holds each stage's module while it computes, notes
/// what it takes, and goes down a ladder of measures when memory runs out all the same.
///
/// The ladder, one rung at each failure: the same again with nothing kept for reuse; the guidance's
/// halves apart, or smaller pieces and chunks; only this module in memory; its weights made at each
/// use. What earlier stages have made is kept through all of it. Engine thread only.
class StageRunner final {
public:
    /// plan    the task's own copy: rungs of the ladder change it
    /// result  gets the peaks of all and of each module, the seconds of loading, and the rungs that
    /// were used
    StageRunner(AudioldmModel& model, ExecutionPlan& plan, RunContext& context,
                GenerationResult& result, const ResidencyCallback& onResidency);
    StageRunner(const StageRunner&) = delete;
    StageRunner& operator=(const StageRunner&) = delete;
    ~StageRunner() = default;

    [[nodiscard]] const ExecutionPlan& plan() const { return m_plan; }
    [[nodiscard]] AudioldmModel& model() { return m_model; }
    [[nodiscard]] RunContext& context() { return m_context; }

    /// Runs `work` with `module` in memory and adds its time to `seconds`. `work` may be run again
    /// from its beginning.
    /// throws  CancelledException, EngineException(OutOfMemory) when no rung is left, and what
    ///         `work` throws
    template <typename Work>
    auto run(Module module, Stage stage, double& seconds, const Work& work) {
        for (;;) {
            Error error;
            try {
                const Held held(*this, module);
                return m_context.timed(stage, seconds, work);
            } catch (const std::exception& exception) {
                error = outOfMemoryOrRethrow(exception);
            }
            // Out here, as the exception keeps tensors alive.
            recover(module, error);
        }
    }

    /// Takes the next rung for `module`; false when none is left. For work that can go on where it
    /// stopped, from within run().
    [[nodiscard]] bool takeRung(Module module);

private:
    /// The module's lease, and the notes about it.
    class Held final {
    public:
        Held(StageRunner& runner, Module module);
        Held(const Held&) = delete;
        Held& operator=(const Held&) = delete;
        ~Held();

    private:
        StageRunner& m_runner;
        Module m_module;
        std::optional<ModuleLease> m_lease;
    };

    [[nodiscard]] static Error outOfMemoryOrRethrow(const std::exception& exception);
    void recover(Module module, const Error& error);
    void note(const std::string& rung);
    void tell(bool moving) const;

    AudioldmModel& m_model;
    ExecutionPlan& m_plan;
    RunContext& m_context;
    GenerationResult& m_result;
    const ResidencyCallback& m_onResidency;
    memory::DeviceMemory m_memory;
    PerModule<int> m_rungs = {};
};

}  // namespace audioldm::engine::pipeline
