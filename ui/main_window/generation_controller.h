// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTimer>

#include "engine/api/context_types.h"
#include "engine/api/generation_service.h"
#include "ui/main_window/window_parts.h"
#include "ui/state/generation_state.h"
#include "ui/state/run_costs.h"
#include "ui/state/session.h"

namespace audioldm::ui {

/// From the fields to the service and back: asks for sounds, follows them, and keeps the one
/// GenerationState that the window shows.
///
/// thread  GUI thread
class GenerationController final : public QObject {
    Q_OBJECT

public:
    explicit GenerationController(const WindowParts& parts, QObject* parent = nullptr);
    Q_DISABLE_COPY_MOVE(GenerationController)

    [[nodiscard]] const GenerationState& state() const { return m_state; }
    /// Sounds that were asked for here and are not done, in their order.
    [[nodiscard]] const QList<PendingTask>& pending() const { return m_pending; }

    /// Asks for what stands in the fields.
    void generate();
    /// Asks for sounds like that take with other seeds.
    void makeVariations(const StoredTake& take);
    /// Asks anew for what an earlier run of the program did not get done.
    void resume(const QList<PendingTask>& tasks);
    void cancel();
    void clearQueue();
    void changeConfig(const EngineConfig& config);
    void loadModel(const QString& model);

Q_SIGNALS:
    void stateChanged(const audioldm::ui::GenerationState& state);
    void pendingChanged();
    /// The user wants to choose another model.
    void modelsWanted();
    /// A take is safe in the library.
    void takeMade(const audioldm::TaskTake& take, const QString& prompt);
    /// seconds  since the task began
    void taskEnded(const audioldm::TaskResult& result, double seconds);

private:
    void connectEngine();
    void submit(const QString& id, const GenerationRequest& request);
    void update(const std::function<void(GenerationState&)>& change);
    void fieldsChanged();
    void planSoon();
    void plan();
    void countTokens(const QString& text);
    void follow(const ModelStatus& status);
    void follow(const std::vector<QueuedTask>& queue);
    void follow(const QString& taskId, const Progress& progress);
    void follow(const QString& taskId, const TaskTake& take);
    void follow(const TaskResult& result);
    void applySuggestion(const PlanSuggestion& suggestion);
    [[nodiscard]] std::optional<double> secondsLeft(const Progress& progress) const;
    void loadCosts();

    WindowParts m_parts;
    GenerationState m_state;
    QList<PendingTask> m_pending;
    RunCosts m_costs;
    QTimer m_planTimer;
    QString m_runningId;
    GenerationRequest m_runningRequest;
    QElapsedTimer m_runningSince;
    double m_denoisingSince = -1;  ///< elapsedSeconds when the first step of the task was done
    int m_denoisingStep = 0;       ///< that step, counted over all takes
    int m_planNumber = 0;
};

}  // namespace audioldm::ui
