// SPDX-License-Identifier: MIT
#include "ui/main_window/presets_controller.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUndoStack>
#include <algorithm>

#include "ui/bridge/library_client.h"
#include "ui/bridge/mailbox.h"
#include "ui/main_window/undo_commands.h"
#include "ui/state/request_json.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/parameters_panel.h"
#include "ui/widgets/preset_bar.h"
#include "ui/widgets/progress_strip.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kMaxFile = 4 * 1024 * 1024;

QString nameOf(const Preset& preset) {
    return QString::fromStdString(preset.name);
}

const QString& deletedTopic() {
    static const QString kTopic = u"preset-deleted"_s;
    return kTopic;
}

/// A preset says how to make sounds, not which.
GenerationRequest settingsOf(GenerationRequest request) {
    request.prompt.clear();
    request.seed.reset();
    return request;
}

Error fileError(const QString& path, const QString& cause) {
    return Error{ErrorCode::Io, cause.toStdString(), path.toStdString()};
}

Result<std::vector<Preset>> readFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fileError(path, file.errorString());
    }
    return presetsFromJson(file.read(kMaxFile + 1));
}

Result<void> writeFile(const QString& path, const QByteArray& json) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
        return fileError(path, file.errorString());
    }
    return {};
}

}  // namespace

PresetsController::PresetsController(const WindowParts& parts, QWidget* window)
    : QObject(window),
      m_parts(parts),
      m_window(window),
      m_bar(*parts.parameters.presetBar()),
      m_mailbox(std::make_shared<Mailbox>(this)) {
    connect(&m_bar, &PresetBar::chosen, this,
            [this](const Preset& preset) { m_parts.parameters.applyPreset(preset.request); });
    connect(&m_bar, &PresetBar::saveWanted, this, &PresetsController::save);
    connect(&m_bar, &PresetBar::renameWanted, this, &PresetsController::rename);
    connect(&m_bar, &PresetBar::overwriteWanted, this, &PresetsController::overwrite);
    connect(&m_bar, &PresetBar::deleteWanted, this, &PresetsController::remove);
    connect(m_bar.importAction(), &QAction::triggered, this, &PresetsController::askImport);
    connect(m_bar.exportAction(), &QAction::triggered, this, &PresetsController::askExport);
    connect(&m_parts.library, &LibraryClient::changed, this, &PresetsController::refresh);
    // Its "Undo" means the deletion alone.
    connect(&m_parts.undo, &QUndoStack::indexChanged, this,
            [this] { m_parts.messages.dismiss(deletedTopic()); });
    connect(&m_parts.parameters, &ParametersPanel::changed, this,
            &PresetsController::followModified);
    refresh();
}

PresetsController::~PresetsController() {
    m_mailbox->close();
}

void PresetsController::refresh() {
    m_parts.library.ask([](TakeLibrary& library) { return library.presets(); }, this,
                        [this](const Result<std::vector<Preset>>& presets) {
                            if (presets) {
                                m_bar.setPresets(presets.value());
                                followModified();
                            }
                        });
}

void PresetsController::followModified() {
    const GenerationRequest settings = m_parts.parameters.request();
    if (const Preset* const chosen = m_bar.current()) {
        m_bar.setModified(!sameSettings(chosen->request, settings));
        return;
    }
    // At the first start the settings are those of "Default", so say so.
    const auto same = std::ranges::find_if(m_bar.presets(), [&settings](const Preset& preset) {
        return sameSettings(preset.request, settings);
    });
    m_bar.setModified(false);
    if (same != m_bar.presets().end()) {
        m_bar.choose(QString::fromStdString(same->id));
    }
}

bool PresetsController::isUsed(const QString& name, const std::string& exceptId) const {
    for (const Preset& preset : m_bar.presets()) {
        if (preset.id != exceptId && nameOf(preset).compare(name, Qt::CaseInsensitive) == 0) {
            return true;
        }
    }
    return false;
}

void PresetsController::add(const Preset& preset, const AddedPreset& added) {
    m_parts.undo.push(addPresetCommand(m_parts.library, preset, added));
}

void PresetsController::save(const QString& name) {
    if (isUsed(name, {})) {
        m_bar.refuseName();
        m_parts.messages.show(MessageBar::Kind::Warning,
                              tr("There is a preset \"%1\" already. Choose another name, or "
                                 "choose that preset and overwrite it.")
                                  .arg(name),
                              {}, u"preset"_s);
        return;
    }
    Preset preset;
    preset.name = name.toStdString();
    preset.request = settingsOf(m_parts.parameters.request());
    // Told on the worker; the bar shows it as soon as its list has it.
    add(preset, [this, mailbox = m_mailbox](const Preset& saved) {
        mailbox->post([this, id = QString::fromStdString(saved.id)] { m_bar.choose(id); });
    });
    m_parts.messages.dismiss(u"preset"_s);
    m_parts.progress.setNote(tr("Preset \"%1\" saved").arg(name));
}

void PresetsController::rename(const Preset& preset, const QString& name) {
    if (isUsed(name, preset.id)) {
        m_bar.refuseName();
        m_parts.messages.show(MessageBar::Kind::Warning,
                              tr("There is a preset \"%1\" already.").arg(name), {}, u"preset"_s);
        return;
    }
    Preset renamed = preset;
    renamed.name = name.toStdString();
    m_parts.messages.dismiss(u"preset"_s);
    m_parts.undo.push(
        changePresetCommand(m_parts.library, tr("renaming a preset"), preset, renamed));
}

void PresetsController::overwrite(const Preset& preset) {
    Preset changed = preset;
    changed.request = settingsOf(m_parts.parameters.request());
    m_parts.undo.push(
        changePresetCommand(m_parts.library, tr("overwriting a preset"), preset, changed));
    m_parts.progress.setNote(tr("Preset \"%1\" overwritten").arg(nameOf(preset)));
}

void PresetsController::remove(const Preset& preset) {
    const QString name = nameOf(preset);
    m_parts.undo.push(removePresetCommand(m_parts.library, preset));
    m_parts.messages.show(MessageBar::Kind::Note, tr("Preset \"%1\" deleted.").arg(name),
                          {{tr("Undo"), [this] { m_parts.undo.undo(); }}}, deletedTopic());
}

QString PresetsController::freeName(const QString& name, const QStringList& taken) const {
    QString free = name;
    for (int number = 2; isUsed(free, {}) || taken.contains(free, Qt::CaseInsensitive); ++number) {
        free = tr("%1 (%2)", "name, number").arg(name.left(90), QString::number(number));
    }
    return free;
}

void PresetsController::importFile(const QString& path) {
    m_parts.library.askFiles([path](SoundFiles&) { return readFile(path); }, this,
                             [this](const Result<std::vector<Preset>>& presets) {
                                 if (presets) {
                                     import(presets.value());
                                 } else {
                                     m_parts.messages.showError(presets.error());
                                 }
                             });
}

void PresetsController::import(const std::vector<Preset>& presets) {
    QStringList taken;
    m_parts.undo.beginMacro(tr("importing presets"));
    for (Preset preset : presets) {
        taken << freeName(nameOf(preset), taken);
        preset.name = taken.last().toStdString();
        add(preset, {});
    }
    m_parts.undo.endMacro();
    m_parts.progress.setNote(
        tr("%Ln preset(s) imported", nullptr, static_cast<int>(presets.size())));
}

void PresetsController::exportFile(const QString& path) {
    std::vector<Preset> presets;
    for (const Preset& preset : m_bar.presets()) {
        if (!preset.builtIn) {
            presets.push_back(preset);
        }
    }
    const QByteArray json = presetsToJson(presets.empty() ? m_bar.presets() : presets);
    m_parts.library.askFiles(
        [path, json](SoundFiles&) { return writeFile(path, json); }, this,
        [this, path](const Result<void>& written) {
            if (!written) {
                m_parts.messages.showError(written.error());
                return;
            }
            m_parts.progress.setNote(tr("Presets saved as %1").arg(QFileInfo(path).fileName()));
        });
}

void PresetsController::askImport() {
    auto* const dialog =
        new QFileDialog(m_window, tr("Import Presets"), {},
                        tr("Presets (*.%1 *.json)").arg(QLatin1String(kPresetFileEnding)));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PresetsController::importFile);
    dialog->open();
}

void PresetsController::askExport() {
    auto* const dialog =
        new QFileDialog(m_window, tr("Export Presets"),
                        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                        tr("Presets (*.%1)").arg(QLatin1String(kPresetFileEnding)));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QLatin1String(kPresetFileEnding));
    connect(dialog, &QFileDialog::fileSelected, this, &PresetsController::exportFile);
    dialog->open();
}

}  // namespace audioldm::ui
