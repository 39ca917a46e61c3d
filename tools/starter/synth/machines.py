# SPDX-License-Identifier: MIT
"""Vehicles, machines, tools."""

from __future__ import annotations

import numpy as np

from .basics import (
    N,
    RATE,
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
    formants,
    hump,
    length,
    place,
    reverb,
    speed,
    struck,
    swell,
    tone,
)


def _engine(draw: Draw, firing: np.ndarray, rough: float = 0.25) -> np.ndarray:
    """A pulse a firing through the resonances of an exhaust; firing: rate at each sample."""
    phase = np.cumsum(firing) / RATE
    strength = 1 + rough * draw.white(int(phase[-1]) + 2)
    pulses = np.exp(-(phase % 1) * draw.between(5, 14)) * strength[phase.astype(int)]
    pulses = pulses - below(pulses, 15)
    pulses += 0.15 * draw.white() * np.exp(-(phase % 1) * 4)
    body = [(draw.between(70, 130), 3, 1), (draw.between(200, 400), 4, 0.8)]
    return formants(pulses, [*body, (draw.between(700, 1300), 3, 0.4)]) + 0.1 * pulses


@concept("car_engine")
def car_engine(draw: Draw) -> Sound:
    variant, base = draw.one_of("idle", "rev", "accelerate"), draw.between(22, 40)
    curve = {
        "idle": lambda: draw.curve(2, 0.98, 1.02),
        "rev": lambda: 1 + draw.between(2, 4) * draw.curve(draw.between(0.6, 1.2)) ** 1.5,
        "accelerate": lambda: np.linspace(1, draw.between(3, 6), N),
    }[variant]()
    return _engine(draw, base * curve), variant


@concept("motorcycle")
def motorcycle(draw: Draw) -> Sound:
    firing = draw.between(30, 50) * (1 + 2.5 * draw.curve(0.8) ** 1.5)
    return np.tanh(30 * _engine(draw, firing, 0.4)), ""


@concept("tractor")
def tractor(draw: Draw) -> Sound:
    return _engine(draw, draw.between(9, 16) * draw.curve(2, 0.97, 1.03), 0.3), ""


@concept("helicopter")
def helicopter(draw: Draw) -> Sound:
    blades = np.exp(-((TIME * draw.between(9, 18)) % 1) * draw.between(3, 6))
    clip = below(colored(draw, 1), 1500) * (0.15 + blades)
    clip += 0.4 * below(blades - blades.mean(), 250)
    variant = draw.one_of("", "approaching", "leaving")
    ends = {"": (1, 1), "approaching": (0.1, 1), "leaving": (1, 0.1)}[variant]
    return clip * np.linspace(*ends, N), variant


@concept("airplane_propeller")
def airplane_propeller(draw: Draw) -> Sound:
    pitch = draw.between(45, 90) * draw.curve(0.5, 0.98, 1.02)
    clip = below(tone(pitch, kind="saw"), 900) + 0.3 * tone(pitch / 2, kind="saw")
    return (clip + 0.4 * colored(draw, 1.2)) * draw.curve(0.4, 0.5, 1), ""


@concept("jet")
def jet(draw: Draw) -> Sound:
    passing = np.exp(-((np.linspace(-1, 1, N) / 0.45) ** 2))
    whine = tone(np.linspace(draw.between(2200, 3500), draw.between(1200, 2100), N))
    return (colored(draw, 0.8) + 0.15 * whine) * passing, ""


@concept("train")
def train(draw: Draw) -> Sound:
    clip = below(colored(draw, 1.3), 700) * 0.4
    for moment in draw.beats(draw.between(0.35, 0.9)):
        for offset in (0, 0.11):
            click = struck(0.12, [(draw.between(90, 140), 1, 0.03), (700, 0.4, 0.015)])
            click += 0.3 * draw.white(len(click)) * decay(len(click), 0.016)
            place(clip, click, moment + offset, 0.6)
    return clip, ""


@concept("steam_train")
def steam_train(draw: Draw) -> Sound:
    rate = draw.between(1.5, 5)
    phase = TIME * rate
    puffs = np.exp(-(phase % 1) * 5) * np.where(phase.astype(int) % 4 == 0, 1.3, 1)
    clip = band(draw.white(), 250, 4500) * puffs + below(draw.white(), 200) * 0.3
    return clip, speed(rate, 2.3, 3.8)


@concept("vacuum_cleaner")
def vacuum_cleaner(draw: Draw) -> Sound:
    pitch = draw.between(180, 320) * draw.curve(1, 0.99, 1.01)
    return colored(draw, 0.5) + 0.25 * tone(pitch, kind="saw") + 0.15 * tone(pitch * 7.03), ""


@concept("drill")
def drill(draw: Draw) -> Sound:
    pressed = (draw.curve(0.8) > 0.35).astype(float)
    pitch = below(np.where(pressed > 0, draw.between(250, 420), 60.0), 4)
    clip = tone(pitch * draw.curve(15, 0.98, 1.02), kind="saw") + 0.4 * above(draw.white(), 1500)
    return clip * below(pressed, 8), ""


@concept("jackhammer")
def jackhammer(draw: Draw) -> Sound:
    clip = np.zeros(N)
    for moment in draw.beats(1 / draw.between(12, 25), 0.05):
        blow = struck(0.06, [(120, 1, 0.02), (1500, 0.5, 0.008), (2900, 0.3, 0.005)])
        place(clip, blow + 0.4 * draw.white(len(blow)) * decay(len(blow), 0.0075), moment)
    return clip, ""


@concept("hand_saw")
def hand_saw(draw: Draw) -> Sound:
    rate = draw.between(1, 3)
    phase = (TIME * rate + draw.between(0, 1)) % 1
    stroke = hump(phase, 0.45) + 0.5 * hump(phase - 0.5, 0.45) * (phase > 0.5)
    teeth = 1 + 0.8 * np.sign(np.sin(TURN * 120 * np.cumsum(stroke + 0.3) / RATE))
    return band(draw.white(), 900, 5500) * stroke * teeth, speed(rate, 1.5, 2.3)


@concept("hammering")
def hammering(draw: Draw) -> Sound:
    clip, period = np.zeros(N), draw.between(0.25, 0.9)
    modes = [(draw.between(180, 260), 1, 0.02), (draw.between(700, 1100), 0.5, 0.01)]
    for moment in draw.beats(period, 0.07):
        place(clip, struck(0.15, modes), moment)
    return reverb(draw, clip, 0.4, 0.2), speed(1 / period, 1.6, 3)


@concept("anvil")
def anvil(draw: Draw) -> Sound:
    clip, base = np.zeros(N), draw.between(900, 2200)
    modes = [(base * ratio, 0.6 / ratio, 0.2) for ratio in (1, 1.47, 2.09, 2.56)]
    for moment in draw.beats(draw.between(0.4, 1), 0.07):
        place(clip, struck(0.8, modes), moment)
    return reverb(draw, clip, 0.4, 0.2), ""


@concept("factory")
def factory(draw: Draw) -> Sound:
    clip, period = colored(draw, 1.4) * 0.5, draw.between(0.4, 1.2)
    for moment in draw.beats(period, start=0.0):
        blow = struck(0.3, [(draw.between(60, 90), 1, 0.08), (430, 0.3, 0.05), (1270, 0.2, 0.04)])
        place(clip, blow, moment)
        steam = band(draw.white(length(0.2)), 2000, 7000)
        place(clip, steam * np.linspace(1, 0, len(steam)), moment + period / 2, 0.3)
    return clip + 0.2 * tone(draw.between(90, 140), kind="saw"), ""


@concept("electric_hum")
def electric_hum(draw: Draw) -> Sound:
    clip = sum(tone(100.0 * k) * draw.log_between(0.05, 1) / k for k in range(1, 8))
    return clip + 0.3 * tone(50.0) + 0.01 * draw.white(), ""


@concept("geiger_counter")
def geiger_counter(draw: Draw) -> Sound:
    clip, rate = np.zeros(N), draw.log_between(3, 60)
    click = np.array([1, -0.8, 0.5, -0.3, 0.1])
    for moment in draw.times(rate):
        place(clip, click, moment)
    return clip, speed(rate, 8, 20)


def _horn(draw: Draw, seconds: float, pitches: list[float], bright: float) -> np.ndarray:
    count = length(seconds)
    clip = sum(tone(f * (1 + 0.002 * draw.random.normal()), count, "saw") for f in pitches)
    return below(np.tanh(clip), bright) * swell(count, 0.05, 30) * np.minimum(
        1, np.linspace(seconds / 0.08, 0, count)
    )


@concept("train_horn")
def train_horn(draw: Draw) -> Sound:
    clip, base = np.zeros(N), draw.one_of(250, 300, 350)
    sound = _horn(draw, draw.between(1, 3), [base, base * 1.2, base * 1.5, base * 2], 1500)
    place(clip, sound, draw.between(0.05, 1))
    return reverb(draw, clip, 1.5, 0.3), ""


@concept("ship_horn")
def ship_horn(draw: Draw) -> Sound:
    clip, base = np.zeros(N), draw.between(70, 140)
    place(clip, _horn(draw, draw.between(1.5, 4), [base, base * 2.005], 900), draw.between(0.05, 0.8))
    return reverb(draw, clip, 3, 0.5), ""


@concept("car_horn")
def car_horn(draw: Draw) -> Sound:
    clip, base = np.zeros(N), draw.one_of(350, 400, 450)
    count, seconds, now = draw.whole(1, 3), draw.between(0.15, 0.9), draw.between(0.05, 0.4)
    for _ in range(count):
        place(clip, _horn(draw, seconds, [base, base * 1.26], 4000), now)
        now += seconds + draw.between(0.1, 0.25)
    return clip, ("once", "twice", "thrice")[count - 1]
