// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/weights/json_reader.h"

namespace audioldm::engine::weights {

/// Both ends belong to it.
template <typename Number>
struct Range {
    Number min;
    Number max;
};
using IntegerRange = Range<std::int64_t>;
using NumberRange = Range<double>;
using CountRange = Range<std::size_t>;

/// The keys of one config file, read with a type and a range each. Keys that nobody asks for are
/// ignored, as the libraries ignore them.
///
/// Every getter throws EngineException(ModelInvalid) that names file, key, value and what is
/// accepted: for a missing key without a default, a wrong type (8.0, "8" and true are no integers,
/// -0 is no number), a value out of range, and a list of the wrong length.
class ConfigFields final {
public:
    /// throws EngineException(ModelMissing, ModelInvalid, Io)
    explicit ConfigFields(const std::filesystem::path& path,
                          const JsonLimits& limits = kConfigJsonLimits);

    [[nodiscard]] const nlohmann::json& json() const { return m_json; }
    [[nodiscard]] const std::string& source() const { return m_source; }
    [[nodiscard]] bool has(const std::string& key) const { return m_json.contains(key); }
    [[nodiscard]] bool isNullOrAbsent(const std::string& key) const;

    [[nodiscard]] std::int64_t integer(const std::string& key, IntegerRange range,
                                       std::optional<std::int64_t> absent = {}) const;
    [[nodiscard]] double number(const std::string& key, NumberRange range,
                                std::optional<double> absent = {}) const;
    [[nodiscard]] bool flag(const std::string& key, bool absent) const;
    [[nodiscard]] std::string text(const std::string& key,
                                   std::initializer_list<std::string_view> accepted,
                                   std::optional<std::string_view> absent = {}) const;

    [[nodiscard]] std::vector<std::int64_t> integers(const std::string& key, IntegerRange range,
                                                     CountRange count) const;
    [[nodiscard]] std::vector<double> numbers(const std::string& key, NumberRange range,
                                              CountRange count) const;
    [[nodiscard]] std::vector<std::string> texts(const std::string& key,
                                                 std::initializer_list<std::string_view> accepted,
                                                 CountRange count) const;
    /// One integer for all of `count` items, or a list with one for each.
    [[nodiscard]] std::vector<std::int64_t> integerForEach(
        const std::string& key, std::size_t count, IntegerRange range,
        std::optional<std::int64_t> absent = {}) const;
    /// A list of lists, each as integers() reads it.
    [[nodiscard]] std::vector<std::vector<std::int64_t>> integerLists(const std::string& key,
                                                                      IntegerRange range,
                                                                      CountRange outer,
                                                                      CountRange inner) const;

    /// The key is there and has one of these values.
    void checkText(const std::string& key, std::initializer_list<std::string_view> accepted) const;
    /// The key is there and each item of its list has one of these values.
    void checkTexts(const std::string& key, std::initializer_list<std::string_view> accepted,
                    CountRange count) const;
    /// The key is absent or has one of these values: others would change the architecture in a way
    /// that this program does not build.
    void require(const std::string& key, std::initializer_list<nlohmann::json> accepted) const;

    /// "FILE: KEY reason".
    [[noreturn]] void refuse(const std::string& key, const std::string& reason) const;

private:
    [[nodiscard]] const nlohmann::json* find(const std::string& key, bool hasDefault) const;
    [[nodiscard]] const nlohmann::json& list(const std::string& key, const nlohmann::json& value,
                                             CountRange count) const;
    [[nodiscard]] std::int64_t toInteger(const std::string& key, const nlohmann::json& value,
                                         IntegerRange range) const;
    [[nodiscard]] double toNumber(const std::string& key, const nlohmann::json& value,
                                  NumberRange range) const;
    [[nodiscard]] std::string toText(const std::string& key, const nlohmann::json& value,
                                     std::initializer_list<std::string_view> accepted) const;
    [[nodiscard]] std::vector<std::int64_t> toIntegers(const std::string& key,
                                                       const nlohmann::json& value,
                                                       IntegerRange range, CountRange count) const;

    nlohmann::json m_json;
    std::string m_source;
};

/// A value as a message shows it: short, on one line.
[[nodiscard]] std::string describeValue(const nlohmann::json& value);

}  // namespace audioldm::engine::weights
