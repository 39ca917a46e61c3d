// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <QWidget>

#include "engine/api/memory_status.h"

namespace audioldm::ui {

/// One bar a module of the model: as long as its weights are large, filled with a pattern that
/// says where they are, and named in words beside it as far as there is room.
class ModuleBars final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ModuleBars)

public:
    explicit ModuleBars(QWidget* parent = nullptr);

    /// Shows these, in their order; `bytes` sets how long a bar is beside the others.
    void setModules(const std::vector<ModuleMemory>& modules);

    /// Room for the places in words too.
    [[nodiscard]] QSize sizeHint() const override;
    /// Room for names, short bars and sizes.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Words { PlaceAndSize, SizeAlone };

    void paintBar(QPainter& painter, const QRectF& bar, const ModuleMemory& module) const;
    [[nodiscard]] int widestName() const;
    [[nodiscard]] static QString words(const ModuleMemory& module, Words words);
    /// Of the words of all modules, in pixels.
    [[nodiscard]] int widest(Words kind) const;
    /// What a row with such words needs at least, in pixels.
    [[nodiscard]] int widthWith(Words kind) const;

    std::vector<ModuleMemory> m_modules;
};

}  // namespace audioldm::ui
