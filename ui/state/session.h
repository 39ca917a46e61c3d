// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include "engine/api/generation_request.h"

namespace audioldm::ui {

/// What a start needs to look as the last one did at its end.
struct Session {
    QByteArray geometry;        ///< QWidget::saveGeometry() of the window
    QByteArray columns;         ///< QSplitter::saveState() of prompt, sound and takes
    QByteArray rows;            ///< the same of sound and memory
    GenerationRequest request;  ///< the fields as they stood
    bool seedLocked = false;
    bool negativeOpen = false;
    bool advancedOpen = false;
    QString takeId;  ///< the take that was shown
    bool takesShown = true;
    bool memoryShown = true;
    double volume = 1;  ///< 0 to 1
    bool muted = false;
    bool looping = false;
    QByteArray soundDevice;  ///< its id; empty: the system's default one
    int display = 0;         ///< 0 to 2: waveform, spectrogram, both

    [[nodiscard]] QByteArray toJson() const;
    /// What cannot be read has its default.
    [[nodiscard]] static Session fromJson(const QByteArray& json);
};

}  // namespace audioldm::ui
