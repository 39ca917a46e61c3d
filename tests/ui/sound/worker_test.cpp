// SPDX-License-Identifier: MIT
#include "ui/sound/worker.h"

#include <QTest>
#include <QThread>
#include <memory>
#include <new>
#include <semaphore>

namespace audioldm::ui {

/// What becomes of a value that is made on a thread of the pool.
class WorkerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theValueComesOnTheGuiThread() {
        QObject context;
        const QThread* made = nullptr;
        const QThread* told = nullptr;
        int value = 0;
        runOnWorker(
            &context,
            [&made] {
                made = QThread::currentThread();
                return 7;
            },
            [&](int result) {
                told = QThread::currentThread();
                value = result;
            });
        QTRY_COMPARE(value, 7);
        QVERIFY(made != QThread::currentThread());
        QVERIFY(told == QThread::currentThread());
    }

    void nothingIsToldToOneThatIsGone() {
        auto context = std::make_unique<QObject>();
        std::binary_semaphore mayEnd(0);
        bool told = false;
        runOnWorker(
            context.get(),
            [&mayEnd] {
                mayEnd.acquire();
                return 7;
            },
            [&told](int) { told = true; });
        context.reset();
        mayEnd.release();
        QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
        QCoreApplication::processEvents();
        QVERIFY(!told);
    }

    void nothingIsToldOfAnExceptionAndTheNextComes() {
        QObject context;
        int told = 0;
        const auto count = [&told](int value) { told += value; };
        runOnWorker(
            &context, []() -> int { throw std::bad_alloc(); }, count);
        runOnWorker(
            &context, [] { return 1; }, count);
        QTRY_COMPARE(told, 1);
        QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
        QCoreApplication::processEvents();
        QCOMPARE(told, 1);
    }

    /// For the sanitizers: the context goes while its value is on the way.
    void contextsMayGoAtAnyMoment() {
        int told = 0;
        for (int round = 0; round < 2000; ++round) {
            auto context = std::make_unique<QObject>();
            runOnWorker(
                context.get(), [round] { return round; }, [&told](int) { ++told; });
            if (round % 3 == 0) {
                QThread::usleep(static_cast<unsigned long>(round % 50));
            }
            if (round % 5 == 0) {
                QCoreApplication::processEvents();
            }
        }
        QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
        QCoreApplication::processEvents();
        QVERIFY(told < 2000);
    }
};

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::WorkerTest)
#include "worker_test.moc"
