// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QToolButton;

namespace audioldm::ui {

/// A heading that opens and closes what stands below it.
///
/// thread  GUI thread
class Fold final : public QWidget {
    Q_OBJECT

public:
    /// content  becomes a child
    Fold(const QString& title, QWidget* content, QWidget* parent = nullptr);
    Q_DISABLE_COPY_MOVE(Fold)

    [[nodiscard]] bool isOpen() const;
    void setOpen(bool open);

Q_SIGNALS:
    void toggled(bool open);

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow(bool open);

    QToolButton* m_heading;
    QWidget* m_content;
};

}  // namespace audioldm::ui
