// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include "engine/cuda/plugin_interface.h"

namespace audioldm::engine::weights {

/// A copy of `tensor` (dense, on the CPU) with the same sizes and strides, in pages of its own that
/// are pinned as they are, so that a GPU copies from them by itself: libtorch's own pinned memory
/// comes in powers of two. Where pinning is refused, the pages are ordinary ones, from which copies
/// are slower. Not counted as memory of the compute device.
///
/// copies  must outlive the result
/// throws  EngineException(OutOfMemory)
[[nodiscard]] at::Tensor pinnedCopy(const at::Tensor& tensor, const cuda::Copies& copies);

}  // namespace audioldm::engine::weights
