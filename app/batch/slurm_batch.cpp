// SPDX-License-Identifier: MIT
#include "app/batch/slurm_batch.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <system_error>

#include "app/batch/slurm_client.h"
#include "engine/context/files.h"
#include "engine/core/atomic_file.h"
#include "engine/core/exception.h"
#include "engine/weights/json_reader.h"
#include "engine/weights/regular_file.h"

namespace audioldm::batch {
namespace {

using engine::concat;
using engine::EngineException;
using engine::context::LockFile;
using engine::context::LockKind;
using nlohmann::ordered_json;

constexpr int kMostLookUpFailures = 20;
constexpr int kPausesForLooking = 10;
constexpr std::chrono::minutes kSubmissionPatience{1};

std::filesystem::path jobFile(const OutputFolder& folder) {
    return folder.slurmFolder() / "job.json";
}

/// Counts what is done and what has failed, and looks only at lines that were neither before.
class LineCounter final {
public:
    LineCounter(const Manifest& manifest, const OutputFolder& folder)
        : m_folder(folder),
          m_left(manifest.lines()) {
        m_progress.lines = static_cast<int>(m_left.size());
        for (const ManifestLine& line : m_left) {
            m_earlierFailures.push_back(folder.failureOf(line.key));
        }
        look();
        m_doneBefore = m_progress.done + m_progress.failed;
    }

    const BatchProgress& look() {
        std::size_t kept = 0;
        for (std::size_t place = 0; place < m_left.size(); ++place) {
            const std::string& key = m_left[place].key;
            if (m_folder.stateOf(key) == ItemState::Done) {
                ++m_progress.done;
            } else if (m_folder.failureOf(key) != m_earlierFailures[place]) {
                ++m_progress.failed;
            } else {
                m_left[kept] = m_left[place];
                m_earlierFailures[kept] = m_earlierFailures[place];
                ++kept;
            }
        }
        m_left.resize(kept);
        m_earlierFailures.resize(kept);
        m_progress.secondsLeft = secondsLeft();
        return m_progress;
    }

    void note(std::string text) { m_progress.note = std::move(text); }

private:
    [[nodiscard]] std::optional<double> secondsLeft() const {
        const int here = m_progress.done + m_progress.failed - m_doneBefore;
        if (here <= 0) {
            return std::nullopt;
        }
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - m_start;
        return elapsed.count() / here * static_cast<double>(m_left.size());
    }

    const OutputFolder& m_folder;
    std::vector<ManifestLine> m_left;
    std::vector<std::int64_t> m_earlierFailures;
    BatchProgress m_progress;
    int m_doneBefore = 0;
    const std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

void pauseFor(std::chrono::milliseconds pause, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, pause, [] { return false; });
}

std::string noteOf(const SlurmJob& job, const SlurmElements& elements) {
    std::string note =
        concat("job ", job.id, ": ", elements.running, " running, ", elements.waiting, " waiting");
    return elements.reason.empty() ? note : concat(note, " (", elements.reason, ')');
}

/// What an element wrote at its end; empty when it did not.
std::string exitCodeOf(const std::filesystem::path& file) {
    try {
        std::string code = engine::weights::readTextFile(file, 64);
        code.erase(std::remove(code.begin(), code.end(), '\n'), code.end());
        return code;
    } catch (const EngineException&) {
        return {};
    }
}

}  // namespace

Result<std::filesystem::path> SlurmBatch::writeScript(const SlurmResources& resources,
                                                      SlurmWork work) const {
    work.slurmFolder = m_folder.slurmFolder();
    work.outputFolder = m_folder.path();
    // A copy: what an element does when it is queued again must not depend on a file that changes.
    work.manifest = work.slurmFolder / "manifest.jsonl";
    const auto script = slurmScript(resources, work);
    if (!script) {
        return script.error();
    }
    try {
        engine::context::ensureFolder(work.slurmFolder);
    } catch (const EngineException& exception) {
        return exception.error();
    }
    if (const auto copied = engine::writeFileAtomically(work.manifest, m_manifest.text());
        !copied) {
        return copied.error();
    }
    const std::filesystem::path file = work.slurmFolder / "job.sh";
    if (const auto written = engine::writeFileAtomically(file, script.value()); !written) {
        return written.error();
    }
    return file;
}

Result<LockFile> SlurmBatch::lockSubmission() const {
    const std::filesystem::path file = m_folder.slurmFolder() / "submission.lock";
    try {
        engine::context::ensureFolder(m_folder.slurmFolder());
        auto lock = LockFile::acquire(file, LockKind::Exclusive, kSubmissionPatience);
        if (lock) {
            return std::move(*lock);
        }
    } catch (const EngineException& exception) {
        return exception.error();
    }
    return Error{ErrorCode::Io,
                 concat("Another program has been submitting this batch for a minute (it holds ",
                        file.string(), "). Wait until it is done, or end it, then start again."),
                 ""};
}

Result<std::optional<SlurmJob>> SlurmBatch::runningJob() const {
    SlurmJob job;
    try {
        std::error_code ignored;
        if (!std::filesystem::exists(jobFile(m_folder), ignored)) {
            return std::optional<SlurmJob>{};
        }
        const auto object = engine::weights::readJsonFile(jobFile(m_folder));
        job.id = object.value("jobId", "");
        job.elements = object.value("elements", 0);
    } catch (const EngineException& exception) {
        return exception.error();
    } catch (const nlohmann::json::exception&) {
        return std::optional<SlurmJob>{};
    }
    if (job.id.empty()) {
        return std::optional<SlurmJob>{};
    }
    const auto elements = elementsOf(job.id);
    if (!elements) {
        return elements.error();
    }
    if (elements.value().running + elements.value().waiting == 0) {
        return std::optional<SlurmJob>{};
    }
    return std::optional(job);
}

Result<SlurmJob> SlurmBatch::submit(const std::filesystem::path& script, int elements) const {
    // Ends of an earlier job would be taken for those of this one.
    for (int index = 1; index <= elements; ++index) {
        std::error_code ignored;
        std::filesystem::remove(elementEndFile(m_folder.slurmFolder(), index), ignored);
    }
    const auto id = submitJob(script);
    if (!id) {
        return id.error();
    }
    const ordered_json object = {{"jobId", id.value()}, {"elements", elements}};
    const auto noted = engine::writeFileAtomically(jobFile(m_folder), object.dump() + "\n");
    if (!noted) {
        return noted.error();
    }
    return SlurmJob{id.value(), elements, true};
}

Result<void> SlurmBatch::follow(const SlurmJob& job, std::chrono::milliseconds pause,
                                const std::function<void(const BatchProgress&)>& onProgress,
                                const std::stop_token& stop) const {
    LineCounter counter(m_manifest, m_folder);
    int failures = 0;
    while (!stop.stop_requested()) {
        const auto elements = elementsOf(job.id);
        // Slurm's controller may be away for a while; the job goes on.
        failures = elements.ok() ? 0 : failures + 1;
        if (failures == kMostLookUpFailures) {
            return elements.error();
        }
        counter.note(elements.ok() ? noteOf(job, elements.value())
                                   : concat("job ", job.id, ": ", elements.error().message));
        const auto before = std::chrono::steady_clock::now();
        onProgress(counter.look());
        const auto looking = std::chrono::steady_clock::now() - before;
        if (elements.ok() && elements.value().running + elements.value().waiting == 0) {
            break;
        }
        // Of many lines on a slow network, looking must not become the work.
        pauseFor(std::max(pause, kPausesForLooking *
                                     std::chrono::ceil<std::chrono::milliseconds>(looking)),
                 stop);
    }
    return {};
}

std::vector<std::string> SlurmBatch::complaints(const SlurmJob& job) const {
    std::vector<std::string> texts;
    for (int index = 1; index <= job.elements; ++index) {
        const std::string code = exitCodeOf(elementEndFile(m_folder.slurmFolder(), index));
        // 0 and 6: it did its lines, some of which may have failed.
        if (code != "0" && code != "6") {
            texts.push_back(concat(
                "Element ", index, " ended ",
                code.empty() ? "without a word" : concat("with exit code ", code), "; its log: \"",
                (m_folder.slurmFolder() / concat("log-", job.id, '-', index, ".txt")).string(),
                "\"."));
        }
    }
    return texts;
}

}  // namespace audioldm::batch
