// SPDX-License-Identifier: MIT
#include "ui/widgets/time_text.h"

#include <algorithm>
#include <cmath>

#include <QLocale>

namespace audioldm::ui {

QString TimeText::clock(double seconds, int decimals) {
    decimals = std::clamp(decimals, 0, 6);
    const double unit = std::pow(10.0, decimals);
    // Rounded as a whole first: 59.96 s with one decimal is 1:00.0 and not 0:60.0.
    const double rounded = std::round(std::max(seconds, 0.0) * unit) / unit;
    const auto minutes = static_cast<qint64>(rounded / 60);
    const double rest = rounded - static_cast<double>(minutes) * 60;
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    const auto twoDigits = [&locale](const QString& number, bool small) {
        return small ? locale.zeroDigit() + number : number;
    };
    const QString last = twoDigits(locale.toString(rest, 'f', decimals), rest < 10);
    if (minutes < 60) {
        return locale.toString(minutes) + QLatin1Char(':') + last;
    }
    return locale.toString(minutes / 60) + QLatin1Char(':') +
           twoDigits(locale.toString(minutes % 60), minutes % 60 < 10) + QLatin1Char(':') + last;
}

QString TimeText::spoken(double seconds, int decimals) {
    return tr("%1 s", "seconds").arg(QLocale().toString(seconds, 'f', std::clamp(decimals, 0, 6)));
}

}  // namespace audioldm::ui
