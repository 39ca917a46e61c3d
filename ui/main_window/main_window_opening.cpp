// SPDX-License-Identifier: MIT
// What the window opens: files that it is given, and dialogs.
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include "ui/bridge/engine_client.h"
#include "ui/bridge/library_client.h"
#include "ui/dialogs/notices_dialog.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/main_window/generation_controller.h"
#include "ui/main_window/main_window.h"
#include "ui/main_window/models_controller.h"
#include "ui/main_window/presets_controller.h"
#include "ui/main_window/takes_controller.h"
#include "ui/state/engine_sentence.h"
#include "ui/state/request_json.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/parameters_panel.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;

void MainWindow::openArguments(const QStringList& arguments) {
    for (const QString& argument : arguments) {
        if (argument == QLatin1String(kNewTake)) {
            m_actions.focusPrompt->trigger();
        } else {
            openPath(argument);
        }
    }
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

void MainWindow::openPath(const QString& path) {
    const QFileInfo file(path);
    if (file.isDir()) {
        m_models->use(file.absoluteFilePath());
    } else if (file.suffix() == QLatin1String(kPresetFileEnding) || file.suffix() == "json"_L1) {
        m_presets->importFile(file.absoluteFilePath());
    } else {
        m_takesController->openFile(file.absoluteFilePath());
    }
}

void MainWindow::showPreferences() {
    if (m_preferencesDialog == nullptr) {
        m_preferencesDialog = new PreferencesDialog(*m_engine, m_services.host, this);
        connect(m_preferencesDialog, &PreferencesDialog::configWanted, m_generation,
                &GenerationController::changeConfig);
        connect(m_preferencesDialog, &PreferencesDialog::preferencesChanged, this,
                &MainWindow::preferencesChanged);
        connect(m_preferencesDialog, &PreferencesDialog::languageChanged, this,
                &MainWindow::languageChanged);
    }
    m_preferencesDialog->present(m_parameters->request());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    // What comes from the own list of takes is on its way out.
    if (event->source() == nullptr && TakesController::accepts(*event->mimeData())) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    openPath(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

void MainWindow::tellNotices() {
    m_library->ask(
        [](TakeLibrary& library) { return library.notices(); }, this,
        [this](const std::vector<LibraryNotice>& notices) {
            if (notices.empty()) {
                return;
            }
            QStringList details;
            for (const LibraryNotice& notice : notices) {
                details << EngineSentence::translated(notice.message);
            }
            m_messages->show(
                MessageBar::Kind::Note,
                tr("The library was looked through: %Ln thing(s) to know.", nullptr,
                   static_cast<int>(notices.size())),
                {{tr("Show"),
                  [this, text = details.join(u'\n')] { (new NoticesDialog(text, this))->open(); }}},
                u"library"_s, MessageBar::Stay::UntilClosed);
        });
}

}  // namespace audioldm::ui
