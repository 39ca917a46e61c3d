// SPDX-License-Identifier: MIT
#include "app/cli/option_values.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace audioldm::cli {
namespace {

template <typename Number>
Result<Number> parseWhole(const std::string& text, const char* kind) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec == std::errc::result_out_of_range) {
        return Error{ErrorCode::InvalidRequest, "\"" + text + "\" is too large a number.", {}};
    }
    if (read.ec != std::errc() || read.ptr != end) {
        return Error{ErrorCode::InvalidRequest, "\"" + text + "\" is not " + kind + ".", {}};
    }
    return number;
}

}  // namespace

CLI::Option* addInteger(CLI::App& app, const std::string& names,
                        std::optional<std::int64_t>& target, const std::string& help) {
    return addParsed<std::int64_t>(app, names, target, parseInteger, help)->type_name("N");
}

CLI::Option* addReal(CLI::App& app, const std::string& names, std::optional<double>& target,
                     const std::string& help) {
    return addParsed<double>(app, names, target, parseReal, help)->type_name("X");
}

CLI::Option* addText(CLI::App& app, const std::string& names, std::optional<std::string>& target,
                     const std::string& help) {
    return app
        .add_option_function<std::string>(
            names, [&target](const std::string& text) { target = text; }, help)
        ->type_name("TEXT");
}

Result<std::int64_t> parseInteger(const std::string& text) {
    return parseWhole<std::int64_t>(text, "a whole number");
}

Result<double> parseReal(const std::string& text) {
    return parseWhole<double>(text, "a number");
}

int clampedToInt(std::int64_t value) {
    return static_cast<int>(std::clamp<std::int64_t>(value, std::numeric_limits<int>::min(),
                                                     std::numeric_limits<int>::max()));
}

}  // namespace audioldm::cli
