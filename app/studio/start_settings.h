// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include "app/common/system_bootstrap.h"

namespace audioldm::app {

/// What the program starts with.
struct StartSettings {
    SystemSettings system;
    /// What the user should know of their settings; empty: nothing.
    QString notice;
};

/// Safe mode: puts config.json and studio.ini aside as config.json.before and studio.ini.before.
void putSettingsAside();

/// Reads config.json. One that cannot be used is put aside too, and the standard settings hold.
[[nodiscard]] StartSettings readStartSettings(bool safeMode);

}  // namespace audioldm::app
