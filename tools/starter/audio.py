# SPDX-License-Identifier: MIT
"""The model's view of sound: 16 kHz, one channel, log-mel frames as AudioLDM takes them.

But half as many: a vocoder's steady tones lie at multiples of the frame rate. At 100 frames a second
every other of the low bins stays empty, and what is below 100 Hz; 50 Hz is about a bin's width.

Every clip has the same length, CLIP_FRAMES frames, and carries a faint noise floor: without it the
mel of digital silence lies far below everything else, and VAE and vocoder spend their capacity on
what nobody can hear.
"""

from __future__ import annotations

import functools

import numpy as np
import torch

RATE = 16000
HOP = 320
WINDOW = 1024
BINS = 64
CLIP_FRAMES = 256
CLIP_SAMPLES = CLIP_FRAMES * HOP
CLIP_SECONDS = CLIP_SAMPLES / RATE
MEL_FLOOR = 1e-5
NOISE_FLOOR = 2e-4


def _hertz_to_mel(hertz: np.ndarray) -> np.ndarray:
    """Slaney's scale: linear up to 1000 Hz, logarithmic above."""
    logarithmic = 15 + np.log(np.maximum(hertz, 1e-9) / 1000) * 27 / np.log(6.4)
    return np.where(hertz < 1000, hertz * 3 / 200, logarithmic)


def _mel_to_hertz(mel: np.ndarray) -> np.ndarray:
    return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp((mel - 15) * np.log(6.4) / 27))


@functools.cache
def mel_filters() -> torch.Tensor:
    """[WINDOW / 2 + 1, BINS]: triangles of equal area from 0 to 8000 Hz."""
    frequencies = np.linspace(0, RATE / 2, WINDOW // 2 + 1)
    limits = _hertz_to_mel(np.array([0.0, RATE / 2]))
    edges = _mel_to_hertz(np.linspace(limits[0], limits[1], BINS + 2))
    rising = (frequencies - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - frequencies) / (edges[2:] - edges[1:-1])[:, None]
    triangles = np.maximum(0, np.minimum(rising, falling))
    areas = triangles * (2 / (edges[2:] - edges[:-2]))[:, None]
    return torch.from_numpy(areas.T.astype(np.float32)).contiguous()


def magnitudes(waves: torch.Tensor, window: int, hop: int) -> torch.Tensor:
    """[B, N] to [B, N / hop + 1, window / 2 + 1]."""
    shape = torch.hann_window(window, device=waves.device)
    spectrum = torch.stft(waves, window, hop, window=shape, pad_mode="reflect", return_complex=True)
    # The square root's gradient has no bound at zero.
    power = spectrum.real.square() + spectrum.imag.square()
    return power.clamp_min(1e-12).sqrt().transpose(1, 2)


def log_mel(waves: torch.Tensor) -> torch.Tensor:
    """[B, N] to [B, N / HOP, BINS], natural logarithm of the magnitude."""
    frames = magnitudes(waves, WINDOW, HOP)[:, : waves.shape[1] // HOP]
    return (frames @ mel_filters().to(waves.device)).clamp_min(MEL_FLOOR).log()


def add_floor(samples: np.ndarray, random: np.random.Generator) -> np.ndarray:
    return (samples + NOISE_FLOOR * random.standard_normal(len(samples))).astype(np.float32)
