// SPDX-License-Identifier: MIT
#include "app/cli/moment.h"

#include <array>
#include <ctime>
#include <optional>

#include "engine/core/exception.h"

namespace audioldm::cli {
namespace {

std::optional<std::tm> fieldsOf(const std::string& text) {
    for (const char* const form : {"%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"}) {
        std::tm fields{};
        const char* const end = ::strptime(text.c_str(), form, &fields);
        if (end == text.c_str() + text.size()) {
            return fields;
        }
    }
    return std::nullopt;
}

/// strptime() takes "2026-02-31" and "2026-1-1"; the fields written out again show that they were
/// not meant.
bool isWrittenSo(const std::tm& fields, const std::string& text) {
    std::array<char, 32> written{};
    const std::size_t length =
        std::strftime(written.data(), written.size(), "%Y-%m-%dT%H:%M:%S", &fields);
    return text.size() >= 10 && std::string(written.data(), length).starts_with(text);
}

}  // namespace

Result<std::int64_t> parseMoment(const std::string& text) {
    const bool isUtc = text.ends_with("Z");
    const std::string moment = text.substr(0, text.size() - (isUtc ? 1 : 0));
    if (auto fields = fieldsOf(moment)) {
        fields->tm_isdst = -1;
        const std::time_t seconds = isUtc ? ::timegm(&*fields) : std::mktime(&*fields);
        if (isWrittenSo(*fields, moment)) {
            return static_cast<std::int64_t>(seconds) * 1000;
        }
    }
    return Error{ErrorCode::InvalidRequest,
                 engine::concat("\"", text,
                                "\" is neither a day (2026-11-23) nor a moment "
                                "(2026-11-23T18:30:00)."),
                 {}};
}

}  // namespace audioldm::cli
