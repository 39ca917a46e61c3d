// SPDX-License-Identifier: MIT
#include "ui/desktop/dialog_focus.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>
#include <QTimer>

namespace audioldm::ui {

DialogFocus::DialogFocus(QObject* parent)
    : QObject(parent) {
    qApp->installEventFilter(this);
}

bool DialogFocus::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide) {
        auto* const dialog = qobject_cast<QDialog*>(watched);
        QWidget* next = dialog;
        if (dialog != nullptr && event->type() == QEvent::Hide) {
            QWidget* const active = QApplication::activeWindow();
            const bool free = active == nullptr || active == dialog;
            next = free && dialog->parentWidget() != nullptr ? dialog->parentWidget()->window()
                                                             : nullptr;
        }
        if (next != nullptr) {
            // Once the server has drawn the dialog, or taken it away.
            QTimer::singleShot(0, next, [next] {
                if (next->isVisible()) {
                    next->activateWindow();
                }
            });
        }
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace audioldm::ui
