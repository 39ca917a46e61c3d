// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QComboBox>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QTest>
#include <QToolButton>

#include "tests/ui/everybody/full_window.h"
#include "ui/widgets/sound_colors.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::fillWindow;
using test::nameOf;
using test::visibleWidgets;
using test::WindowFixture;

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

}  // namespace

/// Letters at least 4.5:1, signs at least 3:1, measured in the picture of the window.
class ContrastTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lettersAndSignsAreReadable_data() {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << ColourScheme::light();
        QTest::newRow("dark") << ColourScheme::dark();
    }

    void lettersAndSignsAreReadable() {
        QFETCH(QPalette, palette);
        WindowFixture fixture;
        QApplication::setPalette(palette);
        fillWindow(fixture);
        MainWindow& window = fixture.window();
        window.resize(1300, 1000);
        fixture.part<QListView>("takes").setFocus();
        QTest::qWait(50);
        fixture.picture(u"contrast-%1"_s.arg(QLatin1String(QTest::currentDataTag())));
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
        QVERIFY2(looked > 30, qPrintable(QString::number(looked)));
        QVERIFY2(faint.isEmpty(), qPrintable(faint.join(u" | "_s)));
    }

    void rowsOfTakesAreReadable_data() { lettersAndSignsAreReadable_data(); }

    void rowsOfTakesAreReadable() {
        QFETCH(QPalette, palette);
        WindowFixture fixture;
        QApplication::setPalette(palette);
        fillWindow(fixture);
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

    void thePaletteItselfIsReadable_data() { lettersAndSignsAreReadable_data(); }

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
