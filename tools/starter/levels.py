# SPDX-License-Identifier: MIT
"""How loud a sound is, and the same sound at the usual loudness."""

from __future__ import annotations

import functools
import math

import numpy as np
from scipy import signal

from . import audio

SILENT = -70.0
"""Loudness of what the gate leaves nothing of, LUFS."""
USUAL = -20.0
"""LUFS. All clips alike: the guidance exaggerates how a concept differs from the rest, and
differences of level grew to 25 dB where clips differed by 10."""
_LARGEST_PEAK = 0.8
_MOST_LIMITED = 2.0
"""How far the peaks of clicks may pass _LARGEST_PEAK before they are rounded off."""


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


@functools.cache
def _weighting(rate: int) -> np.ndarray:
    """Both of BS.1770's filters, second-order sections."""
    b, a = _shelf(rate)
    low_cut = signal.butter(2, 38.0, "high", fs=rate, output="sos")
    return np.vstack([np.concatenate([b, a]), low_cut])


def loudness(samples: np.ndarray, rate: int = audio.RATE) -> float:
    """Integrated loudness after ITU-R BS.1770, LUFS, with both gates; SILENT for silence."""
    weighted = signal.sosfilt(_weighting(rate), samples.astype(np.float64))
    block, hop = int(0.4 * rate), int(0.1 * rate)
    sums = np.concatenate([[0.0], np.cumsum(weighted**2)])
    starts = np.arange(0, len(weighted) - block + 1, hop)
    powers = (sums[starts + block] - sums[starts]) / block
    powers = powers[powers > 10 ** ((SILENT + 0.691) / 10)]
    if not len(powers):
        return SILENT
    powers = powers[powers > powers.mean() * 0.1]
    return float(-0.691 + 10 * np.log10(powers.mean()))


def _rounded(samples: np.ndarray) -> np.ndarray:
    """Unchanged up to half of _LARGEST_PEAK, ever flatter from there to it."""
    knee = 0.5 * _LARGEST_PEAK
    over = np.maximum(np.abs(samples) - knee, 0)
    return np.sign(samples) * (np.minimum(np.abs(samples), knee) + knee * np.tanh(over / knee))


def level(samples: np.ndarray, wanted: float = USUAL) -> np.ndarray:
    """The same sound at that many LUFS, or as loud as its peaks allow; silence stays so."""
    peak = float(np.abs(samples).max(initial=0.0))
    if peak < 1e-6:
        return samples.astype(np.float32)
    # Relative to the gate, so that a sound that comes in soft is not taken for silence.
    scaled = samples / peak
    gain = 10 ** ((wanted - loudness(scaled)) / 20)
    return _rounded(scaled * min(gain, _MOST_LIMITED * _LARGEST_PEAK)).astype(np.float32)
