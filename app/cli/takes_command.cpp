// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/moment.h"
#include "app/cli/option_values.h"
#include "app/cli/take_export.h"
#include "app/cli/take_json.h"
#include "app/common/library_access.h"
#include "engine/core/exception.h"

namespace audioldm::cli {
namespace {

using engine::concat;
using nlohmann::ordered_json;
using LibraryPtr = std::unique_ptr<engine::context::ContextManager>;

constexpr std::int64_t kDefaultLimit = 50;
constexpr int kPageSize = 1000;
constexpr std::size_t kMaxShownNotices = 20;

struct TakesOptions {
    std::string library;
    std::optional<std::string> search;
    std::optional<std::string> model;
    std::optional<std::int64_t> fromMs;
    std::optional<std::int64_t> beforeMs;
    std::optional<std::int64_t> limit;
    bool starred = false;
    bool asJson = false;
    std::string id;
    std::vector<std::string> ids;
    TakeExport target;
};

/// Opens the library and says what it found.
Result<LibraryPtr> openAndTell(const TakesOptions& options) {
    std::error_code ignored;
    if (!options.library.empty() && !std::filesystem::is_directory(options.library, ignored)) {
        return Error{ErrorCode::Io,
                     concat("There is no library in \"", options.library, "\". Check --library."),
                     options.library};
    }
    auto library = app::openLibrary(options.library);
    if (!library) {
        return library;
    }
    if (library.value()->isAdopting()) {
        printMessage("Reading sound files that the library does not know yet.");
        library.value()->finishAdoption();
    }
    const auto notices = library.value()->notices();
    for (std::size_t i = 0; i < notices.size() && i < kMaxShownNotices; ++i) {
        printMessage(printable(notices[i].message));
    }
    if (notices.size() > kMaxShownNotices) {
        printMessage(concat("... and ", notices.size() - kMaxShownNotices, " more notices."));
    }
    return library;
}

/// All takes of the query up to the limit, page by page.
Result<TakePage> listedTakes(const TakesOptions& options, TakeLibrary& library) {
    const std::int64_t limit = options.limit.value_or(kDefaultLimit);
    if (limit < 1) {
        return Error{ErrorCode::InvalidRequest, "--limit must be 1 or more.", "limit"};
    }
    TakeQuery query;
    query.words = options.search.value_or("");
    query.modelName = options.model.value_or("");
    if (options.starred) {
        query.starred = true;
    }
    query.fromMs = options.fromMs;
    query.toMs = options.beforeMs;
    TakePage all;
    while (static_cast<std::int64_t>(all.takes.size()) < limit) {
        query.offset = static_cast<int>(all.takes.size());
        query.limit = static_cast<int>(std::min<std::int64_t>(kPageSize, limit - query.offset));
        auto page = library.takes(query);
        if (!page) {
            return page;
        }
        all.total = page.value().total;
        if (page.value().takes.empty()) {
            break;
        }
        for (StoredTake& take : page.value().takes) {
            all.takes.push_back(std::move(take));
        }
    }
    return all;
}

/// A text as one field of a line.
std::string fieldOf(const std::string& text) {
    std::string field = printable(text);
    std::replace_if(
        field.begin(), field.end(), [](char letter) { return letter == '\n' || letter == '\t'; },
        ' ');
    return field;
}

std::string lineOf(const StoredTake& take) {
    const double seconds =
        take.sampleRate > 0 ? static_cast<double>(take.samples) / take.sampleRate : 0.0;
    return concat(take.id, '\t', utcTime(take.createdMs), '\t', seconds, '\t',
                  take.starred ? "*" : "-", '\t', fieldOf(take.recipe.modelName), '\t',
                  fieldOf(take.name.empty() ? take.recipe.request.prompt : take.name), '\t',
                  fieldOf(take.file), take.fileMissing ? "\tmissing" : "");
}

std::string textOf(const ordered_json& value) {
    return value.dump(2, ' ', false, ordered_json::error_handler_t::replace);
}

Result<ExitCode> printed(const Result<void>& result) {
    if (!result) {
        return result.error();
    }
    return ExitCode::Done;
}

Result<ExitCode> list(const TakesOptions& options) {
    const auto library = openAndTell(options);
    if (!library) {
        return library.error();
    }
    const auto page = listedTakes(options, *library.value());
    if (!page) {
        return page.error();
    }
    if (options.asJson) {
        ordered_json object = {{"total", page.value().total}, {"takes", ordered_json::array()}};
        for (const StoredTake& take : page.value().takes) {
            object["takes"].push_back(takeJson(take));
        }
        return printed(printResult(textOf(object)));
    }
    for (const StoredTake& take : page.value().takes) {
        if (const auto line = printResult(lineOf(take)); !line) {
            return line.error();
        }
    }
    const auto shown = static_cast<std::int64_t>(page.value().takes.size());
    if (shown < page.value().total) {
        printMessage(concat(shown, " of ", page.value().total, " takes; --limit N shows more."));
    }
    return ExitCode::Done;
}

Result<StoredTake> namedTake(const TakesOptions& options) {
    const auto library = openAndTell(options);
    if (!library) {
        return library.error();
    }
    return library.value()->take(options.id);
}

Result<ExitCode> show(const TakesOptions& options) {
    const auto take = namedTake(options);
    if (!take) {
        return take.error();
    }
    return printed(printResult(textOf(takeJson(take.value()))));
}

Result<ExitCode> runExport(const TakesOptions& options) {
    const auto take = namedTake(options);
    if (!take) {
        return take.error();
    }
    if (const auto exported = exportTake(take.value(), options.target); !exported) {
        return exported.error();
    }
    return printed(printResult(options.target.file.string()));
}

Result<ExitCode> remove(const TakesOptions& options) {
    const auto library = openAndTell(options);
    if (!library) {
        return library.error();
    }
    const std::set<std::string> ids(options.ids.begin(), options.ids.end());
    const auto removed = library.value()->removeTakes({ids.begin(), ids.end()});
    if (!removed) {
        return removed.error();
    }
    printMessage(concat("In the trash: ", ids.size(), ids.size() == 1 ? " take." : " takes.",
                        " \"audioldm takes restore ID...\" brings them back."));
    return ExitCode::Done;
}

Result<ExitCode> restore(const TakesOptions& options) {
    const auto library = openAndTell(options);
    if (!library) {
        return library.error();
    }
    return printed(library.value()->restoreTakes(options.ids));
}

using Run = Result<ExitCode> (*)(const TakesOptions&);

CLI::App* addAction(CLI::App& takes, const std::string& name, const std::string& help, Run run,
                    const std::shared_ptr<TakesOptions>& options, Action& action) {
    CLI::App* const command = takes.add_subcommand(name, help);
    command->callback([options, run, &action] {
        action = [options, run](SignalWatcher&) { return run(*options); };
    });
    return command;
}

void addListOptions(CLI::App& command, TakesOptions& options) {
    addText(command, "--search", options.search,
            "Only takes with words that begin so in prompt, name, tags or model");
    addText(command, "--model", options.model, "Only takes of the model of this name");
    command.add_flag("--starred", options.starred, "Only takes with a star");
    addParsed<std::int64_t>(command, "--from", options.fromMs, parseMoment,
                            "Only takes made then or later: a day (2026-11-23) or a moment "
                            "(2026-11-23T18:30:00), in local time; with a Z at the end in UTC")
        ->type_name("DATE");
    addParsed<std::int64_t>(command, "--before", options.beforeMs, parseMoment,
                            "Only takes made before that day or moment")
        ->type_name("DATE");
    addInteger(command, "--limit", options.limit, "Most takes to list, the newest first (50)");
    command.add_flag("--json", options.asJson, "Print all that is known of them as JSON");
}

}  // namespace

void addTakesCommand(CLI::App& app, Action& action) {
    const auto options = std::make_shared<TakesOptions>();
    CLI::App* const takes = app.add_subcommand("takes", "The library of takes");
    takes->require_subcommand(1);
    takes->add_option("--library", options->library,
                      "Folder of the library (library in the user's data folder)");
    CLI::App* const listing =
        addAction(*takes, "list", "List takes, one a line", list, options, action);
    addListOptions(*listing, *options);
    const auto addId = [&](CLI::App* command) {
        command->add_option("ID", options->id, "A take's id, as \"takes list\" shows it")
            ->required();
    };
    const auto addIds = [&](CLI::App* command) {
        command->add_option("ID", options->ids, "Ids of takes")->required();
    };
    addId(addAction(*takes, "show", "Print all that is known of a take as JSON", show, options,
                    action));
    CLI::App* const exporting =
        addAction(*takes, "export", "Write a take to a file", runExport, options, action);
    addId(exporting);
    addExportOptions(*exporting, options->target);
    addIds(addAction(*takes, "remove", "Put takes into the trash", remove, options, action));
    addIds(addAction(*takes, "restore", "Bring removed takes back from the trash", restore, options,
                     action));
}

}  // namespace audioldm::cli
