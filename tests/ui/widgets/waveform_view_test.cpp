// SPDX-License-Identifier: MIT
#include "ui/widgets/waveform_view.h"

#include <cmath>

#include <QAccessible>
#include <QPinchGesture>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "tests/ui/support/test_sounds.h"
#include "ui/widgets/sound_colors.h"
#include "ui/widgets/time_ruler.h"

namespace audioldm::ui {
namespace {

constexpr int kRate = 16000;

/// A view of 1000 x 300 pixels on a sound, shown.
class Shown final {
public:
    explicit Shown(const WaveformPtr& sound) {
        view.resize(1000, 300);
        view.setSound(sound);
        view.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&view));
        view.setFocus();
    }

    [[nodiscard]] TimeRuler& ruler() const { return *view.findChild<TimeRuler*>(); }
    [[nodiscard]] int middle() const { return (ruler().height() + view.height()) / 2; }
    [[nodiscard]] QPoint at(int x) const { return {x, middle()}; }
    void drag(int from, int to, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mousePress(&view, Qt::LeftButton, modifiers, at(from));
        for (int part = 1; part <= 5; ++part) {
            QTest::mouseMove(&view, at(from + (to - from) * part / 5));
        }
        QTest::mouseRelease(&view, Qt::LeftButton, modifiers, at(to));
    }
    void wheel(int notches, int x, Qt::KeyboardModifiers modifiers = {}) {
        QWheelEvent event(at(x), view.mapToGlobal(at(x)), {}, {0, 120 * notches}, Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&view, &event);
    }

    WaveformView view;
};

bool isNear(const QColor& a, const QColor& b) {
    return std::abs(a.red() - b.red()) < 24 && std::abs(a.green() - b.green()) < 24 &&
           std::abs(a.blue() - b.blue()) < 24;
}

/// How many pixels of these rows have about that colour.
int countOf(const QImage& image, const QColor& color, int top, int bottom) {
    int count = 0;
    for (int y = top; y < bottom; ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += isNear(image.pixelColor(x, y), color) ? 1 : 0;
        }
    }
    return count;
}

}  // namespace

class WaveformViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutASoundItSaysSo() {
        Shown shown(nullptr);
        QVERIFY(!shown.view.valueText().isEmpty());
        QVERIFY(!shown.view.canZoomIn());
        QSignalSpy seeks(&shown.view, &WaveformView::seekRequested);
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(500));
        QTest::keyClick(&shown.view, Qt::Key_Right);
        shown.wheel(1, 500, Qt::ControlModifier);
        QCOMPARE(seeks.count(), 0);
        shown.view.setSound(std::make_shared<const Waveform>());
        QVERIFY(shown.view.sound() == nullptr);
    }

    void aClickSeeks() {
        Shown shown(test::noiseSound(10));
        QSignalSpy seeks(&shown.view, &WaveformView::seekRequested);
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(250));
        QCOMPARE(seeks.count(), 1);
        QVERIFY(std::abs(seeks[0][0].toDouble() - 2.5) < 0.011);
        QCOMPARE(shown.view.playhead(), seeks[0][0].toDouble());
        QVERIFY(!shown.view.hasSelection());
        QTest::mouseClick(&shown.ruler(), Qt::LeftButton, {}, QPoint(750, 4));
        QVERIFY(std::abs(shown.view.playhead() - 7.5) < 0.011);
    }

    void draggingSelectsToTheSampleInBothDirections() {
        Shown shown(test::noiseSound(10));
        QSignalSpy selected(&shown.view, &WaveformView::selectionChanged);
        shown.drag(200, 600);
        QVERIFY(std::abs(shown.view.selectionStart() - 2) < 0.011);
        QVERIFY(std::abs(shown.view.selectionEnd() - 6) < 0.011);
        QVERIFY(selected.count() >= 1);
        const double samples = shown.view.selectionStart() * kRate;
        QVERIFY(std::abs(samples - std::round(samples)) < 1e-6);
        shown.drag(900, 700);
        QVERIFY(std::abs(shown.view.selectionStart() - 7) < 0.011);
        QVERIFY(std::abs(shown.view.selectionEnd() - 9) < 0.011);
        // An edge can be moved, Shift extends, a click elsewhere selects nothing.
        shown.drag(700, 500);
        QVERIFY(std::abs(shown.view.selectionStart() - 5) < 0.06);
        QVERIFY(std::abs(shown.view.selectionEnd() - 9) < 0.011);
        QTest::mouseClick(&shown.view, Qt::LeftButton, Qt::ShiftModifier, shown.at(950));
        QVERIFY(std::abs(shown.view.selectionEnd() - 9.5) < 0.011);
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(100));
        QVERIFY(!shown.view.hasSelection());
        QTest::mouseDClick(&shown.view, Qt::LeftButton, {}, shown.at(100));
        QCOMPARE(shown.view.selectionStart(), 0.0);
        QCOMPARE(shown.view.selectionEnd(), 10.0);
    }

    void thePlayheadIsFollowedUnlessOneScrollsAway() {
        Shown shown(test::noiseSound(10));
        WaveformView& view = shown.view;
        auto* const bar = view.findChild<QScrollBar*>();
        for (int time = 0; time < 4; ++time) {
            view.zoomIn();
        }
        bar->setValue(0);
        view.setPlayhead(0.01, true);
        view.setPlayhead(9, true);
        QVERIFY(bar->value() > 0);
        // Away from it: it goes on out of sight.
        bar->setValue(0);
        view.setPlayhead(9.02, true);
        view.setPlayhead(9.04, true);
        QCOMPARE(bar->value(), 0);
        // In sight again: followed again.
        view.setPlayhead(0.01, true);
        view.setPlayhead(9, true);
        QVERIFY(bar->value() > 0);
    }

    void theKeyboardMovesSelectsAndZooms() {
        Shown shown(test::noiseSound(10));
        WaveformView& view = shown.view;
        const auto key = [&](Qt::Key code, Qt::KeyboardModifiers modifiers = {}) {
            QTest::keyClick(&view, code, modifiers);
        };
        key(Qt::Key_Right);
        const double step = view.playhead();
        QVERIFY(step > 0);
        key(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(std::abs(view.playhead() - 11 * step) < 1e-6);
        key(Qt::Key_Left);
        QVERIFY(std::abs(view.playhead() - 10 * step) < 1e-6);
        key(Qt::Key_End, Qt::ShiftModifier);
        QVERIFY(std::abs(view.selectionStart() - 10 * step) < 1e-6);
        QCOMPARE(view.selectionEnd(), 10.0);
        QCOMPARE(view.playhead(), 10.0);
        key(Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(view.selectionStart(), 0.0);
        QVERIFY(std::abs(view.selectionEnd() - 10 * step) < 1e-6);
        key(Qt::Key_Escape);
        QVERIFY(!view.hasSelection());
        key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(view.selectionEnd(), 10.0);

        // Down to single samples: there a step is one of them.
        QVERIFY(!view.canZoomOut());
        for (int i = 0; i < 60 && view.canZoomIn(); ++i) {
            key(Qt::Key_Up);
        }
        QVERIFY(!view.canZoomIn());
        key(Qt::Key_Home);
        key(Qt::Key_Right);
        QCOMPARE(view.playhead() * kRate, 1.0);
        key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(view.selectionStart() * kRate, 1.0);
        QCOMPARE(view.selectionEnd() * kRate, 2.0);
        auto* const bar = view.findChild<QScrollBar*>();
        QVERIFY(bar->isVisible());
        const int before = bar->value();
        for (int i = 0; i < 100; ++i) {
            key(Qt::Key_PageDown);
        }
        QVERIFY(bar->value() > before);
        key(Qt::Key_0);
        QVERIFY(!view.canZoomOut());
        QVERIFY(!bar->isVisible());
        QSignalSpy plays(&view, &WaveformView::playToggleRequested);
        key(Qt::Key_Space);
        QCOMPARE(plays.count(), 1);
    }

    void theWheelZoomsAtThePointerAndScrolls() {
        Shown shown(test::noiseSound(10));
        WaveformView& view = shown.view;
        // A click zooms where it was: the time under the pointer stays under it.
        QTest::mouseClick(&view, Qt::LeftButton, {}, shown.at(300));
        const double there = view.playhead();
        for (int i = 0; i < 10; ++i) {
            shown.wheel(1, 300, Qt::ControlModifier);
        }
        QTest::mouseClick(&view, Qt::LeftButton, {}, shown.at(300));
        QVERIFY(std::abs(view.playhead() - there) < 0.011);
        shown.wheel(-1, 300);
        QTest::mouseClick(&view, Qt::LeftButton, {}, shown.at(300));
        QVERIFY(view.playhead() > there);
        shown.wheel(-40, 300, Qt::ControlModifier);
        QVERIFY(!view.canZoomOut());
    }

    void theSelectionCanBeShown() {
        Shown shown(test::noiseSound(10));
        shown.view.setSelection(4, 5);
        shown.view.zoomToSelection();
        QVERIFY(shown.view.canZoomOut());
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(500));
        QVERIFY(std::abs(shown.view.playhead() - 4.5) < 0.01);
        shown.view.setSelection(5, 4);
        QVERIFY(!shown.view.hasSelection());
        shown.view.setSelection(8, 1e9);
        QCOMPARE(shown.view.selectionEnd(), 10.0);
        shown.view.setSelection(std::nan(""), 3);
        QVERIFY(!shown.view.hasSelection());
    }

    void thePlayheadIsFollowedOutOfSight() {
        Shown shown(test::noiseSound(60));
        for (int i = 0; i < 12; ++i) {
            shown.view.zoomIn();
        }
        shown.view.setPlayhead(40, true);
        QCOMPARE(shown.view.playhead(), 40.0);
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(500));
        QVERIFY(std::abs(shown.view.playhead() - 40) < 5);
        shown.view.setPlayhead(1e9);
        QCOMPARE(shown.view.playhead(), 60.0);
    }

    void theOtherSoundOfAComparisonKeepsThePlace() {
        Shown shown(test::noiseSound(10));
        shown.view.setSelection(4, 5);
        shown.view.zoomToSelection();
        shown.view.setPlayhead(4.5);
        shown.view.replaceSound(test::noiseSound(10, kRate, 0.2F, 5));
        QVERIFY(shown.view.canZoomOut());
        QCOMPARE(shown.view.playhead(), 4.5);
        QCOMPARE(shown.view.selectionStart(), 4.0);
        // A shorter one has not all of it.
        shown.view.replaceSound(test::noiseSound(4.5));
        QCOMPARE(shown.view.selectionEnd(), 4.5);
    }

    void samplesBeyondFullScaleAreMarked() {
        auto sound = std::make_shared<Waveform>(*test::sineSound(100, 10));
        sound->samples[80'000] = 1.5F;
        Shown shown(sound);
        const SoundColors colors = soundColors(shown.view.palette());
        const int top = shown.ruler().height();
        const QImage image = shown.view.grab().toImage();
        QVERIFY(countOf(image, colors.clip, top, top + 4) >= 2);
        QCOMPARE(countOf(image, colors.clip, image.height() - 4, image.height()), 0);
        sound = std::make_shared<Waveform>(*test::sineSound(100, 10));
        shown.view.setSound(sound);
        const QImage clean = shown.view.grab().toImage();
        QCOMPARE(countOf(clean, colors.clip, top, clean.height()), 0);
    }

    void theWaveformIsAsHighAsTheSound() {
        Shown shown(test::sineSound(440, 2, kRate, 0.5));
        shown.view.clearFocus();  // Its frame has the colour of the wave.
        const SoundColors colors = soundColors(shown.view.palette());
        const QImage image = shown.view.grab().toImage();
        const int top = shown.ruler().height();
        const int height = image.height() - top;
        // Half of full scale: the quarters at the edges are free, the middle half is full.
        QCOMPARE(countOf(image, colors.wave, top, top + height / 4 - 2), 0);
        const int inner = countOf(image, colors.wave, top + height * 3 / 10, top + height * 7 / 10);
        QVERIFY(inner > 0.9 * 1000 * height * 4 / 10);
    }

    void theSpectrogramShowsWhereTheSoundIs() {
        // High in the first half, low in the second.
        auto sound = std::make_shared<Waveform>(*test::sineSound(6000, 1));
        const WaveformPtr low = test::sineSound(200, 1);
        sound->samples.insert(sound->samples.end(), low->samples.begin(), low->samples.end());
        Shown shown(sound);
        QSignalSpy displays(&shown.view, &WaveformView::displayChanged);
        shown.view.setDisplay(WaveformView::Display::Spectrogram);
        QCOMPARE(displays.count(), 1);
        const int top = shown.ruler().height();
        const int height = shown.view.height() - top;
        const QColor base = shown.view.palette().color(QPalette::Base);
        const auto differs = [&](const QImage& image, int x, int y) {
            return contrastRatio(image.pixelColor(x, y), base);
        };
        const auto greatest = [&](const QImage& image, int x, double from, double to) {
            double value = 1;
            for (int y = top + static_cast<int>(height * from); y < top + height * to; ++y) {
                value = std::max(value, differs(image, x, y));
            }
            return value;
        };
        QTRY_VERIFY(greatest(shown.view.grab().toImage(), 250, 0, 0.4) > 4.5);
        const QImage image = shown.view.grab().toImage();
        QVERIFY(greatest(image, 250, 0.6, 0.99) < greatest(image, 250, 0, 0.4));
        QVERIFY(greatest(image, 750, 0.6, 0.99) > 4.5);
        QVERIFY(greatest(image, 750, 0, 0.3) < greatest(image, 750, 0.6, 0.99));
        shown.view.setDisplay(WaveformView::Display::Both);
        QVERIFY(shown.view.grab().toImage() != image);
    }

    void aSoundIsSeenAsItForms() {
        Shown shown(test::noiseSound(2));
        TaskPreview preview;
        preview.step = 4;
        preview.steps = 25;
        preview.frames = 50;
        preview.bins = 64;
        preview.logMel.assign(50 * 64, -5.0F);
        shown.view.setForming(preview);
        QVERIFY(shown.view.isForming());
        QVERIFY(shown.view.valueText().contains(QStringLiteral("25")));
        QVERIFY(!shown.view.canZoomIn());
        QSignalSpy seeks(&shown.view, &WaveformView::seekRequested);
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(250));
        QCOMPARE(seeks.count(), 0);
        shown.view.endForming();
        QVERIFY(shown.view.canZoomIn());
        // A preview that does not fit itself is drawn as nothing.
        preview.logMel.pop_back();
        shown.view.setForming(preview);
        QVERIFY(!shown.view.grab().isNull());
    }

    void aScreenReaderHearsAndMovesThePlayhead() {
        Shown shown(test::noiseSound(10));
        QAccessibleInterface* const found = QAccessible::queryAccessibleInterface(&shown.view);
        QVERIFY(found != nullptr);
        QCOMPARE(found->role(), QAccessible::Slider);
        QVERIFY(!found->text(QAccessible::Name).isEmpty());
        QAccessibleValueInterface* const value = found->valueInterface();
        QVERIFY(value != nullptr);
        QCOMPARE(value->maximumValue().toDouble(), 10.0);
        QSignalSpy seeks(&shown.view, &WaveformView::seekRequested);
        value->setCurrentValue(4.0);
        QCOMPARE(shown.view.playhead(), 4.0);
        QCOMPARE(seeks.count(), 1);
        const QString before = found->text(QAccessible::Value);
        shown.view.setSelection(1, 2);
        QVERIFY(found->text(QAccessible::Value) != before);
        value->setCurrentValue(QStringLiteral("nonsense"));
        QCOMPARE(shown.view.playhead(), 4.0);
    }

    void timeRunsFromLeftToRightAlsoInArabic() {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        Shown shown(test::noiseSound(10));
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(250));
        QVERIFY(std::abs(shown.view.playhead() - 2.5) < 0.011);
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QVERIFY(shown.view.playhead() > 2.5);
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void aFocusedViewIsSeenToBeFocused() {
        Shown shown(test::noiseSound(1));
        QVERIFY(QTest::qWaitForWindowActive(&shown.view));
        shown.view.setFocus();
        const QImage with = shown.view.grab().toImage();
        shown.view.clearFocus();
        QVERIFY(shown.view.grab().toImage() != with);
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::WaveformViewTest)
#include "waveform_view_test.moc"
