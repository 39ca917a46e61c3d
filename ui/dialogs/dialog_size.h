// SPDX-License-Identifier: MIT
#pragma once

#include <QScreen>
#include <QWidget>

namespace audioldm::ui {

/// A size for a dialog that leaves room on its screen, however large the letters are.
[[nodiscard]] inline QSize sizeOnScreen(const QWidget& dialog, const QSize& wanted) {
    return wanted.boundedTo(dialog.screen()->availableSize() * 9 / 10);
}

}  // namespace audioldm::ui
