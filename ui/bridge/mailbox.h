// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <functional>
#include <mutex>

namespace audioldm::ui {

/// The way from any thread to the thread of one QObject. It may be held longer than the object
/// lives: what is posted after close() is dropped.
///
/// thread  any
class Mailbox final {
public:
    /// receiver  must call close() before it is destroyed
    explicit Mailbox(QObject* receiver)
        : m_receiver(receiver) {}
    Q_DISABLE_COPY_MOVE(Mailbox)

    /// Runs `work` on the receiver's thread, in the order of the posts; never at once.
    void post(std::function<void()> work) {
        const std::lock_guard lock(m_mutex);
        if (m_receiver != nullptr) {
            QMetaObject::invokeMethod(m_receiver, std::move(work), Qt::QueuedConnection);
        }
    }

    void close() {
        const std::lock_guard lock(m_mutex);
        m_receiver = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject* m_receiver;  ///< shared, by m_mutex
};

}  // namespace audioldm::ui
