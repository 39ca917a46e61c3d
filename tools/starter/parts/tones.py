# SPDX-License-Identifier: MIT
"""What the vocoder starts as: a bank of tones whose levels follow the mel.

Trained from random weights, a HiFi-GAN of this size needs days before it sings a tone. So its layers
are given weights that already do it, and the training goes on from there:

conv_pre      for each bin and knot t: log-mel - t, at the moment between two frames
upsampler 0   sums these, each cut off at 0, to exp(log-mel), and that to a level for each tone
upsampler 1   hands the levels on
upsampler 2   sounds the tones: multiples of the frame rate, which go on smoothly from frame to
              frame; each twice, once negated, since the activation that follows bends one side
conv_post     puts both together again

The residual blocks begin as nearly nothing.
"""

from __future__ import annotations

import functools

import numpy as np
import torch
from scipy.optimize import nnls
from transformers import SpeechT5HifiGan

from .. import audio, shapes

_LOWEST, _HIGHEST = -10.0, 2.5
"""Log-mels between the faint noise floor and full scale."""
_SMALL = 0.02
_SPACING = ((1500, 1), (3200, 2), (8000, 3))
"""Up to how many hertz each multiple of the frame rate, each second, each third is a tone: every bin
has one, and a tone is what costs."""
_PROBE_SECONDS = 0.5


def _exponential() -> tuple[np.ndarray, np.ndarray]:
    """Knots t and weights w >= 0, so that sum(w * max(0, m - t)) is about exp(m) at any level."""
    knots = np.linspace(_LOWEST, _HIGHEST - 1.5, shapes.KNOTS)
    levels = np.linspace(_LOWEST + 0.5, _HIGHEST, 400)
    parts = np.maximum(0, levels[:, None] - knots) / np.exp(levels)[:, None]
    weights, _ = nnls(parts, np.ones(len(levels)))
    return knots, weights


@functools.cache
def _frequencies() -> tuple[float, ...]:
    """Hz."""
    found: list[float] = []
    now = 0.0
    for end, multiple in _SPACING:
        while now + multiple * audio.RATE / audio.HOP <= end:
            now += multiple * audio.RATE / audio.HOP
            found.append(now)
    return tuple(found)


def _levels_by_bin() -> torch.Tensor:
    """[tones, BINS]: what a bin's magnitude adds to the level of each tone."""
    time = torch.arange(int(_PROBE_SECONDS * audio.RATE)) / audio.RATE
    waves = torch.stack(
        [torch.sin(2 * torch.pi * frequency * time) for frequency in _frequencies()]
    )
    middle = audio.log_mel(waves).exp()[:, 10:-10].mean(1)
    heard = middle * (middle > 0.05 * middle.amax(1, keepdim=True))
    share = heard / heard.sum(1, keepdim=True)
    return share / heard.sum(0).clamp_min(1e-3)


def _start_levels(vocoder: SpeechT5HifiGan) -> None:
    knots, weights = _exponential()
    first, summing, passing = vocoder.conv_pre, vocoder.upsampler[0], vocoder.upsampler[1]
    centre, tones = first.weight.shape[2] // 2, len(_frequencies())
    levels = _levels_by_bin()
    first.weight.zero_()
    summing.weight.mul_(_SMALL)
    summing.weight[:, :tones] = 0
    for number, (knot, weight) in enumerate(zip(knots, weights, strict=True)):
        rows = torch.arange(audio.BINS) + number * audio.BINS
        first.weight[rows, torch.arange(audio.BINS), centre] = 0.5
        first.weight[rows, torch.arange(audio.BINS), centre + 1] = 0.5
        first.bias[rows] = -float(knot)
        summing.weight[rows, :tones, 1] = float(weight) * levels.T / _gain()
    summing.bias.zero_()
    passing.weight.mul_(_SMALL)
    passing.weight[:, :tones] = 0
    passing.weight[torch.arange(tones), torch.arange(tones), 1] = 1.0
    passing.bias.zero_()


def _gain() -> float:
    """Level of a tone in the sound for a level of 1 before: keeps both near the same size."""
    return 0.05


def _start_tones(upsampler: torch.nn.Module) -> None:
    count, outputs, length = upsampler.weight.shape
    frequencies = _frequencies()
    if len(frequencies) > count:
        raise ValueError(f"{len(frequencies)} tones do not fit into {count} channels: see shapes.py")
    time = torch.arange(length) - length / 2
    phases = 2 * torch.pi * torch.rand(count, generator=torch.Generator().manual_seed(0))
    upsampler.weight.zero_()
    upsampler.bias.zero_()
    for tone, frequency in enumerate(frequencies):
        angle = 2 * torch.pi * frequency / audio.RATE * time + phases[tone]
        kernel = _gain() * torch.hann_window(length) * torch.cos(angle)
        pair = tone % (outputs // 2)
        upsampler.weight[tone, 2 * pair] = kernel
        upsampler.weight[tone, 2 * pair + 1] = -kernel


@torch.no_grad()
def start(vocoder: SpeechT5HifiGan) -> None:
    _start_levels(vocoder)
    _start_tones(vocoder.upsampler[2])
    for block in vocoder.resblocks:
        for convolution in block.convs2:
            convolution.weight.mul_(_SMALL)
            convolution.bias.zero_()
    last = vocoder.conv_post
    last.weight.zero_()
    last.bias.zero_()
    last.weight[0, 0::2, last.weight.shape[2] // 2] = 1 / 1.01
    last.weight[0, 1::2, last.weight.shape[2] // 2] = -1 / 1.01
