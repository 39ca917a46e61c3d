// SPDX-License-Identifier: MIT
#include <algorithm>
#include <vector>

#include <QPainter>
#include <QScrollBar>
#include <QTest>

#include "tests/ui/support/cpu_clock.h"
#include "tests/ui/support/test_sounds.h"
#include "ui/widgets/waveform_view.h"

namespace audioldm::ui {
namespace {

constexpr int kFrames = 120;

/// What the frames of one movement took, in milliseconds.
struct FrameTimes {
    double mean = 0;
    double late = 0;  ///< 95 of 100 were quicker
};

/// Draws a frame after each call of `move`, all of the view's widgets into one picture, as a
/// window's backing store does.
template <typename Move>
FrameTimes measured(WaveformView& view, double scale, Move move) {
    QImage image(view.size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    std::vector<double> times;
    for (int frame = 0; frame < kFrames; ++frame) {
        const double before = test::cpuMilliseconds();
        move(frame);
        view.render(&image);
        times.push_back(test::cpuMilliseconds() - before);
    }
    FrameTimes result;
    for (const double time : times) {
        result.mean += time / static_cast<double>(times.size());
    }
    std::sort(times.begin(), times.end());
    result.late = times[times.size() * 95 / 100];
    return result;
}

}  // namespace

/// 60 frames a second on a sound of ten minutes.
class WaveformSpeedTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_sound = test::noiseSound(600, 16000, 0.3F); }

    void scrolling_data() {
        QTest::addColumn<WaveformView::Display>("display");
        QTest::addColumn<int>("zooms");
        QTest::addColumn<double>("scale");
        using Display = WaveformView::Display;
        QTest::newRow("waveform, minutes") << Display::Waveform << 3 << 1.0;
        QTest::newRow("waveform, seconds") << Display::Waveform << 14 << 1.0;
        QTest::newRow("waveform, samples") << Display::Waveform << 24 << 1.0;
        QTest::newRow("spectrogram, minutes") << Display::Spectrogram << 3 << 1.0;
        QTest::newRow("both, seconds") << Display::Both << 14 << 1.0;
        QTest::newRow("both, seconds, scale 2") << Display::Both << 14 << 2.0;
    }

    void scrolling() {
        QFETCH(WaveformView::Display, display);
        QFETCH(int, zooms);
        QFETCH(double, scale);
        WaveformView view;
        view.resize(1200, 400);
        view.setDisplay(display);
        view.setSound(m_sound);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        waitUntilDrawn(view);
        for (int i = 0; i < zooms; ++i) {
            view.zoomIn();
        }
        auto* const bar = view.findChild<QScrollBar*>();
        // Quick scrolling: a tenth of what is shown with each frame, half of them new ground.
        const int step = std::max(1, bar->pageStep() / 10);
        const FrameTimes times = measured(view, scale, [&](int) {
            bar->setValue(std::min(bar->value() + step, bar->maximum()));
            view.setPlayhead(view.playhead() + 0.016);
        });
        qInfo("%s: mean %.2f ms, 95 of 100 within %.2f ms", QTest::currentDataTag(), times.mean,
              times.late);
        // 60 frames a second are 16.7 ms each, of which the drawing may have half.
        QVERIFY(times.mean < 16.7 / 2);
        QVERIFY(times.late < 16.7);
    }

    void playingDrawsWhatMovesAlone() {
        WaveformView view;
        view.resize(1200, 400);
        view.setDisplay(WaveformView::Display::Both);
        view.setSound(m_sound);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        waitUntilDrawn(view);
        const FrameTimes times =
            measured(view, 1, [&](int frame) { view.setPlayhead(300 + frame / 60.0); });
        qInfo("playhead: mean %.2f ms", times.mean);
        QVERIFY(times.mean < 16.7 / 4);
    }

private:
    /// Peaks and spectrogram come from a worker; until then a lane has the background's colour.
    static void waitUntilDrawn(WaveformView& view) {
        if (view.display() == WaveformView::Display::Waveform) {
            QTest::qWait(200);
            return;
        }
        const QColor ground = view.palette().color(QPalette::Base);
        const auto drawn = [&] {
            const QImage image = view.grab().toImage();
            int count = 0;
            for (int x = 0; x < image.width(); ++x) {
                count += image.pixelColor(x, image.height() * 7 / 10) != ground ? 1 : 0;
            }
            return count > image.width() * 9 / 10;
        };
        QTRY_VERIFY_WITH_TIMEOUT(drawn(), 30000);
    }

    WaveformPtr m_sound;
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::WaveformSpeedTest)
#include "waveform_speed_test.moc"
