// SPDX-License-Identifier: MIT
#include "app/cli/batch_options.h"

#include "app/cli/engine_arguments.h"
#include "app/cli/option_values.h"
#include "app/cli/sample_format_option.h"

namespace audioldm::cli {
namespace {

constexpr const char* kFooter =
    "Lines that are done are not done again: stop it, kill it or change the manifest, and start "
    "the "
    "same command once more. Several programs may work on one output folder at once. Lines that "
    "failed are tried again by the next run. Every take is written to the output folder, whatever "
    "a task's storeResults says; results.jsonl there tells what became of each line.\n\n"
    "Exit codes: 0 every line is done; 6 some lines failed or are left, the others are done; 130 "
    "stopped (SIGINT, SIGTERM, SIGUSR1, SIGHUP): what was done is kept; 2 wrong options or no "
    "manifest that can be used; 3 no model; 5 the output folder cannot be written; 1 internal.\n";

void addFiles(CLI::App& command, BatchOptions& options) {
    command
        .add_option("FILE", options.manifest,
                    "The manifest: a task in JSON a line; - for standard input")
        ->required();
    command
        .add_option("-o,--output-dir", options.outputFolder,
                    "Folder for the takes and results.jsonl; made where missing")
        ->required()
        ->type_name("DIR");
    addSampleFormat(command, options.style.format,
                    "How samples are stored: pcm16, pcm24, float (pcm16)");
    command.add_flag_callback(
        "--flac", [&options] { options.style.ending = ".flac"; }, "FLAC files instead of WAV");
    command
        .add_option("--library", options.library,
                    "Folder of the library with the takes that tasks refer to (the user's own)")
        ->type_name("DIR");
}

void addSlurmOptions(CLI::App& command, SlurmOptions& options) {
    const std::string group = "Slurm";
    CLI::Option* const slurm =
        command.add_flag("--slurm", options.submit,
                         "Submit the batch as a job array to Slurm, follow it, and collect its "
                         "results; once more: go on with following");
    slurm->group(group);
    const auto ofSlurm = [&](CLI::Option* option) { option->needs(slurm)->group(group); };
    const auto add = [&](const char* name, std::optional<std::string>& target, const char* help,
                         const char* type) {
        ofSlurm(addText(command, name, target, help)->type_name(type));
    };
    ofSlurm(addInteger(command, "--elements", options.elements,
                       "Elements of the array, each with its shard and its own model (8, at most "
                       "one a line)"));
    ofSlurm(addInteger(command, "--at-once", options.atOnce,
                       "Most elements that run at the same time"));
    add("--partition", options.resources.partition, "Partition", "NAME");
    add("--account", options.resources.account, "Account", "NAME");
    add("--time", options.resources.time, "Time limit of an element, as sbatch takes it", "TIME");
    add("--cpus", options.resources.cpus, "Processors of an element", "N");
    add("--mem", options.resources.memory, "Memory of an element: 8G", "SIZE");
    add("--gpus", options.resources.gpus, "GPUs of an element", "N");
    ofSlurm(command
                .add_option("--sbatch", options.resources.others,
                            "Another option of sbatch, may be given several times: "
                            "--sbatch=--qos=low")
                ->type_name("OPTION")
                ->take_all());
    ofSlurm(command.add_flag("--script-only", options.scriptOnly,
                             "Write the script and print its path; do not submit it"));
    ofSlurm(
        command.add_flag("--no-follow", options.noFollow, "Submit, print the job's id and end"));
}

}  // namespace

void addBatchOptions(CLI::App& command, BatchOptions& options) {
    addFiles(command, options);
    addParsed<batch::Shard>(
        command, "--shard", options.shard,
        [](const std::string& text) { return batch::parseShard(text); },
        "Do only the K-th of N equal parts of the lines, for several machines")
        ->type_name("K/N");
    command.add_flag("--collect", options.collectOnly,
                     "Make nothing; write results.jsonl of what there is");
    command.add_flag("--no-results", options.noResults,
                     "Do not write results.jsonl at the end; --collect does it later");
    addEngineOptions(command, options.engine);
    command.add_flag("-q,--quiet", options.quiet, "No progress");
    addSlurmOptions(command, options.slurm);
    command.footer(kFooter);
}

std::vector<std::string> elementArguments(const BatchOptions& options) {
    std::vector<std::string> arguments = engineArguments(options.engine);
    if (options.style.format != engine::audio::SampleFormat::Pcm16) {
        arguments.insert(arguments.end(), {"--format", sampleFormatName(options.style.format)});
    }
    if (options.style.ending == ".flac") {
        arguments.emplace_back("--flac");
    }
    if (!options.library.empty()) {
        arguments.insert(arguments.end(),
                         {"--library", std::filesystem::absolute(options.library).string()});
    }
    return arguments;
}

}  // namespace audioldm::cli
