// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace audioldm {

/// What all the steps of a take have made, before it is decoded into a sound.
struct Latents {
    std::vector<std::int64_t> shape;  ///< [1, C, T/4, F/4]
    std::vector<float> values;        ///< row by row; holds the values of every precision exactly
};

/// Keeps latents until their take is safe, so that a decoding or a save that fails, or a program
/// that ends in between, costs a decoding and not the steps again. Either function may be empty.
///
/// key     all that the latents depend on, as text: request, model, precision
/// seed    of the take
/// thread  engine thread
struct LatentsKeeping {
    std::function<std::optional<Latents>(const std::string& key, std::int64_t seed)> find;
    std::function<void(const std::string& key, std::int64_t seed, const Latents&)> keep;
};

}  // namespace audioldm
