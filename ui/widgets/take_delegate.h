// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QStyledItemDelegate>

#include "engine/api/context_types.h"

namespace audioldm::ui {

/// Draws one take in the list: its sound in small, its words, its star; and edits its name.
///
/// thread  GUI thread
class TakeDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    Q_DISABLE_COPY_MOVE(TakeDelegate)

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    /// Once: what is being typed stays when the list is read anew.
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

    /// Whether a name is being typed.
    [[nodiscard]] bool isEditing() const;

Q_SIGNALS:
    void starClicked(const QModelIndex& index);

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

private:
    mutable QPointer<QWidget> m_editor;
    mutable bool m_filled = false;  ///< the editor has the take's name
};

}  // namespace audioldm::ui
