// SPDX-License-Identifier: MIT
#include "ui/widgets/prompt_panel.h"

#include <QInputMethodEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "ui/widgets/prompt_edit.h"
#include "ui/widgets/prompt_highlighter.h"

namespace audioldm::ui {

class PromptPanelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void upAndDownAtTheEndsWalkThroughTheHistory() {
        PromptEdit edit(4);
        edit.resize(300, 100);
        edit.setHistory({QStringLiteral("newest"), QStringLiteral("older\nof two lines")});
        edit.setPlainText(QStringLiteral("draft"));
        QTest::keyClick(&edit, Qt::Key_Up);
        QCOMPARE(edit.toPlainText(), QStringLiteral("newest"));
        QTest::keyClick(&edit, Qt::Key_Up);
        QCOMPARE(edit.toPlainText(), QStringLiteral("older\nof two lines"));
        // The cursor is on the second line: Up moves within the text.
        QTest::keyClick(&edit, Qt::Key_Up);
        QCOMPARE(edit.textCursor().blockNumber(), 0);
        QTest::keyClick(&edit, Qt::Key_Up);
        QCOMPARE(edit.toPlainText(), QStringLiteral("older\nof two lines"));
        QTest::keyClick(&edit, Qt::Key_Down);
        QTest::keyClick(&edit, Qt::Key_Down);
        QCOMPARE(edit.toPlainText(), QStringLiteral("newest"));
        QTest::keyClick(&edit, Qt::Key_Down);
        QCOMPARE(edit.toPlainText(), QStringLiteral("draft"));
        QTest::keyClick(&edit, Qt::Key_Down);
        QCOMPARE(edit.toPlainText(), QStringLiteral("draft"));
    }

    void whatIsChangedWithoutAKeyIsADraftToo() {
        PromptEdit edit(4);
        edit.resize(300, 100);
        edit.setHistory({QStringLiteral("newer"), QStringLiteral("older")});
        edit.setPlainText(QStringLiteral("draft"));
        QTest::keyClick(&edit, Qt::Key_Up);
        QInputMethodEvent typed;
        typed.setCommitString(QStringLiteral(" rain"));
        QApplication::sendEvent(&edit, &typed);
        QCOMPARE(edit.toPlainText(), QStringLiteral("newer rain"));
        QTest::keyClick(&edit, Qt::Key_Down);
        QCOMPARE(edit.toPlainText(), QStringLiteral("newer rain"));
        QTest::keyClick(&edit, Qt::Key_Up);
        QCOMPARE(edit.toPlainText(), QStringLiteral("newer"));
        QTest::keyClick(&edit, Qt::Key_Down);
        QCOMPARE(edit.toPlainText(), QStringLiteral("newer rain"));
    }

    void whatIsThereAlreadyIsPassedOver() {
        PromptEdit edit(4);
        edit.resize(300, 100);
        edit.setHistory({QStringLiteral("same"), QStringLiteral("older")});
        edit.setPlainText(QStringLiteral("same"));
        QTest::keyClick(&edit, Qt::Key_Up);
        QCOMPARE(edit.toPlainText(), QStringLiteral("older"));
        QTest::keyClick(&edit, Qt::Key_Down);
        QCOMPARE(edit.toPlainText(), QStringLiteral("same"));
    }

    void aTextThatIsReplacedCanBeBroughtBack() {
        PromptPanel panel;
        auto* const edit = panel.findChild<PromptEdit*>(QStringLiteral("prompt"));
        QTest::keyClicks(edit, QStringLiteral("rain"));
        panel.setPrompt(QStringLiteral("thunder"));
        edit->undo();
        QCOMPARE(panel.prompt(), QStringLiteral("rain"));
        edit->redo();
        QCOMPARE(panel.prompt(), QStringLiteral("thunder"));
    }

    void tokensAreAskedForOnceTheTextRests() {
        PromptPanel panel;
        QSignalSpy wanted(&panel, &PromptPanel::tokensWanted);
        auto* const edit = panel.findChild<PromptEdit*>(QStringLiteral("prompt"));
        QTest::keyClicks(edit, QStringLiteral("one two three"));
        QTRY_COMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toString(), QStringLiteral("one two three"));
    }

    void thePartBeyondTheLimitIsMarked() {
        PromptPanel panel;
        const QString text = QStringLiteral("h\u00E4user im regen");
        panel.setPrompt(text);
        auto* const marker = panel.findChild<PromptHighlighter*>();
        auto* const label = panel.findChild<QLabel*>(QStringLiteral("tokens"));
        panel.setTokens(text, PromptTokens{3, 3, 7});
        QCOMPARE(marker->seen(), 6);  // 7 bytes of UTF-8 are 6 characters
        QVERIFY(label->foregroundRole() == QPalette::WindowText);
        const QString marked = label->text();
        panel.setTokens(text, PromptTokens{5, 512, 16});
        QCOMPARE(marker->seen(), -1);
        QVERIFY(label->text() != marked);
        // The answer to another text is passed over.
        panel.setTokens(QStringLiteral("old"), PromptTokens{3, 3, 1});
        QCOMPARE(marker->seen(), -1);
    }

    void anExampleFillsTheField() {
        PromptPanel panel;
        auto* const button = panel.findChild<QToolButton*>(QStringLiteral("examples"));
        QVERIFY(button->menu()->actions().size() >= 5);
        button->menu()->actions().first()->trigger();
        QCOMPARE(panel.prompt(), button->menu()->actions().first()->text());
    }

    void tabLeavesTheField() {
        PromptPanel panel;
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.focusPrompt();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget() != nullptr);
        QVERIFY(QApplication::focusWidget()->objectName() != QStringLiteral("prompt"));
        QVERIFY(panel.prompt().isEmpty());
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::PromptPanelTest)
#include "prompt_panel_test.moc"
