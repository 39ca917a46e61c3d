// SPDX-License-Identifier: MIT
#pragma once

class QLineEdit;
class QString;

namespace audioldm::ui {

/// How wide a field has to be to show a text whole, its frame and margins included, in pixels.
[[nodiscard]] int widthToShow(const QLineEdit& field, const QString& text);

}  // namespace audioldm::ui
