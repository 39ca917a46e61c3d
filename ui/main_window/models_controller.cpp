// SPDX-License-Identifier: MIT
#include "ui/main_window/models_controller.h"

#include <QFileInfo>
#include <QMenu>

#include "ui/bridge/engine_client.h"
#include "ui/dialogs/models_dialog.h"
#include "ui/main_window/generation_controller.h"
#include "ui/state/studio_host.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/parameters_panel.h"
#include "ui/widgets/prompt_panel.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;

ModelsController::ModelsController(const WindowParts& parts, GenerationController& generation,
                                   QMenu& recent, QWidget* window)
    : QObject(window),
      m_parts(parts),
      m_generation(generation),
      m_recent(recent),
      m_recentMenu(new RecentMenu(
          recent, [this] { return recentModels(); }, this)),
      m_window(window) {
    connect(&m_parts.engine, &EngineClient::configChanged, this, &ModelsController::followModel);
    connect(&m_generation, &GenerationController::stateChanged, this,
            [this](const GenerationState& state) {
                m_recent.setEnabled(state.canChangeModel());
                if (m_dialog != nullptr) {
                    m_dialog->setMayChange(state.canChangeModel());
                }
            });
    connect(&m_generation, &GenerationController::modelsWanted, this, &ModelsController::showList);
    connect(m_recentMenu, &RecentMenu::chosen, this, &ModelsController::use);
    connect(m_recentMenu, &RecentMenu::clearWanted, this, [this] {
        UiPreferences preferences = m_parts.host.preferences();
        preferences.recentModels.clear();
        m_parts.host.savePreferences(preferences);
        m_recentMenu->fill();
    });
    followModel();
}

void ModelsController::use(const QString& model) {
    if (const GenerationState& state = m_generation.state(); state.running || state.waiting > 0) {
        m_parts.messages.show(
            MessageBar::Kind::Note,
            tr("The model is not changed while sounds are made or wait for it. Choose it again "
               "after that."));
        return;
    }
    const QFileInfo folder(model);
    if (folder.isAbsolute() && !QFileInfo::exists(model + u"/model_index.json"_s)) {
        m_parts.messages.show(MessageBar::Kind::Warning,
                              tr("%1 is not the folder of a model: it has no model_index.json. "
                                 "Choose the folder that has one.")
                                  .arg(folder.fileName()));
        return;
    }
    UiPreferences preferences = m_parts.host.preferences();
    preferences.recentModels = RecentMenu::with(preferences.recentModels, model);
    m_parts.host.savePreferences(preferences);
    m_generation.loadModel(model);
    m_recentMenu->fill();
}

QList<RecentMenu::Entry> ModelsController::recentModels() const {
    const QString present = QString::fromStdString(m_parts.engine.config().modelPath);
    QList<RecentMenu::Entry> entries;
    for (const QString& model : m_parts.host.preferences().recentModels) {
        // A folder that is gone stays to be seen, as a name of the catalogue stays.
        const bool isThere = !QFileInfo(model).isAbsolute() || QFileInfo(model).isDir();
        entries.append({model, isThere, model == present});
    }
    return entries;
}

void ModelsController::followModel() {
    const QString model = QString::fromStdString(m_parts.engine.config().modelPath);
    if (m_model.isNull() || model != m_model) {
        m_model = model.isNull() ? QString(QLatin1String("")) : model;
        m_parts.parameters.prompt()->setExamples(m_parts.host.examplePrompts(model));
    }
}

void ModelsController::showList() {
    if (m_dialog == nullptr) {
        m_dialog = new ModelsDialog(m_parts.engine, m_parts.host, m_window);
        connect(m_dialog, &ModelsDialog::modelWanted, this, &ModelsController::use);
    }
    m_dialog->setMayChange(m_generation.state().canChangeModel());
    m_dialog->present();
}

}  // namespace audioldm::ui
