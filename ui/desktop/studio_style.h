// SPDX-License-Identifier: MIT
#pragma once

#include <QProxyStyle>

namespace audioldm::ui {

/// Qt's Fusion style with flat surfaces, round corners and more air. Colours come from the palette
/// alone.
///
/// thread  GUI thread
class StudioStyle final : public QProxyStyle {
    Q_OBJECT

public:
    StudioStyle();
    Q_DISABLE_COPY_MOVE(StudioStyle)

    /// Nothing moves or fades by itself.
    void setReducedMotion(bool reduced) { m_reducedMotion = reduced; }

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returned) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                            QPainter* painter, const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                         SubControl subControl, const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;

private:
    bool m_reducedMotion = false;
};

}  // namespace audioldm::ui
