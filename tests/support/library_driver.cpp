// SPDX-License-Identifier: MIT
//
// A program that uses a library as a service does, for tests that kill it, let its system calls
// fail, or run several at once. Says on standard output what is safe as soon as it is.
//
//   library_driver FOLDER store N PREFIX   stores N takes of tasks PREFIX-0, PREFIX-1, ...; tries
//                                          each step again once when it fails
//   library_driver FOLDER queue N PREFIX   queues N tasks and ends as if it were killed
//   library_driver FOLDER batch N PREFIX   takes over what is pending, then makes each of the N
//                                          tasks that has no take yet
//   library_driver FOLDER take-over        makes the takes of all pending tasks
//   library_driver FOLDER remove|restore ID
//   library_driver FOLDER check            how many takes there are, and that each file is whole
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/audio/disk_sound_files.h"
#include "engine/context/context_manager.h"
#include "engine/core/exception.h"
#include "tests/support/tone.h"

namespace audioldm::tests {
namespace {

using engine::concat;
using engine::context::ContextManager;

void say(const std::string& line) {
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

/// Does `work` again once when it fails, and says so.
template <typename Work>
auto persistently(Work&& work) {
    auto result = work();
    if (!result) {
        say("failed " + result.error().message);
        result = work();
    }
    if (!result) {
        say("failed twice " + result.error().message);
        std::exit(1);
    }
    return result;
}

class Driver final {
public:
    explicit Driver(const std::string& folder) {
        engine::context::ContextSettings settings;
        settings.folder = folder;
        settings.trash = folder + "-trash";
        const auto start = std::chrono::steady_clock::now();
        auto opened = persistently([&] { return ContextManager::open(settings); });
        m_library = std::move(opened).value();
        m_startMs =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
                .count();
    }

    void store(int count, const std::string& prefix) {
        for (int i = 0; i < count; ++i) {
            makeTake(taskOf(prefix, i));
        }
    }

    void queue(int count, const std::string& prefix) {
        for (int i = 0; i < count; ++i) {
            (void)persistently([&] { return m_library->taskQueued(taskOf(prefix, i)); });
        }
        say("queued");
        std::raise(SIGKILL);
    }

    void takeOver() {
        const auto left = persistently([&] { return m_library->takeOverPendingTasks(); });
        for (const PendingTask& pending : left.value()) {
            m_seen.insert(pending.task.id);
            run(pending.task, !pending.stored.empty());
        }
    }

    void batch(int count, const std::string& prefix) {
        takeOver();
        for (int i = 0; i < count; ++i) {
            const Task task = taskOf(prefix, i);
            const auto made = persistently([&] { return m_library->takesOfTask(task.id); });
            if (made.value().empty() && !m_seen.contains(task.id)) {
                (void)persistently([&] { return m_library->taskQueued(task); });
                run(task, false);
            }
        }
    }

    void remove(const std::string& id) {
        (void)persistently([&] { return m_library->removeTakes({id}); });
        say("removed " + id);
    }

    void restore(const std::string& id) {
        (void)persistently([&] { return m_library->restoreTakes({id}); });
        say("restored " + id);
    }

    void check() {
        TakeQuery query;
        query.limit = 1000;
        std::int64_t total = 0;
        do {
            const auto page = persistently([&] { return m_library->takes(query); });
            total = page.value().total;
            for (const StoredTake& take : page.value().takes) {
                checkTake(take);
            }
            query.offset += query.limit;
        } while (query.offset < total);
        for (const LibraryNotice& notice : m_library->notices()) {
            say("notice " + notice.message);
        }
        say(concat("start ", m_startMs));
        say(concat("total ", total));
    }

private:
    static Task taskOf(const std::string& prefix, int number) {
        Task task;
        task.id = concat(prefix, '-', number);
        task.params.prompt = "a sound of " + prefix;
        task.params.seed = number;
        return task;
    }

    void makeTake(const Task& task) {
        GenerationRequest request;
        request.prompt = *task.params.prompt;
        request.seed = task.params.seed;
        GenerationResult soFar;
        soFar.modelName = "starter";
        soFar.modelHash = "ab12";
        soFar.scheduler = "ddim";
        const Take take{toneOf(*request.seed), *request.seed};
        const auto stored = persistently([&] {
            return m_library->storeTake({task, request, take, 0, soFar});
        });
        say(concat("stored ", stored.value().contextId, ' ', task.id, ' ', stored.value().file));
    }

    void run(const Task& task, bool hasTake) {
        (void)persistently([&] { return m_library->taskStarted(task.id); });
        if (!hasTake) {
            makeTake(task);
        }
        TaskResult result;
        result.id = task.id;
        result.status = TaskStatus::Succeeded;
        (void)persistently([&] { return m_library->taskDone(result); });
    }

    void checkTake(const StoredTake& take) {
        const auto sound = engine::audio::DiskSoundFiles().load(take.file);
        const bool whole = sound.ok() && sound.value().hasRecipe &&
                           recipeToJson(sound.value().recipe) == recipeToJson(take.recipe) &&
                           sound.value().waveform->samples.size() == 1600;
        say(concat(whole ? "whole " : "TORN ", take.id, ' ', take.file));
    }

    std::unique_ptr<ContextManager> m_library;
    double m_startMs = 0;
    std::set<std::string> m_seen;
};

void drive(const std::vector<std::string>& arguments) {
    Driver driver(arguments.at(0));
    const std::string& command = arguments.at(1);
    say("begin");
    if (command == "store") {
        driver.store(std::stoi(arguments.at(2)), arguments.at(3));
    } else if (command == "queue") {
        driver.queue(std::stoi(arguments.at(2)), arguments.at(3));
    } else if (command == "batch") {
        driver.batch(std::stoi(arguments.at(2)), arguments.at(3));
    } else if (command == "take-over") {
        driver.takeOver();
    } else if (command == "remove") {
        driver.remove(arguments.at(2));
    } else if (command == "restore") {
        driver.restore(arguments.at(2));
    } else {
        driver.check();
    }
    say("end");
}

}  // namespace
}  // namespace audioldm::tests

int main(int argc, char** argv) {
    try {
        audioldm::tests::drive({argv + 1, argv + argc});
        return 0;
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "library_driver: %s\n", exception.what());
        return 1;
    }
}
