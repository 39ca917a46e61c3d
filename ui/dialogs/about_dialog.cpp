// SPDX-License-Identifier: MIT
#include "ui/dialogs/about_dialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QIcon>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/desktop/app_id.h"

namespace audioldm::ui {

using namespace Qt::StringLiterals;

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"aboutDialog"_s);
    setWindowTitle(tr("About AudioLDM Studio"));
    auto* const icon = new QLabel(this);
    icon->setPixmap(applicationIcon().pixmap(QSize(96, 96), devicePixelRatioF()));
    icon->setAccessibleName(tr("Icon of the program"));
    auto* const name = new QLabel(tr("AudioLDM Studio"), this);
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    name->setFont(large);
    auto* const text = new QLabel(this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setText(tr("Version %1, with Qt %2\n\n"
                     "Turns a sentence into sound on your own machine. Nothing that you write or "
                     "make leaves it.\n\n"
                     "The program is free software under the MIT licence. Each model has a "
                     "licence of its own; the list of models names it.")
                      .arg(QCoreApplication::applicationVersion(), QLatin1String(qVersion())));
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(icon, 0, Qt::AlignHCenter);
    layout->addWidget(name, 0, Qt::AlignHCenter);
    layout->addWidget(text);
    layout->addWidget(buttons);
    text->setMinimumWidth(fontMetrics().averageCharWidth() * 52);
    // As high as its text needs, whatever the letters and the language are.
    layout->setSizeConstraint(QLayout::SetFixedSize);
}

}  // namespace audioldm::ui
