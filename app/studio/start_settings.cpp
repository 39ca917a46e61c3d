// SPDX-License-Identifier: MIT
#include "app/studio/start_settings.h"

#include <QCoreApplication>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "app/common/app_options.h"
#include "app/common/user_folders.h"

namespace audioldm::app {
namespace {

class Words final {
    Q_DECLARE_TR_FUNCTIONS(audioldm::app::StartSettings)
};

/// Renames a file to "NAME.before"; one that is not there stays so.
void putAside(const std::filesystem::path& file) {
    std::filesystem::path before = file;
    before += ".before";
    std::error_code ignored;
    std::filesystem::rename(file, before, ignored);
}

}  // namespace

void putSettingsAside() {
    if (const std::filesystem::path folder = userConfigFolder(); !folder.empty()) {
        putAside(configFile());
        putAside(folder / "studio.ini");
    }
}

StartSettings readStartSettings(bool safeMode) {
    StartSettings settings;
    settings.system.service.queueKeeping = engine::service::QueueKeeping::Durable;
    const std::filesystem::path file = configFile();
    if (safeMode) {
        settings.notice = Words::tr(
            "The program was started with its standard settings; yours were kept beside them. "
            "Your takes and presets are as they were.");
        return settings;
    }
    const Result<EngineConfig> config = readConfigFile(file);
    if (config) {
        settings.system.service.config = config.value();
        return settings;
    }
    std::fprintf(stderr, "audioldm-studio: %s\n", config.error().message.c_str());
    if (config.error().code == ErrorCode::InvalidRequest) {
        // The next change of a setting would write over it.
        putAside(file);
    }
    settings.notice = Words::tr("The settings could not be used, so the standard ones hold. (%1)")
                          .arg(QString::fromStdString(config.error().message));
    return settings;
}

}  // namespace audioldm::app
