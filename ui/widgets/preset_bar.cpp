// SPDX-License-Identifier: MIT
#include "ui/widgets/preset_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QToolButton>
#include <utility>

#include "ui/state/preset_title.h"
#include "ui/widgets/studio_icon.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kMaxName = 100;

}  // namespace

PresetBar::PresetBar(QWidget* parent)
    : QWidget(parent),
      m_list(new QComboBox(this)),
      m_name(new QLineEdit(this)),
      m_stack(new QStackedLayout),
      m_more(new QToolButton(this)),
      m_save(new QAction(tr("S&ave as New Preset…"), this)),
      m_rename(new QAction(tr("&Rename Preset…"), this)),
      m_overwrite(new QAction(tr("&Overwrite Preset"), this)),
      m_delete(new QAction(tr("De&lete Preset"), this)),
      m_import(new QAction(tr("&Import Presets…"), this)),
      m_export(new QAction(tr("E&xport Presets…"), this)) {
    build();
    makeActions();
    connect(m_list, &QComboBox::activated, this, [this](int index) {
        m_wanted = m_list->itemData(index).toString();
        if (const Preset* const preset = current()) {
            Q_EMIT chosen(*preset);
        }
        follow();
    });
    connect(m_name, &QLineEdit::returnPressed, this, &PresetBar::takeName);
    follow();
}

void PresetBar::build() {
    m_list->setObjectName(u"presets"_s);
    m_list->setAccessibleName(tr("Preset"));
    m_list->setToolTip(tr("A named set of settings. Prompt and seed stay as they are."));
    m_list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_list->setMinimumContentsLength(8);
    m_list->setPlaceholderText(tr("Own settings"));
    m_name->setObjectName(u"presetName"_s);
    m_name->setAccessibleName(tr("Name of the preset"));
    m_name->setPlaceholderText(tr("Name, then Enter"));
    m_name->setMaxLength(kMaxName);
    m_name->installEventFilter(this);
    m_more->setObjectName(u"presetMore"_s);
    m_more->setIcon(studioIcon(u"view-more"_s));
    m_more->setToolTip(tr("Save, rename or delete presets"));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_name);
    auto* const label = new QLabel(tr("Preset"), this);
    label->setBuddy(m_list);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(label);
    layout->addLayout(m_stack, 1);
    layout->addWidget(m_more);
    setTabOrder(m_list, m_name);
    setTabOrder(m_name, m_more);
}

void PresetBar::makeActions() {
    connect(m_save, &QAction::triggered, this, [this] { askName({}, true); });
    connect(m_rename, &QAction::triggered, this, [this] {
        if (const Preset* const preset = current()) {
            askName(QString::fromStdString(preset->name), false);
        }
    });
    connect(m_overwrite, &QAction::triggered, this, [this] {
        if (const Preset* const preset = current()) {
            Q_EMIT overwriteWanted(*preset);
        }
    });
    connect(m_delete, &QAction::triggered, this, [this] {
        if (const Preset* const preset = current()) {
            Q_EMIT deleteWanted(*preset);
        }
    });
    auto* const menu = new QMenu(m_more);
    menu->addActions({m_save, m_rename, m_overwrite, m_delete});
    menu->addSeparator();
    menu->addActions({m_import, m_export});
    m_more->setMenu(menu);
}

void PresetBar::setPresets(std::vector<Preset> presets) {
    m_presets = std::move(presets);
    const QSignalBlocker blocked(m_list);
    m_list->clear();
    for (const Preset& preset : m_presets) {
        m_list->addItem(presetTitle(preset), QString::fromStdString(preset.id));
    }
    follow();
}

const Preset* PresetBar::current() const {
    for (const Preset& preset : m_presets) {
        if (QString::fromStdString(preset.id) == m_wanted) {
            return &preset;
        }
    }
    return nullptr;
}

void PresetBar::choose(const QString& id) {
    m_wanted = id;
    follow();
}

void PresetBar::setModified(bool modified) {
    if (modified != m_modified) {
        m_modified = modified;
        follow();
    }
}

void PresetBar::follow() {
    const Preset* const preset = current();
    const QSignalBlocker blocked(m_list);
    m_list->setCurrentIndex(preset != nullptr ? m_list->findData(m_wanted) : -1);
    const bool own = preset != nullptr && !preset->builtIn;
    m_rename->setEnabled(own);
    m_overwrite->setEnabled(own && m_modified);
    m_delete->setEnabled(own);
    m_export->setEnabled(!m_presets.empty());
    for (int index = 0; index < m_list->count(); ++index) {
        const QString name = presetTitle(m_presets[static_cast<std::size_t>(index)]);
        const bool changed = m_modified && index == m_list->currentIndex();
        m_list->setItemText(index, changed ? tr("%1 (changed)").arg(name) : name);
    }
}

void PresetBar::askName(const QString& proposal, bool forNew) {
    m_nameIsForNew = forNew;
    m_name->setText(proposal);
    m_name->selectAll();
    m_stack->setCurrentWidget(m_name);
    m_name->setFocus(Qt::OtherFocusReason);
}

void PresetBar::takeName() {
    const QString name = m_name->text().simplified();
    if (name.isEmpty()) {
        return;
    }
    m_nameRefused = false;
    if (m_nameIsForNew) {
        Q_EMIT saveWanted(name);
    } else if (const Preset* const preset = current()) {
        Q_EMIT renameWanted(Preset(*preset), name);
    }
    if (m_nameRefused) {
        m_name->selectAll();
    } else {
        leaveName();
    }
}

void PresetBar::leaveName() {
    const bool hadFocus = m_name->hasFocus();
    m_stack->setCurrentWidget(m_list);
    if (hadFocus) {
        m_list->setFocus(Qt::OtherFocusReason);
    }
}

bool PresetBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_name && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (watched == m_name && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        leaveName();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace audioldm::ui
