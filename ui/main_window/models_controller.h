// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

#include "ui/main_window/recent_menu.h"
#include "ui/main_window/window_parts.h"

class QMenu;
class QWidget;

namespace audioldm::ui {

class GenerationController;
class ModelsDialog;

/// Which model makes the sounds: the list of models, the recent ones, and the prompts that a model
/// proposes.
///
/// thread  GUI thread
class ModelsController final : public QObject {
    Q_OBJECT

public:
    /// All outlive it. recent  filled here. window  over which dialogs stand
    ModelsController(const WindowParts& parts, GenerationController& generation, QMenu& recent,
                     QWidget* window);
    Q_DISABLE_COPY_MOVE(ModelsController)

    /// Loads a model from now on. model  a name of the catalogue, or a folder
    void use(const QString& model);
    void showList();

private:
    [[nodiscard]] QList<RecentMenu::Entry> recentModels() const;
    void followModel();

    WindowParts m_parts;
    GenerationController& m_generation;
    QMenu& m_recent;
    RecentMenu* m_recentMenu;
    QWidget* m_window;
    ModelsDialog* m_dialog = nullptr;
    QString m_model;  ///< whose examples are shown
};

}  // namespace audioldm::ui
