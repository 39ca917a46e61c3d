// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QStyle>
#include <QStyleOptionButton>
#include <QTest>
#include <QToolButton>

#include "tests/ui/everybody/full_window.h"
#include "ui/widgets/sound_colors.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::FullWindow;
using test::nameOf;
using test::visibleWidgets;

namespace {

/// The greatest contrast of any pixel to the colour that most of them have: that of the letters or
/// lines to what they stand on.
double contrastIn(const QImage& image, const QRect& area) {
    QHash<QRgb, int> counts;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            ++counts[image.pixel(x, y)];
        }
    }
    QRgb ground = 0;
    int most = 0;
    for (auto each = counts.cbegin(); each != counts.cend(); ++each) {
        if (each.value() > most) {
            most = each.value();
            ground = each.key();
        }
    }
    double greatest = 1;
    for (auto each = counts.cbegin(); each != counts.cend(); ++each) {
        greatest = std::max(greatest, contrastRatio(QColor(each.key()), QColor(ground)));
    }
    return greatest;
}

/// What a widget says in letters, empty for one that shows none.
QString wordsOf(QWidget& widget) {
    if (const auto* const label = qobject_cast<QLabel*>(&widget)) {
        return label->text();
    }
    if (const auto* const tool = qobject_cast<QToolButton*>(&widget)) {
        return tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull()
                   ? QString()
                   : tool->text();
    }
    if (const auto* const button = qobject_cast<QAbstractButton*>(&widget)) {
        return button->text();
    }
    if (const auto* const box = qobject_cast<QComboBox*>(&widget)) {
        return box->currentText();
    }
    if (const auto* const field = qobject_cast<QLineEdit*>(&widget)) {
        return field->text() + field->placeholderText();
    }
    return {};
}

/// The part of a picture in which a control is told from what is around it by its edge alone: a
/// strip over the start of a field, or the box of a check box. Empty where words tell it.
QRect edgeOf(const QWidget& widget) {
    if (const auto* const box = qobject_cast<const QCheckBox*>(&widget)) {
        QStyleOptionButton option;
        option.initFrom(box);
        return box->style()
            ->subElementRect(QStyle::SE_CheckBoxIndicator, &option, box)
            .adjusted(-2, -2, 2, 2);
    }
    const bool isPart = qobject_cast<const QAbstractSpinBox*>(widget.parentWidget()) != nullptr ||
                        qobject_cast<const QComboBox*>(widget.parentWidget()) != nullptr;
    if (!isPart && (qobject_cast<const QLineEdit*>(&widget) != nullptr ||
                    qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
                    qobject_cast<const QComboBox*>(&widget) != nullptr ||
                    qobject_cast<const QPlainTextEdit*>(&widget) != nullptr)) {
        return {-3, widget.height() / 3, 6, widget.height() / 3};
    }
    return {};
}

}  // namespace

/// Letters at least 4.5:1, signs at least 3:1, measured in the picture of the window.
class ContrastTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lettersAndSignsAreReadable_data() {
        QTest::addColumn<QPalette>("palette");
        QTest::addColumn<QString>("shown");
        for (const QString& name : test::everyWindow()) {
            QTest::newRow(qPrintable(name + u"-light"_s)) << ColourScheme::light() << name;
            QTest::newRow(qPrintable(name + u"-dark"_s)) << ColourScheme::dark() << name;
        }
    }

    void lettersAndSignsAreReadable() {
        QFETCH(QPalette, palette);
        QFETCH(QString, shown);
        FullWindow fixture;
        QApplication::setPalette(palette);
        QWidget& window = fixture.show(shown);
        if (shown == u"window"_s) {
            window.resize(1300, 1000);
            fixture.part<QListView>("takes").setFocus();
        }
        QTest::qWait(50);
        FullWindow::picture(window, u"contrast-%1"_s.arg(QLatin1String(QTest::currentDataTag())));
        const QImage image = window.grab().toImage();
        QStringList faint;
        int looked = 0;
        for (QWidget* const widget : visibleWidgets(window)) {
            const QRect area = QRect(widget->mapTo(&window, QPoint()), widget->size()) &
                               widget->visibleRegion().boundingRect().translated(
                                   widget->mapTo(&window, QPoint())) &
                               image.rect();
            const bool isSign = qobject_cast<QAbstractButton*>(widget) != nullptr;
            const QString words = wordsOf(*widget);
            if (!widget->isEnabled() || area.width() < 4 || area.height() < 4 ||
                (words.isEmpty() && !isSign)) {
                continue;
            }
            ++looked;
            const double contrast = contrastIn(image, area);
            if (contrast < (words.isEmpty() ? 3 : 4.5)) {
                faint << u"%1 \"%2\" %3"_s.arg(nameOf(*widget), words,
                                               QString::number(contrast, 'f', 2));
            }
        }
        QVERIFY2(looked > (shown == u"window"_s ? 30 : 0), qPrintable(QString::number(looked)));
        QVERIFY2(faint.isEmpty(), qPrintable(faint.join(u" | "_s)));
    }

    void fieldsAreSeen_data() { lettersAndSignsAreReadable_data(); }

    void fieldsAreSeen() {
        QFETCH(QPalette, palette);
        QFETCH(QString, shown);
        FullWindow fixture;
        QApplication::setPalette(palette);
        QWidget& window = fixture.show(shown);
        QTest::qWait(50);
        const QImage image = window.grab().toImage();
        QStringList faint;
        for (const QWidget* const widget : visibleWidgets(window)) {
            const QRect edge = edgeOf(*widget).translated(widget->mapTo(&window, QPoint()));
            const QRect seen =
                widget->visibleRegion().boundingRect().translated(widget->mapTo(&window, QPoint()));
            if (!widget->isEnabled() || edge.isEmpty() || !image.rect().contains(edge) ||
                !seen.adjusted(-4, -4, 4, 4).contains(edge)) {
                continue;
            }
            const double contrast = contrastIn(image, edge);
            if (contrast < 3) {
                faint << u"%1 %2"_s.arg(nameOf(*widget), QString::number(contrast, 'f', 2));
            }
        }
        QVERIFY2(faint.isEmpty(), qPrintable(faint.join(u" | "_s)));
    }

    void rowsOfTakesAreReadable_data() {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << ColourScheme::light();
        QTest::newRow("dark") << ColourScheme::dark();
    }

    void rowsOfTakesAreReadable() {
        QFETCH(QPalette, palette);
        FullWindow fixture;
        QApplication::setPalette(palette);
        auto& list = fixture.part<QListView>("takes");
        list.setFocus();
        const QImage image = list.viewport()->grab().toImage();
        for (int row = 0; row < 4; ++row) {
            const QRect place = list.visualRect(list.model()->index(row, 0));
            // Title and details are in the middle, beside the thumbnail and before the star.
            QRect title(place.left() + 90, place.top() + 6, place.width() - 130,
                        place.height() / 2 - 6);
            QRect details = title.translated(0, title.height());
            for (const QRect& area : {title, details}) {
                const double contrast = contrastIn(image, area & image.rect());
                QVERIFY2(contrast >= 4.5, qPrintable(u"row %1: %2"_s.arg(row).arg(contrast)));
            }
        }
    }

    void thePaletteItselfIsReadable_data() { rowsOfTakesAreReadable_data(); }

    void thePaletteItselfIsReadable() {
        QFETCH(QPalette, palette);
        using Role = QPalette::ColorRole;
        const QList<std::pair<Role, Role>> pairs{{QPalette::WindowText, QPalette::Window},
                                                 {QPalette::Text, QPalette::Base},
                                                 {QPalette::Text, QPalette::AlternateBase},
                                                 {QPalette::ButtonText, QPalette::Button},
                                                 {QPalette::HighlightedText, QPalette::Highlight},
                                                 {QPalette::PlaceholderText, QPalette::Base},
                                                 {QPalette::PlaceholderText, QPalette::Window},
                                                 {QPalette::ToolTipText, QPalette::ToolTipBase},
                                                 {QPalette::Link, QPalette::Window}};
        for (const auto& [text, ground] : pairs) {
            const double contrast = contrastRatio(palette.color(text), palette.color(ground));
            QVERIFY2(contrast >= 4.5,
                     qPrintable(u"%1 on %2: %3"_s.arg(text).arg(ground).arg(contrast)));
        }
        QVERIFY(contrastRatio(palette.color(QPalette::Highlight),
                              palette.color(QPalette::Window)) >= 3);
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::ContrastTest)
#include "contrast_test.moc"
