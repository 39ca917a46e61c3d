// SPDX-License-Identifier: MIT
#include "ui/main_window/recent_sounds.h"

#include <QFileInfo>

#include "ui/main_window/recent_menu.h"
#include "ui/state/studio_host.h"

namespace audioldm::ui {

RecentSounds::RecentSounds(StudioHost& host, QMenu& menu, QObject* parent)
    : QObject(parent),
      m_host(host) {
    m_menu = new RecentMenu(
        menu,
        [this] {
            QList<RecentMenu::Entry> entries;
            for (const QString& path : m_host.preferences().recentSounds) {
                entries.append({path, QFileInfo::exists(path), false});
            }
            return entries;
        },
        this);
    connect(m_menu, &RecentMenu::chosen, this, &RecentSounds::chosen);
    connect(m_menu, &RecentMenu::clearWanted, this, [this] {
        UiPreferences preferences = m_host.preferences();
        preferences.recentSounds.clear();
        m_host.savePreferences(preferences);
        m_menu->fill();
    });
}

void RecentSounds::add(const QString& path) {
    UiPreferences preferences = m_host.preferences();
    preferences.recentSounds = RecentMenu::with(preferences.recentSounds, path);
    preferences.lastFolder = QFileInfo(path).absolutePath();
    m_host.savePreferences(preferences);
    m_host.addRecentFile(path);
    m_menu->fill();
}

}  // namespace audioldm::ui
