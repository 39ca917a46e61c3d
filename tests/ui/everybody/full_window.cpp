// SPDX-License-Identifier: MIT
#include "tests/ui/everybody/full_window.h"

#include <QDialog>

#include "ui/dialogs/notices_dialog.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/memory_monitor.h"
#include "ui/widgets/prompt_panel.h"

namespace audioldm::ui::test {

using namespace Qt::StringLiterals;

FullWindow::FullWindow() {
    studio.library.addMany(30);
    MainWindow& window = start();
    writeShort(u"rain on leaves"_s, 2);
    trigger("generateAction");
    QTRY_COMPARE(takes().rowCount(), 31);
    QTRY_VERIFY(!window.isBusy());
    parameters().prompt()->setNegativeOpen(true);
    parameters().advancedFold()->setOpen(true);
    MemoryPlan plan;
    plan.budget = 4'000'000'000;
    plan.predictedPeak = 9'000'000'000;
    plan.fits = false;
    plan.suggestions = {{PlanSuggestion::Kind::ShortenDuration, 12.5},
                        {PlanSuggestion::Kind::Quantize, 4},
                        {PlanSuggestion::Kind::RaiseBudget, 9e9}};
    QTest::qWait(300);  // The plan of what was written comes first.
    window.findChild<MemoryMonitor*>()->setPlan(plan);
    window.tell(u"%1"_s.arg(u"A take was found whose file is not where it was."_s));
    QTest::qWait(50);
}

QWidget& FullWindow::show(const QString& name) {
    if (name == u"window"_s) {
        return window();
    }
    if (name == u"notices"_s) {
        (new NoticesDialog(u"\"/home/me/rain.wav\" is back."_s, &window()))->open();
    } else {
        trigger(name.toLatin1().constData());
    }
    QDialog* dialog = nullptr;
    static_cast<void>(QTest::qWaitFor([&] {
        for (auto* const candidate : window().findChildren<QDialog*>()) {
            dialog = candidate->isVisible() ? candidate : dialog;
        }
        return dialog != nullptr;
    }));
    if (dialog == nullptr) {
        qFatal("%s opened no dialog", qPrintable(name));
    }
    static_cast<void>(QTest::qWaitForWindowActive(dialog, 2000));
    QTest::qWait(150);  // Devices, models and plans are asked for when it is shown.
    return *dialog;
}

QStringList everyWindow() {
    return {u"window"_s, u"preferences"_s, u"models"_s, u"shortcuts"_s, u"about"_s, u"notices"_s};
}

void addEveryWindow() {
    QTest::addColumn<QString>("shown");
    for (const QString& name : everyWindow()) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

QList<QWidget*> visibleWidgets(const QWidget& window) {
    QList<QWidget*> found;
    for (auto* const widget : window.findChildren<QWidget*>()) {
        const QString name = widget->objectName();
        if (widget->isVisible() && widget->window() == &window && !name.startsWith(u"qt_"_s)) {
            found << widget;
        }
    }
    return found;
}

QString nameOf(const QWidget& widget) {
    QString name =
        u"%1 %2"_s.arg(QLatin1String(widget.metaObject()->className()), widget.objectName());
    for (const QWidget* above = widget.parentWidget(); above != nullptr;
         above = above->parentWidget()) {
        if (QLatin1String(above->metaObject()->className()).startsWith("audioldm"_L1)) {
            return name + u" in "_s + QLatin1String(above->metaObject()->className());
        }
    }
    return name;
}

}  // namespace audioldm::ui::test
