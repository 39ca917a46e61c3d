// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "engine/api/context_types.h"

namespace audioldm::ui {

/// A preset's name as people see it: that of one which comes along in their language, that of one
/// of their own as they wrote it.
///
/// thread  GUI thread
[[nodiscard]] QString presetTitle(const Preset& preset);

}  // namespace audioldm::ui
