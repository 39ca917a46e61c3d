# SPDX-License-Identifier: MIT
"""Brings a checkpoint of random weights to natural sizes, stage by stage, with short runs.

What is calibrated, in this order:
 1. UNet: conv_out is scaled so that the predicted noise has deviation 1 (over three timesteps).
 2. VAE: decoder.conv_out is scaled and shifted so that the mel of latents that a short sampling run
    gave is -4 +- 2 (log amplitude).
 3. Vocoder: biases are moved so that a part of each channel's mean goes away (the constant part of
    the mel and of every activation makes a pattern that repeats in each frame and drowns what the
    mel says). The part is chosen so that another seed changes the waveform by 75 % of its RMS.
 4. Vocoder: conv_post is scaled so that the waveform has an RMS of 0.15.
 5. Label: where another prompt then changes the waveform by less than 45 % or more than 75 %,
    class_embedding is scaled and all is done again.
check() measures how much prompt, negative prompt, guidance and seed change the waveform.
"""

from __future__ import annotations

import math
from typing import Any

import torch

PROMPT = "A dog barking in the distance while rain is falling"
OTHER_PROMPT = "Techno beat with a soft synthesizer melody"
NEGATIVE_PROMPT = "low quality noise, whispering crowd"

_NOISE_DEVIATION = 1.0
_MEL_MEAN = -4.0
_MEL_DEVIATION = 2.0
_WAVEFORM_RMS = 0.15
_SEED_CHANGE = 0.75
_PROMPT_CHANGE = 0.6
_PROMPT_CHANGES_ALLOWED = (0.45, 0.75)
_ROUNDS = 4
_TIMESTEPS = (951, 501, 51)
# Long enough for a steady level, short where a second is a lot of work.
_SECONDS_TINY = 2.0
_SECONDS_PUBLISHED = 0.5
_WIDTH_PUBLISHED = 512
_STEPS = 4


def _scale(module: torch.nn.Module, factor: float) -> None:
    module.weight.mul_(factor)
    if module.bias is not None:
        module.bias.mul_(factor)


def label_of(pipe: Any, prompt: str) -> torch.Tensor:
    """[1, projection_dim], unit length."""
    tokens = pipe.tokenizer(prompt, return_tensors="pt")
    embeds = pipe.text_encoder(tokens.input_ids, attention_mask=tokens.attention_mask).text_embeds
    return torch.nn.functional.normalize(embeds, dim=-1)


def _predicted_noise(pipe: Any, label: torch.Tensor) -> torch.Tensor:
    """One prediction a timestep, on latents as the forward process gives them."""
    config = pipe.unet.config
    width = pipe.vocoder.config.model_in_dim // pipe.vae_scale_factor
    generator = torch.Generator("cpu").manual_seed(0)
    outputs = []
    for timestep in _TIMESTEPS:
        latents = torch.randn((1, config.in_channels, 24, width), generator=generator)
        outputs.append(pipe.unet(latents, timestep, None, class_labels=label).sample)
    return torch.cat(outputs)


def _calibrate_noise(pipe: Any) -> None:
    noise = _predicted_noise(pipe, label_of(pipe, PROMPT))
    _scale(pipe.unet.conv_out, _NOISE_DEVIATION / float(noise.std()))


def _latents(
    pipe: Any,
    prompt: str = PROMPT,
    negative_prompt: str = NEGATIVE_PROMPT,
    guidance: float = 2.5,
    seed: int = 1,
) -> torch.Tensor:
    """Final latents of a short guided run, [1, C, frames, bins]."""
    labels = torch.cat([label_of(pipe, negative_prompt), label_of(pipe, prompt)])
    factor = pipe.vae_scale_factor
    vocoder = pipe.vocoder.config
    published = vocoder.upsample_initial_channel >= _WIDTH_PUBLISHED
    seconds = _SECONDS_PUBLISHED if published else _SECONDS_TINY
    frames = int(seconds * vocoder.sampling_rate / math.prod(vocoder.upsample_rates)) // factor
    shape = (1, pipe.unet.config.in_channels, frames, vocoder.model_in_dim // factor)
    latents = torch.randn(shape, generator=torch.Generator("cpu").manual_seed(seed))
    pipe.scheduler.set_timesteps(_STEPS)
    for timestep in pipe.scheduler.timesteps:
        output = pipe.unet(torch.cat([latents] * 2), timestep, None, class_labels=labels).sample
        without, with_prompt = output.chunk(2)
        guided = without + guidance * (with_prompt - without)
        latents = pipe.scheduler.step(guided, timestep, latents).prev_sample
    return latents


def _mel(pipe: Any, **changes: Any) -> torch.Tensor:
    """Log-mel of a short run, [1, T, F]."""
    latents = _latents(pipe, **changes) / pipe.vae.config.scaling_factor
    return pipe.vae.decode(latents).sample.squeeze(1)


def _calibrate_vae(pipe: Any) -> None:
    mel = _mel(pipe)
    convolution = pipe.vae.decoder.conv_out
    factor = _MEL_DEVIATION / float(mel.std())
    convolution.weight.mul_(factor)
    convolution.bias.mul_(factor).add_(_MEL_MEAN - factor * float(mel.mean()))


class _VocoderBiases:
    """The vocoder's biases as drawn, from which a part of each channel's mean can be taken."""

    def __init__(self, vocoder: torch.nn.Module) -> None:
        convolutions = (torch.nn.Conv1d, torch.nn.ConvTranspose1d)
        self.vocoder = vocoder
        self.modules = [item for item in vocoder.modules() if isinstance(item, convolutions)]
        self.drawn = [module.bias.clone() for module in self.modules]

    def centre(self, mel: torch.Tensor, part: float) -> None:
        def hook(module: torch.nn.Module, inputs: Any, output: torch.Tensor) -> torch.Tensor:
            shift = part * (output.mean(dim=(0, 2)) - module.bias)
            module.bias.sub_(shift)
            return output - shift[:, None]

        hooks = []
        for module, bias in zip(self.modules, self.drawn):
            module.bias.copy_(bias)
            hooks.append(module.register_forward_hook(hook))
        self.vocoder(mel)
        for handle in hooks:
            handle.remove()


def _rms(values: torch.Tensor) -> float:
    return float(values.double().square().mean().sqrt())


def _calibrate_vocoder_biases(pipe: Any, biases: _VocoderBiases) -> None:
    mel, other = _mel(pipe), _mel(pipe, seed=2)
    low, high = 0.0, 1.0
    for _ in range(4):
        part = (low + high) / 2
        biases.centre(mel, part)
        waveform = pipe.vocoder(mel)
        change = _rms(pipe.vocoder(other) - waveform) / _rms(waveform)
        low, high = (part, high) if change < _SEED_CHANGE else (low, part)


def _calibrate_vocoder_level(pipe: Any) -> None:
    waveform = pipe.vocoder(_mel(pipe))
    before_tanh = torch.atanh(waveform.double().clamp(-1 + 1e-7, 1 - 1e-7))
    factor = 1.0
    for _ in range(30):
        factor *= _WAVEFORM_RMS / _rms(torch.tanh(factor * before_tanh))
    pipe.vocoder.conv_post.weight.mul_(factor)
    pipe.vocoder.conv_post.bias.mul_(factor)


def _changes(pipe: Any, **variants: dict[str, Any]) -> dict[str, float]:
    """RMS of a short waveform, and how much (relative to it) each variant changes it."""
    base = pipe.vocoder(_mel(pipe))
    level = _rms(base)
    changes = {
        name: _rms(pipe.vocoder(_mel(pipe, **arguments)) - base) / level
        for name, arguments in variants.items()
    }
    return {"rms": level} | changes


@torch.no_grad()
def calibrate(pipe: Any) -> None:
    """Changes the pipeline's weights in place."""
    # The last vocoder layer starts small: a saturated tanh could not be undone.
    _scale(pipe.vocoder.conv_post, 0.01)
    biases = _VocoderBiases(pipe.vocoder)
    factor = 1.0
    for _ in range(_ROUNDS):
        pipe.unet.class_embedding.weight.mul_(factor)
        _calibrate_noise(pipe)
        _calibrate_vae(pipe)
        _calibrate_vocoder_biases(pipe, biases)
        change = _changes(pipe, prompt={"prompt": OTHER_PROMPT})["prompt"]
        if _PROMPT_CHANGES_ALLOWED[0] <= change <= _PROMPT_CHANGES_ALLOWED[1]:
            break
        factor = min(max(_PROMPT_CHANGE / change, 0.2), 5.0)
    _calibrate_vocoder_level(pipe)


@torch.no_grad()
def check(pipe: Any) -> dict[str, float]:
    """RMS of a short waveform, and what share of it each input changes."""
    return _changes(
        pipe,
        prompt={"prompt": OTHER_PROMPT},
        negative_prompt={"negative_prompt": ""},
        guidance={"guidance": 7.0},
        seed={"seed": 2},
    )
