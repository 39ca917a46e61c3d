// SPDX-License-Identifier: MIT
#include "app/batch/slurm_client.h"

#include <algorithm>
#include <sstream>

#include "app/batch/subprocess.h"
#include "engine/core/exception.h"

namespace audioldm::batch {
namespace {

using engine::concat;

std::string withoutLineEnd(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) {
        text.pop_back();
    }
    return text;
}

Error commandFailed(const std::string& command, const ProgramEnd& end) {
    return {ErrorCode::Io,
            concat(command, " failed (exit code ", end.exitCode,
                   "): ", withoutLineEnd(end.err.empty() ? end.out : end.err)),
            command};
}

Result<ProgramEnd> runSlurm(const std::vector<std::string>& arguments) {
    auto end = runProgram(arguments);
    if (!end) {
        return Error{ErrorCode::Io,
                     concat(end.error().message,
                            " --slurm needs Slurm's commands on this machine; "
                            "call it where jobs are submitted."),
                     arguments.front()};
    }
    return end;
}

}  // namespace

Result<std::string> submitJob(const std::filesystem::path& script) {
    const auto end = runSlurm({"sbatch", "--parsable", script.string()});
    if (!end) {
        return end.error();
    }
    // "ID" or "ID;CLUSTER"
    const std::string id = withoutLineEnd(end.value().out.substr(0, end.value().out.find(';')));
    const bool isNumber = !id.empty() && std::all_of(id.begin(), id.end(), [](char letter) {
        return letter >= '0' && letter <= '9';
    });
    if (end.value().exitCode != 0 || !isNumber) {
        return commandFailed("sbatch", end.value());
    }
    return id;
}

Result<SlurmElements> elementsOf(const std::string& jobId) {
    const auto end =
        runSlurm({"squeue", "--noheader", "--array", "--jobs=" + jobId, "--format=%T|%r"});
    if (!end) {
        return end.error();
    }
    if (end.value().exitCode != 0) {
        // Slurm forgets a job some minutes after its end.
        if (end.value().err.find("Invalid job id") != std::string::npos) {
            return SlurmElements{};
        }
        return commandFailed("squeue", end.value());
    }
    SlurmElements elements;
    std::istringstream lines(end.value().out);
    for (std::string line; std::getline(lines, line);) {
        const std::string state = line.substr(0, line.find('|'));
        if (state == "PENDING" || state == "REQUEUED" || state == "SPECIAL_EXIT") {
            ++elements.waiting;
            const std::size_t bar = line.find('|');
            const std::string reason = bar == std::string::npos ? "" : line.substr(bar + 1);
            if (!reason.empty() && reason != "None" && reason != "(null)") {
                elements.reason = reason;
            }
        } else if (!state.empty()) {
            ++elements.running;
        }
    }
    return elements;
}

}  // namespace audioldm::batch
