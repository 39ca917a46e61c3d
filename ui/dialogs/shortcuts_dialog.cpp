// SPDX-License-Identifier: MIT
#include "ui/dialogs/shortcuts_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/dialogs/dialog_size.h"
#include "ui/state/formatting.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutEntry>& entries, QWidget* parent)
    : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"shortcutsDialog"_s);
    setWindowTitle(tr("Keyboard Shortcuts"));
    auto* const list = new QTreeWidget(this);
    list->setObjectName(u"shortcutsList"_s);
    list->setAccessibleName(windowTitle());
    list->setHeaderLabels({tr("Command"), tr("Keys")});
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setFrameShape(QFrame::NoFrame);
    QTreeWidgetItem* group = nullptr;
    const auto add = [&](const ShortcutEntry& entry) {
        if (group == nullptr || group->text(0) != entry.menu) {
            group = new QTreeWidgetItem(list, {entry.menu});
            group->setFirstColumnSpanned(true);
        }
        new QTreeWidgetItem(group, {entry.command, Formatting::leftToRight(entry.keys)});
    };
    for (const ShortcutEntry& entry : entries) {
        add(entry);
    }
    const QString prompt = tr("In the prompt");
    add({prompt, tr("Earlier prompt (on the first line)"),
         QKeySequence(Qt::Key_Up).toString(QKeySequence::NativeText)});
    add({prompt, tr("Later prompt (on the last line)"),
         QKeySequence(Qt::Key_Down).toString(QKeySequence::NativeText)});
    list->expandAll();
    list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(list);
    layout->addWidget(buttons);
    resize(sizeOnScreen(*this,
                        {fontMetrics().averageCharWidth() * 76, fontMetrics().lineSpacing() * 30}));
}

}  // namespace audioldm::ui
