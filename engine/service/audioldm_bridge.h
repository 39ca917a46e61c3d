// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "engine/api/device_info.h"
#include "engine/api/engine_config.h"
#include "engine/api/generation_request.h"
#include "engine/api/generation_result.h"
#include "engine/api/latents.h"
#include "engine/api/memory_status.h"
#include "engine/api/model_info.h"
#include "engine/api/outcome.h"
#include "engine/api/progress.h"
#include "engine/api/prompt_tokens.h"
#include "engine/api/result.h"
#include "engine/api/task_preview.h"

namespace audioldm::engine::service {

/// The only caller of the pipeline: loads a model, runs requests, unloads. It is the one place
/// where exceptions of the engine become values.
///
/// thread  all calls but memoryStatus() on one thread, the engine thread; the stop token may be
///         triggered from any
class AudioLDMBridge final {
public:
    explicit AudioLDMBridge(EngineConfig config);
    ~AudioLDMBridge();
    AudioLDMBridge(const AudioLDMBridge&) = delete;
    AudioLDMBridge& operator=(const AudioLDMBridge&) = delete;

    /// Loads the model of the configuration, or of `folder` when that is not empty; does nothing
    /// when it is loaded already. errors  ModelMissing, ModelInvalid, WeightMissing, ShapeMismatch,
    /// OutOfMemory, DeviceLost
    [[nodiscard]] Outcome<ModelInfo> load(const std::string& folder, std::stop_token stop,
                                          const ProgressCallback& progress);

    /// Makes the takes of a request with the loaded model, loading the configured one if none is.
    /// Cancel acts within one step. Takes that were finished before a cancel or an error have been
    /// handed to `onTake`.
    /// onPreview  when not empty, the sound is shown as it forms, which costs time
    /// latents    where those of takes are kept that are not finished yet
    [[nodiscard]] Outcome<GenerationResult> generate(const GenerationRequest& request,
                                                     std::stop_token stop,
                                                     const ProgressCallback& progress,
                                                     const TakeCallback& onTake,
                                                     const PreviewCallback& onPreview = {},
                                                     const LatentsKeeping& latents = {});

    /// Frees the model. Nothing happens when none is loaded.
    void unload();

    /// Whether a model is loaded; generate() may free it to load it anew for another length.
    [[nodiscard]] bool isLoaded() const;

    /// What a request would take under `config` with the model in config.modelPath (a folder).
    /// Reads at most the headers of its files. May be called from a progress callback. errors
    /// InvalidRequest, ModelMissing, ModelInvalid, WeightMissing, ShapeMismatch, DeviceLost
    [[nodiscard]] Result<MemoryPlan> plan(const GenerationRequest& request,
                                          const EngineConfig& config);

    /// Counts the tokens of a text for the model in `folder`, whether it is loaded or not. May be
    /// called from a progress callback. errors  InvalidRequest, ModelMissing, ModelInvalid
    [[nodiscard]] Result<PromptTokens> countTokens(const std::string& text,
                                                   const std::string& folder);

    /// The memory as it is now. Any thread.
    [[nodiscard]] MemoryStatus memoryStatus() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// What computes here. Loads the GPU plug-in only where a driver is installed.
[[nodiscard]] DeviceList listDevices();

}  // namespace audioldm::engine::service
