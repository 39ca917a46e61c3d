// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QWidget>

#include "tests/ui/support/window_fixture.h"

namespace audioldm::ui::test {

/// A window in the state in which the most of it is to be seen: takes, one of them starred, a
/// sound, both folds open, a plan that does not fit and a message.
class FullWindow final : public WindowFixture {
public:
    FullWindow();

    /// The window, or the dialog of that name (one of everyWindow()), opened now.
    [[nodiscard]] QWidget& show(const QString& name);
};

/// "window", and the dialogs of the program.
[[nodiscard]] QStringList everyWindow();
/// A column "shown" with a row for each of everyWindow().
void addEveryWindow();

/// Every widget of the window that is to be seen, without those that Qt makes for itself.
[[nodiscard]] QList<QWidget*> visibleWidgets(const QWidget& window);

/// "QToolButton starFilter in TakesPanel", to find it by.
[[nodiscard]] QString nameOf(const QWidget& widget);

}  // namespace audioldm::ui::test
