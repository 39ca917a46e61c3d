// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <algorithm>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/service/audioldm_service.h"
#include "tests/support/gate.h"
#include "tests/support/scripted_engine.h"
#include "tests/support/scripted_store.h"

namespace audioldm::test {

/// Collects what observers are told, from any thread.
class Events final {
public:
    void note(std::string event) {
        const std::scoped_lock lock(m_mutex);
        m_events.push_back(std::move(event));
        m_changed.notify_all();
    }
    void done(const TaskResult& result) {
        const std::scoped_lock lock(m_mutex);
        m_results.push_back(result);
        m_events.push_back("done " + result.id + " " + std::string(taskStatusName(result.status)));
        m_changed.notify_all();
    }
    [[nodiscard]] std::vector<std::string> all() const {
        const std::scoped_lock lock(m_mutex);
        return m_events;
    }
    [[nodiscard]] std::vector<TaskResult> results() const {
        const std::scoped_lock lock(m_mutex);
        return m_results;
    }
    [[nodiscard]] std::size_t count(const std::string& event) const {
        const std::scoped_lock lock(m_mutex);
        return countLocked(event);
    }
    /// Waits until so many tasks are done; false when that takes too long.
    [[nodiscard]] bool waitForDone(std::size_t tasks) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, kLongest, [&] { return m_results.size() >= tasks; });
    }
    [[nodiscard]] bool waitFor(const std::string& event, std::size_t times = 1) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, kLongest, [&] { return countLocked(event) >= times; });
    }

private:
    static constexpr std::chrono::seconds kLongest{30};

    std::size_t countLocked(const std::string& event) const {
        return static_cast<std::size_t>(std::count(m_events.begin(), m_events.end(), event));
    }

    mutable std::mutex m_mutex;
    std::vector<std::string> m_events;
    std::vector<TaskResult> m_results;
    std::condition_variable m_changed;
};

/// A service over the scripted engine and store.
class ServiceTest : public testing::Test {
protected:
    ServiceTest() { engineScript().reset(); }
    ~ServiceTest() override {
        m_service.reset();
        engineScript().reset();
    }

    /// Models are folders of their own name; "missing" is none.
    static Result<std::string> resolve(const std::string& model) {
        if (model == "missing") {
            return Error{ErrorCode::ModelMissing, "There is no model \"missing\".", model};
        }
        return model.empty() ? "default" : model;
    }
    engine::service::AudioLDMService& make(engine::service::ServiceSettings settings = {}) {
        m_service = std::make_unique<engine::service::AudioLDMService>(settings, m_store, &resolve);
        return *m_service;
    }
    engine::service::AudioLDMService& makeDurable() {
        engine::service::ServiceSettings settings;
        settings.queueKeeping = engine::service::QueueKeeping::Durable;
        return make(settings);
    }

    static Task taskWith(const std::string& id, int priority = 0) {
        Task task;
        task.id = id;
        task.priority = priority;
        task.params.prompt = id;
        task.params.diffusionSteps = 3;
        task.params.duration = 0.5;
        task.params.seed = 7;
        task.storeResults = false;
        return task;
    }
    static Task storedTask(const std::string& id, int count = 1) {
        Task task = taskWith(id);
        task.storeResults = true;
        task.params.count = count;
        return task;
    }
    TaskObserver observer(const std::string& id) {
        TaskObserver observer;
        observer.onQueued = [this, id](int before) {
            m_events.note("queued " + id + " " + std::to_string(before));
        };
        observer.onTake = [this, id](const TaskTake&, int index) {
            m_events.note("take " + id + " " + std::to_string(index));
        };
        observer.onDone = [this](const TaskResult& result) { m_events.done(result); };
        return observer;
    }
    /// Makes the engine wait in the first step of the task with this prompt.
    void holdAtFirstStepOf(const std::string& prompt) {
        engineScript().onStep = [this, prompt](const GenerationRequest& request, int take,
                                               int step) -> std::optional<Error> {
            if (request.prompt == prompt && take == 0 && step == 0) {
                m_gate.pass();
            }
            return std::nullopt;
        };
    }
    [[nodiscard]] static std::vector<std::string> made() {
        std::vector<std::string> prompts;
        for (const std::string& event : engineScript().log()) {
            if (event.starts_with("make ")) {
                prompts.push_back(event.substr(5, event.find(" seed") - 5));
            }
        }
        return prompts;
    }

    using Texts = std::vector<std::string>;

    ScriptedStore m_store;
    Events m_events;
    Gate m_gate;
    std::unique_ptr<engine::service::AudioLDMService> m_service;
};

}  // namespace audioldm::test
