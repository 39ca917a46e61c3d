// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QString>
#include <QWidget>
#include <vector>

#include "engine/api/context_types.h"

class QComboBox;
class QLineEdit;
class QStackedLayout;
class QToolButton;

namespace audioldm::ui {

/// Chooses a preset, and says what is to become of it. It changes none itself: whoever listens does
/// and calls setPresets().
///
/// thread  GUI thread
class PresetBar final : public QWidget {
    Q_OBJECT

public:
    explicit PresetBar(QWidget* parent = nullptr);
    Q_DISABLE_COPY_MOVE(PresetBar)

    /// Keeps the one that is chosen, by its id.
    void setPresets(std::vector<Preset> presets);
    [[nodiscard]] const std::vector<Preset>& presets() const { return m_presets; }
    /// The chosen one; null when none is.
    [[nodiscard]] const Preset* current() const;
    void choose(const QString& id);
    /// The settings differ from the chosen preset.
    void setModified(bool modified);
    /// The name of saveWanted() or renameWanted() cannot be used: it can be changed. To be called
    /// from there.
    void refuseName() { m_nameRefused = true; }

    [[nodiscard]] QAction* saveAction() const { return m_save; }
    [[nodiscard]] QAction* renameAction() const { return m_rename; }
    [[nodiscard]] QAction* overwriteAction() const { return m_overwrite; }
    [[nodiscard]] QAction* deleteAction() const { return m_delete; }
    [[nodiscard]] QAction* importAction() const { return m_import; }
    [[nodiscard]] QAction* exportAction() const { return m_export; }

Q_SIGNALS:
    void chosen(const audioldm::Preset& preset);
    void saveWanted(const QString& name);
    void renameWanted(const audioldm::Preset& preset, const QString& name);
    void overwriteWanted(const audioldm::Preset& preset);
    void deleteWanted(const audioldm::Preset& preset);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void makeActions();
    /// Asks for a name in place of the list.
    void askName(const QString& proposal, bool forNew);
    void takeName();
    void leaveName();
    void follow();

    std::vector<Preset> m_presets;
    QString m_wanted;  ///< the id that is chosen, also before the list with it has come
    bool m_modified = false;
    bool m_nameIsForNew = true;
    bool m_nameRefused = false;
    QComboBox* m_list;
    QLineEdit* m_name;
    QStackedLayout* m_stack;
    QToolButton* m_more;
    QAction* m_save;
    QAction* m_rename;
    QAction* m_overwrite;
    QAction* m_delete;
    QAction* m_import;
    QAction* m_export;
};

}  // namespace audioldm::ui
