// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QString>

#include "engine/api/error.h"

namespace audioldm::ui {

/// A failure in words for people: what happened, and what can be done now. The engine's own English
/// sentence is kept as the details that can be copied.
///
/// thread  GUI thread
class ErrorText final {
    Q_DECLARE_TR_FUNCTIONS(audioldm::ui::ErrorText)

public:
    explicit ErrorText(const Error& error);

    QString what;     ///< one sentence
    QString advice;   ///< what to do now
    QString details;  ///< the engine's message and where it happened
};

}  // namespace audioldm::ui
