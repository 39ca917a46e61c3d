// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/App.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "engine/api/result.h"

namespace audioldm::cli {

/// Options with strictly read values. The parser's own reading of numbers takes "010" for 8 and
/// says of a bad value only that it could not be converted.
///
/// names   as the parser takes them: "--steps,--ddim_steps"
/// A bad value ends the parsing with a CLI::ValidationError.

CLI::Option* addInteger(CLI::App& app, const std::string& names,
                        std::optional<std::int64_t>& target, const std::string& help);

CLI::Option* addReal(CLI::App& app, const std::string& names, std::optional<double>& target,
                     const std::string& help);

/// A text as it is; empty is a value too.
CLI::Option* addText(CLI::App& app, const std::string& names, std::optional<std::string>& target,
                     const std::string& help);

/// A text that `read` turns into a value.
template <typename T>
CLI::Option* addParsed(CLI::App& app, const std::string& names, std::optional<T>& target,
                       const std::function<Result<T>(const std::string&)>& read,
                       const std::string& help) {
    return app.add_option_function<std::string>(
        names,
        [&target, read, names](const std::string& text) {
            auto value = read(text);
            if (!value) {
                throw CLI::ValidationError(names, value.error().message);
            }
            target = std::move(value).value();
        },
        help);
}

/// The number that all of `text` is.
/// errors  InvalidRequest
[[nodiscard]] Result<std::int64_t> parseInteger(const std::string& text);
[[nodiscard]] Result<double> parseReal(const std::string& text);

/// An integer option's value as an int: what is beyond it becomes its limit, which every range
/// refuses.
[[nodiscard]] int clampedToInt(std::int64_t value);

}  // namespace audioldm::cli
