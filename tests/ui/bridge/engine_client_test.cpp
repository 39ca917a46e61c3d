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
        client.submit(taskOf("a", 3, 2), false);
        QTRY_VERIFY(ended);
        QVERIFY(story.indexOf(QStringLiteral("take 0")) < story.indexOf(QStringLiteral("take 1")));
        QCOMPARE(story.first(), QStringLiteral("progress"));
        QVERIFY(story.last() != QStringLiteral("progress"));
    }

    void aSlowDiskDoesNotHoldUpThisThread() {
        FakeGenerationService service;
        FakeScript script;
        script.submitMs = 300;
        service.setScript(script);
        int ended = 0;
        {
            EngineClient client(service);
            connect(&client, &EngineClient::taskEnded, this, [&] { ++ended; });
            QElapsedTimer timer;
            timer.start();
            client.submit(taskOf("a", 1), false);
            client.submit(taskOf("b", 1), false);
            QVERIFY(timer.elapsed() < 200);
            QTRY_COMPARE(ended, 1);
        }
        // What was asked for before the client's end is asked for.
        QTRY_COMPARE(service.started().size(), std::size_t{2});
    }

    void aRefusalIsTold() {
        FakeGenerationService service;
        EngineClient client(service);
        QSignalSpy refused(&client, &EngineClient::taskRefused);
        Task task = taskOf("a", 1);
        task.params.prompt.reset();
        client.submit(task, false);
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().toString(), QStringLiteral("a"));
        QVERIFY(refused.first().last().value<Error>().code == ErrorCode::InvalidRequest);
    }

    void tasksOfAnEarlierRunAreToldBeforeAllElseOfThem() {
        FakeGenerationService service;
        EngineClient client(service);
        QStringList story;
        connect(&client, &EngineClient::taskResumed, this, [&](const Task& task) {
            QCOMPARE(QThread::currentThread(), thread());
            story << QStringLiteral("resumed ") + QString::fromStdString(task.id);
        });
        connect(&client, &EngineClient::takeArrived, this,
                [&](const QString& id) { story << QStringLiteral("take ") + id; });
        connect(&client, &EngineClient::taskEnded, this, [&](const TaskResult& result) {
            story << QStringLiteral("ended ") + QString::fromStdString(result.id);
        });
        service.leaveBehind({{taskOf("a", 1), 1, {}}, {taskOf("b", 1), 2, {}}});
        client.resume(false);
        client.submit(taskOf("c", 1), false);
        QTRY_VERIFY(story.contains(QStringLiteral("ended c")));
        QVERIFY(story.indexOf(QStringLiteral("resumed a")) <
                story.indexOf(QStringLiteral("take a")));
        QVERIFY(story.indexOf(QStringLiteral("take a")) < story.indexOf(QStringLiteral("take c")));
        QVERIFY(story.indexOf(QStringLiteral("resumed b")) <
                story.indexOf(QStringLiteral("ended b")));
        QVERIFY(!story.contains(QStringLiteral("take b")));
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
        client.submit(taskOf("a", 300), false);
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
        client.submit(taskOf("a", 1000), false);
        client.submit(taskOf("b", 1000), false);
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
            client->submit(taskOf(id.c_str(), 5), true);
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
