// SPDX-License-Identifier: MIT
#pragma once

#include <QMainWindow>
#include <QUndoStack>
#include <memory>

#include "ui/main_window/main_menus.h"
#include "ui/state/session.h"
#include "ui/state/studio_host.h"

class QSplitter;

namespace audioldm::ui {

class AudioPlayer;
class EngineClient;
class GenerationController;
class LibraryClient;
class MemoryMonitor;
class MessageBar;
class ModelsController;
class ParametersPanel;
class PreferencesDialog;
class PresetsController;
class ProgressStrip;
class SessionKeeper;
class SoundPanel;
class TakesController;
class TakesPanel;
struct WindowParts;

/// The window: prompt and settings, the sound, memory, takes; tied together by its controllers.
///
/// thread  GUI thread
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// services  outlive the window
    explicit MainWindow(const StudioServices& services);
    ~MainWindow() override;
    Q_DISABLE_COPY_MOVE(MainWindow)

    /// Brings the last session back, then shows the window and loads the model behind it.
    void start();
    /// Among the arguments of a start: the next sound is to be described.
    static constexpr const char* kNewTake = "--new-take";
    /// What a start of the program was called with: files to open, kNewTake, or nothing. The window
    /// comes to the front.
    void openArguments(const QStringList& arguments);

    [[nodiscard]] AudioPlayer& player() const { return *m_player; }
    [[nodiscard]] GenerationController& generation() const { return *m_generation; }
    [[nodiscard]] EngineClient& engine() const { return *m_engine; }
    /// What the sound in the middle is called.
    [[nodiscard]] QString soundTitle() const;
    /// Sounds are being made or wait.
    [[nodiscard]] bool isBusy() const { return m_wasBusy; }
    /// Keeps the session at once.
    void keepSession();
    /// Shows a sentence that the user should know.
    void tell(const QString& notice);

Q_SIGNALS:
    /// A task that took longer than a moment ended, or failed, and the window is not in front.
    void endedOutOfSight(const QString& title, const QString& text);
    /// The window is in front again: what endedOutOfSight() said is seen.
    void seen();
    /// Sounds are being made or wait; the machine should stay awake.
    void busyChanged(bool busy);
    /// Something of UiPreferences is another now; the host has it already.
    void preferencesChanged();
    void languageChanged();
    void restored();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void makeControllers();
    void connectActions();
    void connectGeneration();
    void connectSession();
    void connectUndo();
    void openPath(const QString& path);
    void showPreferences();
    void restore(const Session& session);
    /// The user decides of sounds that were tried twice.
    void offerAgain(const GenerationRequest& left);
    void tellNotices();
    [[nodiscard]] Session session() const;
    [[nodiscard]] WindowParts parts();

    StudioServices m_services;
    EngineClient* m_engine;
    LibraryClient* m_library;
    AudioPlayer* m_player;
    QUndoStack m_undo;
    ParametersPanel* m_parameters;
    SoundPanel* m_sound;
    MemoryMonitor* m_memory;
    TakesPanel* m_takes;
    ProgressStrip* m_progress;
    MessageBar* m_messages;
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;
    GenerationController* m_generation = nullptr;
    TakesController* m_takesController = nullptr;
    ModelsController* m_models = nullptr;
    PresetsController* m_presets = nullptr;
    SessionKeeper* m_session = nullptr;
    PreferencesDialog* m_preferencesDialog = nullptr;
    WindowActions m_actions;
    QList<GenerationRequest> m_givenUp;  ///< the user is asked about them
    bool m_ready = false;
    bool m_wasBusy = false;
};

}  // namespace audioldm::ui
