// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <memory>
#include <type_traits>
#include <utility>

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

namespace audioldm::ui {

/// Runs `work` on a thread of the pool and hands its value to `then` on the thread of `context`;
/// `then` is not called when `context` is gone by then or when `work` threw.
template <typename Work, typename Then>
void runOnWorker(QObject* context, Work work, Then then) {
    using Value = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<Value>>();
    promise->future().then(context, [then = std::move(then)](const Value& value) { then(value); });
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        // Too little memory is no reason to end the program: the picture is then missing.
        try {
            promise->addResult(work());
        } catch (...) {
            promise->setException(std::current_exception());
        }
        promise->finish();
    });
}

}  // namespace audioldm::ui
