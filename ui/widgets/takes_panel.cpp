// SPDX-License-Identifier: MIT
#include "ui/widgets/takes_panel.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/widgets/field_width.h"
#include "ui/widgets/studio_icon.h"
#include "ui/widgets/take_delegate.h"
#include "ui/widgets/takes_model.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kTypingMs = 150;

}  // namespace

TakesPanel::TakesPanel(LibraryClient& client, QWidget* parent)
    : QWidget(parent),
      m_model(new TakesModel(client, this)),
      m_delegate(new TakeDelegate(this)),
      m_search(new QLineEdit(this)),
      m_starred(new QToolButton(this)),
      m_order(new QComboBox(this)),
      m_list(new QListView(this)),
      m_empty(new QLabel(this)),
      m_stack(new QStackedLayout) {
    buildTop();
    buildList();
    build();
    makeActions();
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &TakesPanel::query);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_starred, &QToolButton::toggled, this, &TakesPanel::query);
    connect(m_order, &QComboBox::currentIndexChanged, this, &TakesPanel::query);
    connect(m_model, &TakesModel::refreshed, this, &TakesPanel::refreshed);
    connect(m_model, &TakesModel::dataChanged, this, &TakesPanel::followSelection);
    connect(m_model, &TakesModel::renameWanted, this, &TakesPanel::renameWanted);
    connect(m_delegate, &TakeDelegate::starClicked, this, [this](const QModelIndex& index) {
        Q_EMIT starWanted({index.data(TakesModel::IdRole).toString()},
                          !index.data(TakesModel::StarredRole).toBool());
    });
    // Queued: the editor is still there.
    connect(m_delegate, &TakeDelegate::closeEditor, this, &TakesPanel::moveCurrent,
            Qt::QueuedConnection);
    followSelection();
    query();
}

void TakesPanel::buildTop() {
    m_search->setObjectName(u"takeSearch"_s);
    m_search->setAccessibleName(tr("Search takes"));
    m_search->setPlaceholderText(tr("Search takes"));
    m_search->setClearButtonEnabled(true);
    m_starred->setObjectName(u"starFilter"_s);
    m_starred->setIcon(studioIcon(u"starred"_s));
    m_starred->setCheckable(true);
    m_starred->setToolTip(tr("Starred takes only"));
    m_starred->setAccessibleName(m_starred->toolTip());
    m_starred->setFocusPolicy(Qt::StrongFocus);
    m_order->setObjectName(u"takeOrder"_s);
    m_order->setAccessibleName(tr("Order of the takes"));
    m_order->addItem(tr("Newest first"), static_cast<int>(TakeOrder::NewestFirst));
    m_order->addItem(tr("Oldest first"), static_cast<int>(TakeOrder::OldestFirst));
    m_order->addItem(tr("By prompt"), static_cast<int>(TakeOrder::ByPrompt));
    m_order->addItem(tr("Longest first"), static_cast<int>(TakeOrder::LongestFirst));
}

void TakesPanel::buildList() {
    m_list->setObjectName(u"takes"_s);
    m_list->setAccessibleName(tr("Takes"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setDefaultDropAction(Qt::CopyAction);
    m_list->setMouseTracking(true);
    m_list->setTabKeyNavigation(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QListView::customContextMenuRequested, this, &TakesPanel::showMenu);
    connect(m_list, &QListView::activated, this, &TakesPanel::playWanted);
    // Something else than the current take may be shown.
    connect(m_list, &QListView::clicked, this, [this] {
        if (const std::optional<StoredTake> take = current()) {
            Q_EMIT chosen(*take);
        }
    });
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &TakesPanel::followVisible);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &TakesPanel::followSelection);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TakesPanel::followSelection);
    m_empty->setObjectName(u"takesEmpty"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(24);
    m_empty->setAutoFillBackground(true);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
}

void TakesPanel::build() {
    auto* const first = new QHBoxLayout;
    first->addWidget(m_search, 1);
    first->addWidget(m_starred);
    auto* const top = new QVBoxLayout;
    top->setContentsMargins(12, 12, 12, 8);
    top->setSpacing(6);
    top->addLayout(first);
    top->addWidget(m_order);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addLayout(m_stack, 1);
    makeRoom();
}

void TakesPanel::makeRoom() {
    // No narrower than a row with a few words in it, nor than the search above.
    QStyleOptionViewItem row;
    row.fontMetrics = m_list->fontMetrics();
    m_search->setMinimumWidth(widthToShow(*m_search, m_search->placeholderText()));
    setMinimumWidth(
        std::max(m_delegate->sizeHint(row, {}).width(), layout()->minimumSize().width()));
}

void TakesPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        makeRoom();
    }
}

QAction* TakesPanel::addCommand(const QString& text) {
    return new QAction(text, this);
}

void TakesPanel::makeActions() {
    m_actions.useSettings = addCommand(tr("&Use These Settings"));
    m_actions.variations = addCommand(tr("Make &Variations"));
    m_actions.compare = addCommand(tr("&Compare Two Takes"));
    m_actions.rename = addCommand(tr("Re&name Take"));
    m_actions.star = addCommand(tr("&Star"));
    m_actions.star->setCheckable(true);
    m_actions.remove = addCommand(tr("&Delete Take"));
    m_actions.exportSound = addCommand(tr("&Export Take…"));
    m_actions.copyPrompt = addCommand(tr("Copy &Prompt"));
    m_actions.copyParameters = addCommand(tr("Copy P&arameters"));
    m_actions.copyFile = addCommand(tr("Copy F&ile"));
    m_actions.showInFolder = addCommand(tr("Show in &Folder"));
    m_actions.locate = addCommand(tr("Find the Missing Fi&le…"));
    connect(m_actions.rename, &QAction::triggered, this, [this] {
        if (m_list->currentIndex().isValid()) {
            m_list->setFocus(Qt::OtherFocusReason);
            m_list->edit(m_list->currentIndex());
        }
    });
    connect(m_actions.star, &QAction::triggered, this, [this](bool starred) {
        QStringList ids;
        for (const StoredTake& take : selected()) {
            if (take.starred != starred) {
                ids.append(QString::fromStdString(take.id));
            }
        }
        if (!ids.isEmpty()) {
            Q_EMIT starWanted(ids, starred);
        }
    });
}

void TakesPanel::query() {
    TakeQuery query;
    query.words = m_search->text().toStdString();
    if (m_starred->isChecked()) {
        query.starred = true;
    }
    query.order = static_cast<TakeOrder>(m_order->currentData().toInt());
    m_currentListed = false;
    m_model->setQuery(query);
}

void TakesPanel::followVisible() {
    const QRect area = m_list->viewport()->rect();
    const QModelIndex first = m_list->indexAt(area.topLeft() + QPoint(1, 1));
    const QModelIndex last = m_list->indexAt(area.bottomLeft() + QPoint(1, -1));
    m_model->setVisible(first.isValid() ? first.row() : 0,
                        last.isValid() ? last.row() : m_model->rowCount() - 1);
}

void TakesPanel::refreshed() {
    const bool empty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget*>(m_empty) : m_list);
    const bool filtered = !m_search->text().isEmpty() || m_starred->isChecked();
    m_empty->setText(filtered ? tr("No take matches.")
                              : tr("No takes yet.\nWhat you make is kept here."));
    followVisible();
    moveCurrent();
}

void TakesPanel::moveCurrent() {
    if (m_delegate->isEditing()) {
        // It would end the editing, and lose the name; it comes when the editor is closed.
        return;
    }
    int row = m_wanted.isEmpty() ? -1 : m_model->rowOf(m_wanted);
    if (row < 0 && !m_list->currentIndex().isValid() && !m_current.isEmpty()) {
        // After a reset: the same take, or the one that has moved up into its place.
        row = m_model->rowOf(m_current);
        if (row < 0 && m_currentListed) {
            row = std::min(m_currentRow, m_model->rowCount() - 1);
        }
    }
    if (row >= 0) {
        m_wanted.clear();
        m_list->setCurrentIndex(m_model->index(row));
    }
    followSelection();
}

void TakesPanel::choose(const QString& id) {
    const int row = m_model->rowOf(id);
    if (row >= 0 && !m_delegate->isEditing()) {
        m_wanted.clear();
        m_list->setCurrentIndex(m_model->index(row));
    } else {
        m_wanted = id;
    }
}

void TakesPanel::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

std::optional<StoredTake> TakesPanel::current() const {
    const StoredTake* const take = m_model->takeAt(m_list->currentIndex().row());
    return take != nullptr ? std::optional<StoredTake>(*take) : std::nullopt;
}

std::vector<StoredTake> TakesPanel::selected() const {
    QModelIndexList indexes = m_list->selectionModel()->selectedIndexes();
    std::sort(indexes.begin(), indexes.end());
    std::vector<StoredTake> takes;
    for (const QModelIndex& index : indexes) {
        if (const StoredTake* const take = m_model->takeAt(index.row())) {
            takes.push_back(*take);
        }
    }
    return takes;
}

void TakesPanel::followSelection() {
    const std::optional<StoredTake> take = current();
    const bool any = take.has_value();
    for (QAction* const action :
         {m_actions.useSettings, m_actions.variations, m_actions.rename, m_actions.star,
          m_actions.remove, m_actions.copyPrompt, m_actions.copyParameters}) {
        action->setEnabled(any);
    }
    const bool there = any && !take->fileMissing;
    for (QAction* const action :
         {m_actions.compare, m_actions.exportSound, m_actions.copyFile, m_actions.showInFolder}) {
        action->setEnabled(there);
    }
    m_actions.locate->setEnabled(any && take->fileMissing);
    m_actions.star->setChecked(any && take->starred);
    if (!any) {
        return;
    }
    m_currentRow = m_list->currentIndex().row();
    m_currentListed = true;
    const bool found = std::exchange(m_currentMissing, take->fileMissing) && !take->fileMissing;
    const QString id = QString::fromStdString(take->id);
    if (id != m_current) {
        m_current = id;
        m_wanted.clear();
        Q_EMIT chosen(*take);
    } else if (found) {
        Q_EMIT chosen(*take);
    }
}

void TakesPanel::showMenu(const QPoint& at) {
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_actions.useSettings, m_actions.variations, m_actions.compare});
    menu->addSeparator();
    menu->addActions({m_actions.rename, m_actions.star, m_actions.remove});
    menu->addSeparator();
    menu->addActions({m_actions.exportSound, m_actions.showInFolder, m_actions.locate});
    menu->addSeparator();
    menu->addActions({m_actions.copyPrompt, m_actions.copyParameters, m_actions.copyFile});
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

}  // namespace audioldm::ui
