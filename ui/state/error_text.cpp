// SPDX-License-Identifier: MIT
#include "ui/state/error_text.h"

namespace audioldm::ui {

ErrorText::ErrorText(const Error& error)
    : details(QString::fromStdString(error.message)) {
    if (!error.context.empty()) {
        details += QStringLiteral("\n[%1]").arg(QString::fromStdString(error.context));
    }
    switch (error.code) {
        case ErrorCode::InvalidRequest:
            what = tr("This cannot be made as it was asked for.");
            advice = tr("Change the setting that the details name and try again.");
            return;
        case ErrorCode::ModelMissing:
            what = tr("The model was not found.");
            advice = tr("Choose another model, or put its folder back.");
            return;
        case ErrorCode::ModelInvalid:
        case ErrorCode::WeightMissing:
        case ErrorCode::ShapeMismatch:
            what =
                tr("The model's files are damaged or of a kind that this program does not know.");
            advice = tr("Choose another model, or install this one again.");
            return;
        case ErrorCode::OutOfMemory:
            what = tr("There is not enough memory for this sound.");
            advice = tr("Make it shorter, or raise the memory limit in the preferences.");
            return;
        case ErrorCode::DeviceLost:
            what = tr("The compute device cannot be used.");
            advice = tr("Choose another device in the preferences and try again.");
            return;
        case ErrorCode::Io:
            what = tr("A file could not be read or written.");
            advice = tr("See that the disk has space and that the folder may be written to.");
            return;
        case ErrorCode::Internal:
            break;
    }
    what = tr("Something went wrong inside the program.");
    advice = tr("Try again. If it happens again, copy the details and report them.");
}

}  // namespace audioldm::ui
