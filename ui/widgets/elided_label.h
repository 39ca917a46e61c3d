// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace audioldm::ui {

/// A line of text that may be long: it ends in dots where there is no room, and is then whole in
/// its tool tip. It asks for its width, but makes nothing wider than `most` average letters.
///
/// thread  GUI thread
class ElidedLabel final : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(int most, QWidget* parent = nullptr);
    Q_DISABLE_COPY_MOVE(ElidedLabel)

    /// In place of setText().
    void showText(const QString& text);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QString elided() const;
    void showTip();

    const int m_most;
};

}  // namespace audioldm::ui
