// SPDX-License-Identifier: MIT
#pragma once

#include "engine/api/engine_config.h"
#include "engine/pipeline/audioldm_model.h"

namespace audioldm::engine::service {

/// The device and number format that a configuration comes to on this machine: "auto" takes a GPU
/// where one is usable, and the fastest format of the device. Opens the GPU plug-in only where the
/// configuration allows a GPU and a driver is installed.
/// throws EngineException(InvalidRequest) for a format that the device cannot compute in,
///        EngineException(DeviceLost) for a GPU that is not there
[[nodiscard]] pipeline::ComputeOptions chooseCompute(const EngineConfig& config);

/// Computes with the configured number of threads from now on, or with as many as there were at the
/// first call. The number is the process'.
void useThreads(const EngineConfig& config);

/// The report's name of a dtype that chooseCompute() gives.
[[nodiscard]] Precision precisionOf(at::ScalarType dtype);

}  // namespace audioldm::engine::service
