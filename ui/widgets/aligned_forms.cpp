// SPDX-License-Identifier: MIT
#include "ui/widgets/aligned_forms.h"

#include <QFormLayout>
#include <algorithm>
#include <utility>

namespace audioldm::ui {

void alignForms(const QWidget& within, int widest) {
    QList<QWidget*> labels;
    const int line = within.fontMetrics().lineSpacing();
    for (const auto* const form : within.findChildren<QFormLayout*>()) {
        for (int row = 0; row < form->rowCount(); ++row) {
            const QLayoutItem* const item = form->itemAt(row, QFormLayout::LabelRole);
            if (item != nullptr && item->widget() != nullptr) {
                labels << item->widget();
                // In the middle of a field of one line, at the first line of a taller one.
                const QLayoutItem* const field = form->itemAt(row, QFormLayout::FieldRole);
                const int height = field != nullptr ? field->sizeHint().height() : 0;
                item->widget()->setMinimumHeight(height < 3 * line ? height : 0);
            }
        }
    }
    int width = 0;
    for (const QWidget* const label : std::as_const(labels)) {
        width = std::max(width, label->sizeHint().width());
    }
    if (width <= widest) {
        for (QWidget* const label : std::as_const(labels)) {
            label->setMinimumWidth(width);
        }
        return;
    }
    for (auto* const form : within.findChildren<QFormLayout*>()) {
        form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    }
    for (QWidget* const label : std::as_const(labels)) {
        label->setMinimumHeight(0);
    }
}

}  // namespace audioldm::ui
