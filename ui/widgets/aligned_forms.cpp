// SPDX-License-Identifier: MIT
#include "ui/widgets/aligned_forms.h"

#include <QFormLayout>
#include <algorithm>

namespace audioldm::ui {
namespace {

struct Row {
    QWidget* label;
    const QLayoutItem* field;  ///< none: nullptr
};

QList<Row> labelledRows(const QList<QFormLayout*>& forms) {
    QList<Row> rows;
    for (const QFormLayout* const form : forms) {
        for (int row = 0; row < form->rowCount(); ++row) {
            const QLayoutItem* const item = form->itemAt(row, QFormLayout::LabelRole);
            if (item != nullptr && item->widget() != nullptr) {
                rows << Row{item->widget(), form->itemAt(row, QFormLayout::FieldRole)};
            }
        }
    }
    return rows;
}

}  // namespace

void alignForms(const QWidget& within, int widest) {
    const QList<QFormLayout*> forms = within.findChildren<QFormLayout*>();
    const QList<Row> rows = labelledRows(forms);
    int width = 0;
    for (const Row& row : rows) {
        width = std::max(width, row.label->sizeHint().width());
    }
    if (width > widest) {
        for (QFormLayout* const form : forms) {
            form->setRowWrapPolicy(QFormLayout::WrapAllRows);
        }
        return;
    }
    const int line = within.fontMetrics().lineSpacing();
    for (const Row& row : rows) {
        row.label->setMinimumWidth(width);
        // In the middle of a field of one line, at the first line of a taller one.
        const int height = row.field != nullptr ? row.field->sizeHint().height() : 0;
        row.label->setMinimumHeight(height < 3 * line ? height : 0);
    }
}

}  // namespace audioldm::ui
