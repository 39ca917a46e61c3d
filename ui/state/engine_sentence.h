// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QStringList>
#include <string>

namespace audioldm::ui {

/// The engine and the library tell in English sentences what they found: why a GPU cannot be used,
/// which file is no longer where it was. Here they are told in the window's language.
class EngineSentence final {
    Q_DECLARE_TR_FUNCTIONS(audioldm::ui::EngineSentence)

public:
    /// The sentence in the window's language; as it is, where it is none of known().
    [[nodiscard]] static QString translated(const std::string& sentence);
    /// The sentences in English, %1 and %2 in the place of names and numbers.
    [[nodiscard]] static QStringList known();
};

}  // namespace audioldm::ui
