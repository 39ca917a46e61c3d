// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QComboBox;
class QWidget;

namespace audioldm::ui {

/// A choice with a name and an explanation that does not grow with its longest entry.
[[nodiscard]] QComboBox* narrowBox(QWidget* parent, const QString& name, const QString& effect);

}  // namespace audioldm::ui
