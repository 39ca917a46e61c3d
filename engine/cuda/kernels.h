// SPDX-License-Identifier: MIT
#pragma once

#include "engine/cuda/plugin_interface.h"

/// What plugin.cpp and the kernels share; nobody else includes it.
namespace audioldm::engine::cuda {

/// Our kernels' functions, or null when the plug-in was built without nvcc.
[[nodiscard]] const Kernels* kernelTable();

/// Whether our kernels hold code for the current device. False without kernels.
[[nodiscard]] bool kernelsRunHere();

/// Keeps the text that Plugin::lastError gives on this thread.
void setErrorText(const char* text);

/// Queues group norm; arguments are checked. See GroupNormCall.
int groupNorm(const GroupNormCall* call, void* stream);
std::size_t groupNormWorkspace(const GroupNormCall* call);

/// Queues GEGLU; arguments are checked. See GegluCall.
int geglu(const GegluCall* call, void* stream);

/// Queues the expansion of quantized rows; arguments are checked. See DequantizeCall.
int dequantize(const DequantizeCall* call, void* stream);

}  // namespace audioldm::engine::cuda
