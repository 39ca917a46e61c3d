// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

#include "engine/api/memory_status.h"

class QLabel;

namespace audioldm::ui {

class ButtonRow;

/// Says that a request does not fit the memory limit, with a button for each change that would
/// make it fit. Hidden while everything fits.
class MemoryWarning final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MemoryWarning)

public:
    explicit MemoryWarning(QWidget* parent = nullptr);

    /// Shows a plan that does not fit, at most three of its suggestions as buttons; hides itself at
    /// one that fits. Tells screen readers when it appears.
    void setPlan(const MemoryPlan& plan);
    /// Hides itself and forgets the plan.
    void clear();
    /// The sentence that is shown; empty while it is hidden.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// A button was pressed. Nothing has been changed yet.
    void suggestionChosen(const audioldm::PlanSuggestion& suggestion);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showPlan();
    void makeRoom();

    MemoryPlan m_plan;
    QLabel* m_icon;
    QLabel* m_text;
    ButtonRow* m_buttons;
};

}  // namespace audioldm::ui
