// SPDX-License-Identifier: MIT
#include "ui/dialogs/models_dialog.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QThreadPool>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/bridge/engine_client.h"
#include "ui/bridge/mailbox.h"
#include "ui/dialogs/dialog_size.h"
#include "ui/state/error_text.h"
#include "ui/state/formatting.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

enum Column {
    NameColumn,
    SizeColumn,
    LicenceColumn,
    FolderColumn,
};

}  // namespace

ModelsDialog::ModelsDialog(EngineClient& engine, StudioHost& host, QWidget* parent)
    : QDialog(parent),
      m_engine(engine),
      m_host(host),
      m_list(new QTreeWidget(this)),
      m_use(new QPushButton(tr("Use this model"), this)),
      m_present(new QLabel(this)),
      m_mailbox(std::make_shared<Mailbox>(this)) {
    build();
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &ModelsDialog::follow);
    connect(m_list, &QTreeWidget::itemActivated, this, [this] { m_use->click(); });
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (const QTreeWidgetItem* const item = m_list->currentItem()) {
            Q_EMIT modelWanted(item->data(NameColumn, Qt::UserRole).toString());
        }
    });
    connect(&m_engine, &EngineClient::modelChanged, this, &ModelsDialog::follow);
}

ModelsDialog::~ModelsDialog() {
    m_mailbox->close();
}

void ModelsDialog::build() {
    setObjectName(u"modelsDialog"_s);
    setWindowTitle(tr("Models"));
    m_list->setObjectName(u"modelsList"_s);
    m_list->setAccessibleName(tr("Installed models"));
    m_list->setHeaderLabels({tr("Model"), tr("Size"), tr("Licence"), tr("Folder")});
    m_list->setRootIsDecorated(false);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(true);
    m_use->setObjectName(u"useModel"_s);
    m_present->setObjectName(u"presentModel"_s);
    m_present->setWordWrap(true);
    auto* const text = new QLabel(
        tr("The starter model is always there: small and quick, for trying things out. Larger "
           "models sound better; put their folders into the models folder."),
        this);
    text->setWordWrap(true);
    auto* const other = new QPushButton(tr("Open another folder…"), this);
    auto* const folder = new QPushButton(tr("Show models folder"), this);
    // Close alone: a box that is given other buttons takes them out of the order of the Tab key.
    auto* const close = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_use->setDefault(true);
    connect(other, &QPushButton::clicked, this, &ModelsDialog::askFolder);
    connect(folder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_host.modelsFolder())); });
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_use);
    buttons->addWidget(other);
    buttons->addWidget(folder);
    buttons->addWidget(close);
    auto* const layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(text);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_present);
    layout->addLayout(buttons);
    resize(sizeOnScreen(
        *this, {fontMetrics().averageCharWidth() * 110, fontMetrics().lineSpacing() * 24}));
}

void ModelsDialog::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    // A layout's least size knows nothing of texts that need more lines in a narrow dialog.
    setMinimumHeight(layout()->minimumHeightForWidth(width()));
}

void ModelsDialog::present() {
    refresh();
    follow();
    show();
    raise();
    activateWindow();
}

void ModelsDialog::refresh() {
    // The sizes of folders are counted file by file: not on this thread.
    QThreadPool::globalInstance()->start([mailbox = m_mailbox, host = &m_host, this] {
        mailbox->post([this, models = host->models()] { fill(models); });
    });
}

void ModelsDialog::fill(const QList<InstalledModel>& models) {
    m_list->clear();
    for (const InstalledModel& model : models) {
        auto* const item = new QTreeWidgetItem(m_list);
        item->setText(NameColumn,
                      model.comesAlong ? tr("%1 (comes along)").arg(model.name) : model.name);
        item->setData(NameColumn, Qt::UserRole, model.name);
        item->setText(SizeColumn, Formatting::bytes(model.bytes));
        item->setText(LicenceColumn, model.licence.isEmpty() ? tr("not stated") : model.licence);
        item->setText(FolderColumn,
                      Formatting::leftToRight(QDir::toNativeSeparators(model.folder)));
        item->setToolTip(FolderColumn, item->text(FolderColumn));
    }
    if (m_list->topLevelItemCount() > 0) {
        m_list->setCurrentItem(m_list->topLevelItem(0));
    }
    follow();
}

void ModelsDialog::setMayChange(bool may) {
    m_mayChange = may;
    follow();
}

void ModelsDialog::follow() {
    const ModelStatus status = m_engine.modelStatus();
    m_use->setEnabled(m_list->currentItem() != nullptr && status.state != ModelState::Loading &&
                      m_mayChange);
    switch (status.state) {
        case ModelState::Loaded:
            m_present->setText(status.info
                                   ? tr("In use: %1").arg(QString::fromStdString(status.info->name))
                                   : QString());
            return;
        case ModelState::Loading:
            m_present->setText(tr("Loading %1").arg(QString::fromStdString(status.model)));
            return;
        case ModelState::Failed:
            m_present->setText(status.error ? ErrorText(*status.error).what : QString());
            return;
        case ModelState::None:
            m_present->setText(tr("No model is loaded."));
            return;
    }
}

void ModelsDialog::askFolder() {
    auto* const dialog = new QFileDialog(this, tr("Open a Model's Folder"), m_host.modelsFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &ModelsDialog::modelWanted);
    dialog->open();
}

}  // namespace audioldm::ui
