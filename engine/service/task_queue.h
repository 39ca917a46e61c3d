// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/api/generation_service.h"
#include "engine/api/result.h"
#include "engine/service/queue_entry.h"

namespace audioldm::engine::service {

/// The tasks that are not done: those that wait, by priority and then in their order, the running
/// one, and those that ended while they waited but whose observers have not been told yet.
///
/// thread  any; every function is short
class TaskQueue final {
public:
    static constexpr std::size_t kDefaultCapacity = 1000;

    /// capacity  most tasks that may wait at once
    explicit TaskQueue(std::size_t capacity = kDefaultCapacity)
        : m_capacity(capacity) {}
    TaskQueue(const TaskQueue&) = delete;
    TaskQueue& operator=(const TaskQueue&) = delete;

    /// Takes a place and the id for the entry, so that what must come before it is run can be done.
    /// admit() or release() must follow. Gives back how many tasks come before it.
    /// errors  InvalidRequest: the id is in use; OutOfMemory: no place is left; Internal: closed
    [[nodiscard]] Result<int> reserve(const QueueEntryPtr& entry);
    /// As reserve(), also when no place is left: for tasks that waited in an earlier run.
    [[nodiscard]] Result<int> reserveBeyondCapacity(const QueueEntryPtr& entry);
    /// The entry may be run from now on. One that was cancelled meanwhile, that has a verdict, or
    /// that comes after close() is handed out by takeEnded() instead.
    /// From reserve() on nothing of the queue needs memory, list() apart.
    void admit(const std::string& id);
    /// Gives the place and the id of a reserved entry up.
    void release(const std::string& id);

    /// The next task, which is the running one from now on; null when none waits.
    [[nodiscard]] QueueEntryPtr start();
    /// An entry that ended while it waited; null when there is none. finish() must follow.
    [[nodiscard]] QueueEntryPtr takeEnded();
    /// The task is done: its id is free.
    void finish(const std::string& id);

    /// Asks the task to stop; a waiting one ends at once. False when there is none of that id.
    bool cancel(const std::string& id);
    /// Ends all waiting tasks, asks the running one to stop and takes no more.
    void close();

    [[nodiscard]] bool hasWork() const;
    [[nodiscard]] bool hasWaiting() const;
    /// The running task and the waiting ones, in the order in which they will run.
    [[nodiscard]] std::vector<QueuedTask> list() const;

private:
    enum class State {
        Reserved,
        Waiting,
        Running,
        Ended,
    };
    /// The highest priority first, then the oldest.
    using Order = std::pair<int, std::uint64_t>;
    using Waiting = std::map<Order, QueueEntryPtr>;
    using Ended = std::list<QueueEntryPtr>;
    struct Place {
        QueueEntryPtr entry;
        State state = State::Reserved;
        Order order;
        Waiting::node_type waiting;  ///< until it waits
        Ended ended;                 ///< one entry, until it has ended
    };

    Result<int> reserveLocked(const QueueEntryPtr& entry);
    void endLocked(Place& place);

    const std::size_t m_capacity;

    mutable std::mutex m_mutex;
    // Guarded by m_mutex.
    std::unordered_map<std::string, Place> m_places;  // all, by id
    Waiting m_waiting;
    Ended m_ended;  // not yet handed out
    QueueEntryPtr m_running;
    std::size_t m_reserved = 0;
    std::uint64_t m_nextNumber = 0;
    bool m_closed = false;
};

}  // namespace audioldm::engine::service
