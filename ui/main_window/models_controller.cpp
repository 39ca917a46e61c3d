// SPDX-License-Identifier: MIT
#include "ui/main_window/models_controller.h"

#include <QFileInfo>
#include <QMenu>

#include "ui/bridge/engine_client.h"
#include "ui/dialogs/models_dialog.h"
#include "ui/main_window/generation_controller.h"
#include "ui/state/studio_host.h"
#include "ui/widgets/parameters_panel.h"
#include "ui/widgets/prompt_panel.h"

namespace audioldm::ui {
namespace {

constexpr int kRecentModels = 8;

}  // namespace

ModelsController::ModelsController(const WindowParts& parts, GenerationController& generation,
                                   QMenu& recent, QWidget* window)
    : QObject(window),
      m_parts(parts),
      m_generation(generation),
      m_recent(recent),
      m_window(window) {
    connect(&m_parts.engine, &EngineClient::configChanged, this, &ModelsController::followModel);
    connect(&m_generation, &GenerationController::stateChanged, this,
            [this](const GenerationState& state) { m_recent.setEnabled(state.canChangeModel()); });
    connect(&m_generation, &GenerationController::modelsWanted, this, &ModelsController::showList);
    // Whether a folder is still there is looked at when it matters.
    connect(&m_recent, &QMenu::aboutToShow, this, &ModelsController::fillRecent);
    fillRecent();
    followModel();
}

void ModelsController::use(const QString& model) {
    UiPreferences preferences = m_parts.host.preferences();
    preferences.recentModels.removeAll(model);
    preferences.recentModels.prepend(model);
    preferences.recentModels = preferences.recentModels.mid(0, kRecentModels);
    m_parts.host.savePreferences(preferences);
    m_generation.loadModel(model);
    fillRecent();
}

void ModelsController::followModel() {
    const QString model = QString::fromStdString(m_parts.engine.config().modelPath);
    if (m_model.isNull() || model != m_model) {
        m_model = model.isNull() ? QString(QLatin1String("")) : model;
        m_parts.parameters.prompt()->setExamples(m_parts.host.examplePrompts(model));
    }
}

void ModelsController::fillRecent() {
    m_recent.clear();
    const QString present = QString::fromStdString(m_parts.engine.config().modelPath);
    const QStringList models = m_parts.host.preferences().recentModels;
    for (const QString& model : models) {
        QAction* const action =
            m_recent.addAction(QFileInfo(model).fileName(), this, [this, model] { use(model); });
        action->setToolTip(model);
        action->setCheckable(true);
        action->setChecked(model == present);
        // A folder that is gone stays to be seen, as a name of the catalogue stays.
        action->setEnabled(!QFileInfo(model).isAbsolute() || QFileInfo(model).isDir());
    }
    if (models.isEmpty()) {
        m_recent.addAction(tr("None yet"))->setEnabled(false);
        return;
    }
    m_recent.addSeparator();
    m_recent.addAction(tr("&Clear List"), this, [this] {
        UiPreferences preferences = m_parts.host.preferences();
        preferences.recentModels.clear();
        m_parts.host.savePreferences(preferences);
        fillRecent();
    });
}

void ModelsController::showList() {
    if (m_dialog == nullptr) {
        m_dialog = new ModelsDialog(m_parts.engine, m_parts.host, m_window);
        connect(m_dialog, &ModelsDialog::modelWanted, this, &ModelsController::use);
    }
    m_dialog->present();
}

}  // namespace audioldm::ui
