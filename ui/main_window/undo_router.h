// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

class QAction;
class QUndoStack;

namespace audioldm::ui {

/// Leads Undo and Redo to what was changed last: the text that is being written, which has an undo
/// of its own, or the window's stack of commands.
///
/// thread  GUI thread
class UndoRouter final : public QObject {
    Q_OBJECT

public:
    /// All outlive it; undo and redo  the window's commands
    UndoRouter(QUndoStack& stack, QAction& undo, QAction& redo, QWidget& window);
    Q_DISABLE_COPY_MOVE(UndoRouter)

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Direction {
        Back,
        Forth,
    };

    void follow(QWidget* focus);
    void run(Direction direction);
    /// Undo and Redo can be chosen where there is something for them.
    void showAvailable();
    /// The text that the command is for; null: the stack.
    [[nodiscard]] QWidget* textFor(Direction direction) const;

    QUndoStack& m_stack;
    QAction& m_undo;
    QAction& m_redo;
    QWidget& m_window;
    QPointer<QWidget> m_focus;
    /// Counts the changes of texts and stack: the later one has the greater number.
    qulonglong m_clock = 0;
    qulonglong m_stackChanged = 0;
};

}  // namespace audioldm::ui
