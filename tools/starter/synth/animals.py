# SPDX-License-Identifier: MIT
"""Animals, birds and insects."""

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
    band,
    below,
    concept,
    decay,
    fade,
    formants,
    length,
    place,
    resonate,
    reverb,
    struck,
    swell,
    tone,
)


@concept("crickets")
def crickets(draw: Draw) -> Sound:
    clip = np.zeros(N)
    for _ in range(draw.whole(1, 4)):
        pulse = tone(draw.between(3800, 5200), length(0.018))
        pulse *= np.hanning(len(pulse)) * draw.log_between(0.2, 1)
        count = draw.whole(3, 5)
        for moment in draw.beats(draw.between(0.35, 1), 0.05):
            for index in range(count):
                place(clip, pulse, moment + 0.028 * index)
    return clip + 0.003 * draw.white(), ""


@concept("cicadas")
def cicadas(draw: Draw) -> Sound:
    rasp = 1 + 0.8 * np.sign(np.sin(TURN * draw.between(60, 140) * TIME))
    return band(draw.white(), 3500, 6500) * rasp * draw.curve(0.5, 0.4, 1), ""


def _buzz(draw: Draw, low: float, high: float) -> Sound:
    pitch = draw.between(low, high) * draw.curve(3, 0.92, 1.08)
    return below(tone(pitch, kind="saw") * draw.curve(1, 0.1, 1), 5000), ""


@concept("bee_buzz")
def bee_buzz(draw: Draw) -> Sound:
    return _buzz(draw, 160, 250)


@concept("mosquito")
def mosquito(draw: Draw) -> Sound:
    return _buzz(draw, 480, 720)


def _chirp(draw: Draw, first: float, last: float, seconds: float, trill: float) -> np.ndarray:
    count = length(seconds)
    wobble = trill * np.sin(TURN * draw.between(20, 60) * np.arange(count) / RATE)
    pitch = np.clip(np.linspace(first, last, count) + wobble, 100, 7500)
    return tone(pitch, count) * np.hanning(count)


@concept("bird_chirp")
def bird_chirp(draw: Draw) -> Sound:
    clip = np.zeros(N)
    birds = draw.whole(1, 4)
    for _ in range(birds):
        base, gain = draw.log_between(2200, 5200), draw.log_between(0.25, 1)
        now = draw.between(0, 0.8)
        while now < SECONDS:
            first, last = base * draw.between(0.75, 1.35), base * draw.between(0.75, 1.35)
            seconds, trill = draw.between(0.05, 0.16), draw.one_of(0, 0, 250)
            for _ in range(draw.whole(2, 7)):
                place(clip, _chirp(draw, first, last, seconds, trill), now, gain)
                now += seconds + draw.between(0.02, 0.09)
            now += draw.between(0.3, 1.3)
    return reverb(draw, clip, 0.8, 0.15), "one" if birds == 1 else "many" if birds > 2 else ""


@concept("cuckoo")
def cuckoo(draw: Draw) -> Sound:
    clip, pitch = np.zeros(N), draw.between(600, 720)
    for moment in draw.beats(draw.between(1.1, 1.6)):
        for ratio, offset in ((1, 0), (0.8, 0.33)):
            count = length(0.25)
            call = tone(pitch * ratio, count) + 0.2 * tone(2 * pitch * ratio, count)
            place(clip, call * np.hanning(count), moment + offset)
    return reverb(draw, clip, 0.9, 0.2), ""


@concept("owl")
def owl(draw: Draw) -> Sound:
    clip, pitch = np.zeros(N), draw.between(330, 430)
    for moment in draw.beats(draw.between(2.2, 3.2)):
        for seconds, offset in ((0.25, 0), (0.15, 0.45), (0.15, 0.68), (0.55, 0.95)):
            count = length(seconds)
            hoot = tone(pitch * np.linspace(1, 0.94, count), count)
            hoot += 0.03 * below(draw.white(count), 800)
            place(clip, hoot * np.hanning(count), moment + offset)
    return reverb(draw, clip, 1.2, 0.25), ""


@concept("frog")
def frog(draw: Draw) -> Sound:
    clip, frogs = np.zeros(N), draw.whole(1, 4)
    for _ in range(frogs):
        pitch, rate = draw.log_between(250, 1100), draw.between(25, 60)
        gain = draw.log_between(0.3, 1)
        for moment in draw.beats(draw.between(0.5, 1.4), 0.15):
            count = length(draw.between(0.15, 0.35))
            pulses = np.maximum(0, np.sin(TURN * rate * np.arange(count) / RATE)) ** 2
            croak = resonate(pulses * (1 + 0.2 * draw.white(count)), pitch, 8)
            place(clip, croak * np.hanning(count), moment, gain * 8)
    return clip, "one" if frogs == 1 else "many"


@concept("dog_bark")
def dog_bark(draw: Draw) -> Sound:
    clip, big, now = np.zeros(N), draw.chance(0.5), draw.between(0.05, 0.5)
    size = 1 if big else 1.7
    while now < SECONDS:
        for _ in range(draw.whole(1, 3)):
            count = length(draw.between(0.12, 0.22))
            pitch = draw.between(180, 260) if big else draw.between(450, 700)
            voice = tone(pitch * (1 + 0.5 * np.hanning(count)), count, "saw")
            voice += 0.5 * draw.white(count)
            bark = formants(voice, [(600 * size, 4, 1), (1300 * size, 5, 0.7), (2600, 6, 0.3)])
            place(clip, bark * swell(count, 0.015, 0.05), now)
            now += count / RATE + draw.between(0.1, 0.3)
        now += draw.between(0.4, 1.3)
    return reverb(draw, clip, 0.4, 0.15), "big" if big else "small"


@concept("cat_meow")
def cat_meow(draw: Draw) -> Sound:
    clip, now = np.zeros(N), draw.between(0.05, 0.6)
    while now < SECONDS - 0.4:
        count = length(draw.between(0.45, 0.9))
        way = np.linspace(0, 1, count)
        opened = np.sin(np.pi * way)
        voice = tone(draw.between(450, 650) * (1 + 0.35 * opened - 0.1 * way), count, "saw")
        sound = resonate(voice, 900, 4) * (1 - opened) + resonate(voice, 1600, 4) * opened
        sound += 0.5 * resonate(voice, 3000, 5)
        place(clip, sound * fade(count, 0.08, 0.25), now)
        now += count / RATE + draw.between(0.5, 1.4)
    return clip, ""


@concept("cow_moo")
def cow_moo(draw: Draw) -> Sound:
    clip, now = np.zeros(N), draw.between(0.05, 0.5)
    while now < SECONDS - 0.8:
        count = length(draw.between(1.0, 2.0))
        way = np.linspace(0, 1, count)
        pitch = draw.between(95, 140) * (1 + 0.25 * np.sin(np.pi * way**0.7))
        voice = tone(pitch, count, "saw") * (1 + 0.1 * draw.white(count))
        moo = formants(voice, [(280, 4, 1), (650, 5, 0.7), (1100, 6, 0.3)])
        place(clip, moo * fade(count, 0.15, 0.35), now)
        now += count / RATE + draw.between(0.4, 1.2)
    return reverb(draw, clip, 0.6, 0.15), ""


@concept("sheep")
def sheep(draw: Draw) -> Sound:
    clip, now = np.zeros(N), draw.between(0.05, 0.4)
    while now < SECONDS - 0.4:
        count = length(draw.between(0.5, 0.9))
        time = np.arange(count) / RATE
        pitch = draw.between(280, 420) * (1 + 0.04 * np.sin(TURN * draw.between(7, 10) * time))
        voice = tone(pitch, count, "saw") * (1 + 0.5 * np.sin(TURN * 8.5 * time))
        bleat = formants(voice, [(700, 4, 1), (1700, 5, 0.8), (2800, 6, 0.4)])
        place(clip, bleat * fade(count, 0.05, 0.15), now)
        now += count / RATE + draw.between(0.4, 1.2)
    return clip, ""


@concept("wolf_howl")
def wolf_howl(draw: Draw) -> Sound:
    count = length(draw.between(3.2, 4.6))
    way = np.linspace(0, 1, count)
    rise = 1 + 0.5 * np.sin(np.pi * np.minimum(way * 1.2, 1)) ** 0.6
    vibrato = 1 + 0.008 * np.sin(TURN * 5 * np.arange(count) / RATE)
    pitch = draw.between(330, 480) * rise * vibrato
    howl = tone(pitch, count) + 0.3 * tone(2 * pitch, count) + 0.1 * tone(3 * pitch, count)
    clip = np.zeros(N)
    place(clip, howl * fade(count, 0.4, 0.7), draw.between(0.05, 0.4))
    return reverb(draw, clip, 2, 0.5), ""


@concept("horse_hooves")
def horse_hooves(draw: Draw) -> Sound:
    clip, walking = np.zeros(N), draw.chance(0.4)
    offsets = (0, 0.3) if walking else (0, 0.12, 0.22)
    for moment in draw.beats(0.62 if walking else draw.between(0.38, 0.6), 0.02):
        for offset in offsets:
            hoof = struck(0.08, [(draw.between(350, 600), 1, 0.012), (1200, 0.5, 0.006)])
            hoof += 0.2 * below(draw.white(len(hoof)), 2000) * decay(len(hoof), 0.01)
            place(clip, hoof, moment + offset, draw.between(0.6, 1))
    return clip, "trot" if walking else "gallop"
