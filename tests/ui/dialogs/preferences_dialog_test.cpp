// SPDX-License-Identifier: MIT
#include "ui/dialogs/preferences_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "tests/ui/support/window_fixture.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::FakeScript;
using test::WindowFixture;

/// Preferences: what they change, and what they say of memory.
class PreferencesDialogTest final : public QObject {
    Q_OBJECT

private:
    static PreferencesDialog& open(WindowFixture& fixture) {
        fixture.start();
        fixture.trigger("preferences");
        return fixture.part<PreferencesDialog>("preferencesDialog");
    }
    static QCheckBox& box(const WindowFixture& fixture, const QString& name) {
        for (auto* const found : fixture.window().findChildren<QCheckBox*>()) {
            if (found->accessibleName() == name) {
                return *found;
            }
        }
        qFatal("there is no %s", qPrintable(name));
    }

private Q_SLOTS:
    void theEngineIsSetAndTheSettingsAreKept() {
        WindowFixture fixture;
        PreferencesDialog& dialog = open(fixture);
        QVERIFY(dialog.isVisible());
        fixture.part<QDoubleSpinBox>("maxMemory").setValue(2.5);
        fixture.part<QSpinBox>("threads").setValue(3);
        fixture.part<QSpinBox>("defaultSteps").setValue(40);
        QTRY_COMPARE(fixture.studio.service.config().maxMemoryBytes,
                     std::int64_t{5} * 1024 * 1024 * 512);
        QCOMPARE(*fixture.studio.service.config().threads, 3);
        QCOMPARE(fixture.studio.service.config().diffusionSteps, 40);
        QTRY_COMPARE(fixture.studio.host.savedConfig().diffusionSteps, 40);
        WindowFixture::picture(dialog, u"preferences"_s);
    }

    void whatAChangeMeansForMemoryIsSaidAtOnce() {
        WindowFixture fixture;
        open(fixture);
        auto& prediction = fixture.part<QLabel>("prediction");
        QTRY_VERIFY(prediction.text().contains(u"will take about"_s));
        fixture.part<QDoubleSpinBox>("maxMemory").setValue(0.5);
        QTRY_VERIFY(prediction.text().contains(u"more than the limit"_s));
    }

    void devicesAreListedWithTheirNotes() {
        WindowFixture fixture;
        open(fixture);
        auto& device = fixture.part<QComboBox>("device");
        QTRY_COMPARE(device.count(), 2);
        QVERIFY(device.itemText(1).contains(u"Fake processor"_s));
        QCOMPARE(device.currentData().toString(), u"auto"_s);
    }

    void everyRowHasTheHeightThatItNeeds() {
        WindowFixture fixture;
        PreferencesDialog& dialog = open(fixture);
        QTRY_COMPARE(fixture.part<QComboBox>("device").count(), 2);
        QTRY_VERIFY(!fixture.part<QLabel>("prediction").text().isEmpty());
        QTest::qWait(50);
        for (const auto* const box : dialog.findChildren<QCheckBox*>()) {
            QVERIFY2(box->height() >= box->minimumSizeHint().height(),
                     qPrintable(u"%1: %2"_s.arg(box->text()).arg(box->height())));
        }
    }

    void aNumberIsTypedSlowlyAndTakenWhole() {
        WindowFixture fixture;
        open(fixture);
        const std::int64_t before = fixture.studio.service.config().maxMemoryBytes;
        auto& memory = fixture.part<QDoubleSpinBox>("maxMemory");
        memory.setFocus();
        memory.selectAll();
        for (const char letter : {'1', '2', '.', '5'}) {
            QTest::keyClick(&memory, letter);
            QTest::qWait(350);
            QCOMPARE(fixture.studio.service.config().maxMemoryBytes, before);
        }
        QTest::keyClick(&memory, Qt::Key_Tab);
        QTRY_COMPARE(fixture.studio.service.config().maxMemoryBytes,
                     std::int64_t{25} * 1024 * 1024 * 512);
        QCOMPARE(memory.value(), 12.5);
    }

    void whatIsFinerThanTheFieldsStaysAsItIs() {
        WindowFixture fixture;
        EngineConfig config = fixture.studio.service.config();
        config.maxMemoryBytes = 590'681'459;
        config.typicalDurationSeconds = 1.234;
        fixture.studio.service.setConfig(config);
        open(fixture);
        fixture.part<QSpinBox>("threads").setValue(2);
        QTRY_COMPARE(fixture.studio.service.config().threads.value_or(0), 2);
        QCOMPARE(fixture.studio.service.config().maxMemoryBytes, 590'681'459);
        QCOMPARE(fixture.studio.service.config().typicalDurationSeconds, 1.234);
    }

    void theLeastUsualLengthIsOne() {
        WindowFixture fixture;
        open(fixture);
        QCOMPARE(fixture.part<QDoubleSpinBox>("typicalDuration").minimum(), kMinDurationSeconds);
    }

    void aChangeElsewhereIsShownHere() {
        WindowFixture fixture;
        open(fixture);
        EngineConfig config = fixture.window().engine().config();
        config.diffusionSteps = 77;
        fixture.window().engine().setConfig(config);
        QTRY_COMPARE(fixture.part<QSpinBox>("defaultSteps").value(), 77);
    }

    void theWindowsOwnSettingsAreKept() {
        WindowFixture fixture;
        open(fixture);
        QSignalSpy changed(&fixture.window(), &MainWindow::preferencesChanged);
        QVERIFY(fixture.studio.host.preferences().notify);
        box(fixture, u"Notify me when a long job ends out of sight"_s).click();
        QVERIFY(!fixture.studio.host.preferences().notify);
        box(fixture, u"Reduce motion"_s).click();
        QVERIFY(fixture.studio.host.preferences().reducedMotion);
        box(fixture, u"Play a sound as soon as it is made"_s).click();
        QVERIFY(!fixture.studio.host.preferences().autoPlay);
        QCOMPARE(changed.size(), 3);
    }

    void anotherLanguageIsAskedFor() {
        WindowFixture fixture;
        open(fixture);
        QSignalSpy changed(&fixture.window(), &MainWindow::languageChanged);
        auto& language = fixture.part<QComboBox>("language");
        const int german = language.findData(u"de"_s);
        QVERIFY(german > 0);
        QCOMPARE(language.itemText(german), u"Deutsch"_s);
        language.setCurrentIndex(german);
        Q_EMIT language.activated(german);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(fixture.studio.host.preferences().language, u"de"_s);
    }

    void defaultsComeBackAndTheModelStays() {
        WindowFixture fixture;
        PreferencesDialog& dialog = open(fixture);
        EngineConfig config;
        config.modelPath = "mine";
        config.diffusionSteps = 99;
        config.maxMemoryBytes = 1'000'000'000;
        fixture.window().engine().setConfig(config);
        box(fixture, u"Reduce motion"_s).click();
        dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::RestoreDefaults)->click();
        QCOMPARE(fixture.studio.service.config().diffusionSteps, EngineConfig().diffusionSteps);
        QCOMPARE(fixture.studio.service.config().maxMemoryBytes, EngineConfig().maxMemoryBytes);
        QCOMPARE(fixture.studio.service.config().modelPath, std::string("mine"));
        QVERIFY(!fixture.studio.host.preferences().reducedMotion);
        QTRY_COMPARE(fixture.part<QSpinBox>("defaultSteps").value(), EngineConfig().diffusionSteps);
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::PreferencesDialogTest)
#include "preferences_dialog_test.moc"
