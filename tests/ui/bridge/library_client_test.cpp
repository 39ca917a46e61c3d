// SPDX-License-Identifier: MIT
#include "ui/bridge/library_client.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <memory>

#include "tests/support/fake_studio.h"

namespace audioldm::ui {

class LibraryClientTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void callsRunOnAnotherThreadInTheirOrder() {
        test::FakeTakeLibrary library;
        test::FakeSoundFiles files;
        LibraryClient client(library, files);
        QList<int> order;
        for (int call = 0; call < 20; ++call) {
            client.ask([](TakeLibrary& target) { return target.takes({}); }, this,
                       [&order, call](const Result<TakePage>& page) {
                           QVERIFY(page.ok());
                           order.append(call);
                       });
        }
        QVERIFY(order.isEmpty());
        QTRY_COMPARE(order.size(), 20);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QCOMPARE(library.callsOn(std::this_thread::get_id()), 0);
    }

    void aSlowLibraryDoesNotHoldUpTheCaller() {
        test::FakeTakeLibrary library;
        library.setDelayMs(50);
        test::FakeSoundFiles files;
        LibraryClient client(library, files);
        QElapsedTimer timer;
        timer.start();
        for (int call = 0; call < 10; ++call) {
            client.change([](TakeLibrary& target) { return target.forgetPrompts(); });
        }
        QVERIFY(timer.elapsed() < 50);
    }

    void whatWasAskedForIsDoneBeforeTheEnd() {
        test::FakeTakeLibrary library;
        library.setDelayMs(5);
        test::FakeSoundFiles files;
        auto client = std::make_unique<LibraryClient>(library, files);
        for (int call = 0; call < 20; ++call) {
            client->change([call](TakeLibrary& target) {
                return target.setNote("session", std::to_string(call));
            });
        }
        client.reset();
        const auto note = library.note("session");
        QVERIFY(note.ok() && note.value().has_value());
        QCOMPARE(note.value().value(), std::string("19"));
    }

    void changesComeTogetherAndFailuresAreTold() {
        test::FakeTakeLibrary library;
        test::FakeSoundFiles files;
        LibraryClient client(library, files);
        QSignalSpy changed(&client, &LibraryClient::changed);
        QSignalSpy failed(&client, &LibraryClient::failed);
        for (int take = 0; take < 100; ++take) {
            library.add({});
        }
        QTRY_VERIFY(changed.size() >= 1);
        QVERIFY(changed.size() < 10);
        library.failChanges(true);
        client.change([](TakeLibrary& target) { return target.starTake("take-1", true); });
        QTRY_COMPARE(failed.size(), 1);
    }

    void anAnswerIsNotGivenToAContextThatIsGone() {
        test::FakeTakeLibrary library;
        test::FakeSoundFiles files;
        LibraryClient client(library, files);
        auto context = std::make_unique<QObject>();
        client.ask([](TakeLibrary& target) { return target.takes({}); }, context.get(),
                   [](const Result<TakePage>&) { QFAIL("must not come"); });
        context.reset();
        bool done = false;
        client.ask([](TakeLibrary& target) { return target.takes({}); }, this,
                   [&](const Result<TakePage>&) { done = true; });
        QTRY_VERIFY(done);
    }
};

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::LibraryClientTest)
#include "library_client_test.moc"
