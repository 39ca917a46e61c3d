// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <unistd.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <new>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/exit_code.h"
#include "app/cli/original_options.h"
#include "app/cli/signal_watcher.h"

namespace audioldm::cli {
namespace {

/// What an attempt comes to; tells what went wrong.
ExitCode codeOf(const Result<void>& result) {
    if (result) {
        return ExitCode::Done;
    }
    printMessage(result.error().message);
    return exitCodeOf(result.error().code);
}

ExitCode runAction(const Action& action) {
    SignalWatcher signals;
    const auto result = action(signals);
    if (!result) {
        return codeOf(result.error());
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
    } catch (const CLI::Success& wanted) {
        std::ostringstream text;
        app.exit(wanted, text);
        std::string help = text.str();
        help.erase(help.find_last_not_of('\n') + 1);
        return codeOf(printResult(help));
    } catch (const CLI::ParseError& error) {
        printMessage(messageOf(error, app, arguments));
        return ExitCode::Usage;
    }
    return runAction(action);
}

/// Standard input, output and error that were closed would be the next files that are opened, the
/// signals' among them. In their places come files that refuse what the closed ones refused.
void occupyStandardDescriptors() {
    for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(number, F_GETFD) == -1 && errno == EBADF) {
            // The lowest free number is this one.
            open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

}  // namespace
}  // namespace audioldm::cli

int main(int argc, char** argv) {
    using namespace audioldm::cli;
    occupyStandardDescriptors();
    // Failed writes are errors with a message, not the end of the process.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    ExitCode code = ExitCode::Internal;
    try {
        code = parseAndRun(translateOriginalOptions({argv + 1, argv + argc}));
    } catch (const std::bad_alloc&) {
        printMessage("There is no memory left.");
        code = ExitCode::OutOfMemory;
    } catch (const std::system_error& error) {
        if (error.code() == std::errc::resource_unavailable_try_again) {
            printMessage(
                "The system lets this program start no more threads. Close other programs, or "
                "raise the limit (ulimit -u), and try again.");
            code = ExitCode::OutOfMemory;
        } else {
            printMessage(std::string("A defect of this program: ") + error.what());
        }
    } catch (const std::exception& exception) {
        printMessage(std::string("A defect of this program: ") + exception.what());
    }
    return static_cast<int>(code);
}
