// SPDX-License-Identifier: MIT
#include "engine/service/service_streams.h"

#include <new>
#include <utility>

#include "engine/core/memory_shortage.h"

namespace audioldm::engine::service {
namespace {

constexpr std::chrono::milliseconds kMemoryInterval(100);

}  // namespace

ServiceStreams::ServiceStreams(MemorySource memory, QueueSource queue)
    : m_memory(std::move(memory)),
      m_queue(std::move(queue)),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

ServiceStreams::~ServiceStreams() {
    m_thread.request_stop();
    m_thread.join();
}

int ServiceStreams::listen(ServiceListener listener) {
    const std::scoped_lock lock(m_mutex);
    const int id = m_nextId++;
    m_newListeners.emplace(id, std::make_shared<const ServiceListener>(std::move(listener)));
    m_changed.notify_all();
    return id;
}

void ServiceStreams::stopListening(int listenerId) {
    const std::scoped_lock call(m_callMutex);
    const std::scoped_lock lock(m_mutex);
    m_listeners.erase(listenerId);
    m_newListeners.erase(listenerId);
}

void ServiceStreams::setModel(const ModelStatus& status) {
    const std::scoped_lock lock(m_mutex);
    m_model = status;
    if (!m_listeners.empty()) {
        m_newModels.push_back(status);
        m_changed.notify_all();
    }
}

ModelStatus ServiceStreams::model() const {
    const std::scoped_lock lock(m_mutex);
    return m_model;
}

void ServiceStreams::queueChanged() {
    const std::scoped_lock lock(m_mutex);
    m_queueIsNew = true;
    m_changed.notify_all();
}

void ServiceStreams::memoryChanged() {
    const std::scoped_lock lock(m_mutex);
    m_memoryIsNew = true;
    m_changed.notify_all();
}

void ServiceStreams::setWorking(bool working) {
    const std::scoped_lock lock(m_mutex);
    m_working = working;
    m_memoryIsNew = true;
    m_changed.notify_all();
}

void ServiceStreams::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        whenThereIsMemory([&] { tellOnce(stop); });
    }
}

void ServiceStreams::tellOnce(const std::stop_token& stop) {
    const News news = waitForNews(stop);
    if (stop.stop_requested()) {
        return;
    }
    try {
        tell(news);
        greet(news);
    } catch (const std::bad_alloc&) {
        const std::scoped_lock lock(m_mutex);
        m_queueIsNew = true;
        m_memoryIsNew = true;
        throw;
    }
}

ServiceStreams::News ServiceStreams::waitForNews(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    const auto hasNews = [this] {
        return !m_newModels.empty() || m_queueIsNew || m_memoryIsNew || !m_newListeners.empty();
    };
    if (m_working && !m_listeners.empty()) {
        (void)m_changed.wait_until(lock, stop, m_memoryDue, hasNews);
        m_memoryIsNew = m_memoryIsNew || Clock::now() >= m_memoryDue;
    } else {
        (void)m_changed.wait(lock, stop, hasNews);
    }
    if (m_memoryIsNew) {
        m_memoryDue = Clock::now() + kMemoryInterval;
    }
    // What needs memory first: what is new stays new where there is none.
    News news;
    news.listeners = m_listeners;
    news.newListeners = m_newListeners;
    news.model = m_model;
    m_listeners.insert(m_newListeners.begin(), m_newListeners.end());
    m_newListeners.clear();
    news.models.swap(m_newModels);
    news.queue = std::exchange(m_queueIsNew, false);
    news.memory = std::exchange(m_memoryIsNew, false);
    return news;
}

void ServiceStreams::tell(const News& news) {
    for (const ModelStatus& status : news.models) {
        forEach(news.listeners, [&](const ServiceListener& listener) {
            if (listener.onModel) {
                listener.onModel(status);
            }
        });
    }
    if (news.listeners.empty()) {
        return;
    }
    if (news.queue) {
        const std::vector<QueuedTask> queue = m_queue();
        forEach(news.listeners, [&](const ServiceListener& listener) {
            if (listener.onQueue) {
                listener.onQueue(queue);
            }
        });
    }
    if (news.memory) {
        const MemoryStatus memory = m_memory();
        forEach(news.listeners, [&](const ServiceListener& listener) {
            if (listener.onMemory) {
                listener.onMemory(memory);
            }
        });
    }
}

void ServiceStreams::greet(const News& news) {
    if (news.newListeners.empty()) {
        return;
    }
    const MemoryStatus memory = m_memory();
    const std::vector<QueuedTask> queue = m_queue();
    forEach(news.newListeners, [&](const ServiceListener& listener) {
        if (listener.onModel) {
            listener.onModel(news.model);
        }
        if (listener.onMemory) {
            listener.onMemory(memory);
        }
        if (listener.onQueue) {
            listener.onQueue(queue);
        }
    });
}

template <typename Tell>
void ServiceStreams::forEach(const Listeners& listeners, const Tell& tell) {
    for (const auto& [id, listener] : listeners) {
        const std::scoped_lock call(m_callMutex);
        bool listens = false;
        {
            const std::scoped_lock lock(m_mutex);
            listens = m_listeners.contains(id);
        }
        if (listens) {
            tell(*listener);
        }
    }
}

}  // namespace audioldm::engine::service
