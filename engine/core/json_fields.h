// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace audioldm::engine {

/// Typed reading of JSON that people and other programs write (settings, recipes). Each function
/// takes the value and its path ("model.hash"), which messages and the error's context name.
/// throws  EngineException(InvalidRequest): the path, what was expected, what is there
/// thread  any

/// The path of `key` within the object at `path` ("" for the whole text).
[[nodiscard]] std::string fieldPath(const std::string& path, std::string_view key);

/// The object's value of `key`.
[[nodiscard]] const nlohmann::json& requiredField(const nlohmann::json& object,
                                                  const std::string& path, const char* key);

/// Refuses a value that is no object.
void expectObject(const nlohmann::json& value, const std::string& path);

/// Refuses keys that are not in `known`.
void refuseUnknownFields(const nlohmann::json& object, const std::string& path,
                         const std::vector<std::string_view>& known);

[[nodiscard]] std::string textField(const nlohmann::json& value, const std::string& path);
[[nodiscard]] bool booleanField(const nlohmann::json& value, const std::string& path);
/// A number, whole or not.
[[nodiscard]] double numberField(const nlohmann::json& value, const std::string& path);
/// A whole number from `low` to `high`; 25.0 is one too.
[[nodiscard]] std::int64_t integerField(const nlohmann::json& value, const std::string& path,
                                        std::int64_t low, std::int64_t high);

/// Throws for a value that is of the right type but not one that is understood.
[[noreturn]] void refuseField(const std::string& path, const std::string& expected,
                              const nlohmann::json& value);

}  // namespace audioldm::engine
