# SPDX-License-Identifier: MIT
"""Runs a scheduler of diffusers with a stand-in for the UNet, as AudioLDM's pipeline would.

A case is a dict: name (of the engine's scheduler), steps, eta, seed, shape, config (what
scheduler_config.json says). Its result has timesteps, initNoiseSigma, latents (after the last
call), trace (sum of |latents| over all calls), original (likewise of the predicted clean latents,
where the class gives them), or refused with the reason.
"""

import math
import warnings

import diffusers
import torch

warnings.filterwarnings("ignore")
diffusers.logging.set_verbosity_error()
torch.set_num_threads(1)

AUDIOLDM_CONFIG = {
    "_class_name": "DDIMScheduler",
    "beta_end": 0.0195,
    "beta_schedule": "scaled_linear",
    "beta_start": 0.0015,
    "clip_sample": False,
    "num_train_timesteps": 1000,
    "prediction_type": "epsilon",
    "set_alpha_to_one": False,
    "steps_offset": 1,
}

KARRAS = {"use_karras_sigmas": True}
SDE = {"algorithm_type": "sde-dpmsolver++"}

# Name of the engine: class of diffusers and what is set on top of the model's config.
SCHEDULERS = {
    "ddim": ("DDIMScheduler", {}),
    "dpmpp-2m": ("DPMSolverMultistepScheduler", {}),
    "dpmpp-2m-karras": ("DPMSolverMultistepScheduler", KARRAS),
    "dpmpp-2m-sde": ("DPMSolverMultistepScheduler", SDE),
    "dpmpp-2m-sde-karras": ("DPMSolverMultistepScheduler", SDE | KARRAS),
    "unipc": ("UniPCMultistepScheduler", {}),
    "unipc-karras": ("UniPCMultistepScheduler", KARRAS),
    "deis": ("DEISMultistepScheduler", {}),
    "deis-karras": ("DEISMultistepScheduler", KARRAS),
    "euler": ("EulerDiscreteScheduler", {}),
    "euler-karras": ("EulerDiscreteScheduler", KARRAS),
    "euler-ancestral": ("EulerAncestralDiscreteScheduler", {}),
    "heun": ("HeunDiscreteScheduler", {}),
    "heun-karras": ("HeunDiscreteScheduler", KARRAS),
    "lms": ("LMSDiscreteScheduler", {}),
    "lms-karras": ("LMSDiscreteScheduler", KARRAS),
    "pndm": ("PNDMScheduler", {}),
    "ddpm": ("DDPMScheduler", {}),
}
TAKES_GENERATOR = {"ddim", "ddpm", "dpmpp-2m", "dpmpp-2m-karras", "dpmpp-2m-sde",
                   "dpmpp-2m-sde-karras", "euler", "euler-karras", "euler-ancestral"}
GIVES_ORIGINAL = {"ddim", "ddpm", "euler", "euler-karras", "euler-ancestral", "heun",
                  "heun-karras", "lms", "lms-karras"}
KEEPS_ORIGINAL = {"dpmpp-2m", "dpmpp-2m-karras", "dpmpp-2m-sde", "dpmpp-2m-sde-karras", "unipc",
                  "unipc-karras"}


def make_scheduler(name, config, steps):
    """The scheduler as `XScheduler.from_config(pipe.scheduler.config)` makes it from a DDIM pipe."""
    own = diffusers.DDIMScheduler.from_config(dict(config))
    class_name, extra = SCHEDULERS[name]
    scheduler = getattr(diffusers, class_name).from_config(own.config, **extra)
    scheduler.set_timesteps(steps)
    return scheduler


def stand_in(latents, timestep):
    """Deterministic and smooth in both arguments; the engine's test holds the same formula."""
    share = float(timestep) / 1000
    pattern = torch.linspace(-1, 1, latents.numel()).reshape(latents.shape)
    return latents * (0.9 * share) + pattern * (0.2 * math.cos(3 * share))


def sample(case):
    name = case["name"]
    if name == "pndm" and case["steps"] > case["config"]["num_train_timesteps"]:
        raise ValueError("its steps have no width and leave the noise as it is")
    scheduler = make_scheduler(name, case["config"], case["steps"])
    generator = torch.Generator("cpu").manual_seed(case["seed"])
    latents = torch.randn(case["shape"], generator=generator) * scheduler.init_noise_sigma
    extra = {"generator": generator} if name in TAKES_GENERATOR else {}
    if name == "ddim":
        extra["eta"] = case["eta"]
    trace = 0.0
    original = 0.0
    for timestep in scheduler.timesteps:
        output = stand_in(scheduler.scale_model_input(latents, timestep), timestep)
        step = scheduler.step(output, timestep, latents, **extra)
        latents = step.prev_sample
        trace += latents.abs().double().sum().item()
        if name in GIVES_ORIGINAL:
            original += step.pred_original_sample.abs().double().sum().item()
        elif name in KEEPS_ORIGINAL:
            original += scheduler.model_outputs[-1].abs().double().sum().item()
    if not math.isfinite(trace):
        raise FloatingPointError("the latents are not finite")
    return {
        "timesteps": [float(t) for t in scheduler.timesteps],
        "initNoiseSigma": float(scheduler.init_noise_sigma),
        "latents": latents.flatten().tolist(),
        "trace": trace,
        "original": original,
    }


def run_case(case):
    try:
        return sample(case)
    except Exception as error:  # diffusers raises half a dozen types here
        return {"refused": f"{type(error).__name__}: {error}"[:160]}


def plan_case(case):
    """Timesteps alone; refused where a run would fail for its timesteps."""
    try:
        scheduler = make_scheduler(case["name"], case["config"], case["steps"])
        timesteps = [float(t) for t in scheduler.timesteps]
        if case["name"] in ("ddim", "ddpm", "pndm"):
            scheduler.alphas_cumprod[scheduler.timesteps]
        elif timesteps.count(timesteps[0]) > 1:
            raise IndexError("the place of the first timestep is the second")
        elif not case["name"].startswith(("euler", "heun")):
            if (scheduler.sigmas[:-1].diff() == 0).any():
                raise FloatingPointError("two equal sigmas")
        return {"timesteps": timesteps, "initNoiseSigma": float(scheduler.init_noise_sigma)}
    except Exception as error:
        return {"refused": f"{type(error).__name__}: {error}"}
