// SPDX-License-Identifier: MIT
#include "ui/main_window/main_menus.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include "ui/widgets/preset_bar.h"
#include "ui/widgets/seed_field.h"
#include "ui/widgets/sound_panel.h"
#include "ui/widgets/takes_panel.h"
#include "ui/widgets/transport_bar.h"

namespace audioldm::ui {
namespace {

class Words final {
    Q_DECLARE_TR_FUNCTIONS(audioldm::ui::MainMenus)
};

QAction* command(QMainWindow& window, const char* name, const QString& text,
                 const QList<QKeySequence>& keys = {}) {
    auto* const action = new QAction(text, &window);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    return action;
}

QAction* checkable(QAction* action, bool checked) {
    action->setCheckable(true);
    action->setChecked(checked);
    return action;
}

void makeFileActions(QMainWindow& window, WindowActions& actions) {
    actions.open = command(window, "open", Words::tr("&Open Sound…"),
                           QKeySequence::keyBindings(QKeySequence::Open));
    actions.models = command(window, "models", Words::tr("&Models…"));
    actions.quit =
        command(window, "quit", Words::tr("&Quit"), {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    actions.quit->setMenuRole(QAction::QuitRole);
    actions.undo =
        command(window, "undo", Words::tr("&Undo"), QKeySequence::keyBindings(QKeySequence::Undo));
    actions.redo =
        command(window, "redo", Words::tr("&Redo"), QKeySequence::keyBindings(QKeySequence::Redo));
    actions.find = command(window, "find", Words::tr("&Find Takes"),
                           QKeySequence::keyBindings(QKeySequence::Find));
    actions.preferences = command(window, "preferences", Words::tr("Preferenc&es…"),
                                  {QKeySequence(Qt::CTRL | Qt::Key_Comma)});
    actions.preferences->setMenuRole(QAction::PreferencesRole);
}

void makeOtherActions(QMainWindow& window, WindowActions& actions) {
    actions.generate =
        command(window, "generateAction", Words::tr("&Generate"),
                {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    actions.cancel = command(window, "cancelAction", Words::tr("&Cancel"),
                             {QKeySequence(Qt::SHIFT | Qt::Key_Escape)});
    actions.clearQueue = command(window, "clearQueueAction", Words::tr("Clear &Queue"));
    actions.focusPrompt = command(window, "focusPrompt", Words::tr("Go to the &Prompt"),
                                  {QKeySequence(Qt::CTRL | Qt::Key_P)});
    actions.showTakes = checkable(
        command(window, "showTakes", Words::tr("&Takes"), {QKeySequence(Qt::Key_F9)}), true);
    actions.showMemory = checkable(
        command(window, "showMemory", Words::tr("&Memory"), {QKeySequence(Qt::Key_F10)}), true);
    actions.fullScreen = checkable(
        command(window, "fullScreen", Words::tr("F&ull Screen"), {QKeySequence(Qt::Key_F11)}),
        false);
    actions.shortcuts =
        command(window, "shortcuts", Words::tr("&Keyboard Shortcuts"), {QKeySequence(Qt::Key_F1)});
    actions.about = command(window, "about", Words::tr("&About AudioLDM Studio"));
    actions.about->setMenuRole(QAction::AboutRole);
}

void setTakeShortcuts(const TakeActions& takes) {
    takes.rename->setShortcut(QKeySequence(Qt::Key_F2));
    takes.remove->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Delete));
    takes.star->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    takes.exportSound->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_S));
    takes.useSettings->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_U));
    takes.variations->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return));
    takes.copyPrompt->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
}

void fillFile(QMenu& menu, WindowActions& actions, const MenuParts& parts) {
    menu.addAction(actions.open);
    actions.recentSounds = menu.addMenu(Words::tr("Recent So&unds"));
    actions.recentSounds->setObjectName(QStringLiteral("recentSounds"));
    menu.addActions({parts.takes.exportSound, parts.takes.showInFolder, parts.takes.locate});
    menu.addSeparator();
    menu.addActions({parts.presets.importAction(), parts.presets.exportAction()});
    menu.addSeparator();
    menu.addAction(actions.models);
    actions.recentModels = menu.addMenu(Words::tr("&Recent Models"));
    menu.addSeparator();
    menu.addAction(actions.quit);
}

void fillEdit(QMenu& menu, const WindowActions& actions, const MenuParts& parts) {
    menu.addActions({actions.undo, actions.redo});
    menu.addSeparator();
    menu.addActions({parts.takes.copyPrompt, parts.takes.copyParameters, parts.takes.copyFile});
    menu.addSeparator();
    menu.addActions({parts.takes.rename, parts.takes.star, parts.takes.remove});
    menu.addSeparator();
    menu.addActions({actions.find, actions.preferences});
}

void fillGenerate(QMenu& menu, const WindowActions& actions, const MenuParts& parts) {
    menu.addActions({actions.generate, actions.cancel, actions.clearQueue});
    menu.addSeparator();
    menu.addActions({parts.takes.variations, parts.takes.useSettings});
    menu.addSeparator();
    menu.addAction(Words::tr("&Same Seed Again"), &parts.seed, &SeedField::useSame);
    menu.addAction(Words::tr("&Next Seed"), &parts.seed, &SeedField::useNext);
    menu.addAction(Words::tr("Throw the &Dice"), &parts.seed, &SeedField::rollDice);
    menu.addSeparator();
    menu.addActions({parts.presets.saveAction(), parts.presets.renameAction(),
                     parts.presets.overwriteAction(), parts.presets.deleteAction()});
    menu.addSeparator();
    menu.addAction(actions.focusPrompt);
}

void addShortcutsOf(const QMenu& menu, const QString& title, QList<ShortcutEntry>& entries) {
    for (const QAction* const action : menu.actions()) {
        if (action->menu() != nullptr) {
            addShortcutsOf(*action->menu(), title, entries);
        } else if (!action->shortcut().isEmpty()) {
            QString text = action->text();
            entries.append({title, text.remove(QLatin1Char('&')).remove(QChar(0x2026)),
                            action->shortcut().toString(QKeySequence::NativeText)});
        }
    }
}

}  // namespace

WindowActions buildMenus(QMainWindow& window, const MenuParts& parts) {
    WindowActions actions;
    makeFileActions(window, actions);
    makeOtherActions(window, actions);
    setTakeShortcuts(parts.takes);
    QMenuBar& bar = *window.menuBar();
    fillFile(*bar.addMenu(Words::tr("&File")), actions, parts);
    fillEdit(*bar.addMenu(Words::tr("&Edit")), actions, parts);
    fillGenerate(*bar.addMenu(Words::tr("&Generate")), actions, parts);
    QMenu& playback = *bar.addMenu(Words::tr("&Playback"));
    playback.addActions(parts.sound.transport().playbackActions());
    playback.addAction(parts.takes.compare);
    playback.addMenu(parts.sound.transport().deviceMenu());
    QMenu& view = *bar.addMenu(Words::tr("&View"));
    view.addActions(parts.sound.viewActions());
    view.addSeparator();
    view.addActions({actions.showTakes, actions.showMemory, actions.fullScreen});
    bar.addMenu(Words::tr("&Help"))->addActions({actions.shortcuts, actions.about});
    return actions;
}

QList<ShortcutEntry> shortcutsOf(const QMainWindow& window) {
    QList<ShortcutEntry> entries;
    for (const QAction* const action : window.menuWidget()->actions()) {
        if (const QMenu* const menu = action->menu()) {
            addShortcutsOf(*menu, action->text().remove(QLatin1Char('&')), entries);
        }
    }
    return entries;
}

}  // namespace audioldm::ui
