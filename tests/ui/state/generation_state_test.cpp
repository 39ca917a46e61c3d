// SPDX-License-Identifier: MIT
#include "ui/state/generation_state.h"

#include <QTest>

namespace audioldm::ui {
namespace {

GenerationState ready() {
    GenerationState state;
    state.model = ModelState::Loaded;
    state.promptGiven = true;
    state.planFits = true;
    return state;
}

}  // namespace

class GenerationStateTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateAllowsWhatItSays_data() {
        QTest::addColumn<int>("change");
        QTest::addColumn<int>("phase");
        QTest::addColumn<int>("obstacle");
        QTest::addColumn<bool>("generate");
        QTest::addColumn<bool>("cancel");
        const auto row = [](const char* name, int change, Phase phase, Obstacle obstacle,
                            bool generate, bool cancel) {
            QTest::newRow(name) << change << static_cast<int>(phase) << static_cast<int>(obstacle)
                                << generate << cancel;
        };
        row("ready", 0, Phase::Idle, Obstacle::None, true, false);
        row("no prompt", 1, Phase::Idle, Obstacle::NoPrompt, false, false);
        row("loading", 2, Phase::LoadingModel, Obstacle::None, true, false);
        row("running", 3, Phase::Generating, Obstacle::None, true, true);
        row("cancelling", 4, Phase::Cancelling, Obstacle::None, true, false);
        row("model failed", 5, Phase::Idle, Obstacle::ModelUnusable, false, false);
        row("does not fit", 6, Phase::Idle, Obstacle::DoesNotFit, false, false);
        row("plan unknown", 7, Phase::Idle, Obstacle::None, true, false);
        row("running while loading", 8, Phase::LoadingModel, Obstacle::None, true, true);
    }

    void everyStateAllowsWhatItSays() {
        QFETCH(int, change);
        QFETCH(int, phase);
        QFETCH(int, obstacle);
        QFETCH(bool, generate);
        QFETCH(bool, cancel);
        GenerationState state = ready();
        state.promptGiven = change != 1;
        state.running = change == 3 || change == 4 || change == 8;
        state.cancelRequested = change == 4;
        if (change == 2 || change == 8) {
            state.model = ModelState::Loading;
        } else if (change == 5) {
            state.model = ModelState::Failed;
        }
        if (change == 6) {
            state.planFits = false;
        } else if (change == 7) {
            state.planFits.reset();
        }
        QCOMPARE(static_cast<int>(state.phase()), phase);
        QCOMPARE(static_cast<int>(state.obstacle()), obstacle);
        QCOMPARE(state.canGenerate(), generate);
        QCOMPARE(state.canCancel(), cancel);
        QCOMPARE(state.showsProgress(), state.phase() != Phase::Idle);
    }

    void theModelStaysWhileSoundsAreMadeOrWait() {
        GenerationState state = ready();
        QVERIFY(state.canChangeModel());
        state.waiting = 2;
        QVERIFY(!state.canChangeModel());
        QVERIFY(state.canClearQueue());
        QVERIFY(state.wouldQueue());
        state.waiting = 0;
        state.running = true;
        QVERIFY(!state.canChangeModel());
        QVERIFY(!state.canClearQueue());
    }
};

}  // namespace audioldm::ui

QTEST_GUILESS_MAIN(audioldm::ui::GenerationStateTest)
#include "generation_state_test.moc"
