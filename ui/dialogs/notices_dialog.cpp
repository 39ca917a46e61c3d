// SPDX-License-Identifier: MIT
#include "ui/dialogs/notices_dialog.h"

#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/dialogs/dialog_size.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;

NoticesDialog::NoticesDialog(const QString& text, QWidget* parent)
    : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"noticesDialog"_s);
    setWindowTitle(tr("Library"));
    auto* const view = new QPlainTextEdit(text, this);
    view->setObjectName(u"notices"_s);
    view->setAccessibleName(tr("What was found"));
    view->setReadOnly(true);
    view->setTabChangesFocus(true);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(view);
    layout->addWidget(buttons);
    resize(sizeOnScreen(*this,
                        {fontMetrics().averageCharWidth() * 90, fontMetrics().lineSpacing() * 16}));
}

}  // namespace audioldm::ui
