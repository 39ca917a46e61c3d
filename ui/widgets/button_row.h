// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QWidget>

class QAbstractButton;
class QBoxLayout;

namespace audioldm::ui {

/// Buttons beside each other, or below each other where there is no room for that.
class ButtonRow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ButtonRow)

public:
    explicit ButtonRow(QWidget* parent = nullptr);

    /// Puts these in the place of those that were there, which are deleted.
    void setButtons(const QList<QAbstractButton*>& buttons);

    /// As wide as the widest button, as high as the present arrangement.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    [[nodiscard]] int widthOfRow() const;

    QBoxLayout* m_layout;
    QList<QAbstractButton*> m_buttons;
};

}  // namespace audioldm::ui
