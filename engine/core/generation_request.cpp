// SPDX-License-Identifier: MIT
#include "engine/api/generation_request.h"

#include <limits>

#include "engine/core/exception.h"

namespace audioldm {
namespace {

Error outOfRange(const char* field, const std::string& got, const std::string& range) {
    return Error{ErrorCode::InvalidRequest,
                 engine::concat(field, " is ", got, ", but it must be ", range, "."), field};
}

template <typename Number>
bool within(Number value, Number low, Number high) {
    return value >= low && value <= high;  // false for NaN
}

/// Whether `text` is valid UTF-8: no overlong form, no surrogate, nothing above U+10FFFF.
bool isUtf8(const std::string& text) {
    std::size_t position = 0;
    while (position < text.size()) {
        const auto lead = static_cast<unsigned char>(text[position]);
        std::size_t following = 0;
        std::uint32_t point = lead;
        std::uint32_t smallest = 0;
        if (lead >= 0xF0 && lead <= 0xF4) {
            following = 3;
            point = lead & 0x07U;
            smallest = 0x10000;
        } else if (lead >= 0xE0 && lead <= 0xEF) {
            following = 2;
            point = lead & 0x0FU;
            smallest = 0x800;
        } else if (lead >= 0xC2 && lead <= 0xDF) {
            following = 1;
            point = lead & 0x1FU;
            smallest = 0x80;
        } else if (lead >= 0x80) {
            return false;
        }
        if (position + following >= text.size() + (following == 0 ? 1 : 0)) {
            return false;
        }
        for (std::size_t i = 1; i <= following; ++i) {
            const auto next = static_cast<unsigned char>(text[position + i]);
            if ((next & 0xC0U) != 0x80U) {
                return false;
            }
            point = (point << 6U) | (next & 0x3FU);
        }
        if (point < smallest || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) {
            return false;
        }
        position += following + 1;
    }
    return true;
}

}  // namespace

Result<void> validate(const GenerationRequest& request) {
    using engine::concat;
    if (request.prompt.empty()) {
        return Error{
            ErrorCode::InvalidRequest,
            "The prompt is empty. Write what the sound should be, for instance \"rain on a "
            "tin roof\".",
            "prompt"};
    }
    if (!isUtf8(request.prompt)) {
        return Error{ErrorCode::InvalidRequest, "The prompt is not valid UTF-8 text.", "prompt"};
    }
    if (!isUtf8(request.negativePrompt)) {
        return Error{ErrorCode::InvalidRequest, "The negative prompt is not valid UTF-8 text.",
                     "negativePrompt"};
    }
    if (!within(request.steps, 1, kMaxSteps)) {
        return outOfRange("steps", concat(request.steps), concat("from 1 to ", kMaxSteps));
    }
    if (!within(request.guidance, 0.0, kMaxGuidance)) {
        return outOfRange("guidance", concat(request.guidance), concat("from 0 to ", kMaxGuidance));
    }
    if (!within(request.durationSeconds, kMinDurationSeconds, kMaxDurationSeconds)) {
        return outOfRange(
            "duration", concat(request.durationSeconds, " s"),
            concat("from ", kMinDurationSeconds, " to ", kMaxDurationSeconds, " seconds"));
    }
    if (request.seed && *request.seed < 0) {
        return outOfRange("seed", concat(*request.seed), "from 0 to 9223372036854775807");
    }
    if (!within(request.count, 1, kMaxCount)) {
        return outOfRange("count", concat(request.count), concat("from 1 to ", kMaxCount));
    }
    if (request.seed &&
        *request.seed > std::numeric_limits<std::int64_t>::max() - (request.count - 1)) {
        return outOfRange("seed", concat(*request.seed),
                          concat("such that seed + ", request.count - 1,
                                 " (the last take's) is at most 9223372036854775807"));
    }
    if (!within(request.eta, 0.0, 1.0)) {
        return outOfRange("eta", concat(request.eta), "from 0 to 1");
    }
    if (!within(request.guidanceStart, 0.0, 1.0) || !within(request.guidanceEnd, 0.0, 1.0) ||
        request.guidanceStart > request.guidanceEnd) {
        return outOfRange("guidanceInterval",
                          concat(request.guidanceStart, " to ", request.guidanceEnd),
                          "within 0 to 1, the start not after the end");
    }
    if (!within(request.guidanceRescale, 0.0, 1.0)) {
        return outOfRange("guidanceRescale", concat(request.guidanceRescale), "from 0 to 1");
    }
    return {};
}

}  // namespace audioldm
