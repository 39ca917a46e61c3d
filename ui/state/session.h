// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include "engine/api/generation_request.h"

namespace audioldm::ui {

/// A sound that was asked for and is not done.
struct PendingTask {
    QString id;
    GenerationRequest request;  ///< what is still to be made of it: finished takes are taken off

    friend bool operator==(const PendingTask& left, const PendingTask& right) {
        return left.id == right.id;
    }
};

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
    QList<PendingTask> pending;
    /// How often these pending tasks were taken up by a start without one getting done. From 2 on
    /// the next start asks first: perhaps it is they that end the program.
    int resumed = 0;

    [[nodiscard]] QByteArray toJson() const;
    /// What cannot be read has its default.
    [[nodiscard]] static Session fromJson(const QByteArray& json);
};

}  // namespace audioldm::ui
