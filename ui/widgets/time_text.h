// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QString>

namespace audioldm::ui {

/// Times as people read and hear them, with the digits of the user's language.
class TimeText final {
    Q_DECLARE_TR_FUNCTIONS(audioldm::ui::TimeText)

public:
    TimeText() = delete;

    /// "0:01.2", from an hour on "1:00:01.2"; `decimals` 0 to 6. Negative times count as 0.
    [[nodiscard]] static QString clock(double seconds, int decimals);
    /// "1.2 s", for screen readers and sentences.
    [[nodiscard]] static QString spoken(double seconds, int decimals);
};

}  // namespace audioldm::ui
