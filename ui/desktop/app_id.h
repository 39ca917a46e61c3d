// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QString>

namespace audioldm::ui {

/// The name by which desktops know this program: of its desktop entry, metainfo, icon, MIME type
/// icon and D-Bus names. A test compares all places.
inline constexpr const char* kAppId = "org.audioldm.studio";

/// The program's icon: the installed one, else the bundled one.
[[nodiscard]] QIcon applicationIcon();

}  // namespace audioldm::ui
