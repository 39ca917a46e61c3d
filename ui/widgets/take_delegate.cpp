// SPDX-License-Identifier: MIT
#include "ui/widgets/take_delegate.h"

#include <QApplication>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/widgets/takes_model.h"

namespace audioldm::ui {
namespace {

constexpr int kMargin = 8;
constexpr int kThumbnailWidth = 72;

/// Where the parts of a row are, mirrored where the language reads from right to left.
struct Places {
    Places(const QStyleOptionViewItem& option, int starSize) {
        const QRect inner = option.rect.adjusted(kMargin, kMargin, -kMargin, -kMargin);
        const auto placed = [&](const QRect& rect) {
            return QStyle::visualRect(option.direction, option.rect, rect);
        };
        thumbnail = placed({inner.left(), inner.top(), kThumbnailWidth, inner.height()});
        const QRect starAt(inner.right() - starSize + 1, inner.center().y() - starSize / 2,
                           starSize, starSize);
        const int left = inner.left() + kThumbnailWidth + kMargin;
        const int width = std::max(0, starAt.left() - kMargin - left);
        const int half = inner.height() / 2;
        star = placed(starAt);
        title = placed({left, inner.top(), width, half});
        details = placed({left, inner.top() + half, width, inner.height() - half});
    }

    QRect thumbnail;
    QRect title;
    QRect details;
    QRect star;
};

int starSizeOf(const QStyleOptionViewItem& option) {
    return option.fontMetrics.height();
}

QPainterPath starPath(const QRectF& rect) {
    QPainterPath path;
    const QPointF centre = rect.center();
    const double outer = rect.width() / 2;
    for (int corner = 0; corner < 10; ++corner) {
        const double angle = M_PI * (corner / 5.0 - 0.5);
        const double radius = corner % 2 == 0 ? outer : outer * 0.42;
        const QPointF point = centre + QPointF(std::cos(angle), std::sin(angle)) * radius;
        corner == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

void drawThumbnail(QPainter& painter, const QRect& rect, const std::vector<float>& pairs,
                   const QColor& colour) {
    const std::size_t columns = pairs.size() / 2;
    const double middle = rect.center().y() + 0.5;
    if (columns == 0) {
        return;
    }
    // Time runs from left to right in every language. One outline: columns beside each other would
    // leave stripes where their edges are soft.
    const double width = static_cast<double>(rect.width()) / static_cast<double>(columns);
    const double half = rect.height() / 2.0;
    QPolygonF outline;
    const auto add = [&](std::size_t column, float value, double sign) {
        const double part = std::clamp(static_cast<double>(value), -1.0, 1.0);
        const double least = sign * 0.5;
        const double y = middle - part * half - least;
        outline << QPointF(rect.left() + static_cast<double>(column) * width, y)
                << QPointF(rect.left() + static_cast<double>(column + 1) * width, y);
    };
    for (std::size_t column = 0; column < columns; ++column) {
        add(column, pairs[2 * column + 1], 1);
    }
    QPolygonF below;
    std::swap(outline, below);
    for (std::size_t column = 0; column < columns; ++column) {
        add(column, pairs[2 * column], -1);
    }
    std::reverse(outline.begin(), outline.end());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(below + outline);
}

}  // namespace

void TakeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    row.text.clear();
    const QStyle* const style = row.widget != nullptr ? row.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
    const auto* const model = qobject_cast<const TakesModel*>(index.model());
    const StoredTake* const take = model != nullptr ? model->takeAt(index.row()) : nullptr;
    if (take == nullptr) {
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = row.state.testFlag(QStyle::State_Selected);
    const QPalette::ColorGroup group =
        row.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
    const QColor text =
        row.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
    const Places places(row, starSizeOf(row));
    const QColor wave = selected ? text : row.palette.color(group, QPalette::Highlight);
    drawThumbnail(*painter, places.thumbnail, take->thumbnail, wave);
    const int align = Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine;
    const auto drawText = [&](const QRect& rect, const QString& words) {
        painter->drawText(
            rect,
            static_cast<int>(QStyle::visualAlignment(row.direction, Qt::Alignment(align))) |
                Qt::TextSingleLine,
            row.fontMetrics.elidedText(words, Qt::ElideRight, rect.width()));
    };
    painter->setPen(text);
    drawText(places.title, TakesModel::titleOf(*take));
    // On the highlight there is no contrast to spare.
    QColor faint = text;
    faint.setAlphaF(selected ? 1.0F : 0.75F);
    painter->setPen(faint);
    drawText(places.details,
             take->fileMissing ? tr("File not found") : TakesModel::detailsOf(*take));
    const bool hovered = row.state.testFlag(QStyle::State_MouseOver);
    if (take->starred || selected || hovered) {
        painter->setPen(QPen(text, 1.2));
        painter->setBrush(take->starred ? QBrush(text) : QBrush(Qt::NoBrush));
        painter->drawPath(starPath(QRectF(places.star).adjusted(1, 1, -1, -1)));
    }
    if (row.state.testFlag(QStyle::State_HasFocus)) {
        // The style's frame has the colour of the selection.
        painter->setPen(QPen(text, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(row.rect).adjusted(2, 2, -2, -2), 4, 4);
    }
    painter->restore();
}

QSize TakeDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    const int lines = option.fontMetrics.lineSpacing() * 2;
    return {kThumbnailWidth + option.fontMetrics.averageCharWidth() * 16 + 4 * kMargin,
            lines + 2 * kMargin};
}

QWidget* TakeDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                    const QModelIndex&) const {
    auto* const editor = new QLineEdit(parent);
    editor->setObjectName(QStringLiteral("takeName"));
    editor->setAccessibleName(tr("Name of the take"));
    editor->setPlaceholderText(tr("Name"));
    m_editor = editor;
    m_filled = false;
    return editor;
}

void TakeDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (editor != m_editor || !std::exchange(m_filled, true)) {
        QStyledItemDelegate::setEditorData(editor, index);
    }
}

bool TakeDelegate::isEditing() const {
    return m_editor != nullptr && m_editor->isVisible();
}

void TakeDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                        const QModelIndex&) const {
    const Places places(option, starSizeOf(option));
    QRect place = places.title.united(places.details);
    place.setHeight(std::min(place.height(), editor->sizeHint().height()));
    editor->setGeometry(place);
}

bool TakeDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                               const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto* const mouse = static_cast<QMouseEvent*>(event);
        const QRect star = Places(option, starSizeOf(option)).star.adjusted(-6, -6, 6, 6);
        if (mouse->button() == Qt::LeftButton && star.contains(mouse->position().toPoint())) {
            Q_EMIT starClicked(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

}  // namespace audioldm::ui
