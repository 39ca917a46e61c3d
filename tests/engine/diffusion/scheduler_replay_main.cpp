// SPDX-License-Identifier: MIT
// Cases as JSON lines on standard input, results as JSON lines on standard output; driven by
// tests/reference/scheduler_sweep.py. A case with "planOnly" gives its timesteps alone.
#include <iostream>
#include <string>

#include "engine/core/exception.h"
#include "tests/engine/diffusion/scheduler_replay.h"

namespace {

nlohmann::json plan(const nlohmann::json& one) {
    try {
        const auto scheduler = audioldm::engine::diffusion::makeScheduler(
            audioldm::test::schedulerConfigOf(one.at("config")),
            audioldm::test::schedulerOptionsOf(one));
        return {{"timesteps", scheduler->timesteps()},
                {"initNoiseSigma", scheduler->initNoiseSigma()}};
    } catch (const audioldm::engine::EngineException& refusal) {
        return {{"refused", refusal.error().message}};
    }
}

}  // namespace

int main() {
    std::string line;
    while (std::getline(std::cin, line)) {
        const auto one = nlohmann::json::parse(line);
        const bool planOnly = one.value("planOnly", false);
        std::cout << (planOnly ? plan(one) : audioldm::test::replaySchedulerCase(one)) << '\n';
    }
    return 0;
}
