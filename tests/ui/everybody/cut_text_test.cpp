// SPDX-License-Identifier: MIT
#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSplitterHandle>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QTreeView>

#include "tests/ui/everybody/full_window.h"

#ifdef AUDIOLDM_HAS_LANGUAGES
#include "app/studio/translations.h"
#endif

namespace audioldm::ui {

using namespace Qt::StringLiterals;
using test::FullWindow;
using test::nameOf;
using test::visibleWidgets;

namespace {

constexpr QSize kSmallScreen(1280, 800);

/// A language whose every text is two fifths longer and has letters with marks above and below.
class LongLanguage final : public QTranslator {
public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char*, int) const override {
        if (!QLatin1String(context).startsWith("audioldm"_L1)) {
            return {};
        }
        const QString text = QString::fromUtf8(source);
        QString more;
        while (more.size() < text.size() * 2 / 5) {
            more += u"Ågý"_s;
        }
        return text + more;
    }
};

/// What a widget needs and does not have, in words; empty when nothing is cut.
QString cutOff(QWidget& widget) {
    const QSize size = widget.size();
    const auto needs = [&](const QString& what, int wanted, int has) {
        return u"%1: %2 needs %3, has %4"_s.arg(nameOf(widget), what).arg(wanted).arg(has);
    };
    if (const auto* const label = qobject_cast<QLabel*>(&widget)) {
        if (label->text().isEmpty()) {
            return {};
        }
        if (label->wordWrap()) {
            const int wanted = label->heightForWidth(size.width());
            return wanted > size.height() ? needs(u"height"_s, wanted, size.height()) : QString();
        }
        const QSize wanted = label->sizeHint();
        if (wanted.width() > size.width()) {
            return needs(u"width of "_s + label->text(), wanted.width(), size.width());
        }
        return wanted.height() > size.height() ? needs(u"height"_s, wanted.height(), size.height())
                                               : QString();
    }
    if (qobject_cast<QAbstractButton*>(&widget) != nullptr ||
        qobject_cast<QAbstractSpinBox*>(&widget) != nullptr) {
        // A button may be narrower than its hint where style adds air; its words may not.
        const QSize wanted = widget.minimumSizeHint();
        if (wanted.width() > size.width() || wanted.height() > size.height()) {
            return needs(u"size"_s, wanted.width(), size.width());
        }
    }
    if (const auto* const box = qobject_cast<QComboBox*>(&widget)) {
        QStyleOptionComboBox option;
        option.initFrom(box);
        option.editable = box->isEditable();
        const QRect field = box->style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                         QStyle::SC_ComboBoxEditField, box);
        const int height = box->fontMetrics().height();
        if (height > field.height() + 2) {
            return needs(u"height"_s, height, field.height());
        }
        if (box->currentText().isEmpty()) {
            return {};
        }
        // Names of the user's own may be of any length; those shorten.
        const int wanted = std::min(box->fontMetrics().horizontalAdvance(box->currentText()),
                                    box->fontMetrics().averageCharWidth() * 10);
        return wanted > field.width() ? needs(u"width"_s, wanted, field.width()) : QString();
    }
    if (const auto* const tree = qobject_cast<QTreeView*>(&widget)) {
        // The last column may end in dots: it holds folders, which tell themselves in a hint.
        for (int column = 0; column + 1 < tree->header()->count(); ++column) {
            const int wanted = tree->header()->sectionSizeHint(column);
            if (wanted > tree->columnWidth(column)) {
                return needs(u"column"_s, wanted, tree->columnWidth(column));
            }
        }
        return {};
    }
    if (const auto* const field = qobject_cast<QLineEdit*>(&widget)) {
        const QString text = field->text().isEmpty() ? field->placeholderText() : field->text();
        const int wanted = field->fontMetrics().horizontalAdvance(text);
        if (wanted > size.width() - 4) {
            return needs(u"width of "_s + text, wanted, size.width());
        }
        return field->fontMetrics().height() > size.height()
                   ? needs(u"height"_s, field->fontMetrics().height(), size.height())
                   : QString();
    }
    return {};
}

/// Whether a widget lies within all that it is in, as far as those do not scroll.
bool isInside(const QWidget& widget) {
    const QWidget* child = &widget;
    while (!child->isWindow()) {
        const QWidget* const parent = child->parentWidget();
        if (parent->parentWidget() != nullptr &&
            qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()) != nullptr) {
            // It scrolls up and down, but not sideways.
            return child->width() <= parent->width();
        }
        // A mirrored splitter may be a pixel off.
        if (!parent->rect().adjusted(-1, -1, 1, 1).contains(child->geometry())) {
            return false;
        }
        child = parent;
    }
    return true;
}

/// The widget of the same parent that this one lies over in part; none when there is none.
const QWidget* overlapped(const QWidget& widget) {
    if (widget.isWindow()) {
        return nullptr;
    }
    for (const QWidget* const other :
         widget.parentWidget()->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        // A splitter's handle is easier to take where it reaches over its neighbours.
        if (other != &widget && other->isVisible() &&
            qobject_cast<const QSplitterHandle*>(other) == nullptr &&
            other->geometry().intersects(widget.geometry())) {
            return other;
        }
    }
    return nullptr;
}

/// All that is cut off in a window.
QStringList cutIn(const QWidget& window) {
    QStringList cut;
    for (QWidget* const widget : visibleWidgets(window)) {
        const QString what = cutOff(*widget);
        if (!what.isEmpty()) {
            cut << what;
        } else if (!isInside(*widget)) {
            cut << nameOf(*widget) + u" sticks out"_s;
        } else if (const QWidget* const other = overlapped(*widget)) {
            cut << u"%1 lies over %2"_s.arg(nameOf(*widget), nameOf(*other));
        }
    }
    return cut;
}

}  // namespace

/// Nothing is cut off: letters half as large again, a screen of scale 2, long words, both
/// directions of reading.
class CutTextTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QCOMPARE(qApp->devicePixelRatio(), 2.0);
        m_font = QApplication::font();
    }
    void cleanup() {
        QApplication::setFont(m_font);
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QLocale::setDefault(QLocale::c());
    }

    void nothingIsCut_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<double>("letters");
        QTest::addColumn<bool>("dark");
        QTest::newRow("English") << u"en"_s << 1.0 << false;
        QTest::newRow("large letters") << u"en"_s << 1.5 << false;
        QTest::newRow("long words") << u"long"_s << 1.0 << true;
        QTest::newRow("long words in large letters") << u"long"_s << 1.5 << false;
#ifdef AUDIOLDM_HAS_LANGUAGES
        for (const QString& language : {u"ar"_s, u"de"_s, u"es"_s, u"fr"_s, u"ja"_s, u"zh_CN"_s}) {
            QTest::addRow("%s in large letters", qPrintable(language)) << language << 1.5 << false;
        }
        QTest::newRow("Arabic, dark") << u"ar"_s << 1.0 << true;
#endif
    }

    void nothingIsCut() {
        QFETCH(QString, language);
        QFETCH(double, letters);
        QFETCH(bool, dark);
        LongLanguage longer;
#ifdef AUDIOLDM_HAS_LANGUAGES
        app::Translations translations;
        if (language != u"long"_s) {
            translations.install(language);
        }
#endif
        if (language == u"long"_s) {
            QCoreApplication::installTranslator(&longer);
        }
        QFont font = m_font;
        font.setPointSizeF(font.pointSizeF() * letters);
        QApplication::setFont(font);
        FullWindow fixture;
        QApplication::setPalette(dark ? ColourScheme::dark() : ColourScheme::light());
        const QString tag = QString::fromUtf8(QTest::currentDataTag()).replace(u' ', u'-');
        QStringList cut;
        for (const QString& name : test::everyWindow()) {
            QWidget& window = fixture.show(name);
            for (const bool narrow : {false, true}) {
                if (narrow) {
                    window.resize(window.minimumSizeHint());
                }
                QTest::qWait(80);
                const QString picture =
                    u"cut-%1-%2%3"_s.arg(tag, name, narrow ? u"-narrow"_s : QString());
                FullWindow::picture(window, picture);
                for (const QString& what : cutIn(window)) {
                    cut << picture + u": "_s + what;
                }
                // A laptop's screen at these letters holds it.
                if (language != u"long"_s &&
                    !QRect(QPoint(), kSmallScreen)
                         .contains(QRect(QPoint(), window.minimumSizeHint()))) {
                    cut << u"%1 needs %2 x %3"_s.arg(picture)
                               .arg(window.minimumSizeHint().width())
                               .arg(window.minimumSizeHint().height());
                }
            }
            if (&window != &fixture.window()) {
                window.close();
                QTest::qWait(0);
            }
        }
        QCoreApplication::removeTranslator(&longer);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u" | "_s)));
    }

private:
    QFont m_font;
};

}  // namespace audioldm::ui

/// A large screen of scale 2, which Qt reads before there is an application.
int main(int argc, char** argv) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("screen.json"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        qFatal("cannot write %s", qPrintable(path));
    }
    file.write(R"({"synchronousWindowSystemEvents": false, "windowFrameMargins": false,
        "screens": [{"name": "large", "x": 0, "y": 0, "width": 3840, "height": 2160,
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})");
    file.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + QFile::encodeName(path));
    qputenv("QT_SCALE_FACTOR", "2");
    QApplication application(argc, argv);
    audioldm::ui::CutTextTest test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}
#include "cut_text_test.moc"
