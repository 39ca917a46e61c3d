// SPDX-License-Identifier: MIT
#pragma once

#include <CLI/App.hpp>
#include <functional>

#include "app/cli/exit_code.h"
#include "app/cli/signal_watcher.h"
#include "engine/api/result.h"

namespace audioldm::cli {

/// What the command line asks for; empty while nothing was chosen.
using Action = std::function<Result<ExitCode>(SignalWatcher&)>;

/// Each adds one command to the parser. When the command is parsed, `action` becomes its work;
/// parser and action share the options and keep them alive.
void addGenerateCommand(CLI::App& app, Action& action);
void addModelsCommand(CLI::App& app, Action& action);
void addBenchCommand(CLI::App& app, Action& action);
void addRecipeCommand(CLI::App& app, Action& action);
void addDevicesCommand(CLI::App& app, Action& action);
void addTaskCommand(CLI::App& app, Action& action);
void addBatchCommand(CLI::App& app, Action& action);
void addTakesCommand(CLI::App& app, Action& action);

}  // namespace audioldm::cli
