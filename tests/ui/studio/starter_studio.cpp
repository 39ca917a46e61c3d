// SPDX-License-Identifier: MIT
#include "tests/ui/studio/starter_studio.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QSignalSpy>
#include <QThreadPool>
#include <fstream>

#include "app/common/library_access.h"
#include "engine/context/database.h"
#include "engine/context/take_rows.h"
#include "ui/bridge/engine_client.h"
#include "ui/desktop/colour_scheme.h"
#include "ui/widgets/parameters_panel.h"
#include "ui/widgets/takes_panel.h"

namespace audioldm::app::test {

using namespace Qt::StringLiterals;

StarterStudio::StarterStudio() {
    for (const char* const kind : {"CONFIG", "DATA", "STATE", "CACHE"}) {
        const QByteArray variable = "XDG_" + QByteArray(kind) + "_HOME";
        qputenv(variable.constData(), QFile::encodeName(m_home.filePath(QLatin1String(kind))));
    }
    QApplication::setStyle(new ui::StudioStyle);
    QApplication::setPalette(ui::ColourScheme::light());
}

StarterStudio::~StarterStudio() {
    close();
}

void StarterStudio::addTakes(int count) {
    {
        // Makes the folder and the database.
        SystemSettings settings;
        if (!SystemBootstrap::start(settings)) {
            return;
        }
    }
    const engine::context::LibraryPaths paths{libraryFolder()};
    const auto database = engine::context::connect(paths.database());
    database->exec("BEGIN IMMEDIATE");
    engine::context::TakeRows rows(*database, paths);
    engine::context::TakeRecord record;
    record.take.sampleRate = 16'000;
    record.take.samples = 80'000;
    record.take.thumbnail.assign(256, 0.5F);
    record.take.recipe.modelName = "starter";
    record.take.recipe.modelHash = std::string(32, 'a');
    for (int i = 0; i < count; ++i) {
        record.take.id = "take-" + std::to_string(i);
        record.take.file = (paths.takes() / ("take " + std::to_string(i) + ".wav")).string();
        record.take.createdMs = 1'700'000'000'000 + i * 60'000LL;
        record.take.recipe.request.prompt = "rain on a roof, take " + std::to_string(i);
        record.soundHash = std::to_string(i);
        rows.insert(record);
        std::ofstream(record.take.file).put('x');
    }
    database->exec("COMMIT");
}

QString StarterStudio::open() {
    const StartSettings settings = readStartSettings(false);
    auto system = SystemBootstrap::start(settings.system);
    if (!system) {
        return QString::fromStdString(system.error().message);
    }
    m_system = std::move(system).value();
    m_host = std::make_unique<DiskStudioHost>();
    const auto& services = m_system->services();
    m_window = std::make_unique<ui::MainWindow>(
        ui::StudioServices{services.get<GenerationService>(), services.get<TakeLibrary>(),
                           services.get<SoundFiles>(), *m_host});
    QSignalSpy restored(m_window.get(), &ui::MainWindow::restored);
    m_window->start();
    return restored.isEmpty() && !restored.wait(10'000) ? u"the window was not shown"_s : QString();
}

void StarterStudio::close() {
    m_window.reset();
    // Looks for devices and models use the services.
    QThreadPool::globalInstance()->waitForDone();
    m_system.reset();
    m_host.reset();
}

GenerationService& StarterStudio::service() const {
    return m_system->services().get<GenerationService>();
}

ui::TakesModel& StarterStudio::takes() const {
    return m_window->findChild<ui::TakesPanel*>()->model();
}

bool StarterStudio::isModelLoaded() const {
    return m_window->engine().modelStatus().state == ModelState::Loaded;
}

void StarterStudio::generate(const GenerationRequest& request) const {
    m_window->findChild<ui::ParametersPanel*>()->setRequest(request);
    trigger("generateAction");
}

void StarterStudio::trigger(const char* action) const {
    m_window->findChild<QAction*>(QLatin1String(action))->trigger();
}

}  // namespace audioldm::app::test
