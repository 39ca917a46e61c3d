# SPDX-License-Identifier: MIT
"""Reading what the program wrote, and measures of how far two waveforms are apart."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

_MEL_BINS = 64
_WINDOW = 1024
_HOP = 160
_FLOOR = 1e-5
_FLOAT_FORMAT = 3


def read_float_wav(path: Path) -> tuple[np.ndarray, int]:
    """Samples (float32, one channel) and rate of a WAV file with 32-bit float samples."""
    content = path.read_bytes()
    if content[:4] != b"RIFF" or content[8:12] != b"WAVE":
        raise ValueError(f"{path.name} is not a WAV file")
    rate, position = 0, 12
    while position + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, position)
        start = position + 8
        if name == b"fmt ":
            code, channels, rate = struct.unpack_from("<HHI", content, start)
            if code == 0xFFFE:  # the real code opens the sub-format's GUID
                (code,) = struct.unpack_from("<H", content, start + 24)
            if code != _FLOAT_FORMAT or channels != 1:
                raise ValueError(f"{path.name}: format {code} with {channels} channels")
        elif name == b"data":
            return np.frombuffer(content, "<f4", count=size // 4, offset=start).copy(), rate
        position = start + size + size % 2
    raise ValueError(f"{path.name} has no data")


def rms(values: np.ndarray) -> float:
    return float(np.sqrt(np.mean(np.square(values, dtype=np.float64)))) if values.size else 0.0


def largest_difference(first: np.ndarray, second: np.ndarray) -> float:
    return float(np.max(np.abs(first - second))) if first.size else 0.0


def _hertz_to_mel(hertz: np.ndarray) -> np.ndarray:
    """Slaney's scale: linear up to 1000 Hz, logarithmic above."""
    linear = hertz * 3 / 200
    logarithmic = 15 + np.log(np.maximum(hertz, 1e-9) / 1000) * 27 / np.log(6.4)
    return np.where(hertz < 1000, linear, logarithmic)


def _mel_to_hertz(mel: np.ndarray) -> np.ndarray:
    return np.where(mel < 15, mel * 200 / 3, 1000 * np.exp((mel - 15) * np.log(6.4) / 27))


def mel_filters(rate: int) -> np.ndarray:
    """[_MEL_BINS, _WINDOW / 2 + 1]: triangles of equal area from 0 Hz to half the rate."""
    frequencies = np.linspace(0, rate / 2, _WINDOW // 2 + 1)
    limits = _hertz_to_mel(np.array([0.0, rate / 2]))
    edges = _mel_to_hertz(np.linspace(limits[0], limits[1], _MEL_BINS + 2))
    rising = (frequencies - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    falling = (edges[2:, None] - frequencies) / (edges[2:] - edges[1:-1])[:, None]
    triangles = np.maximum(0, np.minimum(rising, falling))
    return triangles * (2 / (edges[2:] - edges[:-2]))[:, None]


def log_mel(samples: np.ndarray, rate: int) -> np.ndarray:
    """[_MEL_BINS, frames], natural logarithm of the magnitude."""
    padded = np.pad(samples.astype(np.float64), _WINDOW // 2, mode="reflect")
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_WINDOW) / _WINDOW)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP]
    magnitude = np.abs(np.fft.rfft(frames * window, axis=1))
    return np.log(np.maximum(mel_filters(rate) @ magnitude.T, _FLOOR))


def log_mel_correlation(first: np.ndarray, second: np.ndarray, rate: int) -> float:
    mels = [log_mel(samples, rate).ravel() for samples in (first, second)]
    return float(np.corrcoef(mels[0], mels[1])[0, 1])
