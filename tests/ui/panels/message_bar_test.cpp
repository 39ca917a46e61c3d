// SPDX-License-Identifier: MIT
#include "ui/widgets/message_bar.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace audioldm::ui {

using namespace Qt::StringLiterals;

/// Which message is seen, and when.
class MessageBarTest final : public QObject {
    Q_OBJECT

private:
    static void close(const MessageBar& bar) {
        bar.findChild<QToolButton*>(u"messageClose"_s)->click();
    }

private Q_SLOTS:
    void aQuestionComesBackAfterAnotherMessage() {
        MessageBar bar;
        int answers = 0;
        bar.show(MessageBar::Kind::Note, u"question"_s, {{u"Yes"_s, [&] { ++answers; }}},
                 u"question"_s, MessageBar::Stay::UntilClosed);
        bar.show(MessageBar::Kind::Note, u"notice"_s, {}, {}, MessageBar::Stay::UntilClosed);
        bar.show(MessageBar::Kind::Note, u"note"_s);
        QCOMPARE(bar.text(), u"note"_s);
        bar.show(MessageBar::Kind::Warning, u"warning"_s);
        QCOMPARE(bar.text(), u"warning"_s);
        close(bar);
        QCOMPARE(bar.text(), u"notice"_s);
        close(bar);
        QCOMPARE(bar.text(), u"question"_s);
        QTest::qWait(0);  // the layout shows the button
        for (auto* const button : bar.findChildren<QPushButton*>()) {
            if (!button->isHidden()) {
                button->click();
            }
        }
        QCOMPARE(answers, 1);
        QCOMPARE(bar.text(), QString());
    }

    void aNewerMessageAboutTheSameTakesItsPlace() {
        MessageBar bar;
        bar.show(MessageBar::Kind::Note, u"one left"_s, {}, u"left"_s,
                 MessageBar::Stay::UntilClosed);
        bar.show(MessageBar::Kind::Note, u"note"_s);
        bar.show(MessageBar::Kind::Note, u"two left"_s, {}, u"left"_s,
                 MessageBar::Stay::UntilClosed);
        QCOMPARE(bar.text(), u"two left"_s);
        bar.show(MessageBar::Kind::Note, u"note"_s);
        bar.dismiss(u"left"_s);
        QCOMPARE(bar.text(), u"note"_s);
        close(bar);
        QCOMPARE(bar.text(), QString());
    }

    void aLongNameDoesNotWidenIt() {
        MessageBar bar;
        bar.show(MessageBar::Kind::Note, u"short"_s);
        const int width = bar.minimumSizeHint().width();
        bar.show(MessageBar::Kind::Note, QString(200, u'W'));
        QCOMPARE(bar.text(), QString(200, u'W'));
        QCOMPARE(bar.minimumSizeHint().width(), width);
    }

    void anErrorsDetailsGoWithIt() {
        MessageBar bar;
        bar.showError({ErrorCode::Io, "The disk is full.", "/out/x.wav"});
        const auto* const text = bar.findChild<QLabel*>(u"messageText"_s);
        QVERIFY(!text->toolTip().isEmpty());
        bar.show(MessageBar::Kind::Note, u"note"_s);
        QCOMPARE(text->toolTip(), u"note"_s);
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::MessageBarTest)
#include "message_bar_test.moc"
