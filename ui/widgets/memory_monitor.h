// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include "engine/api/memory_status.h"

class QLabel;

namespace audioldm::ui {

class MemoryGraph;
class MemoryWarning;
class ModuleBars;

/// Shows what the engine does with memory: a graph over the last minutes with the budget, the
/// planned and the highest use as lines, where each module of the model is, and in words what is
/// happening. Above them a warning when a plan does not fit, with buttons for what would help.
class MemoryMonitor final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MemoryMonitor)

public:
    explicit MemoryMonitor(QWidget* parent = nullptr);

    /// The next value of the engine's stream, on the GUI thread.
    void addStatus(const MemoryStatus& status);
    /// What the next request would take: shown as a line, and as a warning when it does not fit.
    void setPlan(const MemoryPlan& plan);
    /// No plan is known (an empty prompt, no model).
    void clearPlan();

    /// Everything that is drawn, as sentences.
    [[nodiscard]] QString valueText() const;

Q_SIGNALS:
    /// The user wants this change of the request or of the configuration.
    void suggestionChosen(const audioldm::PlanSuggestion& suggestion);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showWords();
    void showLevels();
    [[nodiscard]] QString levelsText() const;
    [[nodiscard]] QString modulesText() const;
    [[nodiscard]] QString othersText() const;

    MemoryStatus m_status;
    bool m_hasStatus = false;
    MemoryPlan m_plan;
    bool m_hasPlan = false;
    QLabel* m_activity = nullptr;
    QLabel* m_use = nullptr;
    MemoryWarning* m_warning = nullptr;
    MemoryGraph* m_graph = nullptr;
    ModuleBars* m_modules = nullptr;
};

}  // namespace audioldm::ui
