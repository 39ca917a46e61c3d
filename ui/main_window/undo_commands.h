// SPDX-License-Identifier: MIT
#pragma once

#include <QDeadlineTimer>
#include <QUndoCommand>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/api/take_library.h"

namespace audioldm::ui {

class LibraryClient;
class ParametersPanel;

/// A change of the library that has an opposite. Both run on the library's worker; a failure is
/// told by LibraryClient::failed().
class LibraryCommand final : public QUndoCommand {
public:
    using Change = std::function<Result<void>(TakeLibrary&)>;

    LibraryCommand(LibraryClient& client, const QString& text, Change forth, Change back);
    Q_DISABLE_COPY_MOVE(LibraryCommand)

    void redo() override;
    void undo() override;

private:
    LibraryClient& m_client;
    const Change m_forth;
    const Change m_back;
};

/// Takes the takes out of the list, with their files.
[[nodiscard]] QUndoCommand* removeTakesCommand(LibraryClient& client, std::vector<std::string> ids);
[[nodiscard]] QUndoCommand* renameTakeCommand(LibraryClient& client, const QString& id,
                                              const QString& before, const QString& after);
/// Of takes that are not starred yet, or all are. ids  at least one
[[nodiscard]] QUndoCommand* starTakesCommand(LibraryClient& client, const QStringList& ids,
                                             bool starred);
/// `saved` is told the preset with its id, on the worker; may be empty.
[[nodiscard]] QUndoCommand* addPresetCommand(LibraryClient& client, const Preset& preset,
                                             std::function<void(const Preset&)> saved);
/// `text` says whether it is renamed or overwritten.
[[nodiscard]] QUndoCommand* changePresetCommand(LibraryClient& client, const QString& text,
                                                const Preset& before, const Preset& after);
[[nodiscard]] QUndoCommand* removePresetCommand(LibraryClient& client, const Preset& preset);

/// Whether any field is another.
[[nodiscard]] bool differ(const GenerationRequest& left, const GenerationRequest& right);

/// An edit of the fields; edits of the same field shortly after each other are one.
class ParametersCommand final : public QUndoCommand {
public:
    /// The fields already show `after`.
    ParametersCommand(ParametersPanel& panel, const GenerationRequest& before,
                      const GenerationRequest& after);
    Q_DISABLE_COPY_MOVE(ParametersCommand)

    void redo() override;
    void undo() override;
    [[nodiscard]] int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    ParametersPanel& m_panel;
    const GenerationRequest m_before;
    GenerationRequest m_after;
    unsigned m_fields;  ///< one bit each that differs
    QDeadlineTimer m_open;
    bool m_shown = true;
};

}  // namespace audioldm::ui
