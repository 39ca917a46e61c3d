// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace audioldm::ui {

/// What this program is, and under which terms. Deletes itself when closed.
class AboutDialog final : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent);
    Q_DISABLE_COPY_MOVE(AboutDialog)
};

}  // namespace audioldm::ui
