// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace audioldm::app {

/// The example prompts of a concepts.json, in its order, at most kMostExamples: for each object in
/// it the text "example", else the first of its "captions". What cannot be read gives none; the
/// file may come from a stranger.
[[nodiscard]] QStringList examplePromptsIn(const QByteArray& json);

/// Those of a model's folder; none when it has no concepts.json.
[[nodiscard]] QStringList examplePromptsOf(const QString& folder);

inline constexpr int kMostExamples = 24;

}  // namespace audioldm::app
