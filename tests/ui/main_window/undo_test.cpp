// SPDX-License-Identifier: MIT
#include <QDoubleSpinBox>
#include <QSlider>
#include <QTest>

#include "tests/ui/support/window_fixture.h"
#include "ui/widgets/parameter_slider.h"
#include "ui/widgets/preset_bar.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::WindowFixture;

/// Ctrl+Z takes back what was done last: in the text, in the fields, in the library.
class UndoTest final : public QObject {
    Q_OBJECT

private:
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

private Q_SLOTS:
    void textsAndFieldsInTheOrderOfTheirChanges() {
        WindowFixture fixture;
        fixture.start();
        auto& prompt = fixture.part<QPlainTextEdit>("prompt");
        const QString example = fixture.prompt();
        prompt.setFocus();
        QTest::keyClicks(&prompt, u"rain"_s);
        QCOMPARE(fixture.prompt(), u"rain"_s);
        // A change in a field is later: the first undo is its own although the text has the focus.
        auto& slider = fixture.part<ParameterSlider>("steps");
        slider.spinBox()->setFocus();
        const int before = fixture.parameters().request().steps;
        press(Qt::Key_Up);
        QVERIFY(fixture.parameters().request().steps != before);
        prompt.setFocus();
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(fixture.parameters().request().steps, before);
        QCOMPARE(fixture.prompt(), u"rain"_s);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(fixture.prompt(), example);
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(fixture.prompt(), u"rain"_s);
    }

    void aFieldThatIsResetIsOneStepBack() {
        WindowFixture fixture;
        fixture.start();
        auto& slider = fixture.part<ParameterSlider>("steps");
        slider.spinBox()->setValue(60);
        QTest::qWait(1600);  // later edits are steps of their own
        QTest::mouseDClick(slider.findChild<QSlider*>(), Qt::LeftButton);
        QVERIFY(fixture.parameters().request().steps != 60);
        fixture.trigger("undo");
        QCOMPARE(fixture.parameters().request().steps, 60);
    }

    void aDeletedPresetComesBackWhileTheTextHasTheFocus() {
        WindowFixture fixture;
        fixture.start();
        auto& prompt = fixture.part<QPlainTextEdit>("prompt");
        PresetBar& bar = *fixture.parameters().presetBar();
        prompt.setFocus();
        QTest::keyClicks(&prompt, u"rain"_s);
        Q_EMIT bar.saveWanted(u"Mine"_s);
        QTRY_VERIFY(bar.current() != nullptr && bar.current()->name == "Mine");
        bar.deleteAction()->trigger();
        QTRY_COMPARE(fixture.studio.library.presets().value().size(), std::size_t{2});
        prompt.setFocus();
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(fixture.studio.library.presets().value().size(), std::size_t{3});
        QCOMPARE(fixture.prompt(), u"rain"_s);
    }

    void whatCannotBeUndoneCannotBeChosen() {
        WindowFixture fixture;
        fixture.start();
        const auto& undo = fixture.part<QAction>("undo");
        const auto& redo = fixture.part<QAction>("redo");
        auto& steps = *fixture.part<ParameterSlider>("steps").spinBox();
        steps.setFocus();
        QVERIFY(!undo.isEnabled());
        QVERIFY(!redo.isEnabled());
        press(Qt::Key_Up);
        QVERIFY(undo.isEnabled());
        fixture.trigger("undo");
        QVERIFY(!undo.isEnabled());
        QVERIFY(redo.isEnabled());
        auto& prompt = fixture.part<QPlainTextEdit>("prompt");
        prompt.setFocus();
        QTest::keyClicks(&prompt, u"rain"_s);
        QVERIFY(undo.isEnabled());
        fixture.trigger("undo");
        QVERIFY(redo.isEnabled());
    }

    void theMenuSaysWhatIsUndone() {
        WindowFixture fixture;
        fixture.start();
        const auto& undo = fixture.part<QAction>("undo");
        fixture.part<ParameterSlider>("steps").spinBox()->setFocus();
        press(Qt::Key_Up);
        QCOMPARE(undo.text(), u"&Undo changing settings"_s);
        fixture.trigger("undo");
        QCOMPARE(undo.text(), u"&Undo"_s);
        QCOMPARE(fixture.part<QAction>("redo").text(), u"&Redo changing settings"_s);
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::UndoTest)
#include "undo_test.moc"
