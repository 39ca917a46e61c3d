// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>
#include <QString>

class QAction;
class QMainWindow;
class QMenu;

namespace audioldm::ui {

class PresetBar;
class SeedField;
class SoundPanel;
struct TakeActions;

/// The commands of the window that no panel has.
struct WindowActions {
    QAction* open = nullptr;
    QAction* models = nullptr;
    QAction* quit = nullptr;
    QAction* undo = nullptr;
    QAction* redo = nullptr;
    QAction* find = nullptr;
    QAction* preferences = nullptr;
    QAction* generate = nullptr;
    QAction* cancel = nullptr;
    QAction* clearQueue = nullptr;
    QAction* focusPrompt = nullptr;
    QAction* showTakes = nullptr;
    QAction* showMemory = nullptr;
    QAction* fullScreen = nullptr;
    QAction* shortcuts = nullptr;
    QAction* about = nullptr;
    QMenu* recentSounds = nullptr;
    QMenu* recentModels = nullptr;
};

/// What the menus show of the panels.
struct MenuParts {
    const TakeActions& takes;
    const PresetBar& presets;
    SeedField& seed;
    SoundPanel& sound;
};

/// Makes the window's commands, with the shortcuts that people know from other programs, and its
/// menu bar. The actions belong to the window and do nothing until they are connected.
[[nodiscard]] WindowActions buildMenus(QMainWindow& window, const MenuParts& parts);

/// One command with a shortcut, for the list of shortcuts.
struct ShortcutEntry {
    QString menu;
    QString command;
    QString keys;
};

/// All commands of the menu bar that have a shortcut, menu by menu.
[[nodiscard]] QList<ShortcutEntry> shortcutsOf(const QMainWindow& window);

}  // namespace audioldm::ui
