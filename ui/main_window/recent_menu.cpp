// SPDX-License-Identifier: MIT
#include "ui/main_window/recent_menu.h"

#include <QFileInfo>
#include <QMenu>
#include <algorithm>
#include <utility>

namespace audioldm::ui {

RecentMenu::RecentMenu(QMenu& menu, std::function<QList<Entry>()> entries, QObject* parent)
    : QObject(parent),
      m_menu(menu),
      m_entries(std::move(entries)) {
    m_menu.setToolTipsVisible(true);
    // Whether a file is still there is looked at when it matters.
    connect(&m_menu, &QMenu::aboutToShow, this, &RecentMenu::fill);
    fill();
}

void RecentMenu::fill() {
    m_menu.clear();
    const QList<Entry> entries = m_entries();
    const bool marks = std::any_of(entries.begin(), entries.end(),
                                   [](const Entry& entry) { return entry.isPresent; });
    for (const Entry& entry : entries) {
        const QString name = QFileInfo(entry.value).fileName();
        QAction* const action =
            m_menu.addAction(QString(name).replace(QLatin1Char('&'), QLatin1String("&&")), this,
                             [this, value = entry.value] { Q_EMIT chosen(value); });
        action->setToolTip(entry.value);
        action->setCheckable(marks);
        action->setChecked(entry.isPresent);
        action->setEnabled(entry.isThere);
    }
    if (entries.isEmpty()) {
        m_menu.addAction(tr("None yet"))->setEnabled(false);
        return;
    }
    m_menu.addSeparator();
    m_menu.addAction(tr("&Clear List"), this, &RecentMenu::clearWanted);
}

QStringList RecentMenu::with(QStringList list, const QString& value) {
    list.removeAll(value);
    list.prepend(value);
    return list.mid(0, kMost);
}

}  // namespace audioldm::ui
