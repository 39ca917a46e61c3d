// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "engine/weights/json_reader.h"

namespace audioldm::engine::weights {

/// parseJson() for texts whose writer is told of fields, not of lines: when the text is refused,
/// `place` is the path of the value at which the reading ended ("data.list[2]"); empty for the text
/// as a whole.
/// throws  as parseJson(). thread  any
[[nodiscard]] nlohmann::json parseLocatedJson(std::string_view text, const std::string& sourceName,
                                              const JsonLimits& limits, std::string& place);

}  // namespace audioldm::engine::weights
