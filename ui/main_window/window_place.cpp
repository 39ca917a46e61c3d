// SPDX-License-Identifier: MIT
#include "ui/main_window/window_place.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

namespace audioldm::ui {
namespace {

/// So much of a window is enough to take hold of it.
constexpr QSize kEnough{100, 60};

}  // namespace

void putOnScreen(QWidget& window) {
    for (const QScreen* const screen : QGuiApplication::screens()) {
        const QRect visible = screen->availableGeometry().intersected(window.geometry());
        if (visible.width() >= kEnough.width() && visible.height() >= kEnough.height()) {
            window.resize(window.size().boundedTo(screen->availableSize()));
            return;
        }
    }
    const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
    window.resize(window.size().boundedTo(screen.size()));
    window.move(screen.center() - window.rect().center());
}

}  // namespace audioldm::ui
