// SPDX-License-Identifier: MIT
#include <QApplication>
#include <QStandardPaths>
#include <cstdlib>

#include "app/studio/arguments.h"
#include "app/studio/cannot_start.h"
#include "app/studio/disk_studio_host.h"
#include "app/studio/quit_signals.h"
#include "app/studio/start_settings.h"
#include "app/studio/studio.h"
#include "app/studio/takes_folder.h"
#include "ui/desktop/app_id.h"
#include "ui/desktop/single_instance.h"
#include "ui/desktop/studio_style.h"

namespace {

using namespace audioldm;

constexpr int kUsage = 2;
constexpr int kPassOnMs = 5000;

int run(const app::StudioArguments& arguments, ui::StudioStyle& style) {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    ui::SingleInstance instance(folder);
    const auto start = instance.claimOrPassOn(arguments.files, kPassOnMs);
    if (start == ui::SingleInstance::Outcome::PassedOn) {
        return EXIT_SUCCESS;
    }
    const bool isFirst = start == ui::SingleInstance::Outcome::First;
    if (isFirst && arguments.safeMode) {
        app::putSettingsAside();
    }
    app::DiskStudioHost host;
    app::Translations translations;
    translations.install(host.preferences().language);
    if (!isFirst) {
        return app::tellDoesNotAnswer();
    }
    const app::StartSettings settings = app::readStartSettings(arguments.safeMode);
    const auto system = app::SystemBootstrap::start(settings.system);
    if (!system) {
        return app::tellCannotStart(system.error());
    }
    const auto& services = system.value()->services();
    app::Studio studio({services.get<GenerationService>(), services.get<TakeLibrary>(),
                        services.get<SoundFiles>(), host},
                       translations, style);
    QObject::connect(&instance, &ui::SingleInstance::started, &studio, &app::Studio::openArguments);
    const app::QuitSignals signals;
    QObject::connect(&signals, &app::QuitSignals::quitWanted, &studio, &app::Studio::quit);
    studio.start(arguments.files, settings.notice);
    return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
    const app::StudioArguments arguments = app::readArguments(argc, argv);
    if (arguments.exitCode) {
        return *arguments.exitCode;
    }
    if (!app::hasDisplay()) {
        return kUsage;
    }
    auto* const style = new ui::StudioStyle;
    QApplication::setStyle(style);  // takes it over
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("audioldm-studio"));
    QApplication::setApplicationVersion(QStringLiteral(AUDIOLDM_VERSION));
    QGuiApplication::setDesktopFileName(QLatin1String(ui::kAppId));
    QApplication::setWindowIcon(ui::applicationIcon());
    if (arguments.openFolder) {
        return app::showTakesFolder();
    }
    return run(arguments, *style);
}
