// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace audioldm::ui {

/// Brings a window whose screen is gone or smaller now back to where it can be seen and moved.
void putOnScreen(QWidget& window);

}  // namespace audioldm::ui
