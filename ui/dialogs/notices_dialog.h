// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace audioldm::ui {

/// What the library found when it was opened, to be read and copied. Deletes itself when closed.
class NoticesDialog final : public QDialog {
    Q_OBJECT

public:
    /// text  one notice a line
    NoticesDialog(const QString& text, QWidget* parent);
    Q_DISABLE_COPY_MOVE(NoticesDialog)
};

}  // namespace audioldm::ui
