// SPDX-License-Identifier: MIT
#include <future>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/engine_options.h"
#include "app/cli/progress_printer.h"
#include "app/cli/text_input.h"
#include "app/common/system_bootstrap.h"
#include "engine/core/exception.h"
#include "engine/service/task_json.h"

namespace audioldm::cli {
namespace {

struct TaskOptions {
    std::string file;
    std::string library;
    EngineOptions engine;
    bool quiet = false;
};

TaskResult failedResult(const std::string& id, const Error& error) {
    TaskResult result;
    result.id = id;
    result.error = error;
    return result;
}

Result<EngineConfig> usableConfig(const EngineOptions& options) {
    auto config = engineConfig(options);
    if (config.ok()) {
        if (const auto there = checkDeviceIsThere(config.value().device); !there) {
            return there.error();
        }
    }
    return config;
}

/// Hands the task to the service and waits; a signal cancels it.
TaskResult runTask(const Task& task, GenerationService& service, bool quiet,
                   const SignalWatcher& signals) {
    ProgressPrinter printer(ProgressPrinter::styleFor(quiet));
    std::promise<TaskResult> promise;
    TaskObserver observer;
    observer.onProgress = [&](const Progress& now) { printer.show(now); };
    observer.onDone = [&](const TaskResult& result) {
        printer.clearLine();
        promise.set_value(result);
    };
    if (const auto submitted = service.submit(task, observer); !submitted) {
        return failedResult(task.id, submitted.error());
    }
    const std::stop_callback onStop(signals.token(), [&] { service.cancel(task.id); });
    return promise.get_future().get();
}

TaskResult execute(const Task& task, const TaskOptions& options, const SignalWatcher& signals) {
    const auto config = usableConfig(options.engine);
    if (!config) {
        return failedResult(task.id, config.error());
    }
    app::SystemSettings settings;
    settings.service.config = config.value();
    settings.libraryFolder = options.library;
    // A task that is not to be stored leaves no trace, not even an empty library.
    const bool needsLibrary = task.storeResults || !task.contextId.empty();
    settings.library = needsLibrary ? app::LibraryUse::Open : app::LibraryUse::None;
    const auto system = app::SystemBootstrap::start(settings);
    if (!system) {
        return failedResult(task.id, system.error());
    }
    return runTask(task, system.value()->services().get<GenerationService>(), options.quiet,
                   signals);
}

TaskResult readAndExecute(const TaskOptions& options, const SignalWatcher& signals) {
    const auto read = readText(options.file, engine::service::kMaxTaskJsonBytes, signals.token());
    if (const auto* const error = std::get_if<Error>(&read)) {
        return failedResult({}, *error);
    }
    const auto* const text = std::get_if<std::string>(&read);
    if (text == nullptr) {
        TaskResult result;
        result.status = TaskStatus::Cancelled;
        return result;
    }
    const auto task = taskFromJson(*text);
    if (!task) {
        return failedResult(engine::service::taskIdIn(*text), task.error());
    }
    return execute(task.value(), options, signals);
}

/// The result goes to standard output however the task ended; what failed, to standard error too.
Result<ExitCode> answer(const TaskOptions& options, SignalWatcher& signals) {
    const TaskResult result = readAndExecute(options, signals);
    const Result<void> printed = printResult(taskResultToJson(result));
    if (result.error) {
        return *result.error;
    }
    if (!printed) {
        return printed.error();
    }
    return result.status == TaskStatus::Cancelled ? ExitCode::Cancelled : ExitCode::Done;
}

}  // namespace

void addTaskCommand(CLI::App& app, Action& action) {
    const auto options = std::make_shared<TaskOptions>();
    CLI::App* const command =
        app.add_subcommand("task", "Carry out a task in JSON; the result is JSON too");
    command->add_option("FILE", options->file, "The task; - for standard input")->required();
    command
        ->add_option("--library", options->library,
                     "Folder of the library of takes (the user's own)")
        ->type_name("DIR");
    addEngineOptions(*command, options->engine);
    command->add_flag("-q,--quiet", options->quiet, "No progress");
    command->callback([options, &action] {
        action = [options](SignalWatcher& signals) { return answer(*options, signals); };
    });
}

}  // namespace audioldm::cli
