// SPDX-License-Identifier: MIT
#include "ui/main_window/undo_commands.h"

#include <QCoreApplication>
#include <utility>

#include "ui/bridge/library_client.h"
#include "ui/widgets/parameters_panel.h"

namespace audioldm::ui {
namespace {

constexpr int kMergeMs = 1500;

/// The words of the commands, as they stand after "Undo".
class Words final {
    Q_DECLARE_TR_FUNCTIONS(audioldm::ui::UndoCommands)
};

unsigned differingFields(const GenerationRequest& left, const GenerationRequest& right) {
    unsigned fields = 0;
    const auto note = [&](unsigned bit, bool differs) { fields |= differs ? 1U << bit : 0U; };
    note(0, left.prompt != right.prompt || left.negativePrompt != right.negativePrompt);
    note(1, left.steps != right.steps);
    note(2, left.guidance != right.guidance);
    note(3, left.durationSeconds != right.durationSeconds);
    note(4, left.seed != right.seed);
    note(5, left.count != right.count);
    note(6, left.scheduler != right.scheduler);
    note(7, left.eta != right.eta);
    note(8, left.guidanceStart != right.guidanceStart || left.guidanceEnd != right.guidanceEnd);
    note(9, left.guidanceRescale != right.guidanceRescale);
    return fields;
}

Result<void> savePreset(TakeLibrary& library, const Preset& preset) {
    const Result<Preset> saved = library.savePreset(preset);
    return saved ? Result<void>() : Result<void>(saved.error());
}

}  // namespace

LibraryCommand::LibraryCommand(LibraryClient& client, const QString& text, Change forth,
                               Change back)
    : QUndoCommand(text),
      m_client(client),
      m_forth(std::move(forth)),
      m_back(std::move(back)) {}

void LibraryCommand::redo() {
    m_client.change(m_forth);
}

void LibraryCommand::undo() {
    m_client.change(m_back);
}

QUndoCommand* removeTakesCommand(LibraryClient& client, std::vector<std::string> ids) {
    const int count = static_cast<int>(ids.size());
    return new LibraryCommand(
        client, Words::tr("deleting %Ln take(s)", nullptr, count),
        [ids](TakeLibrary& library) { return library.removeTakes(ids); },
        [ids](TakeLibrary& library) { return library.restoreTakes(ids); });
}

QUndoCommand* renameTakeCommand(LibraryClient& client, const QString& id, const QString& before,
                                const QString& after) {
    const auto rename = [id = id.toStdString()](const QString& name) {
        return [id, name = name.toStdString()](TakeLibrary& library) {
            return library.renameTake(id, name);
        };
    };
    return new LibraryCommand(client, Words::tr("renaming a take"), rename(after), rename(before));
}

QUndoCommand* starTakesCommand(LibraryClient& client, const QStringList& ids, bool starred) {
    const auto star = [ids](bool value) {
        return [ids, value](TakeLibrary& library) {
            Result<void> done;
            for (const QString& id : ids) {
                // Those behind one that fails get theirs all the same; the last failure is told.
                if (const Result<void> one = library.starTake(id.toStdString(), value); !one) {
                    done = one;
                }
            }
            return done;
        };
    };
    return new LibraryCommand(client, Words::tr("changing a star"), star(starred), star(!starred));
}

QUndoCommand* addPresetCommand(LibraryClient& client, const Preset& preset,
                               std::function<void(const Preset&)> saved) {
    // The library gives the id; undo and redo need it. Used on the worker alone.
    const auto id = std::make_shared<std::string>();
    return new LibraryCommand(
        client, Words::tr("saving a preset"),
        [preset, id, saved = std::move(saved)](TakeLibrary& library) -> Result<void> {
            if (!id->empty()) {
                return library.restorePreset(*id);
            }
            const Result<Preset> added = library.savePreset(preset);
            if (!added) {
                return added.error();
            }
            *id = added.value().id;
            if (saved) {
                saved(added.value());
            }
            return {};
        },
        [id](TakeLibrary& library) -> Result<void> {
            return id->empty() ? Result<void>() : library.removePreset(*id);
        });
}

QUndoCommand* changePresetCommand(LibraryClient& client, const QString& text, const Preset& before,
                                  const Preset& after) {
    return new LibraryCommand(
        client, text, [after](TakeLibrary& library) { return savePreset(library, after); },
        [before](TakeLibrary& library) { return savePreset(library, before); });
}

QUndoCommand* removePresetCommand(LibraryClient& client, const Preset& preset) {
    return new LibraryCommand(
        client, Words::tr("deleting a preset"),
        [id = preset.id](TakeLibrary& library) { return library.removePreset(id); },
        [id = preset.id](TakeLibrary& library) { return library.restorePreset(id); });
}

bool differ(const GenerationRequest& left, const GenerationRequest& right) {
    return differingFields(left, right) != 0;
}

ParametersCommand::ParametersCommand(ParametersPanel& panel, const GenerationRequest& before,
                                     const GenerationRequest& after)
    : QUndoCommand(Words::tr("changing settings")),
      m_panel(panel),
      m_before(before),
      m_after(after),
      m_fields(differingFields(before, after)),
      m_open(kMergeMs) {}

void ParametersCommand::redo() {
    // Pushing a command calls redo(); the fields were changed by hand then.
    if (std::exchange(m_shown, false)) {
        return;
    }
    GenerationRequest wanted = m_after;
    if ((m_fields & 1U) == 0) {
        wanted.prompt = m_panel.request().prompt;
        wanted.negativePrompt = m_panel.request().negativePrompt;
    }
    m_panel.setRequest(wanted);
}

void ParametersCommand::undo() {
    GenerationRequest wanted = m_before;
    if ((m_fields & 1U) == 0) {
        // The texts have an undo of their own.
        wanted.prompt = m_panel.request().prompt;
        wanted.negativePrompt = m_panel.request().negativePrompt;
    }
    m_panel.setRequest(wanted);
}

bool ParametersCommand::mergeWith(const QUndoCommand* other) {
    const auto* const next = static_cast<const ParametersCommand*>(other);
    if (next->m_fields != m_fields || m_open.hasExpired()) {
        return false;
    }
    m_after = next->m_after;
    m_open.setRemainingTime(kMergeMs);
    return true;
}

}  // namespace audioldm::ui
