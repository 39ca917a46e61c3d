// SPDX-License-Identifier: MIT
#include "app/batch/batch_results.h"

#include <chrono>
#include <system_error>

#include "engine/context/lock_file.h"
#include "engine/core/atomic_file.h"
#include "engine/core/exception.h"
#include "engine/service/task_json.h"

namespace audioldm::batch {
namespace {

using engine::concat;
using nlohmann::ordered_json;

/// A program that holds the lock longer hangs; what it would write is older than ours.
constexpr std::chrono::seconds kPatience{30};

std::string oneLine(const ordered_json& object) {
    return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

/// Puts the folder before the file that `take` names under `key`; false when it is not there.
bool placeFile(ordered_json& take, const char* key, const OutputFolder& folder) {
    const auto file = take.find(key);
    if (file == take.end() || !file->is_string()) {
        return true;
    }
    const std::filesystem::path path = folder.path() / file->get<std::string>();
    *file = path.string();
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

void placeTake(ordered_json& take, const OutputFolder& folder) {
    if (!placeFile(take, "audio", folder)) {
        take["audioMissing"] = true;
    }
}

void countTake(const ordered_json& take, BatchCounts& counts) {
    ++counts.takes;
    counts.missing += take.contains("audioMissing") ? 1 : 0;
}

void placeFiles(ordered_json& result, const OutputFolder& folder, BatchCounts& counts) {
    const auto data = result.find("data");
    if (data == result.end() || !data->is_object()) {
        return;
    }
    placeTake(*data, folder);
    const auto takes = data->find("takes");
    const bool several = takes != data->end() && takes->is_array();
    if (several) {
        for (ordered_json& take : *takes) {
            placeTake(take, folder);
            countTake(take, counts);
        }
    } else {
        countTake(*data, counts);
    }
    const auto report = result.find("report");
    if (report != result.end() && report->is_object() && report->contains("takes")) {
        for (ordered_json& take : (*report)["takes"]) {
            (void)placeFile(take, "file", folder);
        }
    }
}

std::string plural(int count, const char* one, const char* several) {
    return concat(count, ' ', count == 1 ? one : several);
}

}  // namespace

ordered_json recordOf(const TaskResult& result) {
    return ordered_json::parse(taskResultToJson(result));
}

ordered_json resultLine(const ManifestLine& line, const OutputFolder& folder, BatchCounts& counts) {
    ordered_json result = {{"line", line.number}};
    ++counts.lines;
    auto record = folder.recordOf(line.key);
    if (!record) {
        ++counts.waiting;
        result["id"] = engine::service::taskIdIn(std::string(line.text));
        result["status"] = "waiting";
        return result;
    }
    const bool succeeded = record->value("status", "") == taskStatusName(TaskStatus::Succeeded);
    ++(succeeded ? counts.done : counts.failed);
    BatchCounts takesOfFailed;
    placeFiles(*record, folder, succeeded ? counts : takesOfFailed);
    result.update(*record);
    return result;
}

BatchCounts countResults(const std::vector<ManifestLine>& lines, const OutputFolder& folder) {
    BatchCounts counts;
    for (const ManifestLine& line : lines) {
        (void)resultLine(line, folder, counts);
    }
    return counts;
}

Result<BatchCounts> writeResults(const std::vector<ManifestLine>& lines,
                                 const OutputFolder& folder) {
    using engine::context::LockFile;
    try {
        const auto lock = LockFile::acquire(folder.resultsLockFile(),
                                            engine::context::LockKind::Exclusive, kPatience);
        if (lock) {
            folder.removeRemainsOf("results.jsonl.");
        }
        BatchCounts counts;
        std::string text;
        for (const ManifestLine& line : lines) {
            text += oneLine(resultLine(line, folder, counts)) + '\n';
        }
        const auto written = engine::writeFileAtomically(folder.path() / "results.jsonl", text);
        if (!written) {
            return written.error();
        }
        return counts;
    } catch (const engine::EngineException& exception) {
        return exception.error();
    }
}

std::string summaryText(const BatchCounts& counts) {
    std::string text = concat(plural(counts.lines, "line", "lines"), ": ", counts.done, " done (",
                              plural(counts.takes, "take", "takes"), "), ", counts.failed,
                              " failed, ", counts.waiting, " left.");
    if (counts.missing > 0) {
        text += concat(" The files of ", plural(counts.missing, "take", "takes"),
                       " are not there any more.");
    }
    return text;
}

}  // namespace audioldm::batch
