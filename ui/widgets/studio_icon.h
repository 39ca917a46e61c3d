// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QString>

namespace audioldm::ui {

/// The symbol of that name in the text colour of the palette, sharp at any scale: the desktop
/// theme's ("NAME-symbolic") where it has one, else the program's own (":/icons/NAME.svg").
///
/// thread  GUI thread
[[nodiscard]] QIcon studioIcon(const QString& name);

}  // namespace audioldm::ui
