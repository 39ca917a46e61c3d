// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace audioldm::ui {

/// Gives a dialog the keyboard when it opens, and its window when it closes. Window managers do
/// that; where there is none, as on a bare X server, nobody else does.
///
/// thread  GUI thread
class DialogFocus final : public QObject {
    Q_OBJECT

public:
    /// Watches the whole application.
    explicit DialogFocus(QObject* parent = nullptr);
    Q_DISABLE_COPY_MOVE(DialogFocus)

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace audioldm::ui
