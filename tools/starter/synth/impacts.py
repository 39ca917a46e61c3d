# SPDX-License-Identifier: MIT
"""Bells, metal, glass, blows and bangs."""

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
    fade,
    hump,
    length,
    note,
    place,
    reverb,
    struck,
    tone,
)

_BELL = (
    (0.5, 0.5, 1.4),
    (1, 1, 1),
    (1.19, 0.6, 0.8),
    (1.5, 0.4, 0.6),
    (2, 0.6, 0.5),
    (2.52, 0.3, 0.35),
    (3.01, 0.25, 0.25),
    (4.2, 0.15, 0.15),
)
_GONG = (1, 1.48, 2.05, 2.4, 2.9, 3.4, 4.1, 5.2, 6.3, 7.7, 9.1)


def _bell(draw: Draw, pitch: float, ring: float, period: float) -> Sound:
    clip = np.zeros(N)
    stroke = struck(4, [(pitch * f, gain, fall * ring) for f, gain, fall in _BELL])
    for moment in draw.beats(period):
        place(clip, stroke, moment)
    return reverb(draw, clip, 1.5, 0.2), ""


@concept("church_bell")
def church_bell(draw: Draw) -> Sound:
    return _bell(draw, draw.log_between(180, 450), 2.2, draw.between(1.2, 2.4))


@concept("hand_bell")
def hand_bell(draw: Draw) -> Sound:
    return _bell(draw, draw.log_between(900, 1800), 0.7, draw.between(0.25, 0.9))


@concept("gong")
def gong(draw: Draw) -> Sound:
    base, start = draw.between(70, 160), draw.between(0.02, 0.5)
    modes = [
        (base * f * draw.between(0.98, 1.02), draw.log_between(0.2, 1) / f**0.4, draw.between(0.8, 2.5))
        for f in _GONG
    ]
    sound = struck(SECONDS, modes) * (1 - np.exp(-TIME / 0.05))
    shimmer = (1 - np.exp(-TIME / 0.2)) * np.exp(-TIME / 0.9)
    clip = np.zeros(N)
    place(clip, sound + 0.25 * band(draw.white(), 500, 4000) * shimmer, start)
    return clip, ""


@concept("glass_clink")
def glass_clink(draw: Draw) -> Sound:
    clip, pitch = np.zeros(N), draw.log_between(1400, 3200)
    modes = [(pitch, 1, 0.25), (pitch * 2.32, 0.5, 0.15), (pitch * 1.02, 0.5, 0.2)]
    for moment in draw.random.uniform(0, SECONDS * 0.8, draw.whole(2, 5)):
        place(clip, struck(1.2, modes), moment)
    return clip, ""


@concept("glass_break")
def glass_break(draw: Draw) -> Sound:
    clip, start = np.zeros(N), draw.between(0.05, 1.2)
    burst = above(draw.white(length(0.15)), 1500)
    place(clip, burst * decay(len(burst), 0.03), start, 1.5)
    for _ in range(60):
        pitch = draw.log_between(1800, 7000)
        shard = struck(0.25, [(pitch, 1, draw.between(0.01, 0.06)), (pitch * 1.6, 0.5, 0.02)])
        place(clip, shard, start + draw.random.exponential(0.25), draw.log_between(0.05, 0.6))
    return clip, ""


@concept("metal_clang")
def metal_clang(draw: Draw) -> Sound:
    clip, base = np.zeros(N), draw.log_between(250, 900)
    modes = [
        (base * f * draw.between(0.97, 1.03), draw.log_between(0.2, 1), draw.between(0.08, 0.5))
        for f in (1, 1.58, 2.24, 2.92, 3.46, 4.5, 5.1)
    ]
    for moment in draw.random.uniform(0, SECONDS * 0.7, draw.whole(1, 4)):
        place(clip, struck(1.5, modes), moment)
        place(clip, draw.white(60), moment)
    return clip, ""


@concept("wind_chimes")
def wind_chimes(draw: Draw) -> Sound:
    clip = np.zeros(N)
    for moment in draw.times(draw.between(2.5, 6)):
        pitch = note(draw.one_of(84, 86, 88, 91, 93, 96))
        modes = [(pitch, 1, 0.7), (pitch * 2.76, 0.4, 0.3), (pitch * 5.4, 0.1, 0.1)]
        place(clip, struck(2, modes), moment, draw.log_between(0.2, 1))
    return reverb(draw, clip, 1.2, 0.2), ""


@concept("coins")
def coins(draw: Draw) -> Sound:
    clip = np.zeros(N)
    for moment in draw.random.uniform(0, SECONDS * 0.9, draw.whole(6, 24)):
        pitch = draw.between(3000, 6000)
        modes = [(pitch, 1, 0.06), (pitch * 1.34, 0.6, 0.04), (pitch * 0.77, 0.5, 0.05)]
        place(clip, struck(0.4, modes), moment, draw.log_between(0.3, 1))
    return clip, ""


@concept("explosion")
def explosion(draw: Draw) -> Sound:
    start, fall = draw.between(0.02, 0.8), draw.between(0.25, 0.9)
    since = np.maximum(TIME - start, 0)
    clip = below(colored(draw, 1.2), 1200) * np.exp(-since / fall)
    clip += 0.6 * np.sin(TURN * 30 * (1 - np.exp(-since * 4))) * np.exp(-since / 0.3)
    clip = np.tanh(3 * (clip + 0.5 * draw.white() * np.exp(-since / 0.03)) * (start <= TIME))
    return reverb(draw, clip, 2, 0.4), ""


def _shots(draw: Draw, count: int, low: float, high: float) -> np.ndarray:
    clip, now = np.zeros(N), draw.between(0.05, 0.6)
    for _ in range(count):
        size = length(0.4)
        shot = draw.white(size) * decay(size, 0.012)
        place(clip, shot + 1.2 * below(draw.white(size), 800) * decay(size, 0.06), now)
        now += draw.between(low, high)
    return reverb(draw, np.tanh(2 * clip), 1.2, 0.3)


@concept("gunshot")
def gunshot(draw: Draw) -> Sound:
    count = draw.whole(1, 4)
    return _shots(draw, count, 0.4, 1.1), "one" if count == 1 else "many"


@concept("machine_gun")
def machine_gun(draw: Draw) -> Sound:
    return _shots(draw, draw.whole(12, 45), 0.07, 0.1), ""


@concept("fireworks")
def fireworks(draw: Draw) -> Sound:
    clip, now = np.zeros(N), draw.between(0, 0.5)
    while now < SECONDS:
        count = length(draw.between(0.4, 0.8))
        pitch = np.linspace(draw.between(800, 1200), draw.between(2000, 3200), count)
        place(clip, tone(pitch, count) * fade(count, 0.1, 0.1), now, 0.2)
        bang = below(draw.white(length(1)), 900)
        burst = now + count / RATE
        place(clip, np.tanh(3 * bang * decay(len(bang), 0.1)), burst)
        for offset in draw.random.exponential(0.3, 40):
            place(clip, draw.white(60) * np.linspace(1, 0, 60), burst + 0.1 + offset, 0.25)
        now += draw.between(1, 2.2)
    return reverb(draw, clip, 1.5, 0.3), ""


@concept("whoosh")
def whoosh(draw: Draw) -> Sound:
    clip = np.zeros(N)
    for moment in draw.beats(draw.between(0.7, 1.5), 0.2):
        count = length(draw.between(0.25, 0.6))
        arc = hump(np.linspace(0, 1, count), 1)
        white = draw.white(count)
        air = band(white, 300, 1500) * (1 - arc) + band(white, 1200, 5000) * arc
        place(clip, air * arc**2, moment)
    return clip, ""


@concept("thud")
def thud(draw: Draw) -> Sound:
    clip = np.zeros(N)
    for moment in draw.beats(draw.between(0.7, 1.8), 0.2):
        blow = struck(0.4, [(draw.between(50, 90), 1, 0.07), (draw.between(120, 200), 0.5, 0.03)])
        place(clip, blow + 0.3 * below(draw.white(len(blow)), 700) * decay(len(blow), 0.025), moment)
    return clip, ""


@concept("ball_bounce")
def ball_bounce(draw: Draw) -> Sound:
    """Each bounce sooner and softer than the one before."""
    clip, now, pitch = np.zeros(N), draw.between(0.05, 0.5), draw.between(120, 350)
    period, gain = draw.between(0.5, 0.8), 1.0
    while period > 0.03:
        place(clip, struck(0.15, [(pitch, 1, 0.03), (pitch * 2.3, 0.4, 0.015)]), now, gain)
        now, period, gain = now + period, period * 0.8, gain * 0.8
    return clip, ""
