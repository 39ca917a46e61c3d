// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QTimer>
#include <QWidget>
#include <optional>

#include "engine/api/context_types.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QStackedLayout;
class QToolButton;

namespace audioldm::ui {

class LibraryClient;
class TakeDelegate;
class TakesModel;

/// The commands on takes, shared by the panel's menu and the window's.
struct TakeActions {
    QAction* useSettings = nullptr;
    QAction* variations = nullptr;
    QAction* compare = nullptr;
    QAction* rename = nullptr;
    QAction* star = nullptr;
    QAction* remove = nullptr;
    QAction* exportSound = nullptr;
    QAction* copyPrompt = nullptr;
    QAction* copyParameters = nullptr;
    QAction* copyFile = nullptr;
    QAction* showInFolder = nullptr;
    QAction* locate = nullptr;
};

/// The library at the window's side: search, filter, order, and the list.
///
/// thread  GUI thread
class TakesPanel final : public QWidget {
    Q_OBJECT

public:
    explicit TakesPanel(LibraryClient& client, QWidget* parent = nullptr);
    Q_DISABLE_COPY_MOVE(TakesPanel)

    [[nodiscard]] TakesModel& model() const { return *m_model; }
    [[nodiscard]] const TakeActions& actions() const { return m_actions; }
    [[nodiscard]] QListView& list() const { return *m_list; }

    /// The take that the keyboard is on; none in an empty list.
    [[nodiscard]] std::optional<StoredTake> current() const;
    /// All that are selected, in the order of the list.
    [[nodiscard]] std::vector<StoredTake> selected() const;
    /// Makes a take current as soon as the list has it.
    void choose(const QString& id);
    void focusSearch();

Q_SIGNALS:
    /// Another take is current, the current one is clicked, or its file is found again.
    void chosen(const audioldm::StoredTake& take);
    void renameWanted(const QString& id, const QString& before, const QString& after);
    /// Of takes whose star is otherwise.
    void starWanted(const QStringList& ids, bool starred);
    /// Enter or double click.
    void playWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeRoom();
    void build();
    void buildTop();
    void buildList();
    void makeActions();
    void query();
    void followVisible();
    void followSelection();
    void refreshed();
    /// Makes the wanted take current, or after a reset the one that was.
    void moveCurrent();
    void showMenu(const QPoint& at);
    [[nodiscard]] QAction* addCommand(const QString& text);

    TakesModel* m_model;
    TakeDelegate* m_delegate;
    QLineEdit* m_search;
    QToolButton* m_starred;
    QComboBox* m_order;
    QListView* m_list;
    QLabel* m_empty;
    QStackedLayout* m_stack;
    TakeActions m_actions;
    QTimer m_typing;
    QString m_wanted;   ///< to be made current when it comes
    QString m_current;  ///< the id of the current take
    int m_currentRow = -1;
    bool m_currentMissing = false;  ///< its file
    bool m_currentListed = false;   ///< it is in the list, as long as the query stays
};

}  // namespace audioldm::ui
