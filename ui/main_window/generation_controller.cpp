// SPDX-License-Identifier: MIT
#include "ui/main_window/generation_controller.h"

#include <QSet>
#include <QUuid>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/bridge/engine_client.h"
#include "ui/bridge/library_client.h"
#include "ui/player/audio_player.h"
#include "ui/state/engine_sentence.h"
#include "ui/state/studio_host.h"
#include "ui/widgets/advanced_panel.h"
#include "ui/widgets/memory_monitor.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/parameters_panel.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/prompt_panel.h"
#include "ui/widgets/seed_field.h"
#include "ui/widgets/sound_panel.h"

namespace audioldm::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPlanMs = 200;
constexpr int kVariations = 4;
constexpr const char* kCostsNote = "run-costs";

const QString& modelTopic() {
    static const QString kTopic = u"model"_s;
    return kTopic;
}

const QString& taskTopic() {
    static const QString kTopic = u"task"_s;
    return kTopic;
}

QString newId() {
    return u"studio-%1"_s.arg(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

std::int64_t seedAfter(std::int64_t seed, std::int64_t steps) {
    const std::int64_t room = std::numeric_limits<std::int64_t>::max() - seed;
    return steps <= room ? seed + steps : steps - room - 1;
}

}  // namespace

GenerationController::GenerationController(const WindowParts& parts, QObject* parent)
    : QObject(parent),
      m_parts(parts) {
    m_planTimer.setSingleShot(true);
    m_planTimer.setInterval(kPlanMs);
    connect(&m_planTimer, &QTimer::timeout, this, &GenerationController::plan);
    connectEngine();
    ParametersPanel& fields = m_parts.parameters;
    connect(&fields, &ParametersPanel::changed, this, &GenerationController::fieldsChanged);
    connect(&fields, &ParametersPanel::generateClicked, this, &GenerationController::generate);
    connect(fields.prompt(), &PromptPanel::tokensWanted, this, &GenerationController::countTokens);
    connect(fields.advanced(), &AdvancedPanel::configChanged, this, [this] {
        EngineConfig config = m_parts.engine.config();
        m_parts.parameters.advanced()->fill(config);
        changeConfig(config);
    });
    connect(&m_parts.progress, &ProgressStrip::cancelClicked, this, &GenerationController::cancel);
    connect(&m_parts.progress, &ProgressStrip::clearQueueClicked, this,
            &GenerationController::clearQueue);
    connect(&m_parts.memory, &MemoryMonitor::suggestionChosen, this,
            &GenerationController::applySuggestion);
    QStringList schedulers;
    for (const std::string& name : m_parts.engine.schedulers()) {
        schedulers << QString::fromStdString(name);
    }
    fields.advanced()->setSchedulers(schedulers);
    fields.advanced()->setConfig(m_parts.engine.config());
    loadCosts();
    fieldsChanged();
    update([](GenerationState&) {});
}

void GenerationController::connectEngine() {
    EngineClient& engine = m_parts.engine;
    connect(&engine, &EngineClient::modelChanged, this,
            [this](const ModelStatus& status) { follow(status); });
    connect(&engine, &EngineClient::queueChanged, this,
            [this](const std::vector<QueuedTask>& queue) { follow(queue); });
    connect(&engine, &EngineClient::progressed, this,
            [this](const QString& id, const Progress& progress) { follow(id, progress); });
    connect(&engine, &EngineClient::previewArrived, this,
            [this](const QString& id, const TaskPreview& preview) {
                if (id == m_runningId) {
                    m_parts.sound.setForming(preview);
                }
            });
    connect(&engine, &EngineClient::takeArrived, this,
            [this](const QString& id, const TaskTake& take) { follow(id, take); });
    connect(&engine, &EngineClient::taskEnded, this,
            [this](const TaskResult& result) { follow(result); });
    connect(&engine, &EngineClient::taskResumed, this, [this](const Task& task) {
        m_asked.insert(QString::fromStdString(task.id), {requestOf(task.params), true, {}});
    });
    connect(&engine, &EngineClient::taskRefused, this,
            [this](const QString& id, const Error& error) {
                m_asked.remove(id);
                m_parts.messages.showError(error, {}, taskTopic());
            });
    connect(&engine, &EngineClient::resumeFailed, this,
            [this](const Error& error) { m_parts.messages.showError(error); });
    connect(&engine, &EngineClient::memoryChanged, this, [this](const MemoryStatus& status) {
        m_parts.memory.addStatus(status);
        m_parts.progress.setMemory(status.live);
    });
    connect(&engine, &EngineClient::configChanged, this, [this] {
        m_parts.parameters.advanced()->setConfig(m_parts.engine.config());
        forgetPlan();
        planSoon();
    });
}

void GenerationController::loadCosts() {
    m_parts.library.ask([](TakeLibrary& library) { return library.note(kCostsNote); }, this,
                        [this](const Result<std::optional<std::string>>& note) {
                            if (note && note.value()) {
                                m_costs =
                                    RunCosts::fromJson(QByteArray::fromStdString(*note.value()));
                                m_parts.parameters.setCosts(m_costs);
                            }
                        });
}

void GenerationController::update(const std::function<void(GenerationState&)>& change) {
    change(m_state);
    m_parts.parameters.setState(m_state);
    m_parts.progress.setState(m_state);
    Q_EMIT stateChanged(m_state);
}

void GenerationController::generate() {
    if (m_state.canGenerate()) {
        make(m_parts.parameters.request());
    }
}

void GenerationController::makeVariations(const StoredTake& take) {
    GenerationRequest request = take.recipe.request;
    request.count = kVariations;
    if (request.seed) {
        request.seed = seedAfter(*request.seed, 1);
    }
    make(request);
}

void GenerationController::resume() {
    m_parts.engine.resume(m_parts.host.preferences().showForming);
}

void GenerationController::make(const GenerationRequest& request) {
    const QString id = newId();
    Task task;
    task.id = id.toStdString();
    task.params = paramsOf(request);
    m_parts.messages.dismiss(taskTopic());
    m_asked.insert(id, {request, false, {}});
    m_parts.engine.submit(task, m_parts.host.preferences().showForming);
    Q_EMIT asked();
}

void GenerationController::cancel() {
    if (m_state.canCancel() && m_parts.engine.cancel(m_runningId)) {
        update([](GenerationState& state) { state.cancelRequested = true; });
    }
}

void GenerationController::clearQueue() {
    QSet<QString> queued;
    for (const QueuedTask& task : m_parts.engine.queue()) {
        const QString id = QString::fromStdString(task.task.id);
        queued.insert(id);
        if (!task.running) {
            m_parts.engine.cancel(id);
        }
    }
    // What is on its way into the queue.
    for (auto asked = m_asked.constBegin(); asked != m_asked.constEnd(); ++asked) {
        if (!queued.contains(asked.key())) {
            m_parts.engine.cancelSubmitted(asked.key());
        }
    }
}

void GenerationController::changeConfig(const EngineConfig& config) {
    m_parts.engine.setConfig(config);
    m_parts.library.askFiles(
        [&host = m_parts.host, config](SoundFiles&) { return host.saveConfig(config); }, this,
        [this](const Result<void>& saved) {
            if (!saved) {
                m_parts.messages.showError(saved.error());
            }
        });
}

void GenerationController::loadModel(const QString& model) {
    EngineConfig config = m_parts.engine.config();
    config.modelPath = model.toStdString();
    changeConfig(config);
    m_parts.engine.loadModel(model);
}

void GenerationController::fieldsChanged() {
    const bool given = !m_parts.parameters.prompt()->prompt().trimmed().isEmpty();
    const GenerationRequest settings = m_parts.parameters.request();
    const bool others = !sameSettings(settings, m_plannedSettings);
    m_plannedSettings = settings;
    update([given](GenerationState& state) { state.promptGiven = given; });
    if (others) {
        forgetPlan();
    }
    planSoon();
}

void GenerationController::forgetPlan() {
    // What is still on its way is of other settings too.
    ++m_planNumber;
    update([](GenerationState& state) { state.planFits.reset(); });
}

void GenerationController::planSoon() {
    m_planTimer.start();
}

void GenerationController::plan() {
    const int number = ++m_planNumber;
    GenerationRequest request = m_parts.parameters.request();
    if (!m_state.promptGiven || m_state.model == ModelState::Failed) {
        m_parts.memory.clearPlan();
        update([](GenerationState& state) { state.planFits.reset(); });
        return;
    }
    m_parts.engine.plan(request, m_parts.engine.config(), this,
                        [this, number](const Result<MemoryPlan>& plan) {
                            if (number != m_planNumber) {
                                return;
                            }
                            std::optional<bool> fits;
                            if (plan) {
                                m_parts.memory.setPlan(plan.value());
                                fits = plan.value().fits;
                            } else {
                                m_parts.memory.clearPlan();
                            }
                            update([fits](GenerationState& state) { state.planFits = fits; });
                        });
}

void GenerationController::countTokens(const QString& text) {
    m_parts.engine.countTokens(text, this, [this, text](const Result<PromptTokens>& tokens) {
        m_parts.parameters.prompt()->setTokens(
            text, tokens ? std::optional<PromptTokens>(tokens.value()) : std::nullopt);
    });
}

void GenerationController::follow(const ModelStatus& status) {
    const bool loadedNow =
        status.state == ModelState::Loaded && m_state.model != ModelState::Loaded;
    m_parts.progress.setModel(status);
    update([&](GenerationState& state) { state.model = status.state; });
    if (status.state == ModelState::Failed && status.error) {
        const auto again = [this] {
            m_parts.engine.loadModel(QString::fromStdString(m_parts.engine.config().modelPath));
        };
        m_parts.messages.showError(
            *status.error,
            {{tr("Choose a model"), [this] { Q_EMIT modelsWanted(); }}, {tr("Try again"), again}},
            modelTopic());
    }
    if (loadedNow) {
        m_parts.messages.dismiss(modelTopic());
        if (status.info && !status.info->warnings.empty()) {
            m_parts.messages.show(
                MessageBar::Kind::Warning,
                tr("The model may sound wrong: %1")
                    .arg(EngineSentence::translated(status.info->warnings.front())),
                {}, modelTopic());
        }
        // What was asked while there was no model had no answer.
        planSoon();
        countTokens(m_parts.parameters.prompt()->prompt());
    }
}

void GenerationController::follow(const std::vector<QueuedTask>& queue) {
    const auto running = std::find_if(queue.begin(), queue.end(),
                                      [](const QueuedTask& task) { return task.running; });
    const bool isRunning = running != queue.end();
    const QString id = isRunning ? QString::fromStdString(running->task.id) : QString();
    const bool another = id != m_runningId;
    if (another) {
        m_runningId = id;
        m_timeLeft.reset();
        m_parts.sound.endForming();
        if (const auto asked = m_asked.find(id); asked != m_asked.end()) {
            asked->sinceStart.start();
            m_runningRequest = asked->request;
        }
    }
    const int waiting = static_cast<int>(queue.size()) - (isRunning ? 1 : 0);
    update([&](GenerationState& state) {
        state.running = isRunning;
        state.waiting = waiting;
        state.cancelRequested = state.cancelRequested && isRunning && !another;
    });
}

void GenerationController::follow(const QString& taskId, const Progress& progress) {
    if (taskId != m_runningId) {
        return;
    }
    m_timeLeft.follow(progress);
    m_parts.progress.setProgress(progress, m_timeLeft.seconds(progress, m_costs, m_runningRequest));
}

void GenerationController::follow(const QString& taskId, const TaskTake& take) {
    const auto asked = m_asked.constFind(taskId);
    if (asked == m_asked.constEnd()) {
        return;  // of another program on the same service
    }
    m_parts.parameters.seed()->setLastSeed(take.take.seed);
    m_parts.sound.endForming();
    Q_EMIT takeMade(take, QString::fromStdString(asked->request.prompt));
}

void GenerationController::follow(const TaskResult& result) {
    const auto found = m_asked.constFind(QString::fromStdString(result.id));
    if (found == m_asked.constEnd()) {
        return;
    }
    const Asked asked = *found;
    m_asked.erase(found);
    const double seconds =
        asked.sinceStart.isValid() ? static_cast<double>(asked.sinceStart.elapsed()) / 1000.0 : 0;
    m_parts.sound.endForming();
    switch (result.status) {
        case TaskStatus::Succeeded:
            m_costs.learn(result);
            m_parts.parameters.setCosts(m_costs);
            m_parts.library.change([json = m_costs.toJson().toStdString()](TakeLibrary& library) {
                return library.setNote(kCostsNote, json);
            });
            m_parts.progress.setNote(
                tr("%Ln take(s) finished", nullptr, static_cast<int>(result.takes.size())));
            break;
        case TaskStatus::Cancelled:
            m_parts.progress.setNote(tr("Cancelled"));
            break;
        case TaskStatus::Failed:
            m_parts.progress.setNote(tr("Not finished"));
            tellFailure(result, asked);
            break;
    }
    if (!result.report.promptCutOff.empty()) {
        m_parts.messages.show(MessageBar::Kind::Note,
                              tr("The prompt was longer than the model reads; its end was left "
                                 "out."),
                              {}, taskTopic());
    }
    Q_EMIT taskEnded(result, seconds);
}

void GenerationController::tellFailure(const TaskResult& result, const Asked& asked) {
    const Error error = result.error.value_or(Error{});
    if (asked.sinceStart.isValid() || !asked.resumed || error.code != ErrorCode::Internal) {
        m_parts.messages.showError(error, {}, taskTopic());
        return;
    }
    const auto finished = static_cast<int>(result.takes.size());
    GenerationRequest left = result.request;
    left.count = std::max(1, left.count - finished);
    if (left.seed) {
        left.seed = seedAfter(*left.seed, finished);
    }
    Q_EMIT givenUp(left);
}

void GenerationController::applySuggestion(const PlanSuggestion& suggestion) {
    EngineConfig config = m_parts.engine.config();
    GenerationRequest request = m_parts.parameters.request();
    switch (suggestion.kind) {
        case PlanSuggestion::Kind::ShortenDuration:
            // Down to the slider's tenth, so that what is shown is what fits.
            request.durationSeconds =
                std::max(kMinDurationSeconds, std::floor(suggestion.value * 10) / 10);
            m_parts.parameters.applyPreset(request);
            return;
        case PlanSuggestion::Kind::RaiseBudget:
            config.maxMemoryBytes = static_cast<std::int64_t>(suggestion.value);
            break;
        case PlanSuggestion::Kind::Quantize:
            config.quantization = suggestion.value <= 0  ? Quantization::None
                                  : suggestion.value < 6 ? Quantization::FourBit
                                                         : Quantization::EightBit;
            break;
    }
    changeConfig(config);
}

}  // namespace audioldm::ui
