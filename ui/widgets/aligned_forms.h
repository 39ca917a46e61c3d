// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace audioldm::ui {

/// Gives the labels of all form layouts within a widget one width, so that the fields of groups
/// that lie below each other begin at one line, and places each label in the middle of its field.
/// Where one of them is wider than `widest`, in pixels, the labels stand above their fields.
void alignForms(const QWidget& within, int widest = QWIDGETSIZE_MAX);

}  // namespace audioldm::ui
