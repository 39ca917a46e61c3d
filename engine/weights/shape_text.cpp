// SPDX-License-Identifier: MIT
#include "engine/weights/shape_text.h"

namespace audioldm::engine::weights {

std::string shapeText(const std::vector<std::int64_t>& shape) {
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(shape[i]);
    }
    return text + "]";
}

}  // namespace audioldm::engine::weights
