// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QMenu;

namespace audioldm::ui {

class RecentMenu;
class StudioHost;

/// The sound files that were opened or saved lately, in a menu and in the desktop's own list.
///
/// thread  GUI thread
class RecentSounds final : public QObject {
    Q_OBJECT

public:
    /// host, menu  outlive it
    RecentSounds(StudioHost& host, QMenu& menu, QObject* parent);
    Q_DISABLE_COPY_MOVE(RecentSounds)

    /// path  absolute
    void add(const QString& path);

Q_SIGNALS:
    void chosen(const QString& path);

private:
    StudioHost& m_host;
    RecentMenu* m_menu;
};

}  // namespace audioldm::ui
