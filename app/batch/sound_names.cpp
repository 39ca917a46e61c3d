// SPDX-License-Identifier: MIT
#include "app/batch/sound_names.h"

#include "engine/audio/readable_name.h"
#include "engine/core/exception.h"

namespace audioldm::batch {
namespace {

constexpr std::size_t kLongestReadablePart = 80;
/// Of 32 digits; 64 bits, so that no two lines of a batch share a name.
constexpr std::size_t kKeyDigits = 16;

}  // namespace

std::string soundStem(const std::string& taskId, const std::string& key) {
    return engine::audio::readableName(taskId, '-', kLongestReadablePart) + '-' +
           key.substr(0, kKeyDigits);
}

std::string soundName(const std::string& stem, int index, int count, const SoundStyle& style) {
    return count == 1 ? stem + style.ending : engine::concat(stem, '-', index + 1, style.ending);
}

}  // namespace audioldm::batch
