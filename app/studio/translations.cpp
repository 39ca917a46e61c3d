// SPDX-License-Identifier: MIT
#include "app/studio/translations.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace audioldm::app {

using namespace Qt::StringLiterals;

void Translations::install(const QString& language) {
    const QLocale wanted = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(wanted);
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
    // Plurals of English stand in a translation of their own.
    if (m_program.load(wanted, u"audioldm"_s, u"_"_s, u":/i18n"_s) ||
        m_program.load(u":/i18n/audioldm_en.qm"_s)) {
        QCoreApplication::installTranslator(&m_program);
    }
    // Qt's own texts and the reading direction go with the language that the program speaks, which
    // is English where it lacks the wanted one.
    const QLocale spoken(m_program.language());
    if (m_qt.load(spoken, u"qtbase"_s, u"_"_s,
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt);
    }
    QGuiApplication::setLayoutDirection(spoken.textDirection());
}

}  // namespace audioldm::app
