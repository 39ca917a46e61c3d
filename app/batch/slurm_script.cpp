// SPDX-License-Identifier: MIT
#include "app/batch/slurm_script.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/core/exception.h"

namespace audioldm::batch {
namespace {

using engine::concat;

/// A word of a shell, whatever is in it.
std::string shellWord(std::string_view text) {
    std::string word = "'";
    for (const char letter : text) {
        if (letter == '\'') {
            word += "'\\''";
        } else {
            word += letter;
        }
    }
    return word + '\'';
}

bool isOneWord(const std::string& text) {
    return !text.empty() && std::none_of(text.begin(), text.end(), [](char letter) {
        return static_cast<unsigned char>(letter) <= ' ' || letter == '"' || letter == '\'' ||
               letter == '\\' || letter == '#' || letter == 0x7F;
    });
}

Error refusal(const std::string& option, const std::string& value) {
    return {ErrorCode::InvalidRequest,
            concat("\"", value, "\" cannot be the value of ", option,
                   ": it must be one word without white space, quotes, \\ and #."),
            option};
}

std::string directive(const std::string& option) {
    return "#SBATCH " + option + '\n';
}

std::string directive(const char* option, const std::optional<std::string>& value) {
    return value ? directive(concat("--", option, '=', *value)) : "";
}

/// Slurm replaces %a and the like in names of files.
std::string logPattern(const std::filesystem::path& folder) {
    std::string pattern;
    for (const char letter : folder.string()) {
        pattern += letter;
        if (letter == '%') {
            pattern += letter;
        }
    }
    return pattern + "/log-%A-%a.txt";
}

std::string directives(const SlurmResources& resources, const SlurmWork& work) {
    std::string array = concat("--array=1-", resources.elements);
    if (resources.atOnce) {
        array += concat('%', *resources.atOnce);
    }
    std::string text = directive("--job-name=audioldm-batch") + directive(array);
    text += directive("partition", resources.partition);
    text += directive("account", resources.account);
    text += directive("time", resources.time);
    text += directive("cpus-per-task", resources.cpus);
    text += directive("mem", resources.memory);
    text += directive("gpus", resources.gpus);
    for (const std::string& other : resources.others) {
        text += directive(other);
    }
    // Limits of the shell that submits are not for the elements: a limit on the address space
    // would keep the engine from starting.
    text += directive("--propagate=NONE");
    text += directive("--requeue");
    text += directive("--open-mode=append");
    text += directive("--signal=B:USR1@60");
    text += directive(concat("--output=\"", logPattern(work.slurmFolder), '"'));
    return text;
}

std::string command(const SlurmResources& resources, const SlurmWork& work) {
    std::string text = concat(
        shellWord(work.program.string()), " batch ", shellWord(work.manifest.string()),
        " --output-dir ", shellWord(work.outputFolder.string()),
        " \\\n    --shard \"$SLURM_ARRAY_TASK_ID/", resources.elements, "\" --no-results --quiet");
    if (!work.threadsGiven) {
        text += " --threads \"${SLURM_CPUS_PER_TASK:-${SLURM_CPUS_ON_NODE:-1}}\"";
    }
    for (const std::string& option : work.options) {
        text += ' ' + shellWord(option);
    }
    return text;
}

constexpr const char* kIntroduction = R"(
# Written by "audioldm batch --slurm". It may be changed and submitted again with sbatch: lines that
# are done are not done again, and elements that run at the same time do not get in each other's way.

set -u
)";

constexpr const char* kBody = R"( </dev/null &
worker=$!

asked=
trap 'asked=USR1; kill -USR1 "$worker" 2>/dev/null' USR1
trap 'asked=TERM; kill -TERM "$worker" 2>/dev/null' TERM

# A signal ends "wait" early.
code=0
while :; do
    wait "$worker"
    code=$?
    kill -0 "$worker" 2>/dev/null || break
done
echo "$code" >"$folder/exit-$SLURM_ARRAY_TASK_ID"

# USR1 comes a minute before the time is up: the rest is for the next run. TERM comes when somebody
# cancels the job, or when Slurm itself takes the machine away and queues the element again.
again=
if [ "$asked" = USR1 ] && [ "$code" -eq 130 ]; then
    again=yes
elif [ -z "$asked" ] && [ "$code" -gt 128 ] && [ "$code" -ne 130 ] &&
    [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
    echo "The program was killed (exit code $code); once more." >&2
    again=yes
fi
if [ -n "$again" ]; then
    scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
fi
exit "$code"
)";

}  // namespace

Result<void> checkResources(const SlurmResources& resources) {
    for (const auto& [option, value] :
         {std::pair("--partition", &resources.partition),
          std::pair("--account", &resources.account), std::pair("--time", &resources.time),
          std::pair("--cpus", &resources.cpus), std::pair("--mem", &resources.memory),
          std::pair("--gpus", &resources.gpus)}) {
        if (*value && !isOneWord(**value)) {
            return refusal(option, **value);
        }
    }
    for (const std::string& other : resources.others) {
        if (!isOneWord(other) || !other.starts_with("-")) {
            return Error{ErrorCode::InvalidRequest,
                         concat("\"", other, "\" cannot be an option of sbatch. Write it as one ",
                                "word: --sbatch=--qos=low."),
                         "--sbatch"};
        }
    }
    return {};
}

Result<std::string> slurmScript(const SlurmResources& resources, const SlurmWork& work) {
    if (const auto checked = checkResources(resources); !checked) {
        return checked.error();
    }
    const std::string folder = work.slurmFolder.string();
    if (folder.find_first_of("\"\\\n") != std::string::npos) {
        return Error{ErrorCode::InvalidRequest,
                     concat("The path \"", folder, "\" holds a quote, a \\ or a line break, which ",
                            "Slurm does not take. Choose another output folder."),
                     folder};
    }
    return concat("#!/bin/bash\n", directives(resources, work), kIntroduction,
                  "folder=", shellWord(folder), "\n\n", command(resources, work), kBody);
}

std::filesystem::path elementEndFile(const std::filesystem::path& slurmFolder, int index) {
    return slurmFolder / concat("exit-", index);
}

}  // namespace audioldm::batch
