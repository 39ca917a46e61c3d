// SPDX-License-Identifier: MIT
#include <memory>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/common/model_catalogue.h"
#include "app/common/model_facts.h"
#include "engine/core/byte_size.h"
#include "engine/core/exception.h"
#include "engine/service/model_tools.h"

namespace audioldm::cli {
namespace {

using engine::concat;
using engine::formatByteSize;
using engine::service::ModelInspection;
using engine::service::ModelVerification;

/// Lines of a report about a model. Names in it come from the model's files.
class Lines final {
public:
    void add(const std::string& line) { m_text += printable(line) + "\n"; }

    /// A heading with the number of items, then the items; nothing where there are none.
    void addList(const std::string& heading, const std::vector<std::string>& items) {
        if (items.empty()) {
            return;
        }
        add(concat(heading, ": ", items.size()));
        for (const std::string& item : items) {
            add("  " + item);
        }
    }

    [[nodiscard]] Result<void> print() const {
        return printResult(m_text.substr(0, m_text.size() - 1));
    }

private:
    std::string m_text;
};

void describe(const ModelInspection& inspection, Lines& lines) {
    const ModelInfo& model = inspection.model;
    lines.add(concat("name         ", model.name));
    lines.add(concat("folder       ", model.folder));
    lines.add(concat("hash         ", model.hash));
    lines.add(concat("parameters   ", model.parameters));
    lines.add(concat("on disk      ", formatByteSize(model.bytesOnDisk)));
    lines.add(concat("sample rate  ", model.sampleRate, " Hz"));
    lines.add("modules");
    for (const auto& module : inspection.modules) {
        lines.add(concat("  ", module.name, ": ", module.parameters, " parameters in ",
                         module.tensors, " tensors, ", formatByteSize(module.bytes), ", ",
                         module.dtype));
    }
    lines.add("configuration");
    for (const auto& [name, value] : inspection.config) {
        lines.add(concat("  ", name, ": ", value));
    }
    lines.addList("warnings", model.warnings);
}

Result<ExitCode> list() {
    const auto catalogue = app::ModelCatalogue::ofUser();
    const auto entries = catalogue.list();
    for (const app::CatalogueEntry& entry : entries) {
        const app::ModelFacts facts = app::modelFacts(entry.folder);
        const auto line =
            concat(printable(entry.name), '\t', printable(entry.folder.string()), '\t',
                   formatByteSize(static_cast<std::int64_t>(facts.bytes)), '\t',
                   facts.licence.empty() ? "licence not stated" : printable(facts.licence));
        if (const auto printed = printResult(line); !printed) {
            return printed.error();
        }
    }
    if (entries.empty()) {
        std::string searched;
        for (const std::filesystem::path& folder : catalogue.folders()) {
            searched += concat("\n  ", folder.string());
        }
        printMessage("No models are installed. Model folders are searched for in:" + searched);
    }
    return ExitCode::Done;
}

Result<ExitCode> inspect(const std::string& model) {
    const auto folder = app::ModelCatalogue::ofUser().resolve(model);
    if (!folder) {
        return folder.error();
    }
    const auto inspection = engine::service::inspectModel(folder.value());
    if (!inspection) {
        return inspection.error();
    }
    Lines lines;
    describe(inspection.value(), lines);
    if (const auto printed = lines.print(); !printed) {
        return printed.error();
    }
    return ExitCode::Done;
}

Result<ExitCode> printVerification(const ModelVerification& verification) {
    Lines lines;
    lines.add(concat(verification.inspection.model.name, ' ', verification.inspection.model.hash));
    lines.addList("missing tensors", verification.missing);
    lines.addList("unused tensors", verification.unused);
    lines.addList("tensors of the wrong shape", verification.misshapen);
    lines.addList("tensors with values that are not numbers", verification.nonFinite);
    lines.addList("warnings", verification.warnings);
    lines.add(verification.sound() ? "The model is whole." : "The model cannot be used as it is.");
    if (const auto printed = lines.print(); !printed) {
        return printed.error();
    }
    return verification.sound() ? ExitCode::Done : ExitCode::Model;
}

Result<ExitCode> verify(const std::string& model, SignalWatcher& signals) {
    const auto folder = app::ModelCatalogue::ofUser().resolve(model);
    if (!folder) {
        return folder.error();
    }
    const auto outcome = engine::service::verifyModel(folder.value(), signals.token());
    if (const auto* const error = std::get_if<Error>(&outcome)) {
        return *error;
    }
    const auto* const verification = std::get_if<ModelVerification>(&outcome);
    return verification == nullptr ? ExitCode::Cancelled : printVerification(*verification);
}

}  // namespace

void addModelsCommand(CLI::App& app, Action& action) {
    const auto model = std::make_shared<std::string>();
    CLI::App* const models = app.add_subcommand("models", "List, inspect or verify models");
    models->require_subcommand(1);
    models->add_subcommand("list", "The models that are known by name")->callback([&action] {
        action = [](SignalWatcher&) { return list(); };
    });
    CLI::App* const inspectCommand = models->add_subcommand(
        "inspect", "What a model is: configuration, parameters, bytes, hash");
    CLI::App* const verifyCommand = models->add_subcommand(
        "verify", "Check every tensor of a model: missing, unused, wrong shape, not a number");
    for (CLI::App* const command : {inspectCommand, verifyCommand}) {
        command->add_option("DIR", *model, "Model folder, or the name of an installed model")
            ->required();
    }
    inspectCommand->callback(
        [model, &action] { action = [model](SignalWatcher&) { return inspect(*model); }; });
    verifyCommand->callback([model, &action] {
        action = [model](SignalWatcher& signals) { return verify(*model, signals); };
    });
}

}  // namespace audioldm::cli
