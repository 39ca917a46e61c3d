// SPDX-License-Identifier: MIT
#pragma once

#include <QTemporaryDir>
#include <memory>

#include "app/studio/disk_studio_host.h"
#include "app/studio/start_settings.h"
#include "engine/api/generation_request.h"
#include "ui/desktop/studio_style.h"
#include "ui/main_window/main_window.h"
#include "ui/widgets/takes_model.h"

namespace audioldm::app::test {

/// The program as it runs: the real engine with the starter model, a library on disk in a home of
/// its own, and the window. There is one of them at a time.
class StarterStudio final {
public:
    StarterStudio();
    ~StarterStudio();
    Q_DISABLE_COPY_MOVE(StarterStudio)

    /// Puts takes into the library, as if they had been made; before open().
    void addTakes(int count);
    /// Opens the library, makes the services, shows the window; the model may still be loading.
    /// Empty, or what went wrong.
    [[nodiscard]] QString open();
    void close();

    [[nodiscard]] ui::MainWindow& window() const { return *m_window; }
    [[nodiscard]] GenerationService& service() const;
    [[nodiscard]] ui::TakesModel& takes() const;
    [[nodiscard]] bool isModelLoaded() const;

    /// Fills in the fields and presses Generate.
    void generate(const GenerationRequest& request) const;
    void cancel() const { trigger("cancelAction"); }

private:
    void trigger(const char* action) const;

    QTemporaryDir m_home;
    std::unique_ptr<DiskStudioHost> m_host;
    std::unique_ptr<SystemBootstrap> m_system;
    std::unique_ptr<ui::MainWindow> m_window;
};

}  // namespace audioldm::app::test
