// SPDX-License-Identifier: MIT
#include "ui/widgets/narrow_box.h"

#include <QComboBox>

namespace audioldm::ui {

QComboBox* narrowBox(QWidget* parent, const QString& name, const QString& effect) {
    auto* const box = new QComboBox(parent);
    box->setAccessibleName(name);
    box->setAccessibleDescription(effect);
    box->setToolTip(effect);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    return box;
}

}  // namespace audioldm::ui
