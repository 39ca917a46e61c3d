// SPDX-License-Identifier: MIT
#include "ui/widgets/field_width.h"

#include <QLineEdit>

namespace audioldm::ui {
namespace {

/// Frame and margins on both sides of a field's text.
constexpr int kFieldPadding = 20;

}  // namespace

int widthToShow(const QLineEdit& field, const QString& text) {
    return field.fontMetrics().horizontalAdvance(text) + kFieldPadding;
}

}  // namespace audioldm::ui
