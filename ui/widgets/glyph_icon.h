// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>

namespace audioldm::ui {

/// Symbols of the sound controls. They mean the same in every language, so they are not mirrored.
enum class Glyph {
    ToStart,
    Play,
    Pause,
    Stop,
    Loop,
    Volume,
    Muted,
    Device,
    ZoomIn,
    ZoomOut,
    ZoomWhole,
    ZoomSelection,
    Waveform,
    Spectrogram,
    Both,
    Warning,
};

/// The symbol in the text colour of the palette that holds when it is painted, sharp at any scale.
///
/// thread  GUI thread
[[nodiscard]] QIcon glyphIcon(Glyph glyph);

}  // namespace audioldm::ui
