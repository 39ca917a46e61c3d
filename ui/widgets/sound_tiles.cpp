// SPDX-License-Identifier: MIT
#include "ui/widgets/sound_tiles.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPolygonF>

namespace audioldm::ui {

namespace {

/// Tiles that are kept: a few screens of them.
constexpr qsizetype kMostTiles = 64;
/// Room above and below full scale, where the marks of clipped samples stand.
constexpr double kMargin = kClipMarkHeight + 2;
/// Samples that are so far apart (logical pixels) are shown as dots.
constexpr double kDotDistance = 7;

/// Where values stand in a lane, in device pixels.
class ValueScale {
public:
    explicit ValueScale(const TileLook& look)
        : m_middle(look.height / 2.0),
          m_half(std::max(1.0, look.height / 2.0 - kMargin * look.pixelRatio)) {}

    [[nodiscard]] double yOf(float value) const {
        return m_middle - static_cast<double>(std::clamp(value, -1.0F, 1.0F)) * m_half;
    }

private:
    double m_middle;
    double m_half;
};

/// Fills one column from `top` to `bottom`; the pixels at its ends as far as they are covered.
void fillColumn(QImage& image, int x, double top, double bottom, const QColor& color) {
    top = std::max(top, 0.0);
    bottom = std::min(bottom, static_cast<double>(image.height()));
    for (int y = static_cast<int>(top); y < bottom; ++y) {
        const double covered = std::min(y + 1.0, bottom) - std::max<double>(y, top);
        const int alpha = static_cast<int>(std::lround(255 * covered));
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        line[x] = qPremultiply(qRgba(color.red(), color.green(), color.blue(), alpha));
    }
}

void drawColumns(QImage& image, const PeakPyramid& peaks, std::int64_t firstColumn,
                 const TileLook& look, const SoundColors& colors) {
    const ValueScale scale(look);
    const auto count = static_cast<std::int64_t>(peaks.waveform()->samples.size());
    const auto sampleOf = [&look](std::int64_t column) {
        return static_cast<std::int64_t>(
            std::floor(static_cast<double>(column) * look.samplesPerColumn));
    };
    for (int x = 0; x < image.width(); ++x) {
        const std::int64_t first = sampleOf(firstColumn + x);
        const std::int64_t last = std::max(sampleOf(firstColumn + x + 1), first + 1);
        if (first >= count) {
            break;
        }
        // With the last sample of the column before, so that steep slopes have no gaps.
        const PeakRange range = peaks.range(first - 1, last);
        double top = scale.yOf(range.high);
        double bottom = scale.yOf(range.low);
        const double missing = look.pixelRatio - (bottom - top);
        if (missing > 0) {
            top -= missing / 2;
            bottom += missing / 2;
        }
        fillColumn(image, x, top, bottom, colors.wave);
    }
}

void drawSamples(QImage& image, const PeakPyramid& peaks, std::int64_t firstColumn,
                 const TileLook& look, const SoundColors& colors) {
    const ValueScale scale(look);
    const std::vector<float>& samples = peaks.waveform()->samples;
    const double columnsPerSample = 1 / look.samplesPerColumn;
    const double firstSample = static_cast<double>(firstColumn) * look.samplesPerColumn;
    const auto begin = std::max<std::int64_t>(0, static_cast<std::int64_t>(firstSample) - 2);
    const auto end = std::min(
        static_cast<std::int64_t>(samples.size()),
        static_cast<std::int64_t>(firstSample + image.width() * look.samplesPerColumn) + 3);
    QPolygonF line;
    for (std::int64_t i = begin; i < end; ++i) {
        const float value = samples[static_cast<std::size_t>(i)];
        line.append({static_cast<double>(i) * columnsPerSample - static_cast<double>(firstColumn),
                     scale.yOf(std::isnan(value) ? 0.0F : value)});
    }
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.wave, 1.3 * look.pixelRatio));
    // Line by line: as one, it takes several times as long, since where it crosses itself is
    // sought.
    QList<QLineF> lines;
    lines.reserve(line.size());
    for (qsizetype i = 1; i < line.size(); ++i) {
        lines.emplaceBack(line.at(i - 1), line.at(i));
    }
    painter.drawLines(lines);
    if (columnsPerSample >= kDotDistance * look.pixelRatio) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.wave);
        for (const QPointF& point : line) {
            painter.drawEllipse(point, 2.5 * look.pixelRatio, 2.5 * look.pixelRatio);
        }
    }
}

/// Marks at the top and bottom edge of the columns that hold samples beyond full scale.
void drawClipMarks(QImage& image, const PeakPyramid& peaks, std::int64_t firstColumn,
                   const TileLook& look, const SoundColors& colors) {
    const double mark = kClipMarkHeight * look.pixelRatio;
    // A single sample of a long sound must still be seen: its mark is two pixels wide.
    const int reach = std::max(1, static_cast<int>(look.pixelRatio));
    for (int x = -reach; x < image.width(); ++x) {
        const double column = static_cast<double>(firstColumn + x);
        const auto first = static_cast<std::int64_t>(std::floor(column * look.samplesPerColumn));
        const auto last = std::max(
            first + 1, static_cast<std::int64_t>(std::floor((column + 1) * look.samplesPerColumn)));
        const PeakRange range = peaks.range(first, last);
        if (!isClipped(range)) {
            continue;
        }
        for (int k = std::max(x, 0); k <= x + reach && k < image.width(); ++k) {
            if (range.high > 1.0F) {
                fillColumn(image, k, 0, mark, colors.clip);
            }
            if (range.low < -1.0F) {
                fillColumn(image, k, image.height() - mark, image.height(), colors.clip);
            }
        }
    }
}

}  // namespace

void SoundTiles::paint(QPainter& painter, const QRectF& lane, std::int64_t firstColumn,
                       const Draw& draw) {
    const double ratio = painter.device()->devicePixelRatioF();
    const auto columns = static_cast<std::int64_t>(std::ceil(lane.width() * ratio));
    const std::int64_t firstTile = firstColumn / kColumns;
    const std::int64_t lastTile = (firstColumn + columns - 1) / kColumns;
    if (m_tiles.size() + (lastTile - firstTile) > kMostTiles) {
        m_tiles.removeIf([&](const auto& tile) {
            return tile.key() < firstTile - 2 || tile.key() > lastTile + 2;
        });
    }
    painter.save();
    painter.setClipRect(lane, Qt::IntersectClip);
    // In device pixels, so that a column is a pixel at every scale.
    painter.scale(1 / ratio, 1 / ratio);
    const double left = std::round(lane.left() * ratio);
    const double top = std::round(lane.top() * ratio);
    for (std::int64_t tile = firstTile; tile <= lastTile; ++tile) {
        auto found = m_tiles.find(tile);
        if (found == m_tiles.end()) {
            found = m_tiles.insert(tile, draw(tile * kColumns));
        }
        painter.drawImage(QPointF(left + static_cast<double>(tile * kColumns - firstColumn), top),
                          *found);
    }
    painter.restore();
}

QImage waveformTile(const PeakPyramid& peaks, std::int64_t firstColumn, const TileLook& look,
                    const SoundColors& colors) {
    QImage image(SoundTiles::kColumns, std::max(look.height, 1),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (look.samplesPerColumn >= 1) {
        drawColumns(image, peaks, firstColumn, look, colors);
    } else {
        drawSamples(image, peaks, firstColumn, look, colors);
    }
    drawClipMarks(image, peaks, firstColumn, look, colors);
    return image;
}

QImage spectrogramTile(const LogMelSpectrogram& spectrogram, std::int32_t sampleRate,
                       std::int64_t firstColumn, const TileLook& look,
                       const SpectrogramColors& colors) {
    QImage image(SoundTiles::kColumns, std::max(look.height, 1), QImage::Format_RGB32);
    image.fill(colors[0]);
    struct Row {
        std::size_t bin;
        float part;  ///< of the bin above it
    };
    std::vector<Row> rows(static_cast<std::size_t>(image.height()));
    for (std::size_t y = 0; y < rows.size(); ++y) {
        const double up = 1 - (static_cast<double>(y) + 0.5) / image.height();
        const double bin = std::clamp(up * kMelBins - 0.5, 0.0, kMelBins - 1.001);
        rows[y] = {static_cast<std::size_t>(bin), static_cast<float>(bin - std::floor(bin))};
    }
    const double framesPerColumn =
        look.samplesPerColumn / (spectrogram.secondsPerFrame() * sampleRate);
    const auto pixelsPerLine = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    auto* pixels = reinterpret_cast<QRgb*>(image.bits());
    for (int x = 0; x < image.width(); ++x) {
        // A frame stands for the time around its middle, which is where its hop begins.
        const double first = static_cast<double>(firstColumn + x) * framesPerColumn + 0.5;
        if (first >= static_cast<double>(spectrogram.frames()) + 0.5) {
            break;
        }
        const LogMelSpectrogram::Column column = spectrogram.column(first, first + framesPerColumn);
        QRgb* pixel = pixels + x;
        for (const Row& row : rows) {
            const float level =
                column[row.bin] + (column[row.bin + 1] - column[row.bin]) * row.part;
            *pixel = colors[static_cast<std::size_t>(level + 0.5F)];
            pixel += pixelsPerLine;
        }
    }
    return image;
}

}  // namespace audioldm::ui
