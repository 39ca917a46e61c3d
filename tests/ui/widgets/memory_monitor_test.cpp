// SPDX-License-Identifier: MIT
#include "ui/widgets/memory_monitor.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "ui/widgets/memory_graph.h"
#include "ui/widgets/memory_history.h"
#include "ui/widgets/memory_text.h"
#include "ui/widgets/memory_warning.h"
#include "ui/widgets/module_bars.h"
#include "ui/widgets/sound_colors.h"

namespace audioldm::ui {
namespace {

constexpr std::int64_t kGigabyte = 1024LL * 1024 * 1024;

MemoryStatus statusAt(double seconds, std::int64_t live) {
    MemoryStatus status;
    status.seconds = seconds;
    status.live = live;
    status.peak = 3 * kGigabyte;
    status.budget = 4 * kGigabyte;
    status.deviceTotal = 24 * kGigabyte;
    status.deviceFree = 20 * kGigabyte;
    status.others = kGigabyte;
    status.activity = MemoryActivity::Computing;
    status.modules = {{"text_encoder", Residency::Host, kGigabyte / 4, 0},
                      {"unet", Residency::Device, kGigabyte, kGigabyte},
                      {"vae", Residency::Streamed, kGigabyte / 4, 0},
                      {"vocoder", Residency::NotLoaded, kGigabyte / 8, 0}};
    return status;
}

MemoryPlan planThatDoesNotFit() {
    MemoryPlan plan;
    plan.budget = 4 * kGigabyte;
    plan.predictedPeak = 6 * kGigabyte;
    plan.fits = false;
    plan.suggestions = {{PlanSuggestion::Kind::ShortenDuration, 12},
                        {PlanSuggestion::Kind::Quantize, 4},
                        {PlanSuggestion::Kind::RaiseBudget, 6.0 * kGigabyte}};
    return plan;
}

/// Pixels of a column that have about this colour, by their place.
QList<int> rowsOf(const QImage& image, int x, const QColor& color) {
    QList<int> rows;
    for (int y = 0; y < image.height(); ++y) {
        if (contrastRatio(image.pixelColor(x, y), color) < 1.15) {
            rows << y;
        }
    }
    return rows;
}

}  // namespace

class MemoryMonitorTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theHistoryKeepsMinutesAndPeaks() {
        MemoryHistory history;
        // Ten values a second for ten minutes, one of them high.
        for (int i = 0; i < 6000; ++i) {
            history.add(i * 0.1, i == 5000 ? 99 : 7);
        }
        QVERIFY(history.values().size() <= 180 * 4 + 10);
        QVERIFY(history.values().size() >= 180 * 3);
        QCOMPARE(history.highest(), std::int64_t{99});
        QVERIFY(history.now() - history.values()[1].seconds <= MemoryHistory::kSpanSeconds);
        // A new engine's clock begins anew.
        history.add(1, 5);
        QCOMPARE(history.values().size(), std::size_t{1});
        history.add(2, -5);
        QCOMPARE(history.values().back().live, std::int64_t{0});
    }

    void wordsTellWhatIsDrawn() {
        MemoryMonitor monitor;
        QVERIFY(!monitor.valueText().isEmpty());
        monitor.addStatus(statusAt(1, 2 * kGigabyte));
        MemoryPlan plan;
        plan.budget = 4 * kGigabyte;
        plan.predictedPeak = 7 * kGigabyte / 2;
        monitor.setPlan(plan);
        const QString text = monitor.valueText();
        for (const char* part : {"2.0 GB of 4.0 GB", "3.5 GB", "3.0 GB", "Making sound",
                                 "Text encoder", "in main memory", "Denoiser", "on the device",
                                 "streamed", "not loaded", "20.0 GB of 24.0 GB", "1.0 GB"}) {
            QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
        }
        // The picture says the same to those who cannot see it.
        QVERIFY(!monitor.findChild<MemoryGraph*>()->accessibleName().isEmpty());
        QVERIFY(!monitor.findChild<ModuleBars*>()->accessibleDescription().isEmpty());
    }

    void whatDoesNotFitIsSaidWithWhatHelps() {
        MemoryMonitor monitor;
        monitor.resize(700, 200);
        QList<PlanSuggestion::Kind> chosen;
        connect(&monitor, &MemoryMonitor::suggestionChosen, this,
                [&](const PlanSuggestion& suggestion) { chosen << suggestion.kind; });
        auto* const warning = monitor.findChild<MemoryWarning*>();
        QVERIFY(warning->isHidden());
        monitor.setPlan(planThatDoesNotFit());
        QVERIFY(!warning->isHidden());
        QVERIFY(warning->text().contains(QStringLiteral("6.0 GB")));
        QVERIFY(monitor.valueText().contains(warning->text()));
        for (int i = 0; i < 3; ++i) {
            auto* const button =
                warning->findChild<QPushButton*>(QStringLiteral("memorySuggestion%1").arg(i));
            QVERIFY(button != nullptr);
            button->click();
        }
        QCOMPARE(chosen, (QList<PlanSuggestion::Kind>{PlanSuggestion::Kind::ShortenDuration,
                                                      PlanSuggestion::Kind::Quantize,
                                                      PlanSuggestion::Kind::RaiseBudget}));
        MemoryPlan fits;
        fits.budget = 4 * kGigabyte;
        fits.predictedPeak = kGigabyte;
        monitor.setPlan(fits);
        QVERIFY(warning->isHidden());
        monitor.setPlan(planThatDoesNotFit());
        monitor.clearPlan();
        QVERIFY(warning->isHidden());
    }

    void theCurveIsAsHighAsTheUse() {
        MemoryGraph graph;
        graph.resize(400, 112);
        MemoryGraph::Levels levels;
        levels.budget = 4 * kGigabyte;
        graph.setLevels(levels);
        for (int i = 0; i <= 180; ++i) {
            graph.add(i, 2 * kGigabyte);
        }
        const SoundColors colors = soundColors(graph.palette());
        // Right of the names: half of the budget, which is 1 / 1.12 of the height.
        const QList<int> low = rowsOf(graph.grab().toImage(), 300, colors.wave);
        QVERIFY(!low.isEmpty());
        const double wanted = 112 - 0.5 / 1.12 * 110;
        QVERIFY2(std::abs(low.first() - wanted) < 4, qPrintable(QString::number(low.first())));
        for (int i = 181; i <= 400; ++i) {
            graph.add(i, 3 * kGigabyte);
        }
        const QList<int> high = rowsOf(graph.grab().toImage(), 300, colors.wave);
        QVERIFY(!high.isEmpty() && high.first() < low.first() - 15);
    }

    void theNamesOfLinesDoNotCoverEachOther() {
        MemoryGraph graph;
        graph.resize(600, 100);
        MemoryGraph::Levels levels;
        levels.budget = 4 * kGigabyte;
        levels.planned = 4 * kGigabyte - 1;
        levels.peak = 4 * kGigabyte - 2;
        graph.setLevels(levels);
        const QImage all = graph.grab().toImage();
        levels.peak = 0;
        graph.setLevels(levels);
        const QImage two = graph.grab().toImage();
        // The third name stands beside the first two, in the same rows.
        const int from = 2 * graph.fontMetrics().horizontalAdvance(QStringLiteral("limit 4.0 GB"));
        QVERIFY(all.copy(from, 0, 600 - from, 100) != two.copy(from, 0, 600 - from, 100));
    }

    void barsHaveRoomForTheirWords() {
        ModuleBars bars;
        bars.setModules(statusAt(0, 0).modules);
        const QSize before = bars.minimumSizeHint();
        QVERIFY(before.height() >= 4 * bars.fontMetrics().height());
        QFont large = bars.font();
        large.setPointSizeF(large.pointSizeF() * 1.5);
        bars.setFont(large);
        QVERIFY(bars.minimumSizeHint().width() > before.width());
        QVERIFY(bars.minimumSizeHint().height() > before.height());
        bars.resize(bars.sizeHint());
        const QImage drawn = bars.grab().toImage();
        bars.setLayoutDirection(Qt::RightToLeft);
        const QImage mirrored = bars.grab().toImage();
        QVERIFY(mirrored != drawn);
    }

    void placesDifferWithoutColours() {
        // Grey pictures of the same bar in each place are four different ones.
        QList<QImage> pictures;
        for (const Residency place :
             {Residency::Device, Residency::Streamed, Residency::Host, Residency::NotLoaded}) {
            ModuleBars bars;
            bars.setModules({{"unet", place, kGigabyte, 0}});
            bars.resize(500, 30);
            const int left = bars.fontMetrics().horizontalAdvance(QStringLiteral("Denoiser"));
            pictures << bars.grab()
                            .toImage()
                            .copy(left + 12, 0, 40, 30)
                            .convertToFormat(QImage::Format_Grayscale8);
        }
        for (qsizetype i = 0; i < pictures.size(); ++i) {
            for (qsizetype k = i + 1; k < pictures.size(); ++k) {
                QVERIFY(pictures[i] != pictures[k]);
            }
        }
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::MemoryMonitorTest)
#include "memory_monitor_test.moc"
