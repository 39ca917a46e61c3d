// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "ui/widgets/memory_history.h"

namespace audioldm::ui {

/// Memory in use over the last minutes as an area, with the limit (dashed), what was planned
/// (dotted) and the highest use of the task (thin) as lines that are named.
class MemoryGraph final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MemoryGraph)

public:
    /// Bytes.
    struct Levels {
        std::int64_t budget = 0;   ///< the limit
        std::int64_t planned = 0;  ///< 0: nothing is planned
        std::int64_t peak = 0;     ///< 0: no task has run
        std::int64_t deviceTotal = 0;
    };

    explicit MemoryGraph(QWidget* parent = nullptr);

    /// Bytes in use at a moment of the engine's clock, in seconds; later than the one before,
    /// unless an engine has begun anew.
    void add(double seconds, std::int64_t live);
    void setLevels(const Levels& levels);
    [[nodiscard]] const Levels& levels() const { return m_levels; }
    [[nodiscard]] const MemoryHistory& history() const { return m_history; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] double top() const;
    /// The most that is, was or will be in use, in bytes; at least 1 MiB.
    [[nodiscard]] std::int64_t highestUse() const;
    [[nodiscard]] bool isLimitFar() const;
    [[nodiscard]] double yOf(std::int64_t bytes) const;
    void paintArea(QPainter& painter) const;
    void paintLevels(QPainter& painter) const;
    /// Where a name can stand at the line of that height; none: nowhere.
    [[nodiscard]] std::optional<QRectF> placeFor(const QSizeF& size, double line,
                                                 const std::vector<double>& lines,
                                                 const std::vector<QRectF>& taken) const;

    MemoryHistory m_history;
    Levels m_levels;
};

}  // namespace audioldm::ui
