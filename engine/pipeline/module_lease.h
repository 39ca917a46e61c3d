// SPDX-License-Identifier: MIT
#pragma once

#include "engine/pipeline/audioldm_model.h"
#include "engine/pipeline/execution_plan.h"

namespace audioldm::engine::pipeline {

/// Holds a module in memory, ready to compute, for as long as it lives; then leaves of it what the
/// plan keeps. Engine thread only.
class ModuleLease final {
public:
    /// throws  EngineException(OutOfMemory, Io); the module is then as the plan keeps it
    ModuleLease(AudioldmModel& model, Module module, const ModulePlan& plan)
        : m_model(model),
          m_module(module),
          m_keeping(plan.keeping) {
        try {
            model.place(module, plan.placement);
        } catch (...) {
            model.rest(module, m_keeping);
            throw;
        }
    }
    ModuleLease(const ModuleLease&) = delete;
    ModuleLease& operator=(const ModuleLease&) = delete;
    ~ModuleLease() { m_model.rest(m_module, m_keeping); }

private:
    AudioldmModel& m_model;
    Module m_module;
    Keeping m_keeping;
};

}  // namespace audioldm::engine::pipeline
