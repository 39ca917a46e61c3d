// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>
#include <memory>

#include "app/studio/translations.h"
#include "ui/desktop/dialog_focus.h"
#include "ui/desktop/notifier.h"
#include "ui/desktop/sleep_inhibitor.h"
#include "ui/main_window/main_window.h"
#include "ui/state/studio_host.h"

namespace audioldm::ui {
class ColourScheme;
class Mpris;
class StudioStyle;
}  // namespace audioldm::ui

namespace audioldm::app {

/// The running program: one window on the services, and its ties to the desktop. A change of the
/// language makes the window anew.
///
/// thread  GUI thread
class Studio final : public QObject {
    Q_OBJECT

public:
    /// All outlive it. style  the application's
    Studio(const ui::StudioServices& services, Translations& translations, ui::StudioStyle& style);
    ~Studio() override;
    Q_DISABLE_COPY_MOVE(Studio)

    /// files  to open once the window is there. notice  to be shown in it; may be empty
    void start(const QStringList& files, const QString& notice);
    /// What a second start of the program was called with.
    void openArguments(const QStringList& files);
    /// As if the window were closed.
    void quit();

private:
    void keepSession();
    void makeWindow();
    void connectWindow();
    /// The window in another language, as soon as it has nothing to follow.
    void remakeSoon();
    void applyPreferences();

    ui::StudioServices m_services;
    ui::StudioStyle& m_style;
    Translations& m_translations;
    ui::DialogFocus m_dialogFocus;
    ui::Notifier m_notifier;
    ui::SleepInhibitor m_inhibitor;
    std::unique_ptr<ui::ColourScheme> m_colours;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ui::Mpris> m_mpris;
    bool m_languageChanged = false;
};

}  // namespace audioldm::app
