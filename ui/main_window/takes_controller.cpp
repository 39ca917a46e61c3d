// SPDX-License-Identifier: MIT
#include "ui/main_window/takes_controller.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QStandardPaths>
#include <QUndoStack>
#include <QUrl>

#include "ui/bridge/library_client.h"
#include "ui/main_window/undo_commands.h"
#include "ui/player/audio_player.h"
#include "ui/state/formatting.h"
#include "ui/state/studio_host.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/parameters_panel.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/sound_panel.h"
#include "ui/widgets/takes_model.h"
#include "ui/widgets/takes_panel.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

QString fileNameOf(const StoredTake& take) {
    QString name;
    for (const QChar letter : TakesModel::titleOf(take).left(60)) {
        name.append(letter.isLetterOrNumber() || letter == u'-' ? letter : QChar(u' '));
    }
    name = name.simplified();
    return name.isEmpty() ? u"sound"_s : name;
}

const QString& deletedTopic() {
    static const QString kTopic = u"take-deleted"_s;
    return kTopic;
}

QString pathOf(const StoredTake& take) {
    return QString::fromStdString(take.file);
}

}  // namespace

TakesController::TakesController(const WindowParts& parts, QWidget* window)
    : QObject(window),
      m_parts(parts),
      m_window(window) {
    connectActions();
    TakesPanel& takes = m_parts.takes;
    connect(&takes, &TakesPanel::chosen, this, &TakesController::show);
    connect(&takes, &TakesPanel::playWanted, this, &TakesController::playCurrent);
    connect(&takes, &TakesPanel::renameWanted, this,
            [this](const QString& id, const QString& before, const QString& after) {
                m_parts.undo.push(renameTakeCommand(m_parts.library, id, before, after));
            });
    connect(&takes, &TakesPanel::starWanted, this, [this](const QStringList& ids, bool starred) {
        m_parts.undo.push(starTakesCommand(m_parts.library, ids, starred));
    });
    connect(&takes.model(), &TakesModel::failed, this,
            [this](const Error& error) { m_parts.messages.showError(error); });
    // Its "Undo" means the deletion alone.
    connect(&m_parts.undo, &QUndoStack::indexChanged, this,
            [this] { m_parts.messages.dismiss(deletedTopic()); });
    connect(&m_parts.library, &LibraryClient::failed, this,
            [this](const Error& error) { m_parts.messages.showError(error); });
}

void TakesController::connectActions() {
    const TakeActions& actions = m_parts.takes.actions();
    const auto onCurrent = [this](QAction* action, auto run) {
        connect(action, &QAction::triggered, this, [this, run] {
            if (const std::optional<StoredTake> take = m_parts.takes.current()) {
                run(*take);
            }
        });
    };
    onCurrent(actions.useSettings, [this](const StoredTake& take) { useSettings(take.recipe); });
    onCurrent(actions.variations,
              [this](const StoredTake& take) { Q_EMIT variationsWanted(take); });
    onCurrent(actions.compare, [this](const StoredTake& take) { compare(take); });
    onCurrent(actions.copyPrompt, [](const StoredTake& take) {
        QGuiApplication::clipboard()->setText(QString::fromStdString(take.recipe.request.prompt));
    });
    onCurrent(actions.copyParameters, [](const StoredTake& take) {
        QGuiApplication::clipboard()->setText(Formatting::parameters(take.recipe.request));
    });
    connect(actions.remove, &QAction::triggered, this, &TakesController::remove);
    connect(actions.exportSound, &QAction::triggered, this, &TakesController::askExport);
    connect(actions.copyFile, &QAction::triggered, this, &TakesController::copyFiles);
    connect(actions.showInFolder, &QAction::triggered, this, &TakesController::showInFolder);
    connect(actions.locate, &QAction::triggered, this, &TakesController::locate);
}

void TakesController::show(const StoredTake& take) {
    const QString id = QString::fromStdString(take.id);
    if (id == m_shownId) {
        return;
    }
    m_shownId = id;
    m_loading = true;
    m_playsWhenShown = false;
    m_parts.library.askFiles([path = take.file](SoundFiles& files) { return files.load(path); },
                             this,
                             [this, number = ++m_showNumber,
                              title = TakesModel::titleOf(take)](const Result<LoadedSound>& sound) {
                                 if (number != m_showNumber) {
                                     return;
                                 }
                                 m_loading = false;
                                 if (!sound) {
                                     // So that it is tried again, once its file is found.
                                     m_shownId.clear();
                                     setSound(nullptr, title);
                                     m_parts.messages.showError(sound.error());
                                     return;
                                 }
                                 setSound(sound.value().waveform, title);
                                 if (m_playsWhenShown) {
                                     playFromStart();
                                 }
                             });
}

void TakesController::playFromStart() {
    m_parts.player.seek(0);
    m_parts.player.play();
}

void TakesController::playCurrent() {
    const std::optional<StoredTake> take = m_parts.takes.current();
    if (take && QString::fromStdString(take->id) != m_shownId) {
        show(*take);
    }
    m_playsWhenShown = m_loading;
    if (!m_loading) {
        playFromStart();
    }
}

void TakesController::restore(const QString& id) {
    if (id.isEmpty()) {
        return;
    }
    m_parts.takes.choose(id);
    // The list has its first takes alone until it is scrolled.
    m_parts.library.ask([id = id.toStdString()](TakeLibrary& library) { return library.take(id); },
                        this,
                        [this, number = m_showNumber](const Result<StoredTake>& take) {
                            if (take && number == m_showNumber) {
                                show(take.value());
                            }
                        });
}

void TakesController::setSound(const WaveformPtr& sound, const QString& title) {
    if (const WaveformPtr& shown = m_parts.player.sound(); shown != nullptr) {
        m_before = shown;
        m_titleBefore = m_shownTitle;
    }
    m_shownTitle = title;
    m_parts.sound.setSound(sound, title);
}

void TakesController::compare(const StoredTake& current) {
    const std::vector<StoredTake> selected = m_parts.takes.selected();
    const auto isShown = [this](const StoredTake& take) {
        return QString::fromStdString(take.id) == m_shownId;
    };
    if (selected.size() == 2 && isShown(selected[0]) != isShown(selected[1])) {
        compareWithFileOf(isShown(selected[0]) ? selected[1] : selected[0]);
    } else if (!isShown(current)) {
        compareWithFileOf(current);
    } else if (m_before != nullptr) {
        m_parts.sound.setComparison(m_before, m_titleBefore);
    } else {
        m_parts.messages.show(
            MessageBar::Kind::Note,
            tr("There is nothing to compare this take with: show another one before it, or select "
               "two takes."));
    }
}

void TakesController::compareWithFileOf(const StoredTake& take) {
    m_parts.library.askFiles(
        [path = take.file](SoundFiles& files) { return files.load(path); }, this,
        [this, title = TakesModel::titleOf(take)](const Result<LoadedSound>& sound) {
            if (!sound) {
                m_parts.messages.showError(sound.error());
                return;
            }
            m_parts.sound.setComparison(sound.value().waveform, title);
        });
}

void TakesController::showMade(const TaskTake& take, const QString& prompt) {
    if (m_parts.player.isPlaying()) {
        // What is being listened to is not taken away; the new one is in the list.
        return;
    }
    ++m_showNumber;
    m_loading = false;
    m_shownId = QString::fromStdString(take.contextId);
    setSound(take.take.waveform, prompt.simplified());
    m_parts.takes.choose(m_shownId);
    if (m_parts.host.preferences().autoPlay) {
        m_parts.player.play();
    }
}

void TakesController::useSettings(const Recipe& recipe) {
    m_parts.parameters.applyPreset(recipe.request);
    m_parts.progress.setNote(tr("The settings of the take are in the fields"));
}

QString TakesController::folder() const {
    const QString last = m_parts.host.preferences().lastFolder;
    return !last.isEmpty() && QFileInfo(last).isDir()
               ? last
               : QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
}

void TakesController::openFile(const QString& path) {
    m_parts.library.askFiles(
        [path = path.toStdString()](SoundFiles& files) { return files.load(path); }, this,
        // Files are read one after the other, so a take that was asked for before is shown by then.
        [this, number = m_showNumber, path](const Result<LoadedSound>& sound) {
            if (!sound) {
                m_parts.messages.showError(sound.error());
                return;
            }
            if (number != m_showNumber) {
                return;
            }
            Q_EMIT fileUsed(path);
            m_shownId.clear();
            setSound(sound.value().waveform, QFileInfo(path).fileName());
            if (sound.value().hasRecipe) {
                useSettings(sound.value().recipe);
                return;
            }
            m_parts.messages.show(
                MessageBar::Kind::Note,
                tr("%1 can be played, but it does not say how it was made: its settings cannot be "
                   "brought back.")
                    .arg(QFileInfo(path).fileName()));
        });
}

void TakesController::remove() {
    std::vector<std::string> ids;
    for (const StoredTake& take : m_parts.takes.selected()) {
        ids.push_back(take.id);
    }
    if (ids.empty()) {
        return;
    }
    const int count = static_cast<int>(ids.size());
    m_parts.undo.push(removeTakesCommand(m_parts.library, std::move(ids)));
    m_parts.messages.show(MessageBar::Kind::Note, tr("%Ln take(s) deleted.", nullptr, count),
                          {{tr("Undo"), [this] { m_parts.undo.undo(); }}}, deletedTopic());
}

void TakesController::exportTake(const StoredTake& take, const QString& path, SoundFormat format) {
    m_parts.library.askFiles(
        [from = take.file, to = path.toStdString(), recipe = take.recipe,
         format](SoundFiles& files) -> Result<std::int64_t> {
            const Result<LoadedSound> sound = files.load(from);
            if (!sound) {
                return sound.error();
            }
            return files.save(to, *sound.value().waveform, recipe, format);
        },
        this,
        [this, path](const Result<std::int64_t>& clipped) {
            if (!clipped) {
                m_parts.messages.showError(clipped.error());
                return;
            }
            Q_EMIT fileUsed(path);
            m_parts.progress.setNote(tr("Saved as %1").arg(QFileInfo(path).fileName()));
            if (clipped.value() > 0) {
                m_parts.messages.show(
                    MessageBar::Kind::Warning,
                    tr("%Ln sample(s) were louder than the format can hold and were clipped. WAV, "
                       "32-bit float keeps them.",
                       nullptr, static_cast<int>(clipped.value())));
            }
        });
}

void TakesController::askExport() {
    const std::optional<StoredTake> take = m_parts.takes.current();
    if (!take) {
        return;
    }
    struct Choice {
        QString filter;
        QString ending;
        SoundFormat format;
    };
    const QList<Choice> choices = {
        {tr("WAV, 16 bit (*.wav)"), u"wav"_s, SoundFormat::Pcm16},
        {tr("WAV, 24 bit (*.wav)"), u"wav"_s, SoundFormat::Pcm24},
        {tr("WAV, 32-bit float (*.wav)"), u"wav"_s, SoundFormat::Float},
        {tr("FLAC, 16 bit (*.flac)"), u"flac"_s, SoundFormat::Pcm16},
        {tr("FLAC, 24 bit (*.flac)"), u"flac"_s, SoundFormat::Pcm24},
    };
    QStringList filters;
    for (const Choice& choice : choices) {
        filters << choice.filter;
    }
    auto* const dialog = new QFileDialog(m_window, tr("Export Take"), folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(u"wav"_s);
    dialog->selectFile(u"%1.wav"_s.arg(fileNameOf(*take)));
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, choices, filters](const QString& filter) {
                dialog->setDefaultSuffix(choices.value(filters.indexOf(filter)).ending);
            });
    connect(dialog, &QFileDialog::fileSelected, this,
            // The list may have gone on to another take by then.
            [this, dialog, choices, filters, take = *take](const QString& path) {
                const auto index = filters.indexOf(dialog->selectedNameFilter());
                exportTake(take, path, choices.at(std::max<qsizetype>(0, index)).format);
            });
    dialog->open();
}

void TakesController::askOpen() {
    auto* const dialog =
        new QFileDialog(m_window, tr("Open Sound"), folder(), tr("Sound files (*.wav *.flac)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &TakesController::openFile);
    dialog->open();
}

bool TakesController::accepts(const QMimeData& data) {
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.first().isLocalFile();
}

void TakesController::copyFiles() {
    QList<QUrl> urls;
    for (const StoredTake& take : m_parts.takes.selected()) {
        if (!take.fileMissing) {
            urls.append(QUrl::fromLocalFile(pathOf(take)));
        }
    }
    auto* const data = new QMimeData;
    data->setUrls(urls);
    QGuiApplication::clipboard()->setMimeData(data);
}

void TakesController::showInFolder() {
    if (const std::optional<StoredTake> take = m_parts.takes.current()) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(pathOf(*take)).absolutePath()));
    }
}

void TakesController::locate() {
    const std::optional<StoredTake> take = m_parts.takes.current();
    if (!take) {
        return;
    }
    auto* const dialog = new QFileDialog(m_window, tr("Find the Missing File"), folder(),
                                         tr("Sound files (*.wav *.flac)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id = take->id](const QString& path) {
        m_parts.library.change([id, file = path.toStdString()](TakeLibrary& library) {
            return library.relocateTake(id, file);
        });
    });
    dialog->open();
}

}  // namespace audioldm::ui
