// SPDX-License-Identifier: MIT
#include "engine/core/json_fields.h"

#include <algorithm>
#include <cmath>

#include "engine/core/exception.h"

namespace audioldm::engine {
namespace {

/// The value for a message, short enough for one line.
std::string shown(const nlohmann::json& value) {
    if (value.is_structured()) {
        return value.is_object() ? "an object" : "a list";
    }
    constexpr std::size_t kLongest = 80;
    // ASCII only, so that cutting cannot split a character.
    std::string text = value.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
    if (text.size() > kLongest) {
        text = text.substr(0, kLongest) + "...";
    }
    return text;
}

}  // namespace

std::string fieldPath(const std::string& path, std::string_view key) {
    return path.empty() ? std::string(key) : concat(path, '.', key);
}

void refuseField(const std::string& path, const std::string& expected,
                 const nlohmann::json& value) {
    const std::string name = path.empty() ? "the text" : concat("\"", path, "\"");
    fail(ErrorCode::InvalidRequest,
         concat(name, " must be ", expected, ", but is ", shown(value), "."), path);
}

void expectObject(const nlohmann::json& value, const std::string& path) {
    if (!value.is_object()) {
        refuseField(path, "an object", value);
    }
}

const nlohmann::json& requiredField(const nlohmann::json& object, const std::string& path,
                                    const char* key) {
    expectObject(object, path);
    const auto found = object.find(key);
    if (found == object.end()) {
        const std::string name = fieldPath(path, key);
        fail(ErrorCode::InvalidRequest, concat("\"", name, "\" is missing."), name);
    }
    return *found;
}

void refuseUnknownFields(const nlohmann::json& object, const std::string& path,
                         const std::vector<std::string_view>& known) {
    expectObject(object, path);
    for (const auto& [key, value] : object.items()) {
        if (std::find(known.begin(), known.end(), key) != known.end()) {
            continue;
        }
        std::string names;
        for (const std::string_view name : known) {
            names += concat(names.empty() ? "" : ", ", name);
        }
        const std::string name = fieldPath(path, key);
        fail(ErrorCode::InvalidRequest,
             concat("\"", name, "\" is not known here. Known are: ", names, "."), name);
    }
}

std::string textField(const nlohmann::json& value, const std::string& path) {
    if (!value.is_string()) {
        refuseField(path, "a text", value);
    }
    return value.get<std::string>();
}

bool booleanField(const nlohmann::json& value, const std::string& path) {
    if (!value.is_boolean()) {
        refuseField(path, "true or false", value);
    }
    return value.get<bool>();
}

double numberField(const nlohmann::json& value, const std::string& path) {
    if (!value.is_number()) {
        refuseField(path, "a number", value);
    }
    return value.get<double>();
}

std::int64_t integerField(const nlohmann::json& value, const std::string& path, std::int64_t low,
                          std::int64_t high) {
    const std::string expected = concat("a whole number from ", low, " to ", high);
    std::int64_t number = 0;
    if (value.is_number_unsigned()) {
        if (value.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)) {
            refuseField(path, expected, value);
        }
        number = value.get<std::int64_t>();
    } else if (value.is_number_integer()) {
        number = value.get<std::int64_t>();
    } else if (value.is_number_float()) {
        const double real = value.get<double>();
        // Beyond 2^53 a double no longer says which whole number was meant.
        if (!(std::fabs(real) <= 9007199254740992.0) || real != std::floor(real)) {
            refuseField(path, expected, value);
        }
        number = static_cast<std::int64_t>(real);
    } else {
        refuseField(path, expected, value);
    }
    if (number < low || number > high) {
        refuseField(path, expected, value);
    }
    return number;
}

}  // namespace audioldm::engine
