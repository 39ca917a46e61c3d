// SPDX-License-Identifier: MIT
#include "ui/desktop/single_instance.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <atomic>
#include <thread>
#include <vector>

namespace audioldm::ui {

class SingleInstanceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void laterStartsPassTheirArgumentsOn() {
        const QTemporaryDir folder;
        SingleInstance first(folder.path());
        QVERIFY(first.claim());
        QStringList received;
        connect(&first, &SingleInstance::started, this,
                [&](const QStringList& arguments) { received << arguments.join(u'|'); });
        std::atomic<int> passed = 0;
        std::atomic<int> claimed = 0;
        std::vector<std::thread> starts;
        for (int start = 0; start < 20; ++start) {
            starts.emplace_back([&, start, path = folder.path()] {
                SingleInstance later(path);
                claimed += later.claim() ? 1 : 0;
                const QStringList arguments = {QString::number(start),
                                               QStringLiteral("a b\n\u00E4.wav")};
                passed += later.passOn(arguments, 10'000) ? 1 : 0;
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(received.size(), 20, 15'000);
        for (std::thread& start : starts) {
            start.join();
        }
        QCOMPARE(claimed.load(), 0);
        QCOMPARE(passed.load(), 20);
        QVERIFY(received.contains(QStringLiteral("7|a b\n\u00E4.wav")));
    }

    void theNextStartClaimsWhatIsFreeAgain() {
        const QTemporaryDir folder;
        {
            SingleInstance first(folder.path());
            QVERIFY(first.claim());
        }
        SingleInstance next(folder.path());
        QVERIFY(next.claim());
        SingleInstance third(folder.path());
        QVERIFY(!third.claim());
    }

    void withoutAFirstStartNobodyTakesTheArguments() {
        const QTemporaryDir folder;
        const SingleInstance alone(folder.path());
        QVERIFY(!alone.passOn({}, 200));
    }
};

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::SingleInstanceTest)
#include "single_instance_test.moc"
