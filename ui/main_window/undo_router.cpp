// SPDX-License-Identifier: MIT
#include "ui/main_window/undo_router.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QTextDocument>
#include <QUndoStack>

namespace audioldm::ui {
namespace {

/// When a text was changed last, by the router's clock; not there before its first change.
constexpr const char* kChangedProperty = "undoRouterChanged";

bool canUndo(const QWidget& text, bool back) {
    if (const auto* const edit = qobject_cast<const QPlainTextEdit*>(&text)) {
        const QTextDocument& document = *edit->document();
        return back ? document.isUndoAvailable() : document.isRedoAvailable();
    }
    const auto* const line = qobject_cast<const QLineEdit*>(&text);
    return line != nullptr && (back ? line->isUndoAvailable() : line->isRedoAvailable());
}

}  // namespace

UndoRouter::UndoRouter(QUndoStack& stack, QAction& undo, QAction& redo, QWidget& window)
    : QObject(&window),
      m_stack(stack),
      m_undo(undo),
      m_redo(redo),
      m_window(window) {
    connect(&undo, &QAction::triggered, this, [this] { run(Direction::Back); });
    connect(&redo, &QAction::triggered, this, [this] { run(Direction::Forth); });
    connect(&stack, &QUndoStack::indexChanged, this, [this] { m_stackChanged = ++m_clock; });
    connect(&stack, &QUndoStack::undoTextChanged, this, [&undo](const QString& text) {
        undo.setText(text.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(text));
    });
    connect(&stack, &QUndoStack::redoTextChanged, this, [&redo](const QString& text) {
        redo.setText(text.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(text));
    });
    connect(&stack, &QUndoStack::canUndoChanged, this, &UndoRouter::showAvailable);
    connect(&stack, &QUndoStack::canRedoChanged, this, &UndoRouter::showAvailable);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* focus) {
        // A menu is opened for what has the focus.
        if (qobject_cast<QMenuBar*>(focus) == nullptr && qobject_cast<QMenu*>(focus) == nullptr) {
            follow(focus);
            showAvailable();
        }
    });
    showAvailable();
}

void UndoRouter::follow(QWidget* focus) {
    if (m_focus != nullptr) {
        m_focus->removeEventFilter(this);
    }
    m_focus = focus != nullptr && focus->window() == &m_window ? focus : nullptr;
    if (m_focus == nullptr) {
        return;
    }
    m_focus->installEventFilter(this);
    if (m_focus->property(kChangedProperty).isValid()) {
        return;
    }
    const auto note = [this, text = m_focus.data()] {
        text->setProperty(kChangedProperty, ++m_clock);
        showAvailable();
    };
    if (auto* const edit = qobject_cast<QPlainTextEdit*>(focus)) {
        edit->setProperty(kChangedProperty, qulonglong{0});
        connect(edit, &QPlainTextEdit::textChanged, this, note);
        connect(edit, &QPlainTextEdit::undoAvailable, this, &UndoRouter::showAvailable);
        connect(edit, &QPlainTextEdit::redoAvailable, this, &UndoRouter::showAvailable);
    } else if (auto* const line = qobject_cast<QLineEdit*>(focus)) {
        line->setProperty(kChangedProperty, qulonglong{0});
        connect(line, &QLineEdit::textChanged, this, note);
    }
}

bool UndoRouter::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        // Fields take these keys for themselves unless they are kept from it.
        const auto& key = *static_cast<QKeyEvent*>(event);
        const bool back = key.matches(QKeySequence::Undo);
        if ((back || key.matches(QKeySequence::Redo)) &&
            textFor(back ? Direction::Back : Direction::Forth) == nullptr) {
            event->ignore();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

QWidget* UndoRouter::textFor(Direction direction) const {
    if (m_focus == nullptr || !canUndo(*m_focus, direction == Direction::Back)) {
        return nullptr;
    }
    const bool stackHasOne = direction == Direction::Back ? m_stack.canUndo() : m_stack.canRedo();
    const bool textIsLater = m_focus->property(kChangedProperty).toULongLong() > m_stackChanged;
    return textIsLater || !stackHasOne ? m_focus.data() : nullptr;
}

void UndoRouter::showAvailable() {
    const bool inText = m_focus != nullptr;
    m_undo.setEnabled(m_stack.canUndo() || (inText && canUndo(*m_focus, true)));
    m_redo.setEnabled(m_stack.canRedo() || (inText && canUndo(*m_focus, false)));
}

void UndoRouter::run(Direction direction) {
    const bool back = direction == Direction::Back;
    if (QWidget* const text = textFor(direction)) {
        QMetaObject::invokeMethod(text, back ? "undo" : "redo");
    } else {
        back ? m_stack.undo() : m_stack.redo();
    }
}

}  // namespace audioldm::ui
