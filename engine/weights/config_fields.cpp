// SPDX-License-Identifier: MIT
#include "engine/weights/config_fields.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/exception.h"
#include "engine/weights/utf8.h"

namespace audioldm::engine::weights {

namespace {

std::string itemKey(const std::string& key, std::size_t index) {
    return concat(key, "[", index, "]");
}

template <typename Items, typename Describe>
std::string joined(const Items& items, Describe describe) {
    std::string out;
    for (const auto& item : items) {
        out += concat(out.empty() ? "" : ", ", describe(item));
    }
    return out;
}

/// The value as a signed integer, or nothing for other types and for what does not fit.
std::optional<std::int64_t> asInteger(const nlohmann::json& value) {
    constexpr auto kLargest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > kLargest) {
        return std::nullopt;
    }
    return value.is_number_integer() ? std::optional(value.get<std::int64_t>()) : std::nullopt;
}

}  // namespace

std::string describeValue(const nlohmann::json& value) {
    if (value.is_string()) {
        return quotedForMessage(value.get_ref<const std::string&>());
    }
    if (value.is_array()) {
        return value.empty() ? "an empty list" : "a list";
    }
    if (value.is_number_float() && !std::isfinite(value.get<double>())) {
        return "infinite";
    }
    return value.is_object() ? "an object" : value.dump();
}

ConfigFields::ConfigFields(const std::filesystem::path& path, const JsonLimits& limits)
    : m_json(readJsonFile(path, limits)),
      m_source(path.string()) {
    if (!m_json.is_object()) {
        fail(ErrorCode::ModelInvalid,
             concat(m_source, " is ", describeValue(m_json), "; an object of keys is expected"),
             m_source);
    }
    // diffusers takes its own values for these keys, not the file's.
    const auto unused = m_json.find("_use_default_values");
    if (unused != m_json.end() && unused->is_array()) {
        const nlohmann::json keys = *unused;
        for (const nlohmann::json& key : keys) {
            if (key.is_string()) {
                m_json.erase(key.get<std::string>());
            }
        }
    }
}

void ConfigFields::refuse(const std::string& key, const std::string& reason) const {
    fail(ErrorCode::ModelInvalid, concat(m_source, ": ", key, " ", reason),
         concat(m_source, ": ", key));
}

bool ConfigFields::isNullOrAbsent(const std::string& key) const {
    const auto place = m_json.find(key);
    return place == m_json.end() || place->is_null();
}

const nlohmann::json* ConfigFields::find(const std::string& key, bool hasDefault) const {
    const auto place = m_json.find(key);
    if (place != m_json.end()) {
        return &*place;
    }
    if (!hasDefault) {
        refuse(key, "is missing");
    }
    return nullptr;
}

std::int64_t ConfigFields::toInteger(const std::string& key, const nlohmann::json& value,
                                     IntegerRange range) const {
    const auto integer = asInteger(value);
    if (!integer || *integer < range.min || *integer > range.max) {
        refuse(key, concat("is ", describeValue(value), "; an integer from ", range.min, " to ",
                           range.max, " is accepted"));
    }
    return *integer;
}

double ConfigFields::toNumber(const std::string& key, const nlohmann::json& value,
                              NumberRange range) const {
    const double number = value.is_number() ? value.get<double>() : std::nan("");
    const bool isNegativeZero = number == 0 && std::signbit(number);
    if (!(number >= range.min && number <= range.max) || isNegativeZero) {
        refuse(key, concat("is ", describeValue(value), "; a number from ", range.min, " to ",
                           range.max, " is accepted"));
    }
    return number;
}

std::string ConfigFields::toText(const std::string& key, const nlohmann::json& value,
                                 std::initializer_list<std::string_view> accepted) const {
    const std::string* const text = value.get_ptr<const std::string*>();
    if (text == nullptr || std::find(accepted.begin(), accepted.end(), *text) == accepted.end()) {
        refuse(key, concat("is ", describeValue(value),
                           "; accepted: ", joined(accepted, quotedForMessage)));
    }
    return *text;
}

const nlohmann::json& ConfigFields::list(const std::string& key, const nlohmann::json& value,
                                         CountRange count) const {
    if (!value.is_array()) {
        refuse(key, concat("is ", describeValue(value), "; a list is expected"));
    }
    if (value.size() < count.min || value.size() > count.max) {
        refuse(key, concat("has ", value.size(), " items; ", count.min,
                           count.min == count.max ? std::string() : concat(" to ", count.max),
                           " are accepted"));
    }
    return value;
}

std::vector<std::int64_t> ConfigFields::toIntegers(const std::string& key,
                                                   const nlohmann::json& value, IntegerRange range,
                                                   CountRange count) const {
    std::vector<std::int64_t> out;
    for (const nlohmann::json& item : list(key, value, count)) {
        out.push_back(toInteger(itemKey(key, out.size()), item, range));
    }
    return out;
}

std::int64_t ConfigFields::integer(const std::string& key, IntegerRange range,
                                   std::optional<std::int64_t> absent) const {
    const nlohmann::json* const value = find(key, absent.has_value());
    return value == nullptr ? *absent : toInteger(key, *value, range);
}

double ConfigFields::number(const std::string& key, NumberRange range,
                            std::optional<double> absent) const {
    const nlohmann::json* const value = find(key, absent.has_value());
    return value == nullptr ? *absent : toNumber(key, *value, range);
}

bool ConfigFields::flag(const std::string& key, bool absent) const {
    const nlohmann::json* const value = find(key, true);
    if (value == nullptr) {
        return absent;
    }
    if (!value->is_boolean()) {
        refuse(key, concat("is ", describeValue(*value), "; true or false is accepted"));
    }
    return value->get<bool>();
}

std::string ConfigFields::text(const std::string& key,
                               std::initializer_list<std::string_view> accepted,
                               std::optional<std::string_view> absent) const {
    const nlohmann::json* const value = find(key, absent.has_value());
    return value == nullptr ? std::string(*absent) : toText(key, *value, accepted);
}

std::vector<std::int64_t> ConfigFields::integers(const std::string& key, IntegerRange range,
                                                 CountRange count) const {
    return toIntegers(key, *find(key, false), range, count);
}

std::vector<double> ConfigFields::numbers(const std::string& key, NumberRange range,
                                          CountRange count) const {
    std::vector<double> out;
    for (const nlohmann::json& item : list(key, *find(key, false), count)) {
        out.push_back(toNumber(itemKey(key, out.size()), item, range));
    }
    return out;
}

std::vector<std::string> ConfigFields::texts(const std::string& key,
                                             std::initializer_list<std::string_view> accepted,
                                             CountRange count) const {
    std::vector<std::string> out;
    for (const nlohmann::json& item : list(key, *find(key, false), count)) {
        out.push_back(toText(itemKey(key, out.size()), item, accepted));
    }
    return out;
}

std::vector<std::int64_t> ConfigFields::integerForEach(const std::string& key, std::size_t count,
                                                       IntegerRange range,
                                                       std::optional<std::int64_t> absent) const {
    const nlohmann::json* const value = find(key, absent.has_value());
    if (value != nullptr && value->is_array()) {
        return toIntegers(key, *value, range, {count, count});
    }
    return std::vector<std::int64_t>(count,
                                     value == nullptr ? *absent : toInteger(key, *value, range));
}

std::vector<std::vector<std::int64_t>> ConfigFields::integerLists(const std::string& key,
                                                                  IntegerRange range,
                                                                  CountRange outer,
                                                                  CountRange inner) const {
    std::vector<std::vector<std::int64_t>> out;
    for (const nlohmann::json& item : list(key, *find(key, false), outer)) {
        out.push_back(toIntegers(itemKey(key, out.size()), item, range, inner));
    }
    return out;
}

void ConfigFields::checkText(const std::string& key,
                             std::initializer_list<std::string_view> accepted) const {
    static_cast<void>(text(key, accepted));
}

void ConfigFields::checkTexts(const std::string& key,
                              std::initializer_list<std::string_view> accepted,
                              CountRange count) const {
    static_cast<void>(texts(key, accepted, count));
}

void ConfigFields::require(const std::string& key,
                           std::initializer_list<nlohmann::json> accepted) const {
    const nlohmann::json* const value = find(key, true);
    if (value != nullptr && std::find(accepted.begin(), accepted.end(), *value) == accepted.end()) {
        refuse(key, concat("is ", describeValue(*value), "; this program builds ",
                           joined(accepted, describeValue), " only"));
    }
}

}  // namespace audioldm::engine::weights
