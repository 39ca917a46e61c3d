# SPDX-License-Identifier: MIT
"""Seeded random weights of a natural size.

As the libraries initialise them, a checkpoint's waveform has a peak of 1e-9 to 1e-5 and the prompt
hardly changes it: comparing such waveforms shows nothing. Here every tensor is drawn by a generator
of its own (seeded by the checkpoint's seed and the tensor's name), so that one tensor's values do
not depend on any other's, and the gains are chosen so that every module matters.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

import torch
from torch import nn

# Standard deviation of a weight is gain / sqrt(fan in). Later rules win.
_UNET_GAINS = [
    ("", 0.7),
    ("time_emb_proj", 2.1),
    ("to_q", 1.4),
    ("to_k", 1.4),
]
_VAE_GAINS = [
    ("", 0.8),
    ("to_q", 1.2),
    ("to_k", 1.2),
]
_TEXT_GAINS = [
    ("", 1.2),
    ("query", 2.0),
    ("key", 2.0),
    ("value", 1.5),
    ("attention.output", 2.0),
    ("text_projection", 2.0),
]
_VOCODER_GAINS = [("", 0.9)]

# Deviations that are not gains.
_EMBEDDING_DEVIATION = 0.2
_NORM_WEIGHT_DEVIATION = 0.15
_NORM_BIAS_DEVIATION = 0.1
_BIAS_DEVIATION = 0.1
_NORMS = (nn.GroupNorm, nn.LayerNorm)


def tensor_generator(seed: int, name: str) -> torch.Generator:
    generator = torch.Generator("cpu")
    generator.manual_seed((seed << 32) ^ zlib.crc32(name.encode()))
    return generator


def _fan_in(module: nn.Module) -> int:
    weight = module.weight
    if isinstance(module, nn.Linear):
        return weight.shape[1]
    if isinstance(module, nn.ConvTranspose1d):
        # Each output sample sees kernel / stride taps of every input channel.
        return weight.shape[0] * weight.shape[2] // module.stride[0]
    return weight[0].numel()


def _fill_module(name: str, module: nn.Module, gain: float, draw: Callable) -> None:
    """draw(name, shape) gives standard normal values."""
    if isinstance(module, _NORMS):
        values = draw(f"{name}.weight", module.weight.shape)
        module.weight.copy_(1 + _NORM_WEIGHT_DEVIATION * values)
        module.bias.copy_(_NORM_BIAS_DEVIATION * draw(f"{name}.bias", module.bias.shape))
    elif isinstance(module, nn.Embedding):
        module.weight.copy_(_EMBEDDING_DEVIATION * draw(f"{name}.weight", module.weight.shape))
    elif getattr(module, "weight", None) is not None:
        deviation = gain / max(_fan_in(module), 1) ** 0.5
        module.weight.copy_(deviation * draw(f"{name}.weight", module.weight.shape))
        if module.bias is not None:
            module.bias.copy_(_BIAS_DEVIATION * draw(f"{name}.bias", module.bias.shape))


def fill(model: nn.Module, seed: int, prefix: str, gains: list[tuple[str, float]]) -> None:
    """Every weight anew; `gains` are pairs of a part of a module's name and its gain."""

    def draw(name: str, shape: torch.Size) -> torch.Tensor:
        return torch.randn(shape, generator=tensor_generator(seed, f"{prefix}.{name}"))

    with torch.no_grad():
        for name, module in model.named_modules():
            if next(module.parameters(recurse=False), None) is not None:
                gain = [value for key, value in gains if key in name][-1]
                _fill_module(name, module, gain, draw)


def fill_unet(unet: nn.Module, seed: int) -> None:
    """Time projections three times the usual size; the label's weights twenty times, because labels
    are unit vectors whose elements have a deviation of 1 / sqrt(width)."""
    fill(unet, seed, "unet", _UNET_GAINS)
    with torch.no_grad():
        unet.class_embedding.weight.mul_(20)


def fill_vae(vae: nn.Module, seed: int) -> None:
    fill(vae, seed, "vae", _VAE_GAINS)


def fill_text_encoder(text_encoder: nn.Module, seed: int) -> None:
    fill(text_encoder, seed, "text_encoder", _TEXT_GAINS)


def fill_vocoder(vocoder: nn.Module, seed: int) -> None:
    """The input's mean and scale (used where normalize_before is set) vary around -4 and 2."""
    fill(vocoder, seed, "vocoder", _VOCODER_GAINS)
    bins = vocoder.mean.shape
    with torch.no_grad():
        vocoder.mean.copy_(-4 + torch.randn(bins, generator=tensor_generator(seed, "vocoder.mean")))
        spread = torch.rand(bins, generator=tensor_generator(seed, "vocoder.scale"))
        vocoder.scale.copy_(1.5 + spread)
