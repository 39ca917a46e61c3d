// SPDX-License-Identifier: MIT
#include "ui/widgets/sound_colors.h"

#include <algorithm>
#include <cmath>

namespace audioldm::ui {

namespace {

constexpr double kMarkContrast = 3;
constexpr double kTextContrast = 4.5;

double luminance(const QColor& color) {
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

}  // namespace

double contrastRatio(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor blended(const QColor& from, const QColor& to, double part) {
    const auto channel = [part](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * part));
    };
    return {channel(from.red(), to.red()), channel(from.green(), to.green()),
            channel(from.blue(), to.blue())};
}

QColor readableOn(QColor color, const QColor& background, double ratio) {
    const QColor goal = contrastRatio(Qt::white, background) > contrastRatio(Qt::black, background)
                            ? QColor(Qt::white)
                            : QColor(Qt::black);
    const QColor wanted = color;
    for (double part = 0; contrastRatio(color, background) < ratio && part < 1;) {
        part = std::min(part + 0.05, 1.0);
        color = blended(wanted, goal, part);
    }
    return color;
}

SoundColors soundColors(const QPalette& palette) {
    SoundColors colors;
    colors.background = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    const QColor accent = palette.color(QPalette::Highlight);
    colors.wave = readableOn(accent, colors.background, kMarkContrast);
    colors.line = blended(colors.background, text, 0.13);
    colors.text = readableOn(text, colors.background, kTextContrast);
    colors.faintText =
        readableOn(blended(colors.background, text, 0.62), colors.background, kTextContrast);
    colors.playhead = colors.text;
    colors.selection = accent;
    colors.selection.setAlphaF(0.22F);
    colors.selectionEdge = colors.wave;
    // The hues of alarm at the lightness of the theme.
    const bool dark = colors.background.lightnessF() < 0.5F;
    colors.clip = readableOn(QColor::fromHslF(0.0F, 0.8F, dark ? 0.62F : 0.45F), colors.background,
                             kMarkContrast);
    colors.warning = readableOn(QColor::fromHslF(0.09F, 0.9F, dark ? 0.6F : 0.4F),
                                colors.background, kMarkContrast);
    return colors;
}

}  // namespace audioldm::ui
