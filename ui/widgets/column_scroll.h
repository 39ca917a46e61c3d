// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace audioldm::ui {

/// Scrolls up and down alone: nothing is cut off sideways, it is as wide as its widest row.
///
/// thread  GUI thread
class ColumnScroll final : public QScrollArea {
    Q_OBJECT

public:
    /// content  becomes the area's
    ColumnScroll(QWidget* content, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// The height in which all of the content is seen, at the width that the area has.
    [[nodiscard]] int fullHeight() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace audioldm::ui
