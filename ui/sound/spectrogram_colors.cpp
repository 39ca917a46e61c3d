// SPDX-License-Identifier: MIT
#include "ui/sound/spectrogram_colors.h"

#include <algorithm>
#include <cmath>
#include <span>

#include <QColor>

#include "ui/sound/log_mel_spectrogram.h"

namespace audioldm::ui {

namespace {

/// A mix in which equal steps look about equal.
QColor mixed(const QColor& from, const QColor& to, double part) {
    const auto channel = [part](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * part));
    };
    return {channel(from.red(), to.red()), channel(from.green(), to.green()),
            channel(from.blue(), to.blue())};
}

/// The colour's hue with the wanted lightness (0 to 1).
QColor withLightness(const QColor& color, double saturation, double lightness, double turn) {
    const double hue = color.hslHueF() < 0 ? 0.6 : color.hslHueF();
    const double turned = std::fmod(hue + turn + 1, 1.0);
    return QColor::fromHslF(static_cast<float>(turned), static_cast<float>(saturation),
                            static_cast<float>(std::clamp(lightness, 0.0, 1.0)));
}

}  // namespace

SpectrogramColors spectrogramColors(const QPalette& palette) {
    const QColor silence = palette.color(QPalette::Active, QPalette::Base);
    const QColor accent = palette.color(QPalette::Active, QPalette::Highlight);
    const QColor loudest = palette.color(QPalette::Active, QPalette::Text);
    const double from = silence.lightnessF();
    const double to = loudest.lightnessF();
    const double saturation = accent.hslHueF() < 0 ? 0 : 0.75;
    // The hue turns a little on its way, which keeps near levels apart.
    const std::array<std::pair<double, QColor>, 5> stops{{
        {0.0, silence},
        {0.3, withLightness(accent, saturation * 0.8, from + (to - from) * 0.27, 0.06)},
        {0.6, withLightness(accent, saturation, from + (to - from) * 0.55, 0.0)},
        {0.85, withLightness(accent, saturation * 0.9, from + (to - from) * 0.82, -0.08)},
        {1.0, loudest},
    }};
    SpectrogramColors colors{};
    std::size_t stop = 0;
    for (std::size_t i = 0; i < colors.size(); ++i) {
        const double place = static_cast<double>(i) / 255;
        while (stop + 2 < stops.size() && place > stops[stop + 1].first) {
            ++stop;
        }
        const double part =
            (place - stops[stop].first) / (stops[stop + 1].first - stops[stop].first);
        colors[i] = mixed(stops[stop].second, stops[stop + 1].second, part).rgb();
    }
    return colors;
}

QImage formedSoundImage(const TaskPreview& preview, const SpectrogramColors& colors) {
    if (preview.frames <= 0 || preview.bins <= 0 ||
        preview.logMel.size() !=
            static_cast<std::size_t>(preview.frames) * static_cast<std::size_t>(preview.bins)) {
        return {};
    }
    const std::vector<std::uint8_t> brightness = melBrightness(preview.logMel);
    QImage image(preview.frames, preview.bins, QImage::Format_RGB32);
    if (image.isNull()) {
        return {};
    }
    for (int y = 0; y < preview.bins; ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const auto bin = static_cast<std::size_t>(preview.bins - 1 - y);
        for (int x = 0; x < preview.frames; ++x) {
            const std::size_t place =
                static_cast<std::size_t>(x) * static_cast<std::size_t>(preview.bins) + bin;
            line[x] = colors[brightness[place]];
        }
    }
    return image;
}

}  // namespace audioldm::ui
