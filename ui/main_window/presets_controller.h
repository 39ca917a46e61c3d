// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "engine/api/context_types.h"
#include "ui/main_window/window_parts.h"

class QWidget;

namespace audioldm::ui {

class Mailbox;
class PresetBar;

/// Keeps the list of presets and carries out what the bar asks for, each so that it can be undone.
///
/// thread  GUI thread
class PresetsController final : public QObject {
    Q_OBJECT

public:
    /// window  over which dialogs stand
    PresetsController(const WindowParts& parts, QWidget* window);
    ~PresetsController() override;
    Q_DISABLE_COPY_MOVE(PresetsController)

    /// Adds the presets of a file; names that are in use get a number.
    void importFile(const QString& path);
    /// Writes all presets of the user, or all there are when there are none.
    void exportFile(const QString& path);

private:
    void refresh();
    void save(const QString& name);
    void rename(const Preset& preset, const QString& name);
    void overwrite(const Preset& preset);
    void remove(const Preset& preset);
    using AddedPreset = std::function<void(const Preset&)>;

    void add(const Preset& preset, const AddedPreset& added);
    void import(const std::vector<Preset>& presets);
    void followModified();
    [[nodiscard]] bool isUsed(const QString& name, const std::string& exceptId) const;
    [[nodiscard]] QString freeName(const QString& name, const QStringList& taken) const;
    void askImport();
    void askExport();

    WindowParts m_parts;
    QWidget* m_window;
    PresetBar& m_bar;
    std::shared_ptr<Mailbox> m_mailbox;
};

}  // namespace audioldm::ui
