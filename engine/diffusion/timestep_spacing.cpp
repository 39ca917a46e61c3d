// SPDX-License-Identifier: MIT
#include "engine/diffusion/timestep_spacing.h"

#include <algorithm>
#include <cmath>

#include "engine/core/exception.h"

namespace audioldm::engine::diffusion {
namespace {

/// Half to even, as numpy.round; the rounding mode of the process is the default one.
void roundAll(std::vector<double>& values) {
    std::ranges::transform(values, values.begin(), [](double v) { return std::nearbyint(v); });
}

std::vector<double> leading(std::size_t count, std::int64_t ratio, std::int64_t offset) {
    std::vector<double> result(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto fromEnd = static_cast<std::int64_t>(count - 1 - i);
        result[i] = static_cast<double>(fromEnd * ratio + offset);
    }
    return result;
}

/// The points of numpy.arange(train, 0, -train / steps), rounded, less one. Rounding of the step
/// can give one point more than `steps`, as it does in numpy.
std::vector<double> trailing(std::int64_t trainTimesteps, int steps) {
    const auto start = static_cast<double>(trainTimesteps);
    const double ratio = start / steps;
    const auto count = static_cast<std::size_t>(std::ceil((0 - start) / -ratio));
    const double stride = (start - ratio) - start;
    std::vector<double> result(count);
    for (std::size_t i = 0; i < count; ++i) {
        result[i] = std::nearbyint(start + static_cast<double>(i) * stride) - 1;
    }
    return result;
}

}  // namespace

std::vector<double> linspace(double start, double stop, std::size_t count) {
    std::vector<double> result(count, start);
    if (count < 2) {
        return result;
    }
    const double divisions = static_cast<double>(count - 1);
    const double stride = (stop - start) / divisions;
    for (std::size_t i = 1; i < count; ++i) {
        result[i] = static_cast<double>(i) * stride + start;
    }
    result.back() = stop;
    return result;
}

std::vector<double> wholeTimesteps(const weights::SchedulerConfig& config, int steps) {
    const std::int64_t train = config.numTrainTimesteps;
    if (steps > train) {
        throw UnusableSteps{concat("the model knows only ", train, " timesteps")};
    }
    const auto count = static_cast<std::size_t>(steps);
    if (config.timestepSpacing == "trailing") {
        return trailing(train, steps);
    }
    if (config.timestepSpacing == "leading") {
        return leading(count, train / steps, config.stepsOffset);
    }
    std::vector<double> result = linspace(0, static_cast<double>(train - 1), count);
    roundAll(result);
    std::ranges::reverse(result);
    return result;
}

std::vector<double> fractionalTimesteps(const weights::SchedulerConfig& config, int steps) {
    const std::int64_t train = config.numTrainTimesteps;
    const auto count = static_cast<std::size_t>(steps);
    if (config.timestepSpacing == "trailing") {
        return trailing(train, steps);
    }
    if (config.timestepSpacing == "leading") {
        return leading(count, train / steps, config.stepsOffset);
    }
    std::vector<double> result = linspace(0, static_cast<double>(train - 1), count);
    std::ranges::transform(result, result.begin(), [](double v) { return static_cast<float>(v); });
    std::ranges::reverse(result);
    return result;
}

std::vector<double> openTimesteps(const weights::SchedulerConfig& config, int steps) {
    const std::int64_t train = config.numTrainTimesteps;
    const auto points = static_cast<std::size_t>(steps) + 1;
    if (config.timestepSpacing == "trailing") {
        return trailing(train, steps);
    }
    std::vector<double> result;
    if (config.timestepSpacing == "leading") {
        result = leading(points, train / (steps + 1), config.stepsOffset);
    } else {
        result = linspace(0, static_cast<double>(train - 1), points);
        roundAll(result);
        std::ranges::reverse(result);
    }
    result.pop_back();
    return result;
}

void checkIndexable(const std::vector<double>& timesteps, std::int64_t trainTimesteps) {
    const auto train = static_cast<double>(trainTimesteps);
    for (const double timestep : timesteps) {
        if (timestep >= train || timestep < -train) {
            throw UnusableSteps{concat("timestep ", timestep,
                                       " of the plan lies outside of the model's 0 to ",
                                       trainTimesteps - 1)};
        }
    }
}

void checkUniqueStart(const std::vector<double>& timesteps) {
    if (std::ranges::count(timesteps, timesteps.front()) > 1) {
        throw UnusableSteps{
            concat("the plan starts at timestep ", timesteps.front(), " more than once")};
    }
}

}  // namespace audioldm::engine::diffusion
