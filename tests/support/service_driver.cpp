// SPDX-License-Identifier: MIT
//
// A program on a library as a window is one: all services as the bootstrap wires them, the fake
// engine behind them, and a queue that outlives the program. For tests that kill it. Says on
// standard output what has become certain as soon as it has.
//
//   service_driver FOLDER MODEL N PREFIX   goes on with the tasks that were left behind, queues N
//                                          tasks of two takes each (PREFIX-0, PREFIX-1, ...), and
//                                          ends when all of them are done
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>

#include "app/common/system_bootstrap.h"
#include "engine/core/exception.h"

namespace audioldm::tests {
namespace {

using engine::concat;
using Clock = std::chrono::steady_clock;

/// Says one line, whole, from any thread.
void say(const std::string& line) {
    static std::mutex mutex;
    const std::scoped_lock lock(mutex);
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

[[noreturn]] void giveUp(const Error& error) {
    say("failed " + error.message);
    std::_Exit(1);
}

/// Counts the tasks that are under way.
class UnderWay final {
public:
    void add() {
        const std::scoped_lock lock(m_mutex);
        ++m_count;
    }
    void remove() {
        const std::scoped_lock lock(m_mutex);
        --m_count;
        m_changed.notify_all();
    }
    void waitForNone() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_count == 0; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_count = 0;
};

TaskObserver observerOf(const Task& task, UnderWay& underWay) {
    underWay.add();
    TaskObserver observer;
    observer.onTake = [id = task.id](const TaskTake& take, int index) {
        say(concat("take ", id, ' ', index, ' ', take.contextId, ' ', take.file));
    };
    observer.onDone = [&underWay](const TaskResult& result) {
        say(concat("done ", result.id, ' ', taskStatusName(result.status), ' ',
                   result.error ? result.error->message : ""));
        underWay.remove();
    };
    return observer;
}

Task taskOf(const std::string& prefix, int number) {
    Task task;
    task.id = concat(prefix, '-', number);
    task.params.prompt = "a sound of " + prefix;
    task.params.seed = 2 * number;
    task.params.count = 2;
    task.params.diffusionSteps = 3;
    task.params.duration = 0.1;
    task.priority = number % 3;
    return task;
}

void drive(const std::string& folder, const std::string& model, int count,
           const std::string& prefix) {
    app::SystemSettings settings;
    settings.libraryFolder = folder;
    settings.service.config.modelPath = model;
    settings.service.queueKeeping = engine::service::QueueKeeping::Durable;
    const auto start = Clock::now();
    const auto system = app::SystemBootstrap::start(settings);
    if (!system) {
        giveUp(system.error());
    }
    UnderWay underWay;
    auto& service = system.value()->services().get<GenerationService>();
    const auto resumed =
        service.resumePendingTasks([&](const Task& task) { return observerOf(task, underWay); });
    if (!resumed) {
        giveUp(resumed.error());
    }
    say(concat("start ", std::chrono::duration<double, std::milli>(Clock::now() - start).count(),
               ' ', resumed.value()));
    for (int i = 0; i < count; ++i) {
        const Task task = taskOf(prefix, i);
        if (const auto queued = service.submit(task, observerOf(task, underWay)); !queued) {
            giveUp(queued.error());
        }
        say("queued " + task.id);
    }
    underWay.waitForNone();
    say("end");
}

}  // namespace
}  // namespace audioldm::tests

int main(int argc, char** argv) {
    if (argc != 5) {
        std::fprintf(stderr, "usage: service_driver FOLDER MODEL N PREFIX\n");
        return 2;
    }
    audioldm::tests::drive(argv[1], argv[2], std::atoi(argv[3]), argv[4]);
    return 0;
}
