// SPDX-License-Identifier: MIT
#include "app/cli/take_json.h"

#include <array>
#include <cstdio>
#include <ctime>

#include "engine/api/recipe.h"

namespace audioldm::cli {

using nlohmann::ordered_json;

std::string utcTime(std::int64_t ms) {
    const std::time_t seconds = ms / 1000;
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 64> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    std::array<char, 16> fraction{};
    std::snprintf(fraction.data(), fraction.size(), ".%03dZ", static_cast<int>(ms % 1000));
    return std::string(text.data()) + fraction.data();
}

ordered_json takeJson(const StoredTake& take) {
    ordered_json object;
    object["id"] = take.id;
    object["file"] = take.file;
    object["fileMissing"] = take.fileMissing;
    object["created"] = utcTime(take.createdMs);
    object["name"] = take.name;
    object["starred"] = take.starred;
    object["tags"] = take.tags;
    object["duration"] =
        take.sampleRate > 0 ? static_cast<double>(take.samples) / take.sampleRate : 0.0;
    object["samples"] = take.samples;
    object["sampleRate"] = take.sampleRate;
    object["recipe"] = ordered_json::parse(recipeToJson(take.recipe));
    const ordered_json report = ordered_json::parse(take.report, nullptr, false);
    object["report"] = report.is_object() ? report : ordered_json::object();
    return object;
}

}  // namespace audioldm::cli
