// SPDX-License-Identifier: MIT
#include "ui/widgets/progress_strip.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace audioldm::ui {

class ProgressStripTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsGoingOnIsSaidWithStepAndTime() {
        ProgressStrip strip;
        const auto part = [&](const char* name) {
            return strip.findChild<QWidget*>(QLatin1String(name));
        };
        QVERIFY(part("progress")->isHidden());
        QVERIFY(part("cancel")->isHidden());
        GenerationState state;
        state.model = ModelState::Loaded;
        state.running = true;
        state.waiting = 2;
        strip.setState(state);
        strip.setProgress({Stage::Denoising, 1, 2, 12, 24, 3.0}, 3.2);
        QVERIFY(strip.text().contains(QStringLiteral("12")));
        QVERIFY(strip.text().contains(QStringLiteral("24")));
        QVERIFY(strip.text().contains(QStringLiteral("4 s")));
        auto* const bar = strip.findChild<QProgressBar*>(QStringLiteral("progress"));
        QCOMPARE(bar->value(), bar->maximum() * 3 / 4);
        QVERIFY(!part("cancel")->isHidden());
        QVERIFY(part("cancel")->isEnabled());
        QVERIFY(!part("clearQueue")->isHidden());
        state.cancelRequested = true;
        strip.setState(state);
        QVERIFY(!part("cancel")->isEnabled());
        state = {};
        strip.setState(state);
        strip.setNote(QStringLiteral("Saved"));
        QCOMPARE(strip.text(), QStringLiteral("Saved"));
        QVERIFY(part("progress")->isHidden());
    }

    void aLongNameDoesNotWidenTheWindow() {
        ProgressStrip strip;
        strip.setNote(QStringLiteral("Ready"));
        ModelStatus model;
        model.state = ModelState::Loaded;
        model.info = ModelInfo{};
        strip.setModel(model);
        const QString note = QStringLiteral("Saved as %1.wav").arg(QString(180, u'W'));
        strip.setNote(note);
        model.info->name = std::string(180, 'W');
        strip.setModel(model);
        QVERIFY2(strip.minimumSizeHint().width() < 900,
                 qPrintable(QString::number(strip.minimumSizeHint().width())));
        strip.resize(800, strip.sizeHint().height());
        strip.show();
        // All of it can be read all the same.
        QCOMPARE(strip.text(), note);
        QCOMPARE(strip.findChild<QWidget*>(QStringLiteral("statusText"))->toolTip(), note);
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::ProgressStripTest)
#include "progress_strip_test.moc"
