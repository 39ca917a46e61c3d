// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>
#include <functional>

class QMenu;

namespace audioldm::ui {

/// A menu of what was used lately: the latest first, at most kMost, what is gone greyed, and a
/// command that clears it.
///
/// thread  GUI thread
class RecentMenu final : public QObject {
    Q_OBJECT

public:
    static constexpr int kMost = 8;

    struct Entry {
        QString value;  ///< what chosen() gives: a path, or a name
        bool isThere = true;
        bool isPresent = false;  ///< the one in use; it is checked
    };

    /// menu  filled here whenever it is about to be shown; outlives this
    /// entries  what to show, the latest first
    RecentMenu(QMenu& menu, std::function<QList<Entry>()> entries, QObject* parent);
    Q_DISABLE_COPY_MOVE(RecentMenu)

    void fill();
    /// The list with the value as its latest one.
    [[nodiscard]] static QStringList with(QStringList list, const QString& value);

Q_SIGNALS:
    void chosen(const QString& value);
    void clearWanted();

private:
    QMenu& m_menu;
    std::function<QList<Entry>()> m_entries;
};

}  // namespace audioldm::ui
