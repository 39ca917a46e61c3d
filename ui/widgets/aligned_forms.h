// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace audioldm::ui {

/// Gives the labels of all form layouts within a widget one width, so that the fields of groups
/// that lie below each other begin at one line, and places each label in the middle of its field.
void alignForms(const QWidget& within);

}  // namespace audioldm::ui
