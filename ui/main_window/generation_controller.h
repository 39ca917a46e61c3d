// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include "engine/api/context_types.h"
#include "engine/api/generation_service.h"
#include "ui/main_window/window_parts.h"
#include "ui/state/generation_state.h"
#include "ui/state/run_costs.h"
#include "ui/state/time_left.h"

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

    /// Asks for what stands in the fields.
    void generate();
    /// Asks for sounds like that take with other seeds.
    void makeVariations(const StoredTake& take);
    /// Goes on with what earlier runs of the program did not get done.
    void resume();
    /// Asks for a sound beside the fields.
    void make(const GenerationRequest& request);
    void cancel();
    void clearQueue();
    void changeConfig(const EngineConfig& config);
    void loadModel(const QString& model);

Q_SIGNALS:
    void stateChanged(const audioldm::ui::GenerationState& state);
    /// A sound is asked for; the fields are what the user will look for after a crash.
    void asked();
    /// A sound of an earlier run was tried twice, and the program ended each time; what is still to
    /// be made of it.
    void givenUp(const audioldm::GenerationRequest& left);
    /// The user wants to choose another model.
    void modelsWanted();
    /// A take is safe in the library.
    void takeMade(const audioldm::TaskTake& take, const QString& prompt);
    /// seconds  since the task began
    void taskEnded(const audioldm::TaskResult& result, double seconds);

private:
    /// A sound that is not done.
    struct Asked {
        GenerationRequest request;
        bool resumed = false;      ///< it was asked for in an earlier run
        QElapsedTimer sinceStart;  ///< invalid before it runs
    };

    void connectEngine();
    void update(const std::function<void(GenerationState&)>& change);
    void fieldsChanged();
    void forgetPlan();
    void planSoon();
    void plan();
    void countTokens(const QString& text);
    void follow(const ModelStatus& status);
    void follow(const std::vector<QueuedTask>& queue);
    void follow(const QString& taskId, const Progress& progress);
    void follow(const QString& taskId, const TaskTake& take);
    void follow(const TaskResult& result);
    void tellFailure(const TaskResult& result, const Asked& asked);
    void applySuggestion(const PlanSuggestion& suggestion);
    void loadCosts();

    WindowParts m_parts;
    GenerationState m_state;
    QHash<QString, Asked> m_asked;  ///< by the id of the task
    RunCosts m_costs;
    QTimer m_planTimer;
    QString m_runningId;
    GenerationRequest m_runningRequest;
    TimeLeft m_timeLeft;
    int m_planNumber = 0;
    GenerationRequest m_plannedSettings;
};

}  // namespace audioldm::ui
