// SPDX-License-Identifier: MIT
#include "engine/service/task_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/core/exception.h"

namespace audioldm::engine::service {

Result<int> TaskQueue::reserve(const QueueEntryPtr& entry) {
    const std::scoped_lock lock(m_mutex);
    if (m_waiting.size() + m_reserved >= m_capacity && !m_closed) {
        return Error{ErrorCode::OutOfMemory,
                     concat("The queue is full: ", m_capacity,
                            " tasks wait. Wait until some are done, or cancel some."),
                     "queue"};
    }
    return reserveLocked(entry);
}

Result<int> TaskQueue::reserveBeyondCapacity(const QueueEntryPtr& entry) {
    const std::scoped_lock lock(m_mutex);
    return reserveLocked(entry);
}

Result<int> TaskQueue::reserveLocked(const QueueEntryPtr& entry) {
    const std::string& id = entry->task.id;
    if (m_closed) {
        return Error{ErrorCode::Internal, "The service is being shut down.", "queue"};
    }
    if (m_places.contains(id)) {
        return Error{ErrorCode::InvalidRequest,
                     concat("\"id\": a task \"", id,
                            "\" is not done yet. Choose another id, or wait for it."),
                     "id"};
    }
    const Order order{-entry->task.priority, m_nextNumber++};
    Waiting waiting;
    waiting.emplace(order, entry);
    m_places.emplace(id, Place{entry, State::Reserved, order, waiting.extract(order), {entry}});
    ++m_reserved;
    const auto before = std::distance(m_waiting.begin(), m_waiting.lower_bound(order));
    return static_cast<int>(before) + (m_running ? 1 : 0);
}

void TaskQueue::admit(const std::string& id) {
    const std::scoped_lock lock(m_mutex);
    Place& place = m_places.at(id);
    assertThat(place.state == State::Reserved, "a task was admitted twice");
    --m_reserved;
    place.state = State::Waiting;
    m_waiting.insert(std::move(place.waiting));
    if (m_closed || place.entry->verdict || place.entry->cancelled) {
        endLocked(place);
    }
}

void TaskQueue::release(const std::string& id) {
    const std::scoped_lock lock(m_mutex);
    m_places.erase(id);
    --m_reserved;
}

QueueEntryPtr TaskQueue::start() {
    const std::scoped_lock lock(m_mutex);
    if (m_waiting.empty()) {
        return nullptr;
    }
    const auto next = m_waiting.begin();
    m_running = next->second;
    m_waiting.erase(next);
    m_places.at(m_running->task.id).state = State::Running;
    return m_running;
}

QueueEntryPtr TaskQueue::takeEnded() {
    const std::scoped_lock lock(m_mutex);
    if (m_ended.empty()) {
        return nullptr;
    }
    QueueEntryPtr entry = std::move(m_ended.front());
    m_ended.pop_front();
    return entry;
}

void TaskQueue::finish(const std::string& id) {
    const std::scoped_lock lock(m_mutex);
    if (m_running && m_running->task.id == id) {
        m_running.reset();
    }
    m_places.erase(id);
}

bool TaskQueue::cancel(const std::string& id) {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_places.find(id);
    if (found == m_places.end()) {
        return false;
    }
    found->second.entry->cancelled = true;
    found->second.entry->stop.request_stop();
    if (found->second.state == State::Waiting) {
        endLocked(found->second);
    }
    return true;
}

void TaskQueue::close() {
    const std::scoped_lock lock(m_mutex);
    m_closed = true;
    while (!m_waiting.empty()) {
        endLocked(m_places.at(m_waiting.begin()->second->task.id));
    }
    if (m_running) {
        m_running->stop.request_stop();
    }
}

void TaskQueue::endLocked(Place& place) {
    m_waiting.erase(place.order);
    place.state = State::Ended;
    m_ended.splice(m_ended.end(), place.ended);
}

bool TaskQueue::hasWork() const {
    const std::scoped_lock lock(m_mutex);
    return !m_waiting.empty() || !m_ended.empty();
}

bool TaskQueue::hasWaiting() const {
    const std::scoped_lock lock(m_mutex);
    return !m_waiting.empty();
}

std::vector<QueuedTask> TaskQueue::list() const {
    const std::scoped_lock lock(m_mutex);
    std::vector<QueuedTask> tasks;
    tasks.reserve(m_waiting.size() + 1);
    if (m_running) {
        tasks.push_back({m_running->task, true});
    }
    for (const auto& [order, entry] : m_waiting) {
        tasks.push_back({entry->task, false});
    }
    return tasks;
}

}  // namespace audioldm::engine::service
