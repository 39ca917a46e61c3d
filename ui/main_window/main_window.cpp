// SPDX-License-Identifier: MIT
#include "ui/main_window/main_window.h"

#include <QCloseEvent>
#include <QSplitter>
#include <QVBoxLayout>
#include <utility>

#include "ui/bridge/engine_client.h"
#include "ui/bridge/library_client.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/main_window/generation_controller.h"
#include "ui/main_window/models_controller.h"
#include "ui/main_window/presets_controller.h"
#include "ui/main_window/recent_sounds.h"
#include "ui/main_window/session_keeper.h"
#include "ui/main_window/takes_controller.h"
#include "ui/main_window/undo_commands.h"
#include "ui/main_window/undo_router.h"
#include "ui/main_window/window_parts.h"
#include "ui/main_window/window_place.h"
#include "ui/player/audio_player.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/memory_monitor.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/parameters_panel.h"
#include "ui/widgets/preset_bar.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/prompt_panel.h"
#include "ui/widgets/seed_field.h"
#include "ui/widgets/sound_panel.h"
#include "ui/widgets/takes_panel.h"
#include "ui/widgets/waveform_view.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kUndoLevels = 200;
/// A shorter job needs no notification: whoever waits for it is still there.
constexpr double kLongSeconds = 8;

}  // namespace

MainWindow::MainWindow(const StudioServices& services)
    : m_services(services),
      m_engine(new EngineClient(services.generation, this)),
      m_library(new LibraryClient(services.library, services.files, this)),
      m_player(new AudioPlayer(this)),
      m_parameters(new ParametersPanel(this)),
      m_sound(new SoundPanel(*m_player, this)),
      m_memory(new MemoryMonitor(this)),
      m_takes(new TakesPanel(*m_library, this)),
      m_progress(new ProgressStrip(this)),
      m_messages(new MessageBar(this)) {
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("AudioLDM Studio"));
    setAcceptDrops(true);
    m_undo.setUndoLimit(kUndoLevels);
    build();
    makeControllers();
    m_actions = buildMenus(
        *this, {m_takes->actions(), *m_parameters->presetBar(), *m_parameters->seed(), *m_sound});
    m_models = new ModelsController(parts(), *m_generation, *m_actions.recentModels, this);
    auto* const recent = new RecentSounds(m_services.host, *m_actions.recentSounds, this);
    connect(recent, &RecentSounds::chosen, m_takesController, &TakesController::openFile);
    connect(m_takesController, &TakesController::fileUsed, recent, &RecentSounds::add);
    connectActions();
    connectGeneration();
    connectSession();
    connectUndo();
}

MainWindow::~MainWindow() {
    // Before the panels that they hold references to.
    delete m_session;
    delete m_takesController;
    delete m_presets;
    delete m_models;
    delete m_generation;
}

WindowParts MainWindow::parts() {
    return {*m_engine, *m_library, m_services.host, *m_player,   m_undo,     *m_parameters,
            *m_sound,  *m_memory,  *m_takes,        *m_progress, *m_messages};
}

void MainWindow::build() {
    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->setObjectName(u"rows"_s);
    m_rows->addWidget(m_sound);
    m_rows->addWidget(m_memory);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 1);
    m_rows->setCollapsible(0, false);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setObjectName(u"columns"_s);
    m_columns->addWidget(m_parameters);
    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_takes);
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);
    const int unit = fontMetrics().averageCharWidth();
    m_columns->setSizes({unit * 50, unit * 112, unit * 48});
    for (QSplitter* const splitter : {m_rows, m_columns}) {
        splitter->setHandleWidth(1);
        connect(splitter, &QSplitter::splitterMoved, this, [this] { m_session->touch(); });
    }
    auto* const centre = new QWidget(this);
    auto* const layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_columns, 1);
    layout->addWidget(m_progress);
    setCentralWidget(centre);
    resize(unit * 210, fontMetrics().lineSpacing() * 54);
}

void MainWindow::makeControllers() {
    m_generation = new GenerationController(parts(), this);
    m_takesController = new TakesController(parts(), this);
    m_presets = new PresetsController(parts(), this);
    m_session = new SessionKeeper(
        *m_library, [this] { return session(); }, this);
}

void MainWindow::connectActions() {
    connect(m_actions.open, &QAction::triggered, m_takesController, &TakesController::askOpen);
    connect(m_actions.models, &QAction::triggered, m_models, &ModelsController::showList);
    connect(m_actions.quit, &QAction::triggered, this, &MainWindow::close);
    connect(m_actions.find, &QAction::triggered, this, [this] {
        m_actions.showTakes->setChecked(true);
        m_takes->focusSearch();
    });
    connect(m_actions.preferences, &QAction::triggered, this, &MainWindow::showPreferences);
    connect(m_actions.generate, &QAction::triggered, m_generation, &GenerationController::generate);
    connect(m_actions.cancel, &QAction::triggered, m_generation, &GenerationController::cancel);
    connect(m_actions.clearQueue, &QAction::triggered, m_generation,
            &GenerationController::clearQueue);
    connect(m_actions.focusPrompt, &QAction::triggered, m_parameters->prompt(),
            &PromptPanel::focusPrompt);
    connect(m_actions.showTakes, &QAction::toggled, m_takes, &QWidget::setVisible);
    connect(m_actions.showMemory, &QAction::toggled, m_memory, &QWidget::setVisible);
    connect(m_actions.fullScreen, &QAction::toggled, this, [this](bool full) {
        setWindowState(full ? windowState() | Qt::WindowFullScreen
                            : windowState() & ~Qt::WindowFullScreen);
    });
    connect(m_actions.shortcuts, &QAction::triggered, this,
            [this] { (new ShortcutsDialog(shortcutsOf(*this), this))->open(); });
    connect(m_actions.about, &QAction::triggered, this,
            [this] { (new AboutDialog(this))->open(); });
}

void MainWindow::connectGeneration() {
    connect(m_generation, &GenerationController::stateChanged, this,
            [this](const GenerationState& state) {
                m_actions.generate->setEnabled(state.canGenerate());
                m_actions.cancel->setEnabled(state.canCancel());
                m_actions.clearQueue->setEnabled(state.canClearQueue());
                const bool busy = state.running || state.waiting > 0;
                if (busy != m_wasBusy) {
                    m_wasBusy = busy;
                    Q_EMIT busyChanged(busy);
                }
            });
    Q_EMIT m_generation->stateChanged(m_generation->state());
    connect(m_generation, &GenerationController::takeMade, m_takesController,
            &TakesController::showMade);
    connect(m_generation, &GenerationController::taskEnded, this,
            [this](const TaskResult& result, double seconds) {
                if (isActiveWindow() || seconds < kLongSeconds ||
                    result.status == TaskStatus::Cancelled) {
                    return;
                }
                const bool done = result.status == TaskStatus::Succeeded;
                Q_EMIT endedOutOfSight(
                    done ? tr("The sound is ready") : tr("The sound could not be made"),
                    QString::fromStdString(result.request.prompt).simplified());
            });
    connect(m_generation, &GenerationController::givenUp, this, &MainWindow::offerAgain);
    connect(m_takesController, &TakesController::variationsWanted, m_generation,
            &GenerationController::makeVariations);
}

void MainWindow::connectSession() {
    connect(m_parameters, &ParametersPanel::changed, m_session, &SessionKeeper::touch);
    connect(m_parameters->prompt(), &PromptPanel::foldToggled, m_session, &SessionKeeper::touch);
    connect(m_parameters->advancedFold(), &Fold::toggled, m_session, &SessionKeeper::touch);
    connect(m_takes, &TakesPanel::chosen, m_session, &SessionKeeper::touch);
    connect(m_actions.showTakes, &QAction::toggled, m_session, &SessionKeeper::touch);
    connect(m_actions.showMemory, &QAction::toggled, m_session, &SessionKeeper::touch);
    connect(m_player, &AudioPlayer::volumeChanged, m_session, &SessionKeeper::touch);
    connect(m_player, &AudioPlayer::devicesChanged, m_session, &SessionKeeper::touch);
    connect(m_player, &AudioPlayer::loopChanged, m_session, &SessionKeeper::touch);
    connect(&m_sound->view(), &WaveformView::displayChanged, m_session, &SessionKeeper::touch);
    // What was asked for is in the queue; the fields must not be older.
    connect(m_generation, &GenerationController::asked, m_session, &SessionKeeper::keepNow);
    const auto readPrompts = [this] {
        m_library->ask([](TakeLibrary& library) { return library.prompts(200); }, this,
                       [this](const Result<std::vector<UsedPrompt>>& prompts) {
                           QStringList texts;
                           if (prompts) {
                               for (const UsedPrompt& used : prompts.value()) {
                                   texts << QString::fromStdString(used.prompt);
                               }
                           }
                           m_parameters->prompt()->setHistory(texts);
                       });
    };
    connect(m_generation, &GenerationController::taskEnded, this, readPrompts);
    readPrompts();
}

void MainWindow::connectUndo() {
    connect(m_parameters, &ParametersPanel::edited, this,
            [this](const GenerationRequest& before, const GenerationRequest& after) {
                // One change of a field may be told twice, by the field and by what follows it.
                if (differ(before, after)) {
                    m_undo.push(new ParametersCommand(*m_parameters, before, after));
                }
            });
    new UndoRouter(m_undo, *m_actions.undo, *m_actions.redo, *this);
}

void MainWindow::start() {
    m_session->restore([this](const Session& session) {
        restore(session);
        show();
        // Without a window manager nobody else gives it the keyboard.
        activateWindow();
        m_parameters->prompt()->focusPrompt();
        m_engine->loadModel(QString::fromStdString(m_engine->config().modelPath));
        tellNotices();
        m_generation->resume();
        Q_EMIT restored();
    });
}

void MainWindow::restore(const Session& session) {
    if (!session.geometry.isEmpty()) {
        restoreGeometry(session.geometry);
        m_columns->restoreState(session.columns);
        m_rows->restoreState(session.rows);
        m_parameters->setRequest(session.request);
        m_parameters->prompt()->setNegativeOpen(session.negativeOpen);
        m_parameters->advancedFold()->setOpen(session.advancedOpen);
        m_actions.showTakes->setChecked(session.takesShown);
        m_actions.showMemory->setChecked(session.memoryShown);
        m_actions.fullScreen->setChecked(isFullScreen());
        m_player->setVolume(session.volume);
        m_player->setMuted(session.muted);
        m_player->setLooping(session.looping);
        m_player->setDevice(session.soundDevice);
        m_sound->view().setDisplay(static_cast<WaveformView::Display>(session.display));
        m_takesController->restore(session.takeId);
    } else {
        GenerationRequest first;
        first.steps = m_engine->config().diffusionSteps;
        m_parameters->setRequest(first);
        // One key makes the first sound; whatever is typed takes its place.
        m_parameters->prompt()->proposeExample();
    }
    putOnScreen(*this);
    m_ready = true;
}

void MainWindow::offerAgain(const GenerationRequest& left) {
    m_givenUp.append(left);
    const auto answer = [this](bool make) {
        for (const GenerationRequest& request : std::exchange(m_givenUp, {})) {
            if (make) {
                m_generation->make(request);
            }
        }
    };
    m_messages->show(
        MessageBar::Kind::Note,
        tr("%Ln sound(s) were not finished when the program ended, several times over.", nullptr,
           static_cast<int>(m_givenUp.size())),
        {{tr("Make them now"), [answer] { answer(true); }},
         {tr("Forget them"), [answer] { answer(false); }}},
        u"given up"_s, MessageBar::Stay::UntilClosed);
}

Session MainWindow::session() const {
    Session session;
    session.geometry = saveGeometry();
    session.columns = m_columns->saveState();
    session.rows = m_rows->saveState();
    session.request = m_parameters->request();
    session.seedLocked = m_parameters->seed()->isLocked();
    session.negativeOpen = m_parameters->prompt()->isNegativeOpen();
    session.advancedOpen = m_parameters->advancedFold()->isOpen();
    session.takeId = m_takesController->shownId();
    session.takesShown = m_actions.showTakes->isChecked();
    session.memoryShown = m_actions.showMemory->isChecked();
    session.volume = m_player->volume();
    session.muted = m_player->isMuted();
    session.looping = m_player->isLooping();
    session.soundDevice = m_player->chosenDevice();
    session.display = static_cast<int>(m_sound->view().display());
    return session;
}

QString MainWindow::soundTitle() const {
    return m_takesController->shownTitle();
}

void MainWindow::keepSession() {
    m_session->keepNow();
}

void MainWindow::tell(const QString& notice) {
    m_messages->show(MessageBar::Kind::Note, notice, {}, {}, MessageBar::Stay::UntilClosed);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_session->keepNow();
    m_player->pause();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::ActivationChange && isActiveWindow()) {
        Q_EMIT seen();
    }
    if (event->type() == QEvent::WindowStateChange && m_actions.fullScreen != nullptr) {
        m_actions.fullScreen->setChecked(isFullScreen());
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::moveEvent(QMoveEvent* event) {
    QMainWindow::moveEvent(event);
    if (m_ready) {
        m_session->touch();
    }
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (m_ready) {
        m_session->touch();
    }
}

}  // namespace audioldm::ui
