// SPDX-License-Identifier: MIT
#include "engine/pipeline/stage_runner.h"

#include <algorithm>

#include "engine/core/exception.h"
#include "engine/memory/out_of_memory.h"

namespace audioldm::engine::pipeline {
namespace {

/// Pieces and chunks that the ladder goes to, in latent and in mel frames.
constexpr std::int64_t kSmallPiece = 64;
constexpr std::int64_t kSmallChunk = 256;

enum Rung {
    kAgain = 1,
    kSmaller,
    kAlone,
    kWeightsAtEachUse,
    kLastRung = kWeightsAtEachUse,
};

}  // namespace

StageRunner::StageRunner(AudioldmModel& model, ExecutionPlan& plan, RunContext& context,
                         GenerationResult& result, const ResidencyCallback& onResidency)
    : m_model(model),
      m_plan(plan),
      m_context(context),
      m_result(result),
      m_onResidency(onResidency),
      m_memory(model.options().device) {
    m_memory.resetPeak();
    m_result.bytes.modules.clear();
    for (std::size_t i = 0; i < kModuleCount; ++i) {
        const auto module = static_cast<Module>(i);
        m_result.bytes.modules.push_back(
            {moduleName(module), model.storageBytes(module), plan.modules[i].peak, 0});
    }
}

StageRunner::Held::Held(StageRunner& runner, Module module)
    : m_runner(runner),
      m_module(module) {
    runner.m_memory.resetStagePeak();
    const ModulePlan& plan = runner.m_plan.of(module);
    runner.tell(true);
    if (plan.keeping == Keeping::Nothing) {
        runner.m_context.timed(Stage::Loading, runner.m_result.seconds.load,
                               [&] { m_lease.emplace(runner.m_model, module, plan); });
        // What weights were read into fits no activation.
        runner.m_memory.releaseCache();
    } else {
        m_lease.emplace(runner.m_model, module, plan);
    }
    runner.tell(false);
}

StageRunner::Held::~Held() {
    m_lease.reset();
    ModulePeak& peak = m_runner.m_result.bytes.modules[indexOf(m_module)];
    const memory::CpuMemoryCount count = m_runner.m_memory.count();
    peak.peak = std::max(peak.peak, count.stagePeak);
    m_runner.m_result.bytes.peak = count.peak;
    try {
        m_runner.tell(false);
    } catch (const std::exception&) {
        // What is shown of the memory is late by one change; the task goes on.
        return;
    }
}

void StageRunner::tell(bool moving) const {
    if (m_onResidency) {
        m_onResidency(moving);
    }
}

Error StageRunner::outOfMemoryOrRethrow(const std::exception& exception) {
    const auto error = memory::outOfMemoryError(exception);
    if (!error) {
        throw;
    }
    return *error;
}

void StageRunner::recover(Module module, const Error& error) {
    if (!takeRung(module)) {
        throw EngineException(error);
    }
}

void StageRunner::note(const std::string& rung) {
    std::vector<std::string>& rungs = m_result.bytes.recoveries;
    if (std::find(rungs.begin(), rungs.end(), rung) == rungs.end()) {
        rungs.push_back(rung);
    }
}

bool StageRunner::takeRung(Module module) {
    m_memory.releaseCache();
    const std::string name = moduleName(module);
    ModulePlan& own = m_plan.of(module);
    for (int& rung = m_rungs[indexOf(module)]; rung < kLastRung;) {
        switch (++rung) {
            case kAgain:
                note(name + ": tried again");
                return true;
            case kSmaller:
                if (module == Module::Unet && !m_plan.halvesApart) {
                    m_plan.halvesApart = true;
                    note("the two halves of the guidance one after the other");
                    return true;
                }
                if (module == Module::Vocoder) {
                    m_plan.vocoderChunkFrames = kSmallChunk;
                    note(concat("vocoder in chunks of ", kSmallChunk, " mel frames"));
                    return true;
                }
                if (module == Module::Vae) {
                    m_plan.vaePieceFrames = kSmallPiece;
                    note(concat("VAE in pieces of ", kSmallPiece, " latent frames"));
                    return true;
                }
                break;
            case kAlone:
                for (std::size_t i = 0; i < kModuleCount; ++i) {
                    if (i != indexOf(module)) {
                        m_plan.modules[i].keeping = Keeping::Nothing;
                        m_model.rest(static_cast<Module>(i), Keeping::Nothing);
                    }
                }
                m_plan.previews = false;
                note(name + ": alone in memory");
                return true;
            default:
                own.placement = {0, true};
                if (own.keeping == Keeping::Formed) {
                    own.keeping = Keeping::Nothing;
                }
                m_model.rest(module, own.keeping);
                m_model.place(module, own.placement);
                note(name + ": weights made at each use");
                return true;
        }
    }
    return false;
}

}  // namespace audioldm::engine::pipeline
