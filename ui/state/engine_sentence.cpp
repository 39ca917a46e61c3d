// SPDX-License-Identifier: MIT
#include "ui/state/engine_sentence.h"

#include <QRegularExpression>
#include <array>
#include <vector>

#include "ui/state/formatting.h"

namespace audioldm::ui {
namespace {

/// Those that are whole before those that hold another sentence.
constexpr std::array kSentences{
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence", "No NVIDIA driver is installed (%1)."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence", "The GPU plug-in could not be opened: %1."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence", "%1 is not a GPU plug-in of this program."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence",
                      "The GPU plug-in %1 belongs to another version of this program; build or "
                      "install both together."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence",
                      "An NVIDIA driver is here, but this program was built without its GPU "
                      "plug-in (%1)."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence",
                      "%1 weights hold values that are not finite (%2); audioldm models verify "
                      "lists them."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence",
                      "\"%1\" was not in the library and was taken in."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence",
                      "\"%1\" is not where it was. If you moved it, say where it is now."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence", "\"%1\" is back."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence",
                      "\"%1\" was taken out of the trash and is in the library again."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence",
                      "\"%1\" was to be restored, but is no longer in the trash."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence",
                      "\"%1\" was being saved when the program ended. It is whole and in the "
                      "library."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence",
                      "A file that was not written to its end was moved to \"%1\"."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence",
                      "The library's database was damaged. It was moved to \"%1\", and the library "
                      "was rebuilt from the sound files and what could be read."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence", "The preset \"%1\" cannot be used: %2"),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence",
                      "%1 It stays where it is, outside of the library."),
    QT_TRANSLATE_NOOP("audioldm::ui::EngineSentence", "%1 Sounds are computed on the CPU."),
};

struct Pattern {
    const char* source;
    QRegularExpression expression;
};

Pattern patternOf(const char* source) {
    static const QRegularExpression kPlace(QStringLiteral("%[12]"));
    QStringList pieces = QString::fromUtf8(source).split(kPlace);
    for (QString& piece : pieces) {
        piece = QRegularExpression::escape(piece);
    }
    const QString expression = pieces.join(QStringLiteral("(.+)"));
    return {source, QRegularExpression(QRegularExpression::anchoredPattern(expression),
                                       QRegularExpression::DotMatchesEverythingOption)};
}

const std::vector<Pattern>& patterns() {
    static const std::vector<Pattern> kPatterns = [] {
        std::vector<Pattern> made;
        for (const char* const source : kSentences) {
            made.push_back(patternOf(source));
        }
        return made;
    }();
    return kPatterns;
}

QString translatedText(const QString& text, int depth) {
    constexpr int kDeepest = 3;
    for (const Pattern& pattern : patterns()) {
        const QRegularExpressionMatch match = pattern.expression.match(text);
        if (!match.hasMatch() || depth > kDeepest) {
            continue;
        }
        // A sentence may stand within another one.
        const auto part = [&](int place) {
            const QString captured = match.captured(place);
            const QString translated = translatedText(captured, depth + 1);
            return translated == captured ? Formatting::leftToRight(captured) : translated;
        };
        const QString translation = EngineSentence::tr(pattern.source);
        switch (pattern.expression.captureCount()) {
            case 0:
                return translation;
            case 1:
                return translation.arg(part(1));
            default:
                return translation.arg(part(1), part(2));
        }
    }
    return text;
}

}  // namespace

QString EngineSentence::translated(const std::string& sentence) {
    return translatedText(QString::fromStdString(sentence), 0);
}

QStringList EngineSentence::known() {
    QStringList sentences;
    for (const char* const source : kSentences) {
        sentences << QString::fromUtf8(source);
    }
    return sentences;
}

}  // namespace audioldm::ui
