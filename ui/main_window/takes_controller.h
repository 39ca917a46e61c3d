// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

#include "engine/api/context_types.h"
#include "engine/api/sound_files.h"
#include "engine/api/task.h"
#include "ui/main_window/window_parts.h"

class QMimeData;
class QWidget;

namespace audioldm::ui {

/// The commands on takes and sound files: show, export, delete, copy, drop in.
///
/// thread  GUI thread
class TakesController final : public QObject {
    Q_OBJECT

public:
    /// window  over which dialogs stand
    TakesController(const WindowParts& parts, QWidget* window);
    Q_DISABLE_COPY_MOVE(TakesController)

    /// The take that is shown in the middle; empty: none, or a file from elsewhere.
    [[nodiscard]] const QString& shownId() const { return m_shownId; }
    /// What the shown sound is called.
    [[nodiscard]] const QString& shownTitle() const { return m_shownTitle; }
    /// Shows a take that was just made; plays it unless something else is playing.
    void showMade(const TaskTake& take, const QString& prompt);
    /// Opens a sound file; one of this program brings its settings back.
    void openFile(const QString& path);
    void askExport();
    void askOpen();
    /// Shows the take that was shown before the window was closed, wherever in the list it is.
    void restore(const QString& id);

    /// Whether it is one file of this machine, that can be opened.
    [[nodiscard]] static bool accepts(const QMimeData& data);

Q_SIGNALS:
    void variationsWanted(const audioldm::StoredTake& take);
    /// A sound file was opened or written. path  absolute
    void fileUsed(const QString& path);

private:
    void connectActions();
    void show(const StoredTake& take);
    void playFromStart();
    void setSound(const WaveformPtr& sound, const QString& title);
    /// The current take, from its start; shows it first where something else is shown.
    void playCurrent();
    /// Two selected takes; else the current one, or what is shown, with what was shown before.
    void compare(const StoredTake& current);
    void compareWithFileOf(const StoredTake& take);
    /// format  as it is stored; the path's ending decides WAV or FLAC
    void exportTake(const StoredTake& take, const QString& path, SoundFormat format);
    void remove();
    void copyFiles();
    void showInFolder();
    void locate();
    void useSettings(const Recipe& recipe);
    /// Where dialogs of files begin.
    [[nodiscard]] QString folder() const;

    WindowParts m_parts;
    QWidget* m_window;
    QString m_shownId;
    QString m_shownTitle;
    WaveformPtr m_before;  ///< what was shown before; null: nothing
    QString m_titleBefore;
    int m_showNumber = 0;
    bool m_loading = false;         ///< the take m_shownId is being read
    bool m_playsWhenShown = false;  ///< once it is read
};

}  // namespace audioldm::ui
