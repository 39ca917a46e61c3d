// SPDX-License-Identifier: MIT
#include "ui/widgets/module_bars.h"

#include <algorithm>
#include <tuple>

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/widgets/memory_text.h"
#include "ui/widgets/sound_colors.h"

namespace audioldm::ui {

namespace {

constexpr int kGap = 8;
constexpr int kLeastBar = 60;
constexpr double kBarHeight = 0.62;  ///< of a line of text

bool same(const std::vector<ModuleMemory>& a, const std::vector<ModuleMemory>& b) {
    const auto parts = [](const ModuleMemory& module) {
        return std::tie(module.name, module.residency, module.bytes, module.deviceBytes);
    };
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(),
        [&](const ModuleMemory& x, const ModuleMemory& y) { return parts(x) == parts(y); });
}

}  // namespace

ModuleBars::ModuleBars(QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("moduleBars"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

void ModuleBars::setModules(const std::vector<ModuleMemory>& modules) {
    if (!same(modules, m_modules)) {
        m_modules = modules;
        updateGeometry();
        update();
    }
}

int ModuleBars::widestName() const {
    int widest = 0;
    for (const ModuleMemory& module : m_modules) {
        widest =
            std::max(widest, fontMetrics().horizontalAdvance(MemoryText::moduleName(module.name)));
    }
    return widest;
}

QString ModuleBars::words(const ModuleMemory& module, Words words) {
    const bool isThere = module.residency != Residency::NotLoaded && module.bytes > 0;
    return words == Words::SizeAlone && isThere ? MemoryText::bytes(module.bytes)
                                                : MemoryText::module(module);
}

int ModuleBars::widest(Words kind) const {
    int widest = 0;
    for (const ModuleMemory& module : m_modules) {
        widest = std::max(widest, fontMetrics().horizontalAdvance(words(module, kind)));
    }
    return widest;
}

int ModuleBars::widthWith(Words kind) const {
    return widestName() + widest(kind) + kLeastBar + 2 * kGap;
}

QSize ModuleBars::minimumSizeHint() const {
    if (m_modules.empty()) {
        return {0, 0};
    }
    const int lines = static_cast<int>(m_modules.size());
    return {widthWith(Words::SizeAlone), lines * (fontMetrics().height() + 2)};
}

QSize ModuleBars::sizeHint() const {
    if (m_modules.empty()) {
        return {0, 0};
    }
    return {widthWith(Words::PlaceAndSize) + 40,
            minimumSizeHint().height() + static_cast<int>(m_modules.size()) * 4};
}

void ModuleBars::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

void ModuleBars::paintEvent(QPaintEvent* /*event*/) {
    if (m_modules.empty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor background = palette().color(QPalette::Window);
    const QColor text = palette().color(QPalette::WindowText);
    const QColor faint = readableOn(blended(background, text, 0.68), background, 4.5);
    std::int64_t largest = 1;
    for (const ModuleMemory& module : m_modules) {
        largest = std::max(largest, module.bytes);
    }
    const int nameWidth = widestName();
    // With too little room the pattern alone says where a module is.
    const Words kind =
        widthWith(Words::PlaceAndSize) <= width() ? Words::PlaceAndSize : Words::SizeAlone;
    const int wordsWidth = widest(kind);
    const double rowHeight = static_cast<double>(height()) / static_cast<double>(m_modules.size());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto placed = [&](QRectF rect) {
        if (mirrored) {
            rect.moveLeft(width() - rect.right());
        }
        return rect;
    };
    const double barSpace = width() - nameWidth - wordsWidth - 2.0 * kGap;
    const double barHeight = fontMetrics().height() * kBarHeight;
    for (std::size_t i = 0; i < m_modules.size(); ++i) {
        const ModuleMemory& module = m_modules[i];
        const double top = rowHeight * static_cast<double>(i);
        painter.setPen(text);
        const Qt::Alignment start = Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft);
        painter.drawText(placed({0, top, static_cast<double>(nameWidth), rowHeight}), start,
                         MemoryText::moduleName(module.name));
        const double part = static_cast<double>(module.bytes) / static_cast<double>(largest);
        const QRectF bar(nameWidth + kGap, top + (rowHeight - barHeight) / 2,
                         std::max(barSpace * part, 8.0), barHeight);
        paintBar(painter, placed(bar), module);
        painter.setPen(faint);
        painter.drawText(placed({width() - static_cast<double>(wordsWidth), top,
                                 static_cast<double>(wordsWidth), rowHeight}),
                         start, words(module, kind));
    }
}

void ModuleBars::paintBar(QPainter& painter, const QRectF& bar, const ModuleMemory& module) const {
    const QColor background = palette().color(QPalette::Window);
    const QColor mark = readableOn(palette().color(QPalette::Highlight), background, 3);
    QPainterPath outline;
    outline.addRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    // Full, striped, dotted, empty: the patterns tell the places apart without colours.
    switch (module.residency) {
        case Residency::Device:
            painter.fillPath(outline, mark);
            break;
        case Residency::Streamed:
            painter.fillPath(outline, QBrush(mark, Qt::BDiagPattern));
            break;
        case Residency::Host:
            painter.fillPath(outline, QBrush(mark, Qt::Dense6Pattern));
            break;
        case Residency::NotLoaded:
            break;
    }
    painter.setBrush(Qt::NoBrush);
    const bool absent = module.residency == Residency::NotLoaded;
    painter.setPen(QPen(absent ? readableOn(blended(background, mark, 0.5), background, 3) : mark,
                        1, absent ? Qt::DashLine : Qt::SolidLine));
    painter.drawPath(outline);
}

}  // namespace audioldm::ui
