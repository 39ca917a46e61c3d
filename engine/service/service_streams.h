// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "engine/api/generation_service.h"

namespace audioldm::engine::service {

/// Tells listeners what the service does with its model, its queue and its memory, on a thread of
/// its own, so that they hear of it also while the engine thread computes. States of the model are
/// told one by one; of queues and memory the newest. A new listener is told the present state
/// first.
///
/// thread  any; listeners are called on one thread, one at a time, without any lock of the service
class ServiceStreams final {
public:
    using MemorySource = std::function<MemoryStatus()>;
    using QueueSource = std::function<std::vector<QueuedTask>()>;

    /// The sources must be callable from any thread until the destructor has returned.
    ServiceStreams(MemorySource memory, QueueSource queue);
    ServiceStreams(const ServiceStreams&) = delete;
    ServiceStreams& operator=(const ServiceStreams&) = delete;
    /// Waits for a running call; what has not been told by then is not told.
    ~ServiceStreams();

    [[nodiscard]] int listen(ServiceListener listener);
    /// Waits for a running call of a listener, unless it is that one which calls this.
    void stopListening(int listenerId);

    void setModel(const ModelStatus& status);
    [[nodiscard]] ModelStatus model() const;

    void queueChanged();
    void memoryChanged();
    /// While `working`, the memory is told every tenth of a second.
    void setWorking(bool working);

private:
    using Clock = std::chrono::steady_clock;
    using ListenerPtr = std::shared_ptr<const ServiceListener>;
    using Listeners = std::map<int, ListenerPtr>;

    /// What is to be told next, and to whom.
    struct News {
        std::deque<ModelStatus> models;
        bool queue = false;
        bool memory = false;
        Listeners listeners;
        Listeners newListeners;
        ModelStatus model;  // for the new ones
    };

    void run(const std::stop_token& stop);
    void tellOnce(const std::stop_token& stop);
    [[nodiscard]] News waitForNews(const std::stop_token& stop);
    void tell(const News& news);
    void greet(const News& news);
    template <typename Tell>
    void forEach(const Listeners& listeners, const Tell& tell);

    const MemorySource m_memory;
    const QueueSource m_queue;

    mutable std::mutex m_mutex;
    // Guarded by m_mutex.
    ModelStatus m_model;
    std::deque<ModelStatus> m_newModels;
    bool m_queueIsNew = false;
    bool m_memoryIsNew = false;
    bool m_working = false;
    Clock::time_point m_memoryDue;
    int m_nextId = 1;
    Listeners m_listeners;
    Listeners m_newListeners;  // have not been told the present state
    std::condition_variable_any m_changed;

    // Held while a listener is called. Recursive: a listener may stop listening.
    std::recursive_mutex m_callMutex;

    std::jthread m_thread;  // last: uses all of the above
};

}  // namespace audioldm::engine::service
