// SPDX-License-Identifier: MIT
#include "ui/widgets/studio_icon.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <utility>

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

/// Draws a symbol as a mask, filled with the present text colour, so that it follows a change of
/// the palette.
class SymbolEngine final : public QIconEngine {
public:
    explicit SymbolEngine(QString name)
        : m_name(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode,
               QIcon::State state) override {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override {
        const QColor colour = QApplication::palette().color(groupOf(mode), roleOf(mode));
        const QString key = u"symbol/%1/%2x%3/%4"_s.arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(colour.rgba());
        QPixmap result;
        if (!QPixmapCache::find(key, &result)) {
            result = mask(size);
            QPainter painter(&result);
            painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
            painter.fillRect(result.rect(), colour);
            painter.end();
            QPixmapCache::insert(key, result);
        }
        return result;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new SymbolEngine(m_name); }
    bool isNull() override { return false; }

private:
    static QPalette::ColorGroup groupOf(QIcon::Mode mode) {
        return mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
    }
    static QPalette::ColorRole roleOf(QIcon::Mode mode) {
        return mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText;
    }

    [[nodiscard]] QPixmap mask(const QSize& size) const {
        const QIcon themed = QIcon::fromTheme(m_name + "-symbolic"_L1);
        if (!themed.isNull()) {
            const QPixmap found = themed.pixmap(size, 1.0);
            if (found.size() == size) {
                return found;
            }
        }
        QPixmap drawn(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        QSvgRenderer renderer(u":/icons/%1.svg"_s.arg(m_name));
        renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
        return drawn;
    }

    const QString m_name;
};

}  // namespace

QIcon studioIcon(const QString& name) {
    return QIcon(new SymbolEngine(name));
}

}  // namespace audioldm::ui
