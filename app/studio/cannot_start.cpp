// SPDX-License-Identifier: MIT
#include "app/studio/cannot_start.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <cstdio>

#include "ui/state/error_text.h"

namespace audioldm::app {
namespace {

constexpr int kInternal = 1;
constexpr int kInputOutput = 5;

class Words final {
    Q_DECLARE_TR_FUNCTIONS(audioldm::app::CannotStart)
};

void show(const QString& why, const QString& details) {
    std::fprintf(stderr, "audioldm-studio: %s\n", qPrintable(details.isEmpty() ? why : details));
    QMessageBox box(QMessageBox::Critical, Words::tr("AudioLDM Studio"),
                    Words::tr("The program cannot start."), QMessageBox::Close);
    box.setInformativeText(why);
    box.setDetailedText(details);
    box.exec();
}

}  // namespace

int tellCannotStart(const Error& error) {
    const ui::ErrorText text(error);
    show(Words::tr("%1 %2", "what happened, what to do").arg(text.what, text.advice), text.details);
    return error.code == ErrorCode::Io ? kInputOutput : kInternal;
}

int tellDoesNotAnswer() {
    show(Words::tr("It runs already, but its window does not answer. End it and try again."), {});
    return kInternal;
}

}  // namespace audioldm::app
