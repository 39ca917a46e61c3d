// SPDX-License-Identifier: MIT
#pragma once

#include "app/common/model_catalogue.h"
#include "ui/bridge/serial_worker.h"
#include "ui/state/studio_host.h"

namespace audioldm::app {

/// The host of the installed program: config.json and studio.ini in the user's configuration
/// folder, models of the catalogue.
///
/// thread  GUI thread, but for models() and saveConfig()
class DiskStudioHost final : public ui::StudioHost {
public:
    DiskStudioHost();

    [[nodiscard]] QList<ui::InstalledModel> models() override;
    [[nodiscard]] QString modelsFolder() override;
    [[nodiscard]] QStringList examplePrompts(const QString& model) override;
    [[nodiscard]] Result<void> saveConfig(const EngineConfig& config) override;
    [[nodiscard]] ui::UiPreferences preferences() override { return m_preferences; }
    void savePreferences(const ui::UiPreferences& preferences) override;
    void addRecentFile(const QString& path) override;
    [[nodiscard]] QStringList languages() override;

private:
    const ModelCatalogue m_catalogue;
    ui::UiPreferences m_preferences;
    ui::SerialWorker m_writer;  ///< of studio.ini; its end waits until all is written
};

/// The configuration as config.json holds it; readConfigFile() reads it back.
[[nodiscard]] QByteArray configToJson(const EngineConfig& config);

}  // namespace audioldm::app
