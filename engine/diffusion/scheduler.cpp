// SPDX-License-Identifier: MIT
#include "engine/diffusion/scheduler.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "engine/core/exception.h"
#include "engine/diffusion/ddim_scheduler.h"
#include "engine/diffusion/ddpm_scheduler.h"
#include "engine/diffusion/deis_scheduler.h"
#include "engine/diffusion/dpmpp_scheduler.h"
#include "engine/diffusion/euler_scheduler.h"
#include "engine/diffusion/heun_scheduler.h"
#include "engine/diffusion/lms_scheduler.h"
#include "engine/diffusion/pndm_scheduler.h"
#include "engine/diffusion/solver_keys.h"
#include "engine/diffusion/timestep_spacing.h"
#include "engine/diffusion/unipc_scheduler.h"

namespace audioldm::engine::diffusion {
namespace {

constexpr int kMaxSchedulerSteps = 1000;

using Config = weights::SchedulerConfig;
using Made = std::unique_ptr<Scheduler>;
using Maker = Made (*)(const Config&, const SchedulerOptions&);

struct Entry {
    std::string_view name;
    std::string_view description;
    Maker make;
};

template <DpmppKind kind, SigmaSpacing spacing>
Made makeDpmpp(const Config& config, const SchedulerOptions& options) {
    return std::make_unique<DpmppScheduler>(config, options.steps, kind, spacing);
}

template <EulerKind kind, SigmaSpacing spacing>
Made makeEuler(const Config& config, const SchedulerOptions& options) {
    return std::make_unique<EulerScheduler>(config, options.steps, kind, spacing);
}

template <typename Class, SigmaSpacing spacing>
Made makeSpaced(const Config& config, const SchedulerOptions& options) {
    return std::make_unique<Class>(config, options.steps, spacing);
}

template <typename Class>
Made makePlain(const Config& config, const SchedulerOptions& options) {
    return std::make_unique<Class>(config, options.steps);
}

Made makeDdim(const Config& config, const SchedulerOptions& options) {
    return std::make_unique<DdimScheduler>(config, options.steps, options.eta);
}

constexpr auto kTimesteps = SigmaSpacing::Timesteps;
constexpr auto kKarras = SigmaSpacing::Karras;

constexpr std::array kEntries = {
    Entry{"ddim", "The default: first order, one model call a step, deterministic with eta 0.",
          makeDdim},
    Entry{"dpmpp-2m", "Second-order multistep solver; needs fewer steps than ddim.",
          makeDpmpp<DpmppKind::Deterministic, kTimesteps>},
    Entry{"dpmpp-2m-karras", "As dpmpp-2m, with more of the steps near the end.",
          makeDpmpp<DpmppKind::Deterministic, kKarras>},
    Entry{"dpmpp-2m-sde", "As dpmpp-2m, with fresh noise in every step.",
          makeDpmpp<DpmppKind::Stochastic, kTimesteps>},
    Entry{"dpmpp-2m-sde-karras", "As dpmpp-2m-sde, with more of the steps near the end.",
          makeDpmpp<DpmppKind::Stochastic, kKarras>},
    Entry{"unipc", "Predictor and corrector of second order; meant for few steps.",
          makeSpaced<UnipcScheduler, kTimesteps>},
    Entry{"unipc-karras", "As unipc, with more of the steps near the end.",
          makeSpaced<UnipcScheduler, kKarras>},
    Entry{"deis", "Exponential integrator of second order.", makeSpaced<DeisScheduler, kTimesteps>},
    Entry{"deis-karras", "As deis, with more of the steps near the end.",
          makeSpaced<DeisScheduler, kKarras>},
    Entry{"euler", "The simplest solver, first order.",
          makeEuler<EulerKind::Deterministic, kTimesteps>},
    Entry{"euler-karras", "As euler, with more of the steps near the end.",
          makeEuler<EulerKind::Deterministic, kKarras>},
    Entry{"euler-ancestral", "Euler with fresh noise in every step; does not converge.",
          makeEuler<EulerKind::Ancestral, kTimesteps>},
    Entry{"heun", "Second order by two model calls a step, so twice the time.",
          makeSpaced<HeunScheduler, kTimesteps>},
    Entry{"heun-karras", "As heun, with more of the steps near the end.",
          makeSpaced<HeunScheduler, kKarras>},
    Entry{"lms", "Linear multistep method of fourth order.", makeSpaced<LmsScheduler, kTimesteps>},
    Entry{"lms-karras", "As lms, with more of the steps near the end.",
          makeSpaced<LmsScheduler, kKarras>},
    Entry{"pndm", "Pseudo numerical method; at least 4 steps and 9 model calls on top.",
          makePlain<PndmScheduler>},
    Entry{"ddpm", "Ancestral sampling with fresh noise in every step; meant for many steps.",
          makePlain<DdpmScheduler>},
};

std::string joinedNames() {
    std::string result;
    for (const Entry& entry : kEntries) {
        result += (result.empty() ? "" : ", ");
        result += entry.name;
    }
    return result;
}

const Entry& entryOf(std::string_view name) {
    const auto* const found = std::ranges::find(kEntries, name, &Entry::name);
    if (found == kEntries.end()) {
        fail(ErrorCode::InvalidRequest,
             concat("There is no scheduler \"", name, "\". Choose one of: ", joinedNames(), "."),
             "scheduler");
    }
    return *found;
}

/// The spacing is the model's where the name does not say it.
const Entry& entryFor(const Config& config, std::string_view name) {
    const std::string spaced = concat(name, "-karras");
    const auto* const found = std::ranges::find(kEntries, spaced, &Entry::name);
    return found != kEntries.end() && asksForKarras(config) ? *found : entryOf(name);
}

void checkOptions(const SchedulerOptions& options) {
    if (options.steps < 1 || options.steps > kMaxSchedulerSteps) {
        fail(ErrorCode::InvalidRequest,
             concat("steps is ", options.steps, ", but it must be from 1 to ", kMaxSchedulerSteps,
                    "."),
             "steps");
    }
    if (!(options.eta >= 0 && options.eta <= 1)) {
        fail(ErrorCode::InvalidRequest,
             concat("eta is ", options.eta, ", but it must be from 0 to 1."), "eta");
    }
    if (options.eta != 0 && options.name != "ddim") {
        fail(ErrorCode::InvalidRequest,
             concat("eta is ", options.eta, ", but the scheduler ", options.name,
                    " has no eta. Leave it at 0 or choose the scheduler ddim."),
             "eta");
    }
}

bool works(const Entry& entry, const Config& config, SchedulerOptions options, int steps) {
    options.steps = steps;
    try {
        return entry.make(config, options) != nullptr;
    } catch (const UnusableSteps&) {
        return false;
    }
}

/// The nearest number of steps that works, going by `stride` from `steps`.
std::optional<int> nearestWorking(const Entry& entry, const Config& config,
                                  const SchedulerOptions& options, int stride) {
    for (int steps = options.steps + stride; steps >= 1 && steps <= kMaxSchedulerSteps;
         steps += stride) {
        if (works(entry, config, options, steps)) {
            return steps;
        }
    }
    return std::nullopt;
}

[[noreturn]] void refuse(const Entry& entry, const Config& config, const SchedulerOptions& options,
                         const std::string& reason) {
    const std::optional<int> below = nearestWorking(entry, config, options, -1);
    const std::optional<int> above = nearestWorking(entry, config, options, 1);
    std::string advice = "No number of steps works; choose another scheduler.";
    if (below && above) {
        advice = concat("The nearest numbers that work are ", *below, " and ", *above, ".");
    } else if (below || above) {
        advice = concat("The nearest number that works is ", below ? *below : *above, ".");
    }
    fail(
        ErrorCode::InvalidRequest,
        concat("The scheduler ", entry.name, " cannot make ", options.steps,
               options.steps == 1 ? " step" : " steps", " with this model: ", reason, ". ", advice),
        "steps");
}

}  // namespace

const std::vector<std::string_view>& schedulerNames() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> result;
        for (const Entry& entry : kEntries) {
            result.push_back(entry.name);
        }
        return result;
    }();
    return names;
}

std::string_view schedulerDescription(std::string_view name) {
    return entryOf(name).description;
}

std::unique_ptr<Scheduler> makeScheduler(const weights::SchedulerConfig& config,
                                         const SchedulerOptions& options) {
    const Entry& entry = entryFor(config, options.name);
    checkOptions(options);
    requireBuiltSolver(config, entry.name);
    try {
        return entry.make(config, options);
    } catch (const UnusableSteps& unusable) {
        refuse(entry, config, options, unusable.reason);
    }
}

}  // namespace audioldm::engine::diffusion
