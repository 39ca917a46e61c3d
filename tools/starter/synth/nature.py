# SPDX-License-Identifier: MIT
"""Weather, water, fire."""

from __future__ import annotations

import numpy as np

from .basics import (
    N,
    RATE,
    SECONDS,
    TIME,
    TURN,
    Draw,
    Sound,
    above,
    band,
    below,
    colored,
    concept,
    decay,
    length,
    place,
    reverb,
    scatter,
    struck,
    tone,
)


def _snap(draw: Draw, seconds: float, low: float, fall: float = 5.0) -> np.ndarray:
    count = length(seconds)
    return band(draw.white(count + 64), low, 7500)[:count] * np.exp(-np.linspace(0, fall, count))


def bubble(draw: Draw, frequency: float, fall: float | None = None) -> np.ndarray:
    """A bubble's pitch rises while it rings."""
    time = np.arange(length(draw.between(0.02, 0.09))) / RATE
    sine = np.sin(TURN * frequency * (time + draw.between(1, 8) * time**2))
    return sine * np.exp(-time / (fall or draw.between(0.008, 0.03))) * np.minimum(time / 0.001, 1)


@concept("rain")
def rain(draw: Draw) -> Sound:
    heavy = draw.between(0, 1)
    bed = above(draw.white(), 800) * (0.15 + 0.5 * heavy) * draw.curve(0.6, 0.85, 1)
    grains = [
        _snap(draw, draw.between(0.002, 0.008), draw.log_between(1200, 3000), 4) for _ in range(24)
    ]
    drops = scatter(draw, grains, draw.times(20 + 380 * heavy), 0.3, 3)
    return bed + 1.5 * drops, "light" if heavy < 0.35 else "heavy" if heavy > 0.65 else ""


@concept("rain_on_roof")
def rain_on_roof(draw: Draw) -> Sound:
    grains = []
    for _ in range(24):
        pitch = draw.log_between(250, 1400)
        grains.append(struck(0.05, [(pitch, 1, 0.008), (pitch * 1.7, 0.6, 0.005)]))
    drops = scatter(draw, grains, draw.times(draw.between(40, 140)), 0.05, 0.7)
    return colored(draw, 1) * 0.15 + drops, ""


@concept("thunder")
def thunder(draw: Draw) -> Sound:
    start, near = draw.between(0.1, 1.2), draw.chance(0.5)
    envelope = np.zeros(N)
    for strike in range(draw.whole(4, 11)):
        moment = start + abs(draw.random.normal(0, 0.9)) * (strike > 0)
        envelope += np.where(
            TIME > moment, np.exp(-(TIME - moment) / draw.between(0.2, 1.5)), 0
        ) * draw.log_between(0.2, 1)
    rumble = below(colored(draw, 1.6), 900 if near else 250) * below(envelope, 20)
    rumble = np.tanh(3 * rumble / np.abs(rumble).max())
    if near:
        crack = np.where(TIME > start, np.exp(-(TIME - start) / 0.08), 0)
        rumble += above(draw.white(), 600) * crack * 0.25
    return reverb(draw, rumble, 2.5, 0.6), "near" if near else "distant"


@concept("wind")
def wind(draw: Draw) -> Sound:
    strength = draw.between(0, 1)
    clip = below(draw.white(), 200) * draw.curve(0.5, 0.1, 0.6)
    for _ in range(5):
        pitch = draw.log_between(150, 1200)
        gusts = draw.curve(0.3 + strength, 0.05, 1) ** 2
        clip += band(draw.white(), pitch * 0.8, pitch * 1.3) * gusts
    if strength <= 0.5:
        return clip, "gentle"
    howl = tone(draw.curve(0.5, 350, 900)) * draw.curve(0.6) ** 2
    return clip + 2.0 * howl * below(np.abs(draw.white()), 30), "howling"


@concept("ocean_waves")
def ocean_waves(draw: Draw) -> Sound:
    period = draw.between(3.5, 7)
    phase = ((TIME + draw.between(0, period)) % period) / period
    surge = np.where(phase < 0.35, (phase / 0.35) ** 2, np.exp(-(phase - 0.35) * 5))
    low = below(draw.white(), 700) * (0.25 + surge)
    return low + above(draw.white(), 900) * np.maximum(surge, 0.03) * 0.55, ""


@concept("stream")
def stream(draw: Draw) -> Sound:
    quick = draw.between(0, 1)
    grains = [bubble(draw, draw.log_between(500, 2600)) for _ in range(32)]
    bubbles = scatter(draw, grains, draw.times(60 + 160 * quick), 0.05, 1)
    return band(draw.white(), 400, 2500) * 0.08 + bubbles, "fast" if quick > 0.6 else ""


@concept("bubbles")
def bubbles(draw: Draw) -> Sound:
    rate = draw.log_between(4, 40)
    grains = [
        bubble(draw, draw.log_between(250, 1200), draw.between(0.015, 0.05)) for _ in range(24)
    ]
    return scatter(draw, grains, draw.times(rate), 0.2, 1), "boiling" if rate > 18 else ""


@concept("water_drip")
def water_drip(draw: Draw) -> Sound:
    period = draw.between(0.35, 1.6)
    clip = np.zeros(N)
    for moment in draw.beats(period, 0.12):
        place(clip, bubble(draw, draw.log_between(700, 2200), 0.02), moment)
    pace = "slow" if period > 1.1 else "fast" if period < 0.6 else ""
    return reverb(draw, clip, draw.between(0.5, 2), 0.4), pace


@concept("water_splash")
def water_splash(draw: Draw) -> Sound:
    start, fall = draw.between(0.1, 1.5), draw.between(0.15, 0.5)
    since = np.maximum(TIME - start, 0)
    burst = np.minimum(since / 0.02, 1) * np.exp(-since / fall)
    moments = start + draw.random.exponential(0.35, 40)
    grains = [bubble(draw, draw.log_between(400, 2200)) for _ in range(20)]
    return band(draw.white(), 300, 5500) * burst + scatter(draw, grains, moments, 0.05, 0.4), ""


@concept("pouring_water")
def pouring_water(draw: Draw) -> Sound:
    """The vessel's resonance rises as it fills."""
    low, high = draw.between(300, 500), draw.between(900, 1500)
    pitch = low * (high / low) ** np.linspace(0, 1, N)
    clip = band(draw.white(), 500, 5000) * 0.1
    clip += tone(pitch) * below(np.abs(draw.white()), 60) * 0.5
    for moment in draw.times(90, SECONDS - 0.1):
        grain = bubble(draw, pitch[int(moment * RATE)] * draw.between(0.8, 2))
        place(clip, grain, moment, draw.between(0.05, 0.4))
    return clip, ""


@concept("fire_crackle")
def fire_crackle(draw: Draw) -> Sound:
    big = draw.between(0, 1)
    rumble = below(colored(draw, 1.5), 400) * draw.curve(3, 0.2, 0.6)
    grains = [
        _snap(draw, draw.log_between(0.002, 0.02), draw.log_between(600, 2500)) for _ in range(24)
    ]
    snaps = scatter(draw, grains, draw.times(8 + 50 * big), 0.1, 2)
    return rumble + snaps, "large" if big > 0.6 else ""


@concept("leaves")
def leaves(draw: Draw) -> Sound:
    gusts = draw.curve(3) ** 2 * draw.curve(20, 0.3, 1)
    return above(draw.white(), 2000) * gusts, ""


@concept("electric_spark")
def electric_spark(draw: Draw) -> Sound:
    clip = np.zeros(N)
    for moment in draw.times(draw.between(1.5, 5)):
        count = length(draw.between(0.03, 0.3))
        arc = draw.white(count) * ((np.arange(count) / RATE * 100) % 1 < 0.4)
        place(clip, arc * decay(count, 0.3), moment, draw.log_between(0.3, 1))
    return above(clip, 500), ""
