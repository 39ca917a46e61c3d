// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Tensor.h>

#include "engine/weights/content_hash.h"
#include "engine/weights/weight_files.h"

namespace audioldm::engine::weights {

/// libtorch's name for a file's element type.
[[nodiscard]] at::ScalarType scalarType(ElementType type);

/// What reading a tensor, or a piece of one, tells besides its values.
struct ReadResult {
    ContentHash hash;
    bool finite = true;
};

/// Reads a whole tensor into `target` (1-D, CPU, any dtype), by all threads where it is large.
/// throws  EngineException(Io)
[[nodiscard]] ReadResult readTensor(const WeightFiles::Located& source, const at::Tensor& target);

/// Reads a whole tensor piece by piece and keeps none of it.
/// notFinite  how many of its values are NaN or infinite
/// throws     EngineException(Io)
[[nodiscard]] ReadResult scanTensor(const WeightFiles::Located& source, std::int64_t& notFinite);

}  // namespace audioldm::engine::weights
