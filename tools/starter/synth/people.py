# SPDX-License-Identifier: MIT
"""What people and their hands and feet do."""

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
    concept,
    decay,
    fade,
    formants,
    hump,
    length,
    note,
    place,
    reverb,
    scatter,
    speed,
    struck,
    swell,
    tone,
)
from .nature import bubble


def _step_gravel(draw: Draw) -> np.ndarray:
    step = np.zeros(length(0.22))
    for moment in draw.times(220, 0.16):
        stone = band(draw.white(90), 1000, 6500) * decay(90, 0.00125)
        place(step, stone, moment, draw.log_between(0.1, 1))
    return step


def _step_wood(draw: Draw) -> np.ndarray:
    modes = [(draw.between(90, 130), 1, 0.03), (draw.between(250, 380), 0.6, 0.015)]
    step = struck(0.22, modes)
    return step + 0.15 * draw.white(len(step)) * decay(len(step), 0.004)


def _step_water(draw: Draw) -> np.ndarray:
    count = length(0.22)
    step = band(draw.white(count), 300, 3500) * swell(count, 0.02, 0.06)
    place(step, bubble(draw, draw.log_between(500, 1200)), 0.04, 0.6)
    return step


_GROUNDS = {"gravel": _step_gravel, "wood": _step_wood, "water": _step_water}


def _footsteps(draw: Draw, ground: str) -> Sound:
    clip, running = np.zeros(N), draw.chance(0.35)
    period = draw.between(0.26, 0.36) if running else draw.between(0.5, 0.75)
    for index, moment in enumerate(draw.beats(period, 0.05)):
        place(clip, _GROUNDS[ground](draw), moment, 1 if index % 2 else 0.85)
    return reverb(draw, clip, 0.4, 0.1), "run" if running else "walk"


@concept("footsteps_gravel")
def footsteps_gravel(draw: Draw) -> Sound:
    return _footsteps(draw, "gravel")


@concept("footsteps_wood")
def footsteps_wood(draw: Draw) -> Sound:
    return _footsteps(draw, "wood")


@concept("footsteps_water")
def footsteps_water(draw: Draw) -> Sound:
    return _footsteps(draw, "water")


@concept("applause")
def applause(draw: Draw) -> Sound:
    clip, people = np.zeros(N), int(3 + 57 * draw.between(0, 1) ** 2)
    for _ in range(people):
        pitch, gain, count = draw.between(900, 2200), draw.log_between(0.2, 1), length(0.03)
        palm = band(draw.white(count), pitch * 0.7, pitch * 1.6) * decay(count, 0.0044)
        for moment in draw.beats(draw.between(0.17, 0.32), 0.12):
            place(clip, palm, moment, gain * draw.between(0.7, 1))
    return reverb(draw, clip, 1, 0.25), "few" if people < 10 else "many" if people > 25 else ""


@concept("hand_clap")
def hand_clap(draw: Draw) -> Sound:
    clip, period = np.zeros(N), draw.between(0.25, 0.8)
    for moment in draw.beats(period, 0.03):
        count = length(0.05)
        place(clip, band(draw.white(count), 800, 3000) * decay(count, 0.0056), moment)
    return reverb(draw, clip, 0.5, 0.2), speed(1 / period, 1.7, 3)


@concept("door_knock")
def door_knock(draw: Draw) -> Sound:
    clip, now = np.zeros(N), draw.between(0.1, 0.6)
    modes = [(draw.between(130, 180), 1, 0.025), (draw.between(320, 420), 0.7, 0.018)]
    knock = struck(0.2, [*modes, (draw.between(800, 1100), 0.3, 0.008)])
    while now < SECONDS - 0.5:
        period = draw.between(0.14, 0.3)
        for _ in range(draw.whole(2, 5)):
            place(clip, knock, now, draw.between(0.8, 1))
            now += period
        now += draw.between(1, 2)
    return reverb(draw, clip, 0.4, 0.15), ""


@concept("keyboard_typing")
def keyboard_typing(draw: Draw) -> Sound:
    rate = draw.between(3, 11)
    keys = []
    for _ in range(16):
        modes = [(draw.between(1800, 3200), 0.6, 0.004), (draw.between(300, 600), 0.6, 0.006)]
        key = struck(0.04, modes)
        keys.append(key + band(draw.white(len(key)), 2000, 7000) * decay(len(key), 0.002))
    moments = np.array(draw.beats(1 / rate, 0.7))
    clip = scatter(draw, keys, moments, 0.6, 1)
    return clip + scatter(draw, keys, moments + 0.07, 0.25, 0.4), speed(rate, 4.5, 7)


@concept("heartbeat")
def heartbeat(draw: Draw) -> Sound:
    clip, rate = np.zeros(N), draw.between(50, 150)
    for moment in draw.beats(60 / rate, 0.02):
        place(clip, struck(0.2, [(draw.between(45, 60), 1, 0.04)]), moment)
        second = struck(0.2, [(draw.between(60, 80), 0.7, 0.03)])
        place(clip, second, moment + min(0.3, 18 / rate))
    return clip, speed(rate, 75, 110)


@concept("breathing")
def breathing(draw: Draw) -> Sound:
    rate = draw.between(0.25, 0.8)
    phase = (TIME * rate + draw.between(0, 1)) % 1
    white = draw.white()
    inward = band(white, 900, 3500) * hump(phase, 0.4) ** 1.5
    outward = 1.2 * band(white, 400, 2000) * hump(phase - 0.5, 0.4) ** 1.5
    return inward + outward, speed(rate, 0.4, 0.55)


@concept("snoring")
def snoring(draw: Draw) -> Sound:
    phase = (TIME * draw.between(0.22, 0.35) + draw.between(0, 1)) % 1
    rattle = tone(draw.between(22, 38), kind="saw") * (1 + 0.5 * draw.white())
    inward = formants(rattle, [(220, 3, 1), (700, 3, 0.6)]) * hump(phase, 0.45) ** 2
    return inward + band(draw.white(), 500, 2500) * 0.05 * hump(phase - 0.55, 0.4), ""


@concept("whistling")
def whistling(draw: Draw) -> Sound:
    clip, now, key = np.zeros(N), draw.between(0.02, 0.2), draw.whole(76, 84)
    while now < SECONDS - 0.15:
        count = length(draw.one_of(0.18, 0.25, 0.4))
        pitch = note(key + draw.one_of(0, 2, 4, 5, 7, 9, 11, 12))
        vibrato = 1 + 0.006 * np.sin(TURN * 5.5 * np.arange(count) / RATE)
        sound = tone(pitch * vibrato, count) + 0.05 * band(draw.white(count), pitch * 0.8, pitch * 1.4)
        place(clip, sound * fade(count, 0.03, 0.04), now)
        now += count / RATE
    return clip, ""


@concept("zipper")
def zipper(draw: Draw) -> Sound:
    clip, now = np.zeros(N), draw.between(0.05, 0.5)
    while now < SECONDS - 0.4:
        count = length(draw.between(0.3, 0.9))
        ends = (60, 180) if draw.chance(0.5) else (180, 60)
        teeth = np.maximum(0, np.sin(TURN * np.cumsum(np.linspace(*ends, count)) / RATE)) ** 2
        place(clip, above(draw.white(count), 1500) * teeth, now)
        now += count / RATE + draw.between(0.3, 1.2)
    return clip, ""


@concept("sweeping")
def sweeping(draw: Draw) -> Sound:
    phase = (TIME * draw.between(0.8, 1.8) + draw.between(0, 1)) % 1
    return band(draw.white(), 1200, 6500) * hump(phase, 0.6) ** 2 + 0.01 * below(draw.white(), 900), ""
