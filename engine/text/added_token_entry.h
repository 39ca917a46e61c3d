// SPDX-License-Identifier: MIT
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "engine/text/added_tokens.h"

namespace audioldm::engine::text {

/// Where a value of a JSON file stands, for messages.
struct JsonPlace {
    std::string file;   ///< path of the file
    std::string field;  ///< such as "added_tokens[3]"
};

/// Ends the reading: "FILE: FIELD REASON. Get the model's tokenizer files again."
/// throws  EngineException(ModelInvalid), always
[[noreturn]] void refuseField(const JsonPlace& place, const std::string& reason);

/// The boolean `key` of an object, or `otherwise` when it is not there.
/// throws  EngineException(ModelInvalid) when it is something else
[[nodiscard]] bool boolOr(const nlohmann::json& object, const char* key, bool otherwise,
                          const JsonPlace& place);

/// An added token without its id, from an object of "content", "lstrip", "rstrip", "normalized",
/// "special" (flags that are not there are false, "normalized" is then the opposite of "special").
/// throws  EngineException(ModelInvalid): other types, an empty or too long content, and
/// "single_word":
///         no RoBERTa tokenizer has such tokens
[[nodiscard]] AddedToken parseAddedToken(const nlohmann::json& object, const JsonPlace& place);

/// The same of a plain text, as special tokens are often given, or of an object, which is then
/// special whatever it says.
[[nodiscard]] AddedToken parseSpecialToken(const nlohmann::json& value, const JsonPlace& place);

}  // namespace audioldm::engine::text
