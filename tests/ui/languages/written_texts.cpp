// SPDX-License-Identifier: MIT
#include "tests/ui/languages/written_texts.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QWidget>
#include <QXmlStreamReader>
#include <algorithm>

namespace audioldm::ui::test {
namespace {

using namespace Qt::StringLiterals;

/// "%1, %2" and its like say too little to be recognised.
constexpr qsizetype kFewestLetters = 4;

QString withoutMnemonics(QString text) {
    return text.remove(u'&');
}

/// What texts look like that are made from this source.
QRegularExpression patternOf(const QString& source) {
    QString pattern = QRegularExpression::escape(withoutMnemonics(source));
    pattern.replace(QRegularExpression(u"\\\\%(L?\\d|L?n)"_s), u".+"_s);
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                              QRegularExpression::DotMatchesEverythingOption);
}

bool canBeRecognised(QString source) {
    source.remove(QRegularExpression(u"%(L?\\d|L?n)"_s));
    return std::count_if(source.begin(), source.end(), [](QChar c) { return c.isLetter(); }) >=
           kFewestLetters;
}

void add(const QWidget& widget, QStringList& texts) {
    texts << widget.toolTip() << widget.accessibleName() << widget.accessibleDescription();
    if (widget.isWindow()) {
        texts << widget.windowTitle();
    }
    if (const auto* const label = qobject_cast<const QLabel*>(&widget)) {
        texts << label->text();
    } else if (const auto* const button = qobject_cast<const QAbstractButton*>(&widget)) {
        texts << button->text();
    } else if (const auto* const box = qobject_cast<const QGroupBox*>(&widget)) {
        texts << box->title();
    } else if (const auto* const menu = qobject_cast<const QMenu*>(&widget)) {
        texts << menu->title();
    } else if (const auto* const line = qobject_cast<const QLineEdit*>(&widget)) {
        texts << line->placeholderText();
    } else if (const auto* const edit = qobject_cast<const QPlainTextEdit*>(&widget)) {
        texts << edit->placeholderText();
    } else if (const auto* const list = qobject_cast<const QComboBox*>(&widget)) {
        for (int index = 0; index < list->count(); ++index) {
            texts << list->itemText(index);
        }
    }
}

}  // namespace

WrittenTexts::WrittenTexts(const QString& language) {
    QFile file(u"" AUDIOLDM_SOURCE "/translations/audioldm_%1.ts"_s.arg(language));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    }
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) {
            continue;
        }
        if (xml.name() == u"name"_s) {
            context = xml.readElementText().section(u"::"_s, -1);
        } else if (xml.name() == u"source"_s) {
            source = xml.readElementText();
        } else if (xml.name() == u"translation"_s) {
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            m_texts.insert(context + u'\n' + source, text);
            if (withoutMnemonics(text) != withoutMnemonics(source) && canBeRecognised(source)) {
                m_foreign << patternOf(source);
            }
        }
    }
}

bool WrittenTexts::isLeftInEnglish(const QString& shown) const {
    const QString text = withoutMnemonics(shown);
    return std::any_of(m_foreign.begin(), m_foreign.end(), [&](const QRegularExpression& source) {
        return source.match(text).hasMatch();
    });
}

QStringList textsIn(const QWidget& widget) {
    QStringList texts;
    add(widget, texts);
    for (const QWidget* const part : widget.findChildren<QWidget*>()) {
        add(*part, texts);
    }
    for (const QAction* const action : widget.findChildren<QAction*>()) {
        texts << action->text() << action->toolTip();
    }
    texts.removeAll(QString());
    texts.removeDuplicates();
    return texts;
}

}  // namespace audioldm::ui::test
