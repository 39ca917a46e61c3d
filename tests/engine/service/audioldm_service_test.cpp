// SPDX-License-Identifier: MIT
// How the service runs tasks: results, order, failures, models.
#include "engine/service/audioldm_service.h"

#include <functional>
#include <limits>
#include <thread>
#include <vector>

#include "tests/support/service_fixture.h"

namespace audioldm::engine::service {
namespace {

using test::engineScript;
using test::ServiceTest;

TEST_F(ServiceTest, ExecutesATask) {
    auto& service = make();
    Task task = taskWith("one");
    task.params.seed.reset();
    task.params.count = 2;
    const TaskResult result = service.executeTask(task);
    ASSERT_EQ(result.status, TaskStatus::Succeeded);
    EXPECT_EQ(result.id, "one");
    ASSERT_EQ(result.takes.size(), 2);
    ASSERT_TRUE(result.request.seed);
    EXPECT_EQ(result.takes[0].take.seed, *result.request.seed);
    EXPECT_EQ(result.takes[1].take.seed, *result.request.seed + 1);
    EXPECT_EQ(result.takes[0].take.waveform->samples.size(), 50);
    EXPECT_EQ(result.takes[0].file, "");
    EXPECT_EQ(result.request.steps, 3);
    EXPECT_EQ(result.request.guidance, 3.5);
    EXPECT_EQ(result.report.modelName, "default");
    EXPECT_EQ(result.report.seconds.denoise, 0.25);
    EXPECT_GT(result.report.seconds.total, 0);
    EXPECT_TRUE(result.report.takes.empty());
    EXPECT_FALSE(result.error);
    EXPECT_TRUE(m_store.log().empty()) << "a task that is not to be stored left a trace";
    EXPECT_TRUE(service.queue().empty());
}

TEST_F(ServiceTest, TellsAnObserverInOrder) {
    auto& service = make();
    TaskObserver watching = observer("one");
    watching.onProgress = [this](const Progress& now) {
        m_events.note(std::string(stageName(now.stage)) + " " + std::to_string(now.step) + "/" +
                      std::to_string(now.steps) + " of " + std::to_string(now.takes));
    };
    watching.onPreview = [this](const TaskPreview& preview) {
        m_events.note("preview " + std::to_string(preview.step));
    };
    Task task = storedTask("one");
    task.params.diffusionSteps = 2;
    ASSERT_TRUE(service.submit(task, watching).ok());
    ASSERT_TRUE(m_events.waitForDone(1));
    EXPECT_EQ(m_events.all(),
              (Texts{"queued one 0", "load 0/0 of 1", "load 1/2 of 1", "denoise 1/2 of 1",
                     "preview 1", "denoise 2/2 of 1", "preview 2", "save 0/0 of 1", "take one 0",
                     "done one succeeded"}));
}

TEST_F(ServiceTest, RunsTheHighestPriorityFirst) {
    holdAtFirstStepOf("first");
    auto& service = make();
    ASSERT_TRUE(service.submit(taskWith("first"), observer("first")).ok());
    ASSERT_TRUE(m_gate.waitUntilReached());
    for (const auto& [id, priority] :
         {std::pair("a", 0), std::pair("low", -1), std::pair("b", 0), std::pair("high", 100)}) {
        ASSERT_TRUE(service.submit(taskWith(id, priority), observer(id)).ok());
    }
    const auto queue = service.queue();
    ASSERT_EQ(queue.size(), 5);
    EXPECT_TRUE(queue[0].running);
    EXPECT_EQ(queue[1].task.id, "high");
    m_gate.open();
    ASSERT_TRUE(m_events.waitForDone(5));
    EXPECT_EQ(made(), (Texts{"first", "high", "a", "b", "low"}));
    EXPECT_EQ(m_events.count("queued low 2"), 1);
    EXPECT_EQ(m_events.count("queued high 1"), 1);
}

TEST_F(ServiceTest, RefusesWhatCannotBeRun) {
    auto& service = make();
    const auto refused = [&](const Task& task) {
        const auto submitted = service.submit(task, observer(task.id));
        EXPECT_FALSE(submitted.ok());
        EXPECT_EQ(submitted.error().code, ErrorCode::InvalidRequest);
        const TaskResult result = service.executeTask(task);
        EXPECT_EQ(result.status, TaskStatus::Failed);
        EXPECT_EQ(result.id, task.id);
        EXPECT_EQ(result.error, submitted.error());
        EXPECT_NE(result.error->message.find(result.error->context), std::string::npos)
            << result.error->message;
        return submitted.error().context;
    };
    Task task = taskWith("");
    EXPECT_EQ(refused(task), "id");
    task = taskWith(std::string(257, 'x'));
    EXPECT_EQ(refused(task), "id");
    task = taskWith("a", 101);
    EXPECT_EQ(refused(task), "priority");
    task = taskWith("a");
    task.params.prompt.reset();
    EXPECT_EQ(refused(task), "data.prompt");
    task = taskWith("a");
    task.params.duration = 31;
    EXPECT_EQ(refused(task), "data.params.duration");
    task = taskWith("a");
    task.params.scheduler = "magic";
    EXPECT_EQ(refused(task), "data.params.scheduler");
    task = taskWith("a");
    task.params.scheduler = "euler";
    task.params.eta = 0.5;
    EXPECT_EQ(refused(task), "data.params.eta");
    task = taskWith("a");
    task.model = "\xFF";
    EXPECT_EQ(refused(task), "data.model");
    task = taskWith("a");
    task.contextId = "unknown";
    EXPECT_EQ(refused(task), "data.contextId");
    EXPECT_TRUE(m_events.all().empty()) << "an observer heard of a refused task";
    EXPECT_TRUE(made().empty());
}

/// A task with one field wrong, and the path that must be told.
struct WrongTask {
    const char* path;
    std::function<void(Task&)> spoil;
};

TEST_F(ServiceTest, RefusesEachFieldThatIsOutOfRange) {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    constexpr int kMost = std::numeric_limits<int>::max();
    std::vector<WrongTask> wrongTasks;
    for (const double value : {kNan, kInfinity, -kInfinity, -1.0, 1e308, -1e-300}) {
        const auto add = [&](const char* path, std::optional<double> TaskParams::*field) {
            wrongTasks.push_back({path, [=](Task& task) { task.params.*field = value; }});
        };
        add("data.params.guidanceScale", &TaskParams::guidanceScale);
        add("data.params.duration", &TaskParams::duration);
        add("data.params.eta", &TaskParams::eta);
        add("data.params.guidanceRescale", &TaskParams::guidanceRescale);
        add("data.params.guidanceInterval", &TaskParams::guidanceStart);
        add("data.params.guidanceInterval", &TaskParams::guidanceEnd);
    }
    for (const int value : {0, -1, kMost, -kMost - 1}) {
        wrongTasks.push_back({"data.params.diffusionSteps",
                              [=](Task& task) { task.params.diffusionSteps = value; }});
        wrongTasks.push_back({"data.params.count", [=](Task& task) { task.params.count = value; }});
    }
    for (const int value : {101, -101, kMost, -kMost - 1}) {
        wrongTasks.push_back({"priority", [=](Task& task) { task.priority = value; }});
    }
    for (const std::int64_t value : {std::int64_t{-1}, std::numeric_limits<std::int64_t>::min()}) {
        wrongTasks.push_back({"data.params.seed", [=](Task& task) { task.params.seed = value; }});
    }
    wrongTasks.push_back({"data.params.seed", [](Task& task) {
                              task.params.seed = std::numeric_limits<std::int64_t>::max();
                              task.params.count = 2;
                          }});
    for (const std::string& text : {std::string("\xFF"), std::string("\xED\xA0\x80")}) {
        wrongTasks.push_back({"id", [=](Task& task) { task.id = text; }});
        wrongTasks.push_back({"data.prompt", [=](Task& task) { task.params.prompt = text; }});
        wrongTasks.push_back(
            {"data.params.negativePrompt", [=](Task& task) { task.params.negativePrompt = text; }});
        wrongTasks.push_back(
            {"data.params.scheduler", [=](Task& task) { task.params.scheduler = text; }});
        wrongTasks.push_back({"data.model", [=](Task& task) { task.model = text; }});
        wrongTasks.push_back({"data.contextId", [=](Task& task) { task.contextId = text; }});
    }
    auto& service = make();
    for (const WrongTask& wrong : wrongTasks) {
        Task task = taskWith("a");
        wrong.spoil(task);
        const TaskResult result = service.executeTask(task);
        EXPECT_EQ(result.status, TaskStatus::Failed) << wrong.path;
        ASSERT_TRUE(result.error.has_value()) << wrong.path;
        EXPECT_EQ(result.error->code, ErrorCode::InvalidRequest) << wrong.path;
        EXPECT_EQ(result.error->context, wrong.path) << result.error->message;
        EXPECT_NE(result.error->message.find(wrong.path), std::string::npos)
            << result.error->message;
    }
    EXPECT_TRUE(made().empty());
}

TEST_F(ServiceTest, RefusesAnIdInUseAndAFullQueue) {
    holdAtFirstStepOf("a");
    ServiceSettings settings;
    settings.queueCapacity = 1;
    auto& service = make(settings);
    ASSERT_TRUE(service.submit(taskWith("a"), observer("a")).ok());
    ASSERT_TRUE(m_gate.waitUntilReached());
    EXPECT_EQ(service.submit(taskWith("a"), {}).error().context, "id");
    ASSERT_TRUE(service.submit(taskWith("b"), observer("b")).ok());
    EXPECT_EQ(service.submit(taskWith("c"), {}).error().code, ErrorCode::OutOfMemory);
    m_gate.open();
    ASSERT_TRUE(m_events.waitForDone(2));
    EXPECT_EQ(service.executeTask(taskWith("a")).status, TaskStatus::Succeeded);
}

TEST_F(ServiceTest, MayBeAskedForTheSameIdWhenItsTaskIsDone) {
    auto& service = make();
    TaskObserver again = observer("a");
    again.onDone = [&, this](const TaskResult& result) {
        EXPECT_TRUE(service.submit(taskWith("a"), observer("a")).ok());
        EXPECT_EQ(service.executeTask(taskWith("b")).error->code, ErrorCode::Internal)
            << "waiting on the engine thread would never end";
        m_events.done(result);
    };
    ASSERT_TRUE(service.submit(taskWith("a"), again).ok());
    ASSERT_TRUE(m_events.waitForDone(2));
}

TEST_F(ServiceTest, StartsFromAnotherTake) {
    auto& service = make();
    TaskParams base;
    base.prompt = "rain";
    base.seed = 99;
    base.duration = 2.0;
    base.diffusionSteps = 4;
    m_store.contexts["take-1"] = base;
    Task task;
    task.id = "like that";
    task.contextId = "take-1";
    task.storeResults = false;
    task.params.diffusionSteps = 5;
    const TaskResult result = service.executeTask(task);
    ASSERT_EQ(result.status, TaskStatus::Succeeded);
    EXPECT_EQ(result.request.prompt, "rain");
    EXPECT_EQ(result.request.seed, 99);
    EXPECT_EQ(result.request.durationSeconds, 2.0);
    EXPECT_EQ(result.request.steps, 5);
}

TEST_F(ServiceTest, LoadsAModelOnceAndAnotherWhenATaskWantsIt) {
    auto& service = make();
    for (const char* model : {"a", "a", "b", "", "a"}) {
        Task task = taskWith("x");
        task.model = model;
        EXPECT_EQ(service.executeTask(task).status, TaskStatus::Succeeded);
    }
    Texts loads;
    for (const std::string& event : engineScript().log()) {
        if (!event.starts_with("make")) {
            loads.push_back(event);
        }
    }
    EXPECT_EQ(loads,
              (Texts{"load a", "close", "load b", "close", "load default", "close", "load a"}));
    EXPECT_EQ(service.modelStatus().state, ModelState::Loaded);
    EXPECT_EQ(service.modelStatus().info->name, "a");
}

TEST_F(ServiceTest, UsesAChangedConfigurationFromTheNextTaskOn) {
    auto& service = make();
    EXPECT_EQ(service.executeTask(taskWith("a")).status, TaskStatus::Succeeded);
    EngineConfig config = service.config();
    config.diffusionSteps = 9;
    service.setConfig(config);
    Task task = taskWith("b");
    task.params.diffusionSteps.reset();
    EXPECT_EQ(service.executeTask(task).request.steps, 9);
    const auto loads = [] {
        const Texts log = engineScript().log();
        return std::count(log.begin(), log.end(), "load default");
    };
    EXPECT_EQ(loads(), 1) << "the steps are no business of the model's";
    config.precision = Precision::Float32;
    service.setConfig(config);
    EXPECT_EQ(service.executeTask(task).status, TaskStatus::Succeeded);
    EXPECT_EQ(loads(), 2);
}

TEST_F(ServiceTest, AFailingModelFailsItsTaskAlone) {
    engineScript().onLoad = [](const std::string& folder) -> std::optional<Error> {
        if (folder == "broken") {
            return Error{ErrorCode::ModelInvalid, "This model is broken.", folder};
        }
        return std::nullopt;
    };
    auto& service = make();
    Task task = storedTask("a");
    task.model = "broken";
    TaskResult result = service.executeTask(task);
    EXPECT_EQ(result.status, TaskStatus::Failed);
    EXPECT_EQ(result.error->code, ErrorCode::ModelInvalid);
    EXPECT_EQ(service.modelStatus().state, ModelState::Failed);
    EXPECT_EQ(service.modelStatus().error->message, "This model is broken.");
    task.model = "missing";
    result = service.executeTask(task);
    EXPECT_EQ(result.error->code, ErrorCode::ModelMissing);
    EXPECT_EQ(service.modelStatus().model, "missing");
    task.model.clear();
    EXPECT_EQ(service.executeTask(task).status, TaskStatus::Succeeded);
    EXPECT_EQ(service.modelStatus().state, ModelState::Loaded);
}

TEST_F(ServiceTest, AFailingStepKeepsTheTakesBeforeIt) {
    engineScript().failureLosesModel = true;
    engineScript().onStep = [](const GenerationRequest&, int take,
                               int step) -> std::optional<Error> {
        if (take == 1 && step == 1) {
            return Error{ErrorCode::OutOfMemory, "Too little memory.", {}};
        }
        return std::nullopt;
    };
    auto& service = make();
    Task task = storedTask("a", 3);
    const TaskResult result = service.executeTask(task);
    EXPECT_EQ(result.status, TaskStatus::Failed);
    EXPECT_EQ(result.error->code, ErrorCode::OutOfMemory);
    ASSERT_EQ(result.takes.size(), 1);
    EXPECT_EQ(result.takes[0].contextId, "context-a-0");
    EXPECT_EQ(result.report.modelName, "default");
    EXPECT_EQ(m_store.log(), (Texts{"take a 0", "done a failed"}));
    // The model went with it, and is loaded again.
    EXPECT_EQ(service.modelStatus().state, ModelState::None);
    EXPECT_EQ(service.executeTask(storedTask("b")).status, TaskStatus::Succeeded);
}

TEST_F(ServiceTest, StoresATakeBeforeItTellsOfIt) {
    auto& service = make();
    TaskObserver watching = observer("a");
    watching.onTake = [this](const TaskTake& take, int index) {
        EXPECT_EQ(m_store.log().back(), "take a " + std::to_string(index));
        EXPECT_EQ(take.file, "/takes/a-" + std::to_string(index) + ".wav");
        EXPECT_EQ(take.clippedSamples, 3);
        m_events.note("take");
    };
    ASSERT_TRUE(service.submit(storedTask("a", 2), watching).ok());
    ASSERT_TRUE(m_events.waitForDone(1));
    EXPECT_EQ(m_events.count("take"), 2);
    EXPECT_EQ(m_store.log(), (Texts{"take a 0", "take a 1", "done a succeeded"}));
}

TEST_F(ServiceTest, AFailingStoreGivesTheSoundBack) {
    m_store.onCall = [](const std::string& call, const std::string& id) -> std::optional<Error> {
        if (call == "take" && id == "a") {
            return Error{ErrorCode::Io, "\"/takes\" cannot be written: no space.", "/takes"};
        }
        return std::nullopt;
    };
    auto& service = make();
    ASSERT_TRUE(service.submit(storedTask("a", 3), observer("a")).ok());
    ASSERT_TRUE(m_events.waitForDone(1));
    const TaskResult result = m_events.results().front();
    EXPECT_EQ(result.status, TaskStatus::Failed);
    EXPECT_EQ(result.error->code, ErrorCode::Io);
    EXPECT_EQ(result.error->context, "/takes");
    ASSERT_EQ(result.takes.size(), 1) << "takes that cannot be stored were made";
    EXPECT_TRUE(result.takes[0].take.waveform);
    EXPECT_EQ(result.takes[0].file, "");
    EXPECT_EQ(m_events.count("take a 0"), 0) << "a take was called safe that is not";
    EXPECT_EQ(service.executeTask(storedTask("b")).status, TaskStatus::Succeeded);
}

TEST_F(ServiceTest, SaysWhenTheEndOfATaskCannotBeNoted) {
    m_store.onCall = [](const std::string& call, const std::string&) -> std::optional<Error> {
        if (call == "done") {
            return Error{ErrorCode::Io, "The library cannot be written.", "library.db"};
        }
        return std::nullopt;
    };
    auto& service = make();
    const TaskResult result = service.executeTask(storedTask("a"));
    EXPECT_EQ(result.status, TaskStatus::Failed);
    EXPECT_EQ(result.error->context, "library.db");
    EXPECT_EQ(result.takes[0].file, "/takes/a-0.wav");
}

TEST_F(ServiceTest, UnloadsAnIdleModel) {
    ServiceSettings settings;
    settings.config.idleUnloadSeconds = 0.05;
    auto& service = make(settings);
    ServiceListener listener;
    listener.onModel = [this](const ModelStatus& status) {
        m_events.note(status.state == ModelState::None ? "none" : "some");
    };
    const int id = service.listen(listener);
    ASSERT_TRUE(m_events.waitFor("none"));
    EXPECT_EQ(service.executeTask(taskWith("a")).status, TaskStatus::Succeeded);
    ASSERT_TRUE(m_events.waitFor("none", 2));
    EXPECT_EQ(engineScript().log().back(), "unload");
    EXPECT_EQ(service.executeTask(taskWith("b")).status, TaskStatus::Succeeded);
    service.stopListening(id);
}

TEST_F(ServiceTest, NeverUnloadsWhereThatIsNotWanted) {
    ServiceSettings settings;
    settings.config.idleUnloadSeconds = 0;
    auto& service = make(settings);
    EXPECT_EQ(service.executeTask(taskWith("a")).status, TaskStatus::Succeeded);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_EQ(service.modelStatus().state, ModelState::Loaded);
}

TEST_F(ServiceTest, LoadsAndUnloadsOnDemand) {
    auto& service = make();
    ServiceListener listener;
    listener.onModel = [this](const ModelStatus& status) {
        m_events.note(std::to_string(static_cast<int>(status.state)) + " " + status.model + " " +
                      std::to_string(static_cast<int>(10 * status.loadedPart)));
    };
    const int id = service.listen(listener);
    ASSERT_TRUE(m_events.waitFor("0  0"));
    service.loadModel("a");
    ASSERT_TRUE(m_events.waitFor("2 a 10"));
    service.unloadModel();
    ASSERT_TRUE(m_events.waitFor("0  0", 2));
    service.loadModel("missing");
    ASSERT_TRUE(m_events.waitFor("3 missing 0"));
    EXPECT_EQ(m_events.all(), (Texts{"0  0", "1 a 0", "1 a 5", "2 a 10", "0  0", "3 missing 0"}));
    service.stopListening(id);
    EXPECT_TRUE(made().empty());
}

}  // namespace
}  // namespace audioldm::engine::service
