// SPDX-License-Identifier: MIT
#include "ui/widgets/parameters_panel.h"

#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include "ui/widgets/parameter_slider.h"
#include "ui/widgets/seed_field.h"

namespace audioldm::ui {
namespace {

template <typename Widget>
Widget* part(QWidget& panel, const char* name) {
    return panel.findChild<Widget*>(QLatin1String(name));
}

}  // namespace

class ParametersPanelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRequestThatIsSetIsTheOneThatIsRead() {
        ParametersPanel panel;
        GenerationRequest request;
        request.prompt = "rain";
        request.negativePrompt = "wind";
        request.steps = 321;
        request.guidance = 7.25;
        request.durationSeconds = 12.34;
        request.seed = 99;
        request.count = 5;
        request.guidanceStart = 0.2;
        request.guidanceEnd = 0.8;
        QSignalSpy edited(&panel, &ParametersPanel::edited);
        panel.setRequest(request);
        const GenerationRequest read = panel.request();
        QVERIFY(sameSettings(request, read));
        QCOMPARE(read.prompt, request.prompt);
        QCOMPARE(read.seed.value_or(-1), std::int64_t{99});
        QCOMPARE(edited.size(), 0);
        // The old start lies behind the new end.
        request.guidanceStart = 0;
        request.guidanceEnd = 0.1;
        panel.setRequest(request);
        QCOMPARE(panel.request().guidanceStart, 0.0);
        QCOMPARE(panel.request().guidanceEnd, 0.1);
    }

    void sliderAndBoxAreOneValue() {
        ParametersPanel panel;
        auto* const steps = part<ParameterSlider>(panel, "steps");
        auto* const slider = steps->findChild<QSlider*>();
        auto* const box = steps->findChild<QDoubleSpinBox*>();
        QCOMPARE(panel.request().steps, 25);
        slider->setValue(60);
        QCOMPARE(panel.request().steps, 60);
        QCOMPARE(box->value(), 60.0);
        box->setValue(1000);
        QCOMPARE(panel.request().steps, 1000);
        QCOMPARE(slider->value(), slider->maximum());
        QTest::mouseDClick(slider, Qt::LeftButton);
        QCOMPARE(panel.request().steps, 25);
    }

    void theKeyboardChangesEveryNumber() {
        ParametersPanel panel;
        auto* const duration = part<ParameterSlider>(panel, "duration");
        auto* const slider = duration->findChild<QSlider*>();
        QTest::keyClick(slider, Qt::Key_Right);
        QVERIFY(qAbs(panel.request().durationSeconds - 5.1) < 1e-6);
        auto* const box = duration->findChild<QDoubleSpinBox*>();
        box->selectAll();
        QTest::keyClicks(box, QStringLiteral("0.04"));
        QTest::keyClick(box, Qt::Key_Return);
        QVERIFY(qAbs(panel.request().durationSeconds - 0.04) < 1e-9);
    }

    void anEditTellsBeforeAndAfter() {
        ParametersPanel panel;
        QList<std::pair<int, int>> edits;
        connect(&panel, &ParametersPanel::edited, this,
                [&](const GenerationRequest& before, const GenerationRequest& after) {
                    edits.append({before.count, after.count});
                });
        part<QSpinBox>(panel, "count")->setValue(3);
        part<QSpinBox>(panel, "count")->setValue(4);
        QCOMPARE(edits, (QList<std::pair<int, int>>{{1, 3}, {3, 4}}));
    }

    void aPresetLeavesPromptAndSeed() {
        ParametersPanel panel;
        GenerationRequest mine;
        mine.prompt = "rain";
        mine.seed = 5;
        panel.setRequest(mine);
        GenerationRequest preset;
        preset.steps = 10;
        panel.applyPreset(preset);
        QCOMPARE(panel.request().prompt, std::string("rain"));
        QCOMPARE(panel.request().seed.value_or(-1), std::int64_t{5});
        QCOMPARE(panel.request().steps, 10);
    }

    void theSeedIsRandomUntilItIsHeld() {
        ParametersPanel panel;
        SeedField& seed = *panel.seed();
        QVERIFY(!seed.seed());
        QTest::keyClicks(part<QLineEdit>(panel, "seed"), QStringLiteral("12a3"));
        QCOMPARE(seed.seed().value_or(-1), std::int64_t{123});
        part<QToolButton>(panel, "seedLock")->click();
        QVERIFY(!seed.seed());
        seed.setLastSeed(77);
        part<QToolButton>(panel, "seedLock")->click();
        QCOMPARE(seed.seed().value_or(-1), std::int64_t{77});
        seed.useNext();
        QCOMPARE(seed.seed().value_or(-1), std::int64_t{78});
        seed.rollDice();
        QVERIFY(seed.seed() && *seed.seed() >= 0);
        seed.setSeed(std::numeric_limits<std::int64_t>::max());
        seed.useNext();
        QCOMPARE(seed.seed().value_or(-1), std::int64_t{0});
    }

    void theButtonFollowsTheState() {
        ParametersPanel panel;
        auto* const button = part<QPushButton>(panel, "generate");
        GenerationState state;
        state.model = ModelState::Loaded;
        panel.setState(state);
        QVERIFY(!button->isEnabled());
        QVERIFY(!button->toolTip().isEmpty());
        state.promptGiven = true;
        panel.setState(state);
        QVERIFY(button->isEnabled());
        const QString idle = button->text();
        state.running = true;
        panel.setState(state);
        QVERIFY(button->isEnabled());
        QVERIFY(button->text() != idle);
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::ParametersPanelTest)
#include "parameters_panel_test.moc"
