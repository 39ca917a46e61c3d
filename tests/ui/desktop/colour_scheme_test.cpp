// SPDX-License-Identifier: MIT
#include "ui/desktop/colour_scheme.h"

#include <QApplication>
#include <QTest>
#include <cmath>

namespace audioldm::ui {
namespace {

/// Source: WCAG 2.2, relative luminance
double luminance(const QColor& colour) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QPalette& palette, QPalette::ColorRole one, QPalette::ColorRole other) {
    const double first = luminance(palette.color(QPalette::Active, one));
    const double second = luminance(palette.color(QPalette::Active, other));
    return (qMax(first, second) + 0.05) / (qMin(first, second) + 0.05);
}

}  // namespace

class ColourSchemeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsReadable_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textIsReadable() {
        QFETCH(bool, dark);
        const QPalette palette = dark ? ColourScheme::dark() : ColourScheme::light();
        const auto check = [&](QPalette::ColorRole text, QPalette::ColorRole ground, double least) {
            const double found = contrast(palette, text, ground);
            QVERIFY2(found >= least, qPrintable(QStringLiteral("%1 on %2: %3")
                                                    .arg(static_cast<int>(text))
                                                    .arg(static_cast<int>(ground))
                                                    .arg(found)));
        };
        check(QPalette::WindowText, QPalette::Window, 4.5);
        check(QPalette::Text, QPalette::Base, 4.5);
        check(QPalette::Text, QPalette::AlternateBase, 4.5);
        check(QPalette::ButtonText, QPalette::Button, 4.5);
        check(QPalette::PlaceholderText, QPalette::Base, 4.5);
        check(QPalette::PlaceholderText, QPalette::Window, 4.5);
        check(QPalette::HighlightedText, QPalette::Highlight, 4.5);
        check(QPalette::ToolTipText, QPalette::ToolTipBase, 4.5);
        check(QPalette::Link, QPalette::Window, 4.5);
        check(QPalette::Highlight, QPalette::Window, 3);
        check(QPalette::Highlight, QPalette::Base, 3);
    }

    void withoutAPreferenceItIsAsItWasFound() {
        for (const bool dark : {false, true}) {
            QApplication::setPalette(dark ? ColourScheme::dark() : ColourScheme::light());
            ColourScheme scheme;
            const auto choose = [&scheme](uint choice) {
                QVERIFY(QMetaObject::invokeMethod(
                    &scheme, "settingChanged",
                    Q_ARG(QString, QStringLiteral("org.freedesktop.appearance")),
                    Q_ARG(QString, QStringLiteral("color-scheme")),
                    Q_ARG(QDBusVariant, QDBusVariant(choice))));
            };
            choose(dark ? 2 : 1);
            QCOMPARE(QApplication::palette().color(QPalette::Window).lightness() < 128, !dark);
            choose(0);
            QCOMPARE(QApplication::palette().color(QPalette::Window).lightness() < 128, dark);
        }
    }
};

}  // namespace audioldm::ui

QTEST_MAIN(audioldm::ui::ColourSchemeTest)
#include "colour_scheme_test.moc"
