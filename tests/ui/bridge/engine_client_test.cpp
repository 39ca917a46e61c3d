// SPDX-License-Identifier: MIT
#include "ui/bridge/engine_client.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <memory>

#include "tests/support/fake_generation_service.h"

namespace audioldm::ui {
namespace {

using test::FakeGenerationService;
using test::FakeScript;

Task taskOf(const char* id, int steps, int count = 1) {
    Task task;
    task.id = id;
    task.params.prompt = "rain";
    task.params.diffusionSteps = steps;
    task.params.duration = 0.1;
    task.params.count = count;
    return task;
}

}  // namespace

class EngineClientTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTaskIsToldFromItsStartToItsEndOnThisThread() {
        FakeGenerationService service;
        EngineClient client(service);
        QStringList story;
        connect(&client, &EngineClient::progressed, this, [&](const QString& id) {
            QCOMPARE(id, QStringLiteral("a"));
            QCOMPARE(QThread::currentThread(), thread());
            if (story.isEmpty() || story.last() != QStringLiteral("progress")) {
                story << QStringLiteral("progress");
            }
        });
        connect(&client, &EngineClient::takeArrived, this,
                [&](const QString&, const TaskTake& take, int index) {
                    QVERIFY(take.take.waveform != nullptr);
                    story << QStringLiteral("take %1").arg(index);
                });
        bool ended = false;
        connect(&client, &EngineClient::taskEnded, this, [&](const TaskResult& result) {
            QVERIFY(result.status == TaskStatus::Succeeded);
            QVERIFY(result.request.seed.has_value());
            ended = true;
        });
        QVERIFY(client.submit(taskOf("a", 3, 2), false).ok());
        QTRY_VERIFY(ended);
        QVERIFY(story.indexOf(QStringLiteral("take 0")) < story.indexOf(QStringLiteral("take 1")));
        QCOMPARE(story.first(), QStringLiteral("progress"));
        QVERIFY(story.last() != QStringLiteral("progress"));
    }

    void manyProgressesComeAsFew() {
        FakeGenerationService service;
        FakeScript script;
        script.stepMs = 1;
        script.progressesPerStep = 200;
        service.setScript(script);
        EngineClient client(service);
        QSignalSpy progressed(&client, &EngineClient::progressed);
        QSignalSpy ended(&client, &EngineClient::taskEnded);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(client.submit(taskOf("a", 300), false).ok());
        QVERIFY(ended.wait(10'000));
        // 60,000 were told; at most 30 a second arrive, and those of the start and the end.
        const double seconds = static_cast<double>(timer.elapsed()) / 1000.0;
        QVERIFY2(progressed.size() <= static_cast<int>(seconds * 31) + 4,
                 qPrintable(QString::number(progressed.size())));
        QVERIFY(progressed.size() >= 2);
    }

    void cancelEndsARunningAndAWaitingTask() {
        FakeGenerationService service;
        FakeScript script;
        script.stepMs = 10;
        service.setScript(script);
        EngineClient client(service);
        QStringList cancelled;
        connect(&client, &EngineClient::taskEnded, this, [&](const TaskResult& result) {
            QVERIFY(result.status == TaskStatus::Cancelled);
            cancelled << QString::fromStdString(result.id);
        });
        QVERIFY(client.submit(taskOf("a", 1000), false).ok());
        QVERIFY(client.submit(taskOf("b", 1000), false).ok());
        QTRY_COMPARE(client.queue().size(), std::size_t{2});
        QVERIFY(client.cancel(QStringLiteral("b")));
        QVERIFY(client.cancel(QStringLiteral("a")));
        QTRY_COMPARE(cancelled.size(), 2);
        QVERIFY(!client.cancel(QStringLiteral("a")));
    }

    void nothingComesAfterTheClientIsGone() {
        FakeGenerationService service;
        FakeScript script;
        script.stepMs = 1;
        service.setScript(script);
        for (int round = 0; round < 20; ++round) {
            auto client = std::make_unique<EngineClient>(service);
            QObject context;
            const std::string id = "task-" + std::to_string(round);
            QVERIFY(client->submit(taskOf(id.c_str(), 5), true).ok());
            client->countTokens(QStringLiteral("one two"), &context,
                                [](const Result<PromptTokens>&) { QFAIL("must not come"); });
            QTest::qSleep(round % 7);
            client.reset();
        }
        QCoreApplication::processEvents();
        QCOMPARE(service.listeners(), 0);
    }

    void anAnswerIsNotGivenToAContextThatIsGone() {
        FakeGenerationService service;
        EngineClient client(service);
        auto context = std::make_unique<QObject>();
        bool first = false;
        bool second = false;
        client.plan({}, {}, context.get(), [&](const Result<MemoryPlan>&) { first = true; });
        context.reset();
        client.plan({}, {}, this, [&](const Result<MemoryPlan>& plan) {
            QVERIFY(plan.ok());
            second = true;
        });
        QTRY_VERIFY(second);
        QVERIFY(!first);
    }

    void devicesAreFoundWithoutWaiting() {
        FakeGenerationService service;
        EngineClient client(service);
        std::size_t found = 0;
        client.findDevices(this, [&](const DeviceList& list) { found = list.devices.size(); });
        QCOMPARE(found, std::size_t{0});
        QTRY_COMPARE(found, std::size_t{1});
    }
};

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::EngineClientTest)
#include "engine_client_test.moc"
