// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QString>
#include <cstdint>

#include "engine/api/generation_request.h"
#include "engine/api/progress.h"

namespace audioldm::ui {

/// Numbers as people read them, in the language and with the digits of the user.
///
/// thread  GUI thread
class Formatting final {
    Q_DECLARE_TR_FUNCTIONS(audioldm::ui::Formatting)

public:
    Formatting() = delete;

    /// "1.1 GB"
    [[nodiscard]] static QString bytes(std::int64_t bytes);
    /// "5.0 s", "2 min 5 s"
    [[nodiscard]] static QString seconds(double seconds);
    /// "3 s left", "2 min left"
    [[nodiscard]] static QString timeLeft(double seconds);
    /// The number with as many decimals as it needs, at most `decimals`.
    [[nodiscard]] static QString number(double value, int decimals);
    /// A path or a key in a language that is written from right to left: reads from left to right
    /// all the same. Unchanged in other languages.
    [[nodiscard]] static QString leftToRight(const QString& text);
    /// "Making the sound"
    [[nodiscard]] static QString stage(Stage stage);
    /// One line a parameter, in the user's language, for the clipboard.
    [[nodiscard]] static QString parameters(const GenerationRequest& request);
};

}  // namespace audioldm::ui
