// SPDX-License-Identifier: MIT
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

#include "engine/api/generation_service.h"
#include "ui/bridge/serial_worker.h"

namespace audioldm::ui {

/// The generation service as the GUI thread sees it: calls that do not wait, answers as signals.
/// Progress, previews and memory come at most 30 times a second, the newest value each time;
/// nothing comes after the client is destroyed.
///
/// thread  the one that it was made on
class EngineClient final : public QObject {
    Q_OBJECT

public:
    /// service  outlives the client
    explicit EngineClient(GenerationService& service, QObject* parent = nullptr);
    ~EngineClient() override;
    Q_DISABLE_COPY_MOVE(EngineClient)

    /// Asks for a sound. What becomes of it is told by the signals with task.id; taskRefused() is
    /// told at once where it is not queued.
    /// withPreviews  whether previewArrived() is wanted: it costs time
    void submit(const Task& task, bool withPreviews);
    /// Goes on with what earlier runs of the program left behind: taskResumed() for each, then the
    /// same signals as for submit(). Calls of submit() that come later are queued after them.
    void resume(bool withPreviews);
    bool cancel(const QString& taskId);
    /// The same for one that submit() may still be bringing into the queue.
    void cancelSubmitted(const QString& taskId);

    [[nodiscard]] std::vector<QueuedTask> queue() const { return m_service.queue(); }
    [[nodiscard]] ModelStatus modelStatus() const { return m_service.modelStatus(); }
    [[nodiscard]] EngineConfig config() const { return m_service.config(); }
    [[nodiscard]] std::vector<std::string> schedulers() const { return m_service.schedulers(); }
    void loadModel(const QString& model) { m_service.loadModel(model.toStdString()); }
    void unloadModel() { m_service.unloadModel(); }
    void setConfig(const EngineConfig& config);

    using PlanAnswer = std::function<void(const Result<MemoryPlan>&)>;
    using TokensAnswer = std::function<void(const Result<PromptTokens>&)>;
    using DevicesAnswer = std::function<void(const DeviceList&)>;

    /// The answers come on this thread, and not at all once `context` is gone.
    void plan(const GenerationRequest& request, const EngineConfig& config, QObject* context,
              PlanAnswer answer);
    void countTokens(const QString& text, QObject* context, TokensAnswer answer);
    /// Looks for devices on a thread of its own: a driver may take its time.
    void findDevices(QObject* context, DevicesAnswer answer);

Q_SIGNALS:
    void taskRefused(const QString& taskId, const audioldm::Error& error);
    void taskResumed(const audioldm::Task& task);
    /// What earlier runs left behind cannot be read; it stays where it is.
    void resumeFailed(const audioldm::Error& error);
    void progressed(const QString& taskId, const audioldm::Progress& progress);
    void previewArrived(const QString& taskId, const audioldm::TaskPreview& preview);
    void takeArrived(const QString& taskId, const audioldm::TaskTake& take, int index);
    void taskEnded(const audioldm::TaskResult& result);
    void modelChanged(const audioldm::ModelStatus& status);
    void memoryChanged(const audioldm::MemoryStatus& status);
    void queueChanged(const std::vector<audioldm::QueuedTask>& queue);
    void configChanged();

private:
    struct Inbox;

    [[nodiscard]] static TaskObserver observerOf(const std::shared_ptr<Inbox>& inbox,
                                                 const Task& task, bool withPreviews);
    [[nodiscard]] ServiceListener listener();
    void flushSoon();
    void flush();

    GenerationService& m_service;
    std::shared_ptr<Inbox> m_inbox;
    QTimer m_flushTimer;
    QElapsedTimer m_sinceFlush;
    int m_listenerId = 0;
    SerialWorker m_worker;  ///< for what waits for the disk; its end waits for what was asked
};

}  // namespace audioldm::ui
