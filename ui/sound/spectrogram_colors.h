// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>

#include <QImage>
#include <QPalette>

#include "engine/api/generation_service.h"

namespace audioldm::ui {

/// One colour for each brightness 0 to 255.
using SpectrogramColors = std::array<QRgb, 256>;

/// Colours from a palette's Base (silence) by its Highlight to its Text (loudest). Lightness runs
/// one way, so that the picture reads the same on light and dark windows and without colours.
[[nodiscard]] SpectrogramColors spectrogramColors(const QPalette& palette);

/// The picture of a sound that is being formed: one pixel a frame and bin, low pitches at the
/// bottom. A preview whose sizes do not fit its values gives a null image.
[[nodiscard]] QImage formedSoundImage(const TaskPreview& preview, const SpectrogramColors& colors);

}  // namespace audioldm::ui
