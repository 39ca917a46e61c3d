// SPDX-License-Identifier: MIT
#include "ui/desktop/single_instance.h"

#include <QElapsedTimer>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

namespace audioldm::ui {

using Outcome = SingleInstance::Outcome;

class SingleInstanceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void laterStartsPassTheirArgumentsOn() {
        const QTemporaryDir folder;
        SingleInstance first(folder.path());
        QVERIFY(first.claimOrPassOn({}, 0) == Outcome::First);
        QStringList received;
        connect(&first, &SingleInstance::started, this,
                [&](const QStringList& arguments) { received << arguments.join(u'|'); });
        std::atomic<int> passed = 0;
        std::vector<std::thread> starts;
        for (int start = 0; start < 20; ++start) {
            starts.emplace_back([&, start, path = folder.path()] {
                SingleInstance later(path);
                const QStringList arguments = {QString::number(start),
                                               QStringLiteral("a b\n\u00E4.wav")};
                passed += later.claimOrPassOn(arguments, 10'000) == Outcome::PassedOn ? 1 : 0;
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(received.size(), 20, 15'000);
        for (std::thread& start : starts) {
            start.join();
        }
        QCOMPARE(passed.load(), 20);
        QVERIFY(received.contains(QStringLiteral("7|a b\n\u00E4.wav")));
    }

    void theNextStartClaimsWhatIsFreeAgain() {
        const QTemporaryDir folder;
        {
            SingleInstance first(folder.path());
            QVERIFY(first.claimOrPassOn({}, 0) == Outcome::First);
        }
        SingleInstance next(folder.path());
        QVERIFY(next.claimOrPassOn({}, 0) == Outcome::First);
    }

    void aStartDuringTheEndOfTheFirstTakesItsPlace() {
        const QTemporaryDir folder;
        auto first = std::make_unique<SingleInstance>(folder.path());
        QVERIFY(first->claimOrPassOn({}, 0) == Outcome::First);
        std::atomic<Outcome> outcome = Outcome::NoAnswer;
        QElapsedTimer timer;
        timer.start();
        std::thread start([&outcome, path = folder.path()] {
            SingleInstance later(path);
            outcome = later.claimOrPassOn({QStringLiteral("rain.wav")}, 20'000);
        });
        // It no longer answers, but still holds the lock.
        QThread::msleep(300);
        first.reset();
        start.join();
        QVERIFY(outcome.load() == Outcome::First);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }

    void oneThatDoesNotAnswerIsSaid() {
        const QTemporaryDir folder;
        QLockFile held(folder.filePath(QStringLiteral("audioldm-studio.lock")));
        QVERIFY(held.lock());
        std::thread start([path = folder.path()] {
            SingleInstance later(path);
            QVERIFY(later.claimOrPassOn({}, 200) == Outcome::NoAnswer);
        });
        start.join();
    }
};

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::SingleInstanceTest)
#include "single_instance_test.moc"
