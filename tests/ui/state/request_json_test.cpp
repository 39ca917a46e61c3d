// SPDX-License-Identifier: MIT
#include "ui/state/request_json.h"

#include <QJsonDocument>
#include <QTest>
#include <limits>

#include "ui/state/session.h"

namespace audioldm::ui {
namespace {

GenerationRequest unusual() {
    GenerationRequest request;
    request.prompt = "Ein Hund \"bellt\"\n\xE7\x8A\xAC";
    request.negativePrompt = "noise";
    request.steps = 11;
    request.guidance = 4.25;
    request.durationSeconds = 0.04;
    request.seed = std::numeric_limits<std::int64_t>::max();
    request.count = 3;
    request.scheduler = "euler";
    request.eta = 0.5;
    request.guidanceStart = 0.25;
    request.guidanceEnd = 0.75;
    request.guidanceRescale = 0.5;
    return request;
}

void compare(const GenerationRequest& left, const GenerationRequest& right) {
    QCOMPARE(left.prompt, right.prompt);
    QCOMPARE(left.negativePrompt, right.negativePrompt);
    QCOMPARE(left.steps, right.steps);
    QCOMPARE(left.guidance, right.guidance);
    QCOMPARE(left.durationSeconds, right.durationSeconds);
    QVERIFY(left.seed == right.seed);
    QCOMPARE(left.count, right.count);
    QCOMPARE(left.scheduler, right.scheduler);
    QCOMPARE(left.eta, right.eta);
    QCOMPARE(left.guidanceStart, right.guidanceStart);
    QCOMPARE(left.guidanceEnd, right.guidanceEnd);
    QCOMPARE(left.guidanceRescale, right.guidanceRescale);
}

}  // namespace

class RequestJsonTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestComesBackWhole() {
        compare(requestFromJson(requestToJson(unusual())), unusual());
        compare(requestFromJson({}), GenerationRequest());
    }

    void valuesOutOfRangeAreBroughtIntoIt() {
        const QJsonObject hostile =
            QJsonDocument::fromJson(
                R"({"diffusionSteps": 1e300, "guidanceScale": -4, "duration": 9999,
                    "count": 0, "seed": -7, "eta": "much", "guidanceInterval": [2, -1]})")
                .object();
        const GenerationRequest request = requestFromJson(hostile);
        QCOMPARE(request.steps, kMaxSteps);
        QCOMPARE(request.guidance, 0.0);
        QCOMPARE(request.durationSeconds, kMaxDurationSeconds);
        QCOMPARE(request.count, 1);
        QVERIFY(!request.seed);
        QCOMPARE(request.guidanceStart, 1.0);
        QCOMPARE(request.guidanceEnd, 1.0);
    }

    void presetsComeBackFromTheirFile() {
        Preset preset;
        preset.name = "Fine";
        preset.request = unusual();
        const auto read = presetsFromJson(presetsToJson({preset, preset}));
        QVERIFY(read.ok());
        QCOMPARE(read.value().size(), std::size_t{2});
        QCOMPARE(read.value()[0].name, preset.name);
        compare(read.value()[1].request, preset.request);
    }

    void filesThatHoldNoPresetsAreRefused_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("RIFF....WAVE");
        QTest::newRow("a list") << QByteArray("[1, 2]");
        QTest::newRow("other JSON") << QByteArray(R"({"presets": []})");
        QTest::newRow("none in it") << QByteArray(R"({"audioldmPresets": 1, "presets": []})");
        QTest::newRow("newer") << QByteArray(R"({"audioldmPresets": 2, "presets": [{}]})");
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("huge") << QByteArray(5 * 1024 * 1024, ' ');
    }

    void filesThatHoldNoPresetsAreRefused() {
        QFETCH(QByteArray, file);
        const auto read = presetsFromJson(file);
        QVERIFY(!read.ok());
        QVERIFY(read.error().code == ErrorCode::InvalidRequest);
        QVERIFY(!read.error().message.empty());
    }

    void aSessionComesBackWhole() {
        Session session;
        session.geometry = QByteArray("\x01\x00\xFF geometry", 12);
        session.request = unusual();
        session.seedLocked = true;
        session.takeId = QStringLiteral("take-7");
        const Session read = Session::fromJson(session.toJson());
        QCOMPARE(read.geometry, session.geometry);
        compare(read.request, session.request);
        QVERIFY(read.seedLocked);
        QCOMPARE(read.takeId, session.takeId);
    }

    void aDamagedSessionIsAFreshOne() {
        const QByteArray json = Session().toJson();
        for (qsizetype length = 0; length < json.size(); ++length) {
            const Session read = Session::fromJson(json.left(length));
            compare(read.request, GenerationRequest());
            QVERIFY(read.takeId.isEmpty());
        }
    }
};

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::RequestJsonTest)
#include "request_json_test.moc"
