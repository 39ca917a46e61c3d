# SPDX-License-Identifier: MIT
"""Figures about sounds: loudness, distances between clips, distance between sets of features."""

from __future__ import annotations

import math

import numpy as np
import torch
from scipy import linalg, signal

from . import audio

SILENT = -70.0
"""Loudness of what the gate leaves nothing of, LUFS."""


def _shelf(rate: int) -> tuple[np.ndarray, np.ndarray]:
    """ITU-R BS.1770's first filter: the head lifts what lies above 1.5 kHz by 4 dB."""
    gain, quality, centre = 10 ** (4.0 / 40), 1 / math.sqrt(2), 1500.0
    turn = 2 * math.pi * centre / rate
    alpha, cosine, root = math.sin(turn) / (2 * quality), math.cos(turn), math.sqrt(gain)
    up, down = gain + 1, gain - 1
    b = [
        gain * (up + down * cosine + 2 * root * alpha),
        -2 * gain * (down + up * cosine),
        gain * (up + down * cosine - 2 * root * alpha),
    ]
    a = [
        up - down * cosine + 2 * root * alpha,
        2 * (down - up * cosine),
        up - down * cosine - 2 * root * alpha,
    ]
    return np.array(b) / a[0], np.array(a) / a[0]


def loudness(samples: np.ndarray, rate: int = audio.RATE) -> float:
    """Integrated loudness after ITU-R BS.1770, LUFS, with both gates; SILENT for silence."""
    weighted = signal.lfilter(*_shelf(rate), samples.astype(np.float64))
    weighted = signal.sosfilt(signal.butter(2, 38.0, "high", fs=rate, output="sos"), weighted)
    block, hop = int(0.4 * rate), int(0.1 * rate)
    starts = range(0, len(weighted) - block + 1, hop)
    powers = np.array([np.mean(weighted[s : s + block] ** 2) for s in starts])
    powers = powers[powers > 10 ** ((SILENT + 0.691) / 10)]
    if not len(powers):
        return SILENT
    powers = powers[powers > powers.mean() * 0.1]
    return float(-0.691 + 10 * np.log10(powers.mean()))


def mel_distance(one: torch.Tensor, other: torch.Tensor) -> float:
    """Mean absolute difference of two log-mels of equal shape."""
    return float((one - other).abs().mean())


def frechet(one: np.ndarray, other: np.ndarray) -> float:
    """Fréchet distance between two sets of features, [clips, F] each."""
    mean = one.mean(0) - other.mean(0)
    first, second = np.cov(one, rowvar=False), np.cov(other, rowvar=False)
    # A little on the diagonal: there are fewer clips than features.
    ridge = 1e-3 * np.eye(len(first))
    root = linalg.sqrtm((first + ridge) @ (second + ridge)).real
    return float(mean @ mean + np.trace(first + second - 2 * root))
