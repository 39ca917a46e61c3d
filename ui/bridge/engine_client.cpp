// SPDX-License-Identifier: MIT
#include "ui/bridge/engine_client.h"

#include <QThreadPool>
#include <utility>

#include "ui/bridge/mailbox.h"
#include "ui/bridge/newest_value.h"

namespace audioldm::ui {
namespace {

constexpr int kFlushIntervalMs = 33;

}  // namespace

/// What the engine thread writes into; it outlives the client where a callback still holds it.
struct EngineClient::Inbox {
    explicit Inbox(EngineClient* owner)
        : mailbox(owner),
          client(owner) {}

    /// Asks the client to look at the newest values; once until it has looked.
    void tell(bool wasEmpty) {
        if (wasEmpty) {
            mailbox.post([this] { client->flushSoon(); });
        }
    }

    Mailbox mailbox;
    EngineClient* const client;  ///< valid wherever the mailbox runs something
    NewestValue<std::pair<QString, Progress>> progress;
    NewestValue<std::pair<QString, TaskPreview>> preview;
    NewestValue<MemoryStatus> memory;
};

EngineClient::EngineClient(GenerationService& service, QObject* parent)
    : QObject(parent),
      m_service(service),
      m_inbox(std::make_shared<Inbox>(this)) {
    m_flushTimer.setSingleShot(true);
    connect(&m_flushTimer, &QTimer::timeout, this, &EngineClient::flush);
    m_listenerId = m_service.listen(listener());
}

EngineClient::~EngineClient() {
    m_inbox->mailbox.close();
    m_service.stopListening(m_listenerId);
}

ServiceListener EngineClient::listener() {
    ServiceListener listener;
    listener.onModel = [inbox = m_inbox](const ModelStatus& status) {
        inbox->mailbox.post(
            [client = inbox->client, status] { Q_EMIT client->modelChanged(status); });
    };
    listener.onMemory = [inbox = m_inbox](const MemoryStatus& status) {
        inbox->tell(inbox->memory.put(status));
    };
    listener.onQueue = [inbox = m_inbox](const std::vector<QueuedTask>& queue) {
        inbox->mailbox.post(
            [client = inbox->client, queue] { Q_EMIT client->queueChanged(queue); });
    };
    return listener;
}

TaskObserver EngineClient::observerOf(const std::shared_ptr<Inbox>& inbox, const Task& task,
                                      bool withPreviews) {
    const QString id = QString::fromStdString(task.id);
    TaskObserver observer;
    observer.onProgress = [inbox, id](const Progress& progress) {
        inbox->tell(inbox->progress.put({id, progress}));
    };
    if (withPreviews) {
        observer.onPreview = [inbox, id](const TaskPreview& preview) {
            inbox->tell(inbox->preview.put({id, preview}));
        };
    }
    observer.onTake = [inbox, id](const TaskTake& take, int index) {
        inbox->mailbox.post([client = inbox->client, id, take, index] {
            client->flush();
            Q_EMIT client->takeArrived(id, take, index);
        });
    };
    observer.onDone = [inbox](const TaskResult& result) {
        inbox->mailbox.post([client = inbox->client, result] {
            // What came before the end is told before it.
            client->flush();
            Q_EMIT client->taskEnded(result);
        });
    };
    return observer;
}

void EngineClient::submit(const Task& task, bool withPreviews) {
    m_worker.run([service = &m_service, inbox = m_inbox, task, withPreviews] {
        const auto submitted = service->submit(task, observerOf(inbox, task, withPreviews));
        if (!submitted) {
            inbox->mailbox.post(
                [client = inbox->client, id = QString::fromStdString(task.id),
                 error = submitted.error()] { Q_EMIT client->taskRefused(id, error); });
        }
    });
}

void EngineClient::resume(bool withPreviews) {
    m_worker.run([service = &m_service, inbox = m_inbox, withPreviews] {
        const auto resumed = service->resumePendingTasks([&](const Task& task) {
            inbox->mailbox.post(
                [client = inbox->client, task] { Q_EMIT client->taskResumed(task); });
            return observerOf(inbox, task, withPreviews);
        });
        if (!resumed) {
            inbox->mailbox.post([client = inbox->client, error = resumed.error()] {
                Q_EMIT client->resumeFailed(error);
            });
        }
    });
}

bool EngineClient::cancel(const QString& taskId) {
    return m_service.cancel(taskId.toStdString());
}

void EngineClient::cancelSubmitted(const QString& taskId) {
    m_worker.run([service = &m_service, id = taskId.toStdString()] { service->cancel(id); });
}

void EngineClient::setConfig(const EngineConfig& config) {
    m_service.setConfig(config);
    Q_EMIT configChanged();
}

void EngineClient::plan(const GenerationRequest& request, const EngineConfig& config,
                        QObject* context, PlanAnswer answer) {
    m_service.plan(request, config,
                   [inbox = m_inbox, guard = QPointer<QObject>(context),
                    answer = std::move(answer)](const Result<MemoryPlan>& plan) {
                       inbox->mailbox.post([guard, answer, plan] {
                           if (guard) {
                               answer(plan);
                           }
                       });
                   });
}

void EngineClient::countTokens(const QString& text, QObject* context, TokensAnswer answer) {
    m_service.countTokens(text.toStdString(),
                          [inbox = m_inbox, guard = QPointer<QObject>(context),
                           answer = std::move(answer)](const Result<PromptTokens>& tokens) {
                              inbox->mailbox.post([guard, answer, tokens] {
                                  if (guard) {
                                      answer(tokens);
                                  }
                              });
                          });
}

void EngineClient::findDevices(QObject* context, DevicesAnswer answer) {
    QThreadPool::globalInstance()->start([service = &m_service, inbox = m_inbox,
                                          guard = QPointer<QObject>(context),
                                          answer = std::move(answer)] {
        inbox->mailbox.post([guard, answer, devices = service->devices()] {
            if (guard) {
                answer(devices);
            }
        });
    });
}

void EngineClient::flushSoon() {
    if (m_flushTimer.isActive()) {
        return;
    }
    const qint64 elapsed = m_sinceFlush.isValid() ? m_sinceFlush.elapsed() : kFlushIntervalMs;
    if (elapsed >= kFlushIntervalMs) {
        flush();
    } else {
        m_flushTimer.start(static_cast<int>(kFlushIntervalMs - elapsed));
    }
}

void EngineClient::flush() {
    m_flushTimer.stop();
    m_sinceFlush.start();
    if (const auto progress = m_inbox->progress.take()) {
        Q_EMIT progressed(progress->first, progress->second);
    }
    if (const auto preview = m_inbox->preview.take()) {
        Q_EMIT previewArrived(preview->first, preview->second);
    }
    if (const auto memory = m_inbox->memory.take()) {
        Q_EMIT memoryChanged(*memory);
    }
}

}  // namespace audioldm::ui
