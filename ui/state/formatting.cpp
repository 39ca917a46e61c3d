// SPDX-License-Identifier: MIT
#include "ui/state/formatting.h"

#include <QLocale>
#include <QStringList>
#include <cmath>

namespace audioldm::ui {

QString Formatting::bytes(std::int64_t bytes) {
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString Formatting::seconds(double seconds) {
    const QLocale locale;
    if (seconds < 60) {
        return tr("%1 s").arg(locale.toString(seconds, 'f', seconds < 0.1 ? 2 : 1));
    }
    const int whole = static_cast<int>(std::lround(seconds));
    return tr("%1 min %2 s").arg(locale.toString(whole / 60), locale.toString(whole % 60));
}

QString Formatting::timeLeft(double seconds) {
    const int whole = static_cast<int>(std::ceil(std::fmax(seconds, 0)));
    if (whole < 60) {
        return tr("%Ln s left", nullptr, whole);
    }
    return tr("%Ln min left", nullptr, (whole + 59) / 60);
}

QString Formatting::number(double value, int decimals) {
    for (int fewer = 0; fewer < decimals; ++fewer) {
        const double scale = std::pow(10.0, fewer);
        if (std::fabs(std::round(value * scale) / scale - value) < 1e-9) {
            return QLocale().toString(value, 'f', fewer);
        }
    }
    return QLocale().toString(value, 'f', decimals);
}

QString Formatting::leftToRight(const QString& text) {
    constexpr QChar kIsolate = QChar(0x2066);
    constexpr QChar kEndOfIsolate = QChar(0x2069);
    return QLocale().textDirection() == Qt::RightToLeft ? kIsolate + text + kEndOfIsolate : text;
}

QString Formatting::stage(Stage stage) {
    switch (stage) {
        case Stage::Loading:
            return tr("Loading the model");
        case Stage::Text:
            return tr("Reading the prompt");
        case Stage::Denoising:
            return tr("Forming the sound");
        case Stage::Vae:
            return tr("Working out the spectrogram");
        case Stage::Vocoder:
            return tr("Turning it into sound");
        case Stage::Saving:
            break;
    }
    return tr("Saving");
}

QString Formatting::parameters(const GenerationRequest& request) {
    const QLocale locale;
    QStringList lines;
    lines << tr("Prompt: %1").arg(QString::fromStdString(request.prompt));
    if (!request.negativePrompt.empty()) {
        lines << tr("Negative prompt: %1").arg(QString::fromStdString(request.negativePrompt));
    }
    lines << tr("Steps: %1").arg(locale.toString(request.steps));
    lines << tr("Guidance: %1").arg(number(request.guidance, 2));
    lines << tr("Duration: %1").arg(seconds(request.durationSeconds));
    if (request.seed) {
        // A seed is a name more than a quantity: no grouping, so that it can be typed in again.
        lines << tr("Seed: %1").arg(QString::number(*request.seed));
    }
    if (!request.scheduler.empty()) {
        lines << tr("Scheduler: %1").arg(QString::fromStdString(request.scheduler));
    }
    if (request.eta > 0) {
        lines << tr("Eta: %1").arg(number(request.eta, 2));
    }
    if (request.guidanceStart > 0 || request.guidanceEnd < 1) {
        lines << tr("Guidance acts from %1 to %2")
                     .arg(number(request.guidanceStart, 2), number(request.guidanceEnd, 2));
    }
    if (request.guidanceRescale > 0) {
        lines << tr("Guidance rescale: %1").arg(number(request.guidanceRescale, 2));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace audioldm::ui
