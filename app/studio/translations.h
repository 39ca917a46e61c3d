// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QTranslator>

namespace audioldm::app {

/// The language of the window: texts of the program and of Qt, numbers, reading direction.
///
/// thread  GUI thread
class Translations final {
public:
    Translations() = default;
    Q_DISABLE_COPY_MOVE(Translations)

    /// language  "de", "zh_CN"; empty: the system's. Windows that are there do not change.
    void install(const QString& language);

private:
    QTranslator m_program;
    QTranslator m_qt;
};

}  // namespace audioldm::app
