// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace audioldm::ui {

/// Runs `work` on a thread of the pool and hands its value to `then` on the GUI thread; `then` is
/// not called when `context` is gone by then or when `work` threw.
///
/// context  lives on the GUI thread
/// thread  GUI thread
template <typename Work, typename Then>
void runOnWorker(QObject* context, Work work, Then then) {
    // By way of the application, which waits for the pool before it goes: whether the context still
    // lives can only be known on its own thread.
    QThreadPool::globalInstance()->start([application = QCoreApplication::instance(),
                                          alive = QPointer<QObject>(context),
                                          work = std::move(work), then = std::move(then)] {
        // Too little memory is no reason to end the program: the picture is then missing.
        try {
            const auto tell = [alive, then, value = work()] {
                if (alive) {
                    then(value);
                }
            };
            QMetaObject::invokeMethod(application, tell, Qt::QueuedConnection);
        } catch (...) {
        }
    });
}

}  // namespace audioldm::ui
