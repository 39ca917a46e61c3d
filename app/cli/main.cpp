// SPDX-License-Identifier: MIT
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <csignal>
#include <cstddef>
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

/// What is wrong with the command's name, or "" when it is not the name. The parser itself says
/// only that "a subcommand is required".
std::string wrongCommand(const CLI::App& app, const std::vector<std::string>& arguments) {
    // To the parser, a group of options is a command without a name.
    const auto isNamed = [](const CLI::App* candidate) { return !candidate->get_name().empty(); };
    const CLI::App* command = &app;
    std::string path;
    std::size_t position = 0;
    for (;; ++position) {
        const auto commands = command->get_subcommands(isNamed);
        if (commands.empty()) {
            return "";
        }
        if (position == arguments.size()) {
            std::string names;
            for (const CLI::App* known : commands) {
                names += (names.empty() ? "" : ", ") + known->get_name();
            }
            return "Say what to do. After \"audioldm" + path + "\" comes one of: " + names + ".";
        }
        const std::string& name = arguments[position];
        if (name.substr(0, 1) == "-") {
            return "";
        }
        path += " " + name;
        const auto found = std::ranges::find(commands, name, &CLI::App::get_name);
        if (found == commands.end()) {
            return "There is no command \"audioldm" + path + "\".";
        }
        command = *found;
    }
}

std::string messageOf(const CLI::ParseError& error, const CLI::App& app,
                      const std::vector<std::string>& arguments) {
    const std::string wrong = wrongCommand(app, arguments);
    return (wrong.empty() ? error.what() : wrong) +
           "\nRun \"audioldm --help\" for the commands and options.";
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
