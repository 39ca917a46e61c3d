// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include "engine/api/context_types.h"
#include "engine/api/generation_request.h"
#include "engine/api/result.h"
#include "engine/api/task.h"

namespace audioldm::ui {

/// Ending of preset files, without the dot.
inline constexpr const char* kPresetFileEnding = "audioldm-presets";

/// A request as JSON; the names are those of the task interface.
[[nodiscard]] QJsonObject requestToJson(const GenerationRequest& request);

/// Reads requestToJson(); what is missing has its default, what is out of range is brought into it:
/// it comes from an older session or from a stranger.
[[nodiscard]] GenerationRequest requestFromJson(const QJsonObject& object);

/// A file of presets, to be passed on to others. Built-in ones are written like the others.
[[nodiscard]] QByteArray presetsToJson(const std::vector<Preset>& presets);

/// Reads a file of presets; the ids are empty, the names as written (1 to 100 characters).
/// errors  InvalidRequest: not JSON, not a file of presets, a newer version, no preset in it
[[nodiscard]] Result<std::vector<Preset>> presetsFromJson(const QByteArray& json);

}  // namespace audioldm::ui
