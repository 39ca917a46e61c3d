# SPDX-License-Identifier: MIT
"""What the generators are made of: random draws, noises, oscillators, resonances, envelopes.

Times are in seconds, frequencies in hertz, signals float64 arrays at audio.RATE.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from scipy.signal import butter, fftconvolve, lfilter, sosfilt

from ..audio import CLIP_SAMPLES, CLIP_SECONDS, RATE

N = CLIP_SAMPLES
SECONDS = CLIP_SECONDS
TIME = np.arange(N) / RATE
TURN = 2 * np.pi
_HIGHEST = RATE * 0.48
_MOST_PARTIALS = 60

Mode = tuple[float, float, float]
"""Frequency, amplitude, decay time."""


class Draw:
    """Random choices of one clip."""

    def __init__(self, random: np.random.Generator) -> None:
        self.random = random

    def between(self, low: float, high: float) -> float:
        return float(self.random.uniform(low, high))

    def log_between(self, low: float, high: float) -> float:
        return float(np.exp(self.random.uniform(np.log(low), np.log(high))))

    def whole(self, low: int, high: int) -> int:
        """low to high, both included."""
        return int(self.random.integers(low, high + 1))

    def one_of(self, *values: Any) -> Any:
        return values[int(self.random.integers(len(values)))]

    def chance(self, probability: float) -> bool:
        return bool(self.random.random() < probability)

    def white(self, count: int = N) -> np.ndarray:
        return self.random.standard_normal(count)

    def times(self, rate: float, end: float = SECONDS) -> np.ndarray:
        """Moments of a Poisson process."""
        return np.sort(self.random.uniform(0, end, self.random.poisson(rate * end)))

    def beats(self, period: float, jitter: float = 0.0, start: float | None = None) -> list[float]:
        """Moments a period apart, each distance off by at most that share."""
        moments, now = [], self.between(0, period) if start is None else start
        while now < SECONDS:
            moments.append(now)
            now += period * self.between(1 - jitter, 1 + jitter)
        return moments

    def curve(self, rate: float, low: float = 0.0, high: float = 1.0, count: int = N) -> np.ndarray:
        """A smooth random curve with about `rate` turns a second."""
        knots = max(4, int(count / RATE * rate) + 4)
        line = np.interp(
            np.linspace(0, knots - 1, count), np.arange(knots), self.random.random(knots)
        )
        half = max(1, int(RATE / rate / 4))
        padded = np.pad(line, half, mode="edge")
        sums = np.cumsum(np.insert(padded, 0, 0.0))
        smooth = (sums[2 * half :] - sums[: -2 * half])[:count] / (2 * half)
        return low + (high - low) * smooth


Sound = tuple[np.ndarray, str]
GENERATORS: dict[str, Callable[[Draw], Sound]] = {}


def concept(name: str) -> Callable[[Callable[[Draw], Sound]], Callable[[Draw], Sound]]:
    def register(generator: Callable[[Draw], Sound]) -> Callable[[Draw], Sound]:
        GENERATORS[name] = generator
        return generator

    return register


def length(seconds: float) -> int:
    return max(1, int(seconds * RATE))


def colored(draw: Draw, slope: float, count: int = N) -> np.ndarray:
    """Noise whose power falls with frequency to the power of slope: 0 white, 1 pink, 2 brown."""
    spectrum = np.fft.rfft(draw.white(count))
    frequency = np.maximum(np.fft.rfftfreq(count, 1 / RATE), 20)
    noise = np.fft.irfft(spectrum / frequency ** (slope / 2), count)
    return noise / np.abs(noise).max()


def band(signal: np.ndarray, low: float, high: float) -> np.ndarray:
    low, high = max(low, 15), min(high, _HIGHEST)
    limits = [low, max(high, low * 1.05)]
    return sosfilt(butter(2, limits, "band", fs=RATE, output="sos"), signal)


def below(signal: np.ndarray, frequency: float) -> np.ndarray:
    return sosfilt(butter(2, min(frequency, _HIGHEST), "low", fs=RATE, output="sos"), signal)


def above(signal: np.ndarray, frequency: float) -> np.ndarray:
    return sosfilt(butter(2, frequency, "high", fs=RATE, output="sos"), signal)


def resonate(signal: np.ndarray, frequency: float, quality: float) -> np.ndarray:
    angle = TURN * min(frequency, _HIGHEST) / RATE
    radius = np.exp(-angle / (2 * quality))
    return lfilter([1 - radius], [1, -2 * radius * np.cos(angle), radius**2], signal)


def formants(signal: np.ndarray, modes: Sequence[Mode]) -> np.ndarray:
    """Resonances side by side: frequency, quality, gain."""
    return sum(resonate(signal, f, q) * gain for f, q, gain in modes)


def tone(frequency: float | np.ndarray, count: int = N, kind: str = "sine") -> np.ndarray:
    """frequency: a constant, or one value a sample. saw and square have no partials that alias."""
    values = np.broadcast_to(np.asarray(frequency, dtype=float), count)
    phase = TURN * np.cumsum(values) / RATE
    if kind == "sine":
        return np.sin(phase)
    last = int(min(_MOST_PARTIALS, max(1, _HIGHEST // max(values.max(), 1))))
    partials = range(1, last + 1, 1 if kind == "saw" else 2)
    return 0.7 * sum(np.sin(k * phase) / k for k in partials)


def swell(count: int, attack: float, decay: float) -> np.ndarray:
    """Linear attack, exponential decay."""
    time = np.arange(count) / RATE
    return np.minimum(time / max(attack, 1e-4), 1) * np.exp(-np.maximum(time - attack, 0) / decay)


def fade(count: int, attack: float = 0.01, release: float = 0.02) -> np.ndarray:
    """Ones with linear ends."""
    envelope = np.ones(count)
    first, last = (min(count // 2, length(t)) for t in (attack, release))
    envelope[:first] = np.linspace(0, 1, first)
    envelope[count - last :] *= np.linspace(1, 0, last)
    return envelope


def decay(count: int, seconds: float) -> np.ndarray:
    return np.exp(-np.arange(count) / (RATE * seconds))


def hump(phase: np.ndarray, width: float) -> np.ndarray:
    """Half a sine over the first `width` of a phase that runs from 0 to 1."""
    return np.sin(np.pi * np.clip(phase / width, 0, 1))


def struck(seconds: float, modes: Sequence[Mode]) -> np.ndarray:
    """A struck body: sines that ring out."""
    time = np.arange(length(seconds)) / RATE
    ring = np.zeros(len(time))
    for frequency, amplitude, fall in modes:
        if frequency < _HIGHEST:
            ring += amplitude * np.sin(TURN * frequency * time) * np.exp(-time / fall)
    return ring


def place(clip: np.ndarray, sound: np.ndarray, moment: float, gain: float = 1.0) -> None:
    start = int(moment * RATE)
    count = min(len(sound), len(clip) - start)
    if count > 0:
        clip[start : start + count] += gain * sound[:count]


def scatter(
    draw: Draw, grains: Sequence[np.ndarray], moments: Sequence[float], low: float, high: float
) -> np.ndarray:
    """One of the grains at each moment, with gains between low and high."""
    clip = np.zeros(N)
    for moment in moments:
        place(clip, draw.one_of(*grains), moment, draw.log_between(low, high))
    return clip


def reverb(draw: Draw, signal: np.ndarray, seconds: float, wet: float) -> np.ndarray:
    count = length(seconds)
    response = below(draw.white(count) * np.exp(-6.9 * np.arange(count) / count), 4500)
    response /= np.sqrt(np.square(response).sum())
    return signal + wet * fftconvolve(signal, response)[: len(signal)]


def note(number: float) -> float:
    """Frequency of a MIDI note."""
    return 440 * 2 ** ((number - 69) / 12)


def speed(rate: float, slow: float, fast: float) -> str:
    return "slow" if rate < slow else "fast" if rate > fast else ""
