// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <QWidget>

#include "engine/api/memory_status.h"

namespace audioldm::ui {

/// One bar a module of the model: as long as its weights are large, filled with a pattern that
/// says where they are, and named in words beside it.
class ModuleBars final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ModuleBars)

public:
    explicit ModuleBars(QWidget* parent = nullptr);

    void setModules(const std::vector<ModuleMemory>& modules);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void paintBar(QPainter& painter, const QRectF& bar, const ModuleMemory& module) const;
    [[nodiscard]] int widestName() const;
    [[nodiscard]] int widestWords() const;

    std::vector<ModuleMemory> m_modules;
};

}  // namespace audioldm::ui
