// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace audioldm::ui {

/// One thread that does pieces of work in their order. Its end waits until all are done.
///
/// thread  any
class SerialWorker final {
public:
    SerialWorker();
    ~SerialWorker();
    Q_DISABLE_COPY_MOVE(SerialWorker)

    /// work  must not throw
    void run(std::function<void()> work);

private:
    void loop();

    // Shared, by m_mutex.
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_waiting;
    bool m_ending = false;

    std::thread m_thread;
};

}  // namespace audioldm::ui
