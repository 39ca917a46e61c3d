// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>

namespace audioldm::app {

/// The desktop's list of recently used files (Desktop Bookmark Specification).
[[nodiscard]] QString recentlyUsedFile();

/// Puts a file into a list in that format, made when it is not there; what others wrote into it
/// stays. A list that cannot be read is left as it is. Waits for the disk.
/// list  absolute path; sound  absolute path of what was opened or saved; when  in UTC
/// returns whether it was written
bool addRecentlyUsed(const QString& list, const QString& sound, const QDateTime& when);

}  // namespace audioldm::app
