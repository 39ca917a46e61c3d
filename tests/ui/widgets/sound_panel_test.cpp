// SPDX-License-Identifier: MIT
#include "ui/widgets/sound_panel.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include "tests/ui/support/test_sounds.h"
#include "ui/player/audio_player.h"
#include "ui/widgets/transport_bar.h"
#include "ui/widgets/waveform_view.h"

namespace audioldm::ui {

/// View, transport and player as one. There is no sound device: the tests' environment has none.
class SoundPanelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (qEnvironmentVariableIsEmpty("PULSE_SERVER")) {
            qputenv("PULSE_SERVER", "unix:/nonexistent/sound-server");
        }
    }

    void init() {
        m_player = std::make_unique<AudioPlayer>();
        m_panel = std::make_unique<SoundPanel>(*m_player);
        m_panel->resize(900, 400);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void cleanup() {
        m_panel.reset();
        m_player.reset();
    }

    void withoutASoundNothingCanBePlayed() {
        for (const char* name : {"playButton", "stopButton", "toStartButton", "sideButton"}) {
            QVERIFY2(!button(name)->isEnabled(), name);
        }
        m_panel->setSound(test::sineSound(440, 2), QStringLiteral("Rain"));
        QVERIFY(button("playButton")->isEnabled());
        QVERIFY(!button("sideButton")->isEnabled());
        QVERIFY(label("soundName")->text().contains(QStringLiteral("Rain")));
        m_panel->setSound(nullptr, {});
        QVERIFY(!button("playButton")->isEnabled());
    }

    void thePlayButtonTellsWhatItDoes() {
        m_panel->setSound(test::sineSound(440, 60), {});
        QToolButton* const play = button("playButton");
        const QString paused = play->accessibleName();
        play->click();
        QVERIFY(m_player->isPlaying());
        QVERIFY(play->accessibleName() != paused);
        QTRY_VERIFY(m_panel->view().playhead() > 0.2);
        QVERIFY(label("timeLabel")->text().contains(QStringLiteral("1:00.0")));
        QVERIFY(!label("timeLabel")->text().startsWith(QStringLiteral("0:00.0")));
        button("stopButton")->click();
        QVERIFY(!m_player->isPlaying());
        QCOMPARE(m_panel->view().playhead(), 0.0);
    }

    void theViewSeeksAndItsSelectionIsTheLoop() {
        m_panel->setSound(test::sineSound(440, 10), {});
        WaveformView& view = m_panel->view();
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(view.width() / 2, view.height() / 2));
        QVERIFY(std::abs(m_player->position() - 5) < 0.05);
        view.setSelection(2, 3);
        QCOMPARE(m_player->loopStart(), 2.0);
        QCOMPARE(m_player->loopEnd(), 3.0);
        button("loopButton")->click();
        QVERIFY(m_player->isLooping());
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Space);
        QVERIFY(m_player->isPlaying());
        QTRY_VERIFY(view.playhead() >= 2 && view.playhead() <= 3);
    }

    void theKeysOfTheTransportWork() {
        m_panel->setSound(test::sineSound(440, 10), {});
        m_player->seek(4);
        auto* const volume = m_panel->findChild<QSlider*>(QStringLiteral("volumeSlider"));
        volume->setFocus();
        QTest::keyClick(volume, Qt::Key_L);
        QVERIFY(m_player->isLooping());
        QTest::keyClick(volume, Qt::Key_M);
        QVERIFY(m_player->isMuted());
        QTest::keyClick(volume, Qt::Key_Left);
        QVERIFY(m_player->volume() < 1);
        QTest::keyClick(volume, Qt::Key_Space);
        QVERIFY(m_player->isPlaying());
        m_player->setVolume(0.3);
        QCOMPARE(volume->value(), 30);
    }

    void twoTakesAreComparedAtTheSamePlace() {
        const WaveformPtr a = test::sineSound(440, 4);
        const WaveformPtr b = test::sineSound(220, 4);
        m_panel->setSound(a, QStringLiteral("Rain"));
        m_panel->setComparison(b, QStringLiteral("Hail"));
        QVERIFY(button("sideButton")->isEnabled());
        m_panel->view().setSelection(1, 2);
        m_player->seek(1.5);
        button("sideButton")->click();
        QCOMPARE(m_player->side(), PlaybackSide::B);
        QCOMPARE(m_panel->view().sound(), b);
        QCOMPARE(m_panel->view().selectionStart(), 1.0);
        QVERIFY(label("soundName")->text().startsWith(QStringLiteral("B")));
        QCOMPARE(m_player->position(), 1.5);
        button("sideButton")->click();
        QCOMPARE(m_panel->view().sound(), a);
        // Another take ends the comparison.
        m_panel->setSound(b, QStringLiteral("Hail"));
        QVERIFY(!button("sideButton")->isEnabled());
        QCOMPARE(label("soundName")->text(), QStringLiteral("Hail"));
    }

    void withoutADeviceItIsSaidAtTheDeviceButton() {
        QTRY_VERIFY(!m_player->deviceProblem().isEmpty());
        QCOMPARE(button("deviceButton")->toolTip(), m_player->deviceProblem());
        QVERIFY(!m_panel->transport().deviceMenu()->actions().isEmpty());
    }

    void zoomAndDisplayActionsFollowTheView() {
        m_panel->setSound(test::sineSound(440, 10), {});
        const auto action = [this](const char* name) {
            return m_panel->findChild<QAction*>(QLatin1String(name));
        };
        QVERIFY(action("showWaveform")->isChecked());
        action("showBoth")->trigger();
        QCOMPARE(m_panel->view().display(), WaveformView::Display::Both);
        QVERIFY(action("showBoth")->isChecked());
        QVERIFY(!action("zoomOut")->isEnabled());
        action("zoomIn")->trigger();
        QVERIFY(action("zoomOut")->isEnabled());
        action("zoomWhole")->trigger();
        QVERIFY(!action("zoomOut")->isEnabled());
        QVERIFY(!action("zoomSelection")->isEnabled());
        m_panel->view().setSelection(1, 2);
        QVERIFY(action("zoomSelection")->isEnabled());
    }

private:
    [[nodiscard]] QToolButton* button(const char* name) const {
        return m_panel->findChild<QToolButton*>(QLatin1String(name));
    }
    [[nodiscard]] QLabel* label(const char* name) const {
        return m_panel->findChild<QLabel*>(QLatin1String(name));
    }

    std::unique_ptr<AudioPlayer> m_player;
    std::unique_ptr<SoundPanel> m_panel;
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::SoundPanelTest)
#include "sound_panel_test.moc"
