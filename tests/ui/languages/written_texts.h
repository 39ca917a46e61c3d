// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

class QWidget;

namespace audioldm::ui::test {

/// What translations/audioldm_LANGUAGE.ts holds.
class WrittenTexts final {
public:
    explicit WrittenTexts(const QString& language);

    /// The translation of a text of a class of ui ("MainMenus").
    [[nodiscard]] QString of(const QString& context, const QString& source) const {
        return m_texts.value(context + QLatin1Char('\n') + source);
    }
    /// Whether a text that is shown is one that should have been translated and was not: it reads
    /// as a source does, and the translation of that reads otherwise.
    [[nodiscard]] bool isLeftInEnglish(const QString& shown) const;

private:
    QHash<QString, QString> m_texts;      ///< by context and source
    QList<QRegularExpression> m_foreign;  ///< the sources that read otherwise in this language
};

/// All texts of a widget and of what is in it: labels, buttons, commands, lists, hints, names for
/// screen readers.
[[nodiscard]] QStringList textsIn(const QWidget& widget);

}  // namespace audioldm::ui::test
