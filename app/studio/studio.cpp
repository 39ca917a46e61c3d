// SPDX-License-Identifier: MIT
#include "app/studio/studio.h"

#include <QApplication>
#include <QSessionManager>
#include <QThread>
#include <QThreadPool>
#include <QTimer>

#include "ui/desktop/colour_scheme.h"
#include "ui/desktop/mpris.h"
#include "ui/desktop/studio_style.h"
#include "ui/player/audio_player.h"

namespace audioldm::app {
namespace {

constexpr int kAgainMs = 200;

}  // namespace

Studio::Studio(const ui::StudioServices& services, Translations& translations,
               ui::StudioStyle& style)
    : m_services(services),
      m_style(style),
      m_translations(translations),
      m_colours(std::make_unique<ui::ColourScheme>()) {
    connect(qApp, &QGuiApplication::commitDataRequest, this, &Studio::keepSession);
    connect(&m_notifier, &ui::Notifier::activated, this, [this] { openArguments({}); });
    applyPreferences();
    makeWindow();
}

Studio::~Studio() {
    m_mpris.reset();
    m_window.reset();
    // Looks for devices and models use the services.
    QThreadPool::globalInstance()->waitForDone();
}

void Studio::makeWindow() {
    m_mpris.reset();
    m_window.reset();
    m_translations.install(m_services.host.preferences().language);
    m_window = std::make_unique<ui::MainWindow>(m_services);
    m_mpris =
        std::make_unique<ui::Mpris>(m_window->player(), [this] { return m_window->soundTitle(); });
    connect(m_mpris.get(), &ui::Mpris::raiseWanted, this, [this] { openArguments({}); });
    connect(m_mpris.get(), &ui::Mpris::quitWanted, m_window.get(), &QWidget::close);
    connectWindow();
}

void Studio::connectWindow() {
    connect(m_window.get(), &ui::MainWindow::endedOutOfSight, this,
            [this](const QString& title, const QString& text) {
                if (m_services.host.preferences().notify) {
                    m_notifier.notify(title, text);
                }
            });
    connect(m_window.get(), &ui::MainWindow::seen, &m_notifier, &ui::Notifier::withdraw);
    connect(m_window.get(), &ui::MainWindow::busyChanged, &m_inhibitor,
            &ui::SleepInhibitor::setActive);
    connect(m_window.get(), &ui::MainWindow::preferencesChanged, this, &Studio::applyPreferences);
    connect(m_window.get(), &ui::MainWindow::languageChanged, this, [this] {
        m_languageChanged = true;
        remakeSoon();
    });
    connect(m_window.get(), &ui::MainWindow::busyChanged, this, &Studio::remakeSoon);
}

void Studio::remakeSoon() {
    // Not while the window is in the middle of telling it, nor while it follows a sound.
    QTimer::singleShot(0, this, [this] {
        if (!m_languageChanged || m_window->isBusy()) {
            return;
        }
        // What the user is in the middle of is not taken away: a drag or a menu (which have an
        // event loop of their own), a dialog, a name that is typed, a sound that began by itself.
        const QWidget* const focus = QApplication::focusWidget();
        const ui::AudioPlayer& player = m_window->player();
        if (QThread::currentThread()->loopLevel() > 1 || QApplication::activeModalWidget() ||
            (focus != nullptr && focus->objectName() == QLatin1String("takeName")) ||
            (player.isPlaying() && !player.isLooping())) {
            QTimer::singleShot(kAgainMs, this, &Studio::remakeSoon);
            return;
        }
        m_languageChanged = false;
        m_window->keepSession();
        makeWindow();
        m_window->start();
    });
}

void Studio::applyPreferences() {
    m_style.setReducedMotion(m_services.host.preferences().reducedMotion);
}

void Studio::start(const QStringList& files, const QString& notice) {
    connect(m_window.get(), &ui::MainWindow::restored, this, [this, files, notice] {
        if (!notice.isEmpty()) {
            m_window->tell(notice);
        }
        if (!files.isEmpty()) {
            m_window->openArguments(files);
        }
    });
    m_window->start();
}

void Studio::openArguments(const QStringList& files) {
    m_window->openArguments(files);
}

void Studio::quit() {
    m_window->close();
    QApplication::quit();
}

void Studio::keepSession() {
    m_window->keepSession();
}

}  // namespace audioldm::app
