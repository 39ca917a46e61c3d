// SPDX-License-Identifier: MIT
#include "engine/diffusion/solver_keys.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/core/exception.h"

namespace audioldm::engine::diffusion {
namespace {

using Words = std::array<std::string_view, 5>;

/// A key that methods read, and the values of it that are built: as in the file, texts in quotes.
struct SolverKey {
    std::string_view key;
    Words methods;  ///< beginnings of their names; the rest empty
    Words built;
};

constexpr Words kSpaced = {"dpmpp", "unipc", "deis", "euler"};
constexpr Words kSpacedToo = {"heun", "lms"};
constexpr Words kMultistep = {"dpmpp", "unipc", "deis"};
constexpr Words kDpmpp = {"dpmpp"};
constexpr Words kUnipc = {"unipc"};
constexpr Words kEuler = {"euler"};
constexpr Words kOff = {"false", "null"};
constexpr Words kNone = {"null"};

/// Keys that make no difference, such as euler_at_final where the last sigma is zero, are not here.
constexpr std::array kSolverKeys = {
    SolverKey{"use_exponential_sigmas", kSpaced, kOff},
    SolverKey{"use_exponential_sigmas", kSpacedToo, kOff},
    SolverKey{"use_beta_sigmas", kSpaced, kOff},
    SolverKey{"use_beta_sigmas", kSpacedToo, kOff},
    SolverKey{"use_flow_sigmas", kMultistep, kOff},
    SolverKey{"use_dynamic_shifting", kMultistep, kOff},
    SolverKey{"use_lu_lambdas", kDpmpp, kOff},
    SolverKey{"solver_order", kMultistep, {"2"}},
    SolverKey{"solver_type", kDpmpp, {"\"midpoint\"", "\"logrho\"", "\"bh1\"", "\"bh2\""}},
    SolverKey{"solver_type", kUnipc, {"\"bh2\"", "\"midpoint\"", "\"heun\"", "\"logrho\""}},
    SolverKey{"algorithm_type", {"dpmpp-2m"}, {"\"dpmsolver++\""}},
    SolverKey{"variance_type", kDpmpp, kNone},
    SolverKey{"variance_type", {"ddpm"}, {"\"fixed_small\"", "\"fixed_small_log\"", "null"}},
    SolverKey{"lambda_min_clipped", kDpmpp, {"infinite"}},
    SolverKey{"final_sigmas_type", {"dpmpp", "unipc", "euler"}, {"\"zero\""}},
    SolverKey{"lower_order_final", {"unipc", "deis"}, {"true"}},
    SolverKey{"predict_x0", kUnipc, {"true"}},
    SolverKey{"disable_corrector", kUnipc, {"an empty list"}},
    SolverKey{"solver_p", kUnipc, kNone},
    SolverKey{"shift_terminal", kUnipc, kNone},
    SolverKey{"sigma_min", {"unipc", "euler"}, kNone},
    SolverKey{"sigma_max", {"unipc", "euler"}, kNone},
    SolverKey{"timestep_type", kEuler, {"\"discrete\""}},
    SolverKey{"interpolation_type", kEuler, {"\"linear\""}},
};

bool reads(std::string_view name, const SolverKey& key) {
    // Ancestral sampling reads none of them, and the stochastic solvers set algorithm_type.
    if (name == "euler-ancestral" ||
        (key.key == "algorithm_type" && name.starts_with("dpmpp-2m-sde"))) {
        return false;
    }
    return std::ranges::any_of(key.methods, [&](std::string_view method) {
        return !method.empty() && name.starts_with(method);
    });
}

}  // namespace

bool asksForKarras(const weights::SchedulerConfig& config) {
    const auto found = config.solverKeys.find("use_karras_sigmas");
    return found != config.solverKeys.end() && found->second == "true";
}

void requireBuiltSolver(const weights::SchedulerConfig& config, std::string_view name) {
    for (const SolverKey& key : kSolverKeys) {
        const auto given = config.solverKeys.find(std::string(key.key));
        if (given == config.solverKeys.end() || !reads(name, key) ||
            std::ranges::find(key.built, given->second) != key.built.end()) {
            continue;
        }
        fail(ErrorCode::InvalidRequest,
             concat("In the model's scheduler_config.json, ", key.key, " is ", given->second,
                    ", which the scheduler ", name, " of this program does not have (it has ",
                    key.built[0], "). Choose another scheduler; ddim works with every model."),
             "scheduler");
    }
}

}  // namespace audioldm::engine::diffusion
