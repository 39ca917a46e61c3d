// SPDX-License-Identifier: MIT
#pragma once

#include "engine/api/error.h"

namespace audioldm::app {

/// Both say in a box and on standard error why the program does not start, wait for the box to be
/// closed, and give back the exit code. thread  GUI thread

[[nodiscard]] int tellCannotStart(const Error& error);

/// Another start holds the lock and does not listen.
[[nodiscard]] int tellDoesNotAnswer();

}  // namespace audioldm::app
