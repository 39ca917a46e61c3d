// SPDX-License-Identifier: MIT
#pragma once

#include <ATen/core/Generator.h>
#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/weights/model_config.h"

namespace audioldm::engine::diffusion {

/// What the user chooses about the scheduler.
struct SchedulerOptions {
    std::string name = "ddim";  ///< one of schedulerNames()
    int steps = 25;             ///< 1 to 1000
    double eta = 0;             ///< DDIM only
};

/// One sampling run's noise schedule and its state: a plan of timesteps and the update from one
/// latent to the next. One object serves one run; copy() forks the state.
///
/// All maths in float32 on the latents' device, in the order of operations of diffusers, so that
/// a run agrees with it to rounding. Half latents are widened for the update and narrowed after
/// it; what a method keeps between its steps stays float32. Engine thread only.
class Scheduler {
public:
    virtual ~Scheduler() = default;

    /// Timesteps in the order of use, one per call of the UNet (Heun and PNDM: more than `steps`).
    /// Fractional where diffusers has fractional ones (Karras spacing).
    [[nodiscard]] virtual const std::vector<double>& timesteps() const = 0;

    /// What the first noise is multiplied with.
    [[nodiscard]] virtual double initNoiseSigma() const = 0;

    /// The UNet's input for the call `index`: `latents` scaled as the scheduler needs it.
    /// latents [B, C, H, W] float32 or a half type; same shape and dtype out.
    [[nodiscard]] virtual at::Tensor scaleModelInput(const at::Tensor& latents,
                                                     std::size_t index) const = 0;

    /// The next latents from the (guided) output of the UNet in call `index`. Calls come in order,
    /// from 0 to timesteps().size() - 1.
    /// modelOutput, latents [B, C, H, W], same dtype; noise is drawn from `generator` where the
    /// method needs some, on the CPU, in float32, and moved to their device.
    /// throws EngineException(ShapeMismatch) when the two differ in shape
    [[nodiscard]] virtual at::Tensor step(const at::Tensor& modelOutput, std::size_t index,
                                          const at::Tensor& latents, at::Generator& generator) = 0;

    /// The predicted clean latents of the last step() (for previews); undefined before the first.
    [[nodiscard]] virtual at::Tensor predictedOriginal() const = 0;

    [[nodiscard]] virtual std::unique_ptr<Scheduler> copy() const = 0;
};

/// Names for --scheduler, stable: "ddim", "dpmpp-2m", "dpmpp-2m-sde", "dpmpp-2m-karras", ...
[[nodiscard]] const std::vector<std::string_view>& schedulerNames();

/// One short English sentence about a scheduler, for --help.
/// throws EngineException(InvalidRequest) for an unknown name
[[nodiscard]] std::string_view schedulerDescription(std::string_view name);

/// Makes the scheduler `options.name` on the model's noise schedule, as diffusers'
/// `XScheduler.from_config(pipe.scheduler.config)` followed by `set_timesteps(steps)` does.
///
/// `config` is a DDIM config (or another class's); keys in config.absentKeys get the defaults of
/// the class that is made.
/// throws EngineException(InvalidRequest) for an unknown name, options that do not fit, a number
///        of steps that the method cannot make with this model (the message names the nearest that
///        work), a prediction type that the method does not have; EngineException(ModelInvalid)
///        for a noise schedule that is not usable
[[nodiscard]] std::unique_ptr<Scheduler> makeScheduler(const weights::SchedulerConfig& config,
                                                       const SchedulerOptions& options);

}  // namespace audioldm::engine::diffusion
