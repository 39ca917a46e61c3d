// SPDX-License-Identifier: MIT
#include "app/cli/batch_local.h"

#include <memory>
#include <utility>

#include "app/batch/batch_run.h"
#include "app/batch/batch_take_store.h"
#include "app/batch/item_locks.h"
#include "app/cli/batch_printer.h"
#include "app/cli/console.h"
#include "app/common/library_access.h"
#include "app/common/service_factory.h"
#include "engine/core/exception.h"

namespace audioldm::cli {
namespace {

/// How long a file that is being written keeps the end off when a step takes too long.
constexpr std::chrono::milliseconds kPatienceAtTheEnd{700};

Result<EngineConfig> usableConfig(const BatchOptions& options) {
    auto config = engineConfig(options.engine);
    if (!config) {
        return config;
    }
    if (const auto there = checkDeviceIsThere(config.value().device); !there) {
        return there.error();
    }
    // Between two lines, also while another program does the last ones, the model is kept.
    config.value().idleUnloadSeconds = 0;
    return config;
}

batch::BatchTakeStore::LibraryOpener libraryOpener(const BatchOptions& options) {
    return [folder = options.library]() -> Result<std::unique_ptr<TakeStore>> {
        auto library = app::openLibrary(folder);
        if (!library) {
            return library.error();
        }
        return std::unique_ptr<TakeStore>(std::move(library).value());
    };
}

/// Results go to standard output; when it is closed, the work goes on all the same.
class ResultPrinter final {
public:
    void print(const nlohmann::ordered_json& result) {
        if (m_error) {
            return;
        }
        const auto printed = printResult(
            result.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        if (!printed) {
            m_error = printed.error();
        }
    }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    std::optional<Error> m_error;
};

void tellFailure(const nlohmann::ordered_json& result, BatchPrinter& printer) {
    const auto error = result.find("error");
    if (error != result.end()) {
        printer.clearLine();
        printMessage(engine::concat("line ", result.value("line", 0),
                                    " failed: ", error->value("message", "")));
    }
}

/// Results and summary, however the run ended.
Result<ExitCode> finish(const BatchOptions& options, const batch::Manifest& manifest,
                        const batch::OutputFolder& folder, bool stopped) {
    const auto mine = manifest.linesOf(options.shard.value_or(batch::Shard{}));
    const batch::BatchCounts counts = batch::countResults(mine, folder);
    if (!options.noResults) {
        if (const auto written = batch::writeResults(manifest.lines(), folder); !written) {
            return written.error();
        }
    }
    printMessage(batch::summaryText(counts));
    if (stopped && counts.done < counts.lines) {
        return ExitCode::Cancelled;
    }
    return batchExitCode(counts);
}

}  // namespace

Result<ExitCode> runLocally(const BatchOptions& options, const batch::Manifest& manifest,
                            const batch::OutputFolder& folder, SignalWatcher& signals) {
    const auto config = usableConfig(options);
    if (!config) {
        return config.error();
    }
    const auto locks = batch::ItemLocks::open(folder.lockFile());
    if (!locks) {
        return locks.error();
    }
    batch::BatchTakeStore store(folder, options.style, libraryOpener(options),
                                [&signals] { return signals.holdOffExit(); });
    engine::service::ServiceSettings settings;
    settings.config = config.value();
    const auto service = app::makeGenerationService(settings, store);

    BatchPrinter printer(ProgressPrinter::styleFor(options.quiet));
    ResultPrinter results;
    batch::BatchObserver observer;
    observer.onProgress = [&](const batch::BatchProgress& now) { printer.show(now); };
    observer.onResult = [&](const nlohmann::ordered_json& result) {
        printer.clearLine();
        results.print(result);
        tellFailure(result, printer);
    };
    observer.leave = [&] {
        printer.clearLine();
        signals.exitNow(kPatienceAtTheEnd);
    };
    batch::BatchRun run(manifest.linesOf(options.shard.value_or(batch::Shard{})),
                        {folder, locks.value(), *service, store}, observer, signals.token());
    if (run.needsOnlyTheConfiguredModel()) {
        if (const auto model = app::makeModelResolver()(config.value().modelPath); !model) {
            return model.error();
        }
    }
    const auto ran = run.run();
    printer.clearLine();
    if (!ran) {
        return ran.error();
    }
    auto code = finish(options, manifest, folder, signals.token().stop_requested());
    if (results.error() && code.ok() && code.value() == ExitCode::Done) {
        return *results.error();
    }
    return code;
}

ExitCode batchExitCode(const batch::BatchCounts& counts) {
    return counts.done == counts.lines ? ExitCode::Done : ExitCode::SomeFailed;
}

}  // namespace audioldm::cli
