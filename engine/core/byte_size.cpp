// SPDX-License-Identifier: MIT
#include "engine/core/byte_size.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

#include "engine/core/exception.h"

namespace audioldm::engine {
namespace {

constexpr double kTooManyBytes = 9223372036854775808.0;  // 2^63

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

/// Power of 1024 of a unit, upper case already; none for an unknown one.
std::optional<int> unitPower(const std::string& unit) {
    if (unit.empty() || unit == "B") {
        return 0;
    }
    static constexpr std::string_view kLetters = "KMGT";
    const auto power = kLetters.find(unit.front());
    const std::string rest = unit.substr(1);
    if (power == std::string_view::npos || (!rest.empty() && rest != "B" && rest != "IB")) {
        return std::nullopt;
    }
    return static_cast<int>(power) + 1;
}

Error notASize(std::string_view text) {
    return Error{
        ErrorCode::InvalidRequest,
        concat("\"", text, "\" is not a size. Write a number and a unit, for instance 4GB, ",
               "512MB or 1.5GiB, or a plain number of bytes."),
        {}};
}

}  // namespace

Result<std::int64_t> parseByteSize(std::string_view text) {
    const std::string_view size = trimmed(text);
    std::int64_t whole = 0;
    const char* const end = size.data() + size.size();
    // Whole numbers of bytes are read as integers: a double would round those above 2^53.
    if (const auto read = std::from_chars(size.data(), end, whole);
        read.ec == std::errc() && read.ptr == end && whole >= 0) {
        return whole;
    }
    double number = 0;
    const auto read = std::from_chars(size.data(), end, number, std::chars_format::fixed);
    if (read.ec != std::errc() || !std::isfinite(number) || std::signbit(number)) {
        return notASize(text);
    }
    std::string unit(trimmed({read.ptr, static_cast<std::size_t>(end - read.ptr)}));
    for (char& letter : unit) {
        if (letter >= 'a' && letter <= 'z') {
            letter = static_cast<char>(letter - 'a' + 'A');
        }
    }
    const std::optional<int> power = unitPower(unit);
    if (!power) {
        return notASize(text);
    }
    const double bytes = std::floor(std::ldexp(number, 10 * *power));
    if (bytes >= kTooManyBytes) {
        return Error{ErrorCode::InvalidRequest,
                     concat("\"", text, "\" is more than 2^63 - 1 bytes. Write a smaller size."),
                     {}};
    }
    return static_cast<std::int64_t>(bytes);
}

std::string formatByteSize(std::int64_t bytes) {
    static constexpr std::array<const char*, 5> kUnits = {"B", "KiB", "MiB", "GiB", "TiB"};
    auto number = static_cast<double>(bytes);
    std::size_t unit = 0;
    // 1023.5 and up would be shown as 1024 of the smaller unit.
    while (std::fabs(number) >= 1023.5 && unit + 1 < kUnits.size()) {
        number /= 1024;
        ++unit;
    }
    const int decimals = unit == 0 || std::fabs(number) >= 99.95 ? 0
                         : std::fabs(number) >= 9.995            ? 1
                                                                 : 2;
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f %s", decimals, number, kUnits[unit]);
    return text.data();
}

}  // namespace audioldm::engine
