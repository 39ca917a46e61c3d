// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include "ui/main_window/main_menus.h"

namespace audioldm::ui {

/// All keys of the window in one list. Deletes itself when closed.
class ShortcutsDialog final : public QDialog {
    Q_OBJECT

public:
    ShortcutsDialog(const QList<ShortcutEntry>& entries, QWidget* parent);
    Q_DISABLE_COPY_MOVE(ShortcutsDialog)
};

}  // namespace audioldm::ui
