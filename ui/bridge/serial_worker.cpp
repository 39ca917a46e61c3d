// SPDX-License-Identifier: MIT
#include "ui/bridge/serial_worker.h"

#include <utility>

namespace audioldm::ui {

SerialWorker::SerialWorker()
    : m_thread([this] { loop(); }) {}

SerialWorker::~SerialWorker() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void SerialWorker::run(std::function<void()> work) {
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(work));
    }
    m_changed.notify_one();
}

void SerialWorker::loop() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_ending || !m_waiting.empty(); });
        if (m_waiting.empty()) {
            return;
        }
        const std::function<void()> work = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        work();
        lock.lock();
    }
}

}  // namespace audioldm::ui
