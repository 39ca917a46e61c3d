// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QListView>
#include <QMenuBar>
#include <QPointer>
#include <QScrollBar>
#include <QSet>
#include <QSplitterHandle>
#include <QTest>

#include "tests/ui/everybody/full_window.h"
#include "ui/widgets/memory_monitor.h"
#include "ui/widgets/sound_panel.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::FullWindow;
using test::nameOf;
using test::visibleWidgets;

namespace {

/// Roles of what somebody works with; the others hold or decorate.
bool isControl(QAccessible::Role role) {
    switch (role) {
        case QAccessible::Button:
        case QAccessible::ButtonMenu:
        case QAccessible::ButtonDropDown:
        case QAccessible::CheckBox:
        case QAccessible::RadioButton:
        case QAccessible::ComboBox:
        case QAccessible::EditableText:
        case QAccessible::List:
        case QAccessible::MenuItem:
        case QAccessible::ProgressBar:
        case QAccessible::Slider:
        case QAccessible::SpinBox:
        case QAccessible::Graphic:
        case QAccessible::Chart:
            return true;
        default:
            return false;
    }
}

void collect(QAccessibleInterface* from, QList<QAccessibleInterface*>& into, int depth = 0) {
    if (from == nullptr || depth > 40) {
        return;
    }
    if (from->state().invisible) {
        return;
    }
    into << from;
    // The rows of a list stand for themselves; a few of them will do.
    const int count = std::min(from->childCount(), 60);
    for (int i = 0; i < count; ++i) {
        collect(from->child(i), into, depth + 1);
    }
}

QString describe(QAccessibleInterface& found) {
    const auto* const widget = qobject_cast<QWidget*>(found.object());
    return u"role %1, %2"_s.arg(QString::number(found.role()),
                                widget != nullptr ? nameOf(*widget) : u"no widget"_s);
}

/// What Tab goes through, from the prompt on until it is there again.
QList<QWidget*> tabWalk(QWidget& window, Qt::KeyboardModifiers modifiers) {
    QList<QWidget*> walked;
    for (int i = 0; i < 300; ++i) {
        QWidget* const at = QApplication::focusWidget();
        if (at == nullptr || (walked.size() > 1 && at == walked.first())) {
            break;
        }
        if (walked.isEmpty() || walked.last() != at) {
            walked << at;
        } else {
            break;  // A trap.
        }
        QTest::keyClick(&window,
                        modifiers.testFlag(Qt::ShiftModifier) ? Qt::Key_Backtab : Qt::Key_Tab,
                        modifiers);
    }
    return walked;
}

/// Which panel of the window a widget is in, in reading order.
int panelOf(const MainWindow& window, const QWidget* widget) {
    const QList<QWidget*> panels{
        window.findChild<MessageBar*>(), window.findChild<ParametersPanel*>(),
        window.findChild<SoundPanel*>(), window.findChild<MemoryMonitor*>(),
        window.findChild<TakesPanel*>(), window.findChild<ProgressStrip*>()};
    for (qsizetype i = 0; i < panels.size(); ++i) {
        if (panels[i] == widget || panels[i]->isAncestorOf(widget)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

}  // namespace

/// What a screen reader finds, and what a keyboard reaches.
class AccessibilityTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyControlHasAName_data() { test::addEveryWindow(); }
    void everyControlHasAName() {
        QFETCH(QString, shown);
        FullWindow fixture;
        QList<QAccessibleInterface*> all;
        collect(QAccessible::queryAccessibleInterface(&fixture.show(shown)), all);
        QStringList nameless;
        int controls = 0;
        for (QAccessibleInterface* const each : std::as_const(all)) {
            if (isControl(each->role())) {
                ++controls;
                if (each->text(QAccessible::Name).trimmed().isEmpty()) {
                    nameless << describe(*each);
                }
            }
        }
        qInfo("%d controls of %lld parts", controls, static_cast<long long>(all.size()));
        QVERIFY(controls > (shown == u"window"_s ? 40 : 0));
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u" | "_s)));
    }

    void everyNameIsWordsWithoutMarks_data() { test::addEveryWindow(); }
    void everyNameIsWordsWithoutMarks() {
        QFETCH(QString, shown);
        FullWindow fixture;
        QList<QAccessibleInterface*> all;
        collect(QAccessible::queryAccessibleInterface(&fixture.show(shown)), all);
        QStringList odd;
        for (QAccessibleInterface* const each : std::as_const(all)) {
            const QString name = each->text(QAccessible::Name);
            if (isControl(each->role()) && name.contains(u'&') && !name.contains(u"& "_s)) {
                odd << describe(*each) + u": "_s + name;
            }
        }
        QVERIFY2(odd.isEmpty(), qPrintable(odd.join(u" | "_s)));
    }

    void everyControlCanBeOperated_data() { test::addEveryWindow(); }
    void everyControlCanBeOperated() {
        QFETCH(QString, shown);
        FullWindow fixture;
        QList<QAccessibleInterface*> all;
        collect(QAccessible::queryAccessibleInterface(&fixture.show(shown)), all);
        QStringList dead;
        for (QAccessibleInterface* const each : std::as_const(all)) {
            if (each->state().disabled) {
                continue;
            }
            bool works = true;
            switch (each->role()) {
                case QAccessible::Button:
                case QAccessible::ButtonMenu:
                case QAccessible::CheckBox:
                    works = each->actionInterface() != nullptr &&
                            !each->actionInterface()->actionNames().isEmpty();
                    break;
                case QAccessible::Slider:
                case QAccessible::SpinBox:
                    works = each->valueInterface() != nullptr;
                    break;
                case QAccessible::EditableText:
                    works = each->textInterface() != nullptr;
                    break;
                default:
                    break;
            }
            if (!works) {
                dead << describe(*each);
            }
        }
        QVERIFY2(dead.isEmpty(), qPrintable(dead.join(u" | "_s)));
    }

    void tabReachesEverythingInReadingOrderAndLeavesIt() {
        FullWindow fixture;
        MainWindow& window = fixture.window();
        fixture.part<QPlainTextEdit>("prompt").setFocus();
        const QList<QWidget*> walked = tabWalk(window, {});
        QSet<QWidget*> reached(walked.begin(), walked.end());
        QStringList missed;
        for (QWidget* const widget : visibleWidgets(window)) {
            // Menus have their own key; scroll bars and handles move what the arrow keys move too.
            const bool wanted = widget->isEnabled() && widget->focusProxy() == nullptr &&
                                (widget->focusPolicy() & Qt::TabFocus) != 0;
            if (wanted && !reached.contains(widget)) {
                missed << nameOf(*widget);
            }
        }
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u" | "_s)));
        QVERIFY(walked.size() > 30);

        // Every button, slider and field is among them, or is a part of one that is.
        for (QWidget* const widget : visibleWidgets(window)) {
            const bool isButton = qobject_cast<QAbstractButton*>(widget) != nullptr;
            if (isButton && widget->isEnabled() && widget->focusPolicy() == Qt::NoFocus) {
                missed << nameOf(*widget);
            }
        }
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u" | "_s)));

        // From the prompt through its panel, then the others in reading order, and round.
        int turns = 0;
        QStringList order;
        int before = panelOf(window, walked.first());
        for (const QWidget* const widget : walked) {
            const int panel = panelOf(window, widget);
            order << QString::number(panel);
            // Messages and warnings come and go; what is always there has its order.
            const bool passing = panel == 0 || panel == 3;
            if (!passing) {
                turns += panel < before ? 1 : 0;
                before = panel;
            }
        }
        QVERIFY2(turns <= 1, qPrintable(order.join(u' ')));

        fixture.part<QPlainTextEdit>("prompt").setFocus();
        QList<QWidget*> back = tabWalk(window, Qt::ShiftModifier);
        QCOMPARE(QSet<QWidget*>(back.begin(), back.end()), reached);
    }

    void tabReachesEverythingOfADialog_data() { test::addEveryWindow(); }
    void tabReachesEverythingOfADialog() {
        QFETCH(QString, shown);
        FullWindow fixture;
        QWidget& dialog = fixture.show(shown);
        QVERIFY2(dialog.isAncestorOf(QApplication::focusWidget()), "nothing has the focus");
        const QList<QWidget*> walked = tabWalk(dialog, {});
        QStringList missed;
        for (QWidget* const widget : visibleWidgets(dialog)) {
            const bool wanted = widget->isEnabled() && widget->focusProxy() == nullptr &&
                                (widget->focusPolicy() & Qt::TabFocus) != 0;
            if (wanted && !walked.contains(widget)) {
                missed << nameOf(*widget);
            }
        }
        QStringList order;
        for (const QWidget* const widget : walked) {
            order << nameOf(*widget);
        }
        QVERIFY2(missed.isEmpty(),
                 qPrintable(missed.join(u" | "_s) + u" not among "_s + order.join(u", "_s)));
        // From above to below, and the buttons last.
        if (shown == u"preferences"_s) {
            QCOMPARE(walked.first()->objectName(), u"device"_s);
            QVERIFY(qobject_cast<QAbstractButton*>(walked.last()) != nullptr);
        }
    }

    void whatHasTheFocusIsSeenToHaveIt_data() { test::addEveryWindow(); }
    void whatHasTheFocusIsSeenToHaveIt() {
        QFETCH(QString, shown);
        FullWindow fixture;
        QWidget& window = fixture.show(shown);
        if (shown == u"window"_s) {
            fixture.part<QPlainTextEdit>("prompt").setFocus();
        }
        QList<QPointer<QWidget>> walked;
        for (QWidget* const widget : tabWalk(window, {})) {
            walked << widget;
        }
        QStringList unseen;
        for (const QPointer<QWidget>& widget : std::as_const(walked)) {
            if (widget.isNull() || !widget->isVisible()) {
                continue;  // A button of a warning that is made anew with each plan.
            }
            widget->setFocus(Qt::TabFocusReason);
            QWidget* const around =
                widget->parentWidget() != nullptr ? widget->parentWidget() : widget.data();
            const QImage with = around->grab().toImage();
            if (walked.size() == 1) {
                widget->clearFocus();
            } else {
                walked[walked.first() == widget ? walked.size() / 2 : 0]->setFocus(
                    Qt::TabFocusReason);
            }
            if (around->grab().toImage() == with) {
                unseen << nameOf(*widget);
            }
        }
        QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(u" | "_s)));
    }

    void labelsNameTheirFields() {
        FullWindow fixture;
        QStringList alone;
        for (const char* name : {"prompt", "steps", "guidance", "duration", "seed", "count"}) {
            auto* const field = fixture.window().findChild<QWidget*>(QLatin1String(name));
            QVERIFY2(field != nullptr, name);
            bool named = false;
            for (const auto* const label : fixture.window().findChildren<QLabel*>()) {
                const QWidget* const buddy = label->buddy();
                named =
                    named || (buddy != nullptr && (buddy == field || field->isAncestorOf(buddy) ||
                                                   buddy->isAncestorOf(field)));
            }
            if (!named) {
                alone << QLatin1String(name);
            }
        }
        QVERIFY2(alone.isEmpty(), qPrintable(alone.join(u' ')));
    }

    void everythingInTheMenusHasTextAndTheUsualKeys() {
        FullWindow fixture;
        QList<QKeySequence> keys;
        QStringList twice;
        for (const auto* const action : fixture.window().findChildren<QAction*>()) {
            if (action->isSeparator()) {
                continue;
            }
            for (const QKeySequence& key : action->shortcuts()) {
                if (keys.contains(key)) {
                    twice << key.toString() + u' ' + action->objectName();
                }
                keys << key;
            }
        }
        QVERIFY2(twice.isEmpty(), qPrintable(twice.join(u" | "_s)));
        for (const QKeySequence::StandardKey usual :
             {QKeySequence::Undo, QKeySequence::Redo, QKeySequence::Open, QKeySequence::Quit,
              QKeySequence::Find, QKeySequence::ZoomIn, QKeySequence::ZoomOut}) {
            const QList<QKeySequence> known = QKeySequence::keyBindings(usual);
            if (known.isEmpty()) {
                continue;  // Not every platform has a key for it.
            }
            const bool there = std::any_of(known.begin(), known.end(),
                                           [&](const auto& key) { return keys.contains(key); });
            QVERIFY2(there, qPrintable(QString::number(usual)));
        }
    }

    void changesAreToldToScreenReaders() {
        FullWindow fixture;
        static int values = 0;
        static int alerts = 0;
        values = 0;
        alerts = 0;
        QAccessible::setActive(true);
        if (!QAccessible::isActive()) {
            QSKIP("Qt's platform here has no bridge to screen readers");
        }
        const auto before = QAccessible::installUpdateHandler([](QAccessibleEvent* event) {
            values += event->type() == QAccessible::ValueChanged ? 1 : 0;
            alerts += event->type() == QAccessible::Alert ? 1 : 0;
        });
        auto& monitor = *fixture.window().findChild<MemoryMonitor*>();
        MemoryPlan plan;
        plan.predictedPeak = 9;
        plan.budget = 1;
        plan.fits = false;
        monitor.clearPlan();
        monitor.setPlan(plan);
        QVERIFY(alerts >= 1);
        auto* const view = fixture.window().findChild<QWidget*>(u"waveformView"_s);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Right);
        QVERIFY(values >= 1);
        QAccessible::installUpdateHandler(before);
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::AccessibilityTest)
#include "accessibility_test.moc"
