// SPDX-License-Identifier: MIT
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <csignal>
#include <new>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/original_options.h"
#include "app/cli/signal_watcher.h"

namespace audioldm::cli {
namespace {

ExitCode runAction(const Action& action) {
    SignalWatcher signals;
    const auto result = action(signals);
    if (!result) {
        printMessage(result.error().message);
        return exitCodeOf(result.error().code);
    }
    if (result.value() == ExitCode::Cancelled) {
        printMessage("Cancelled.");
    }
    return result.value();
}

/// The parser itself says of an unknown command only that one is required.
std::string messageOf(const CLI::ParseError& error, const CLI::App& app,
                      const std::vector<std::string>& arguments) {
    std::string message = error.what();
    const auto isChosen = [&](const CLI::App* command) {
        return command->get_name() == arguments.front();
    };
    if (!arguments.empty() && arguments.front().substr(0, 1) != "-" &&
        app.get_subcommands(isChosen).empty()) {
        message = "There is no command \"" + arguments.front() + "\".";
    }
    return message + "\nRun \"audioldm --help\" for the commands and options.";
}

ExitCode parseAndRun(const std::vector<std::string>& arguments) {
    CLI::App app("Text to audio with AudioLDM", "audioldm");
    app.set_version_flag("--version", "audioldm " AUDIOLDM_VERSION);
    app.require_subcommand(1);
    Action action;
    addGenerateCommand(app, action);
    addModelsCommand(app, action);
    addBenchCommand(app, action);
    addRecipeCommand(app, action);
    addDevicesCommand(app, action);
    addTaskCommand(app, action);
    addBatchCommand(app, action);
    addTakesCommand(app, action);
    std::vector<const char*> pointers = {"audioldm"};
    for (const std::string& argument : arguments) {
        pointers.push_back(argument.c_str());
    }
    try {
        app.parse(static_cast<int>(pointers.size()), pointers.data());
    } catch (const CLI::Success& help) {
        app.exit(help);
        return ExitCode::Done;
    } catch (const CLI::ParseError& error) {
        printMessage(messageOf(error, app, arguments));
        return ExitCode::Usage;
    }
    return runAction(action);
}

}  // namespace
}  // namespace audioldm::cli

int main(int argc, char** argv) {
    using namespace audioldm::cli;
    // Failed writes are errors with a message, not the end of the process.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    ExitCode code = ExitCode::Internal;
    try {
        code = parseAndRun(translateOriginalOptions({argv + 1, argv + argc}));
    } catch (const std::bad_alloc&) {
        printMessage("There is no memory left.");
        code = ExitCode::OutOfMemory;
    } catch (const std::exception& exception) {
        printMessage(std::string("A defect of this program: ") + exception.what());
    }
    return static_cast<int>(code);
}
