# SPDX-License-Identifier: MIT
"""Alarms, telephones, clocks, plain tones, sounds of games.

Steady tones lie on multiples of 100 Hz: the vocoder turns 100 mel frames a second into sound with
the same weights at each frame, so a spectrum that does not change can only become a wave that
repeats 100 times a second.
"""

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
    below,
    band,
    concept,
    decay,
    fade,
    length,
    note,
    place,
    reverb,
    speed,
    struck,
    swell,
    tone,
)


def _even(draw: Draw, low: int, high: int) -> float:
    return 100.0 * draw.whole(low, high)


@concept("police_siren")
def police_siren(draw: Draw) -> Sound:
    if draw.chance(0.5):
        turns = TIME * draw.between(0.2, 0.35) + draw.between(0, 1)
        return below(tone(950 + 450 * np.sin(TURN * turns), kind="saw"), 4000), "wail"
    sweep = (TIME * draw.between(2.5, 4)) % 1
    return below(tone(700 + 800 * sweep, kind="saw"), 4000), "yelp"


@concept("ambulance_siren")
def ambulance_siren(draw: Draw) -> Sound:
    low = ((TIME * draw.between(0.8, 1.2) + draw.between(0, 1)) % 1) < 0.5
    return below(tone(np.where(low, 400.0, 600.0), kind="saw"), 4000), ""


@concept("alarm_beep")
def alarm_beep(draw: Draw) -> Sound:
    rate = draw.log_between(1, 6)
    gate = (((TIME * rate + draw.between(0, 1)) % 1) < 0.5).astype(float)
    clip = tone(_even(draw, 7, 30), kind=draw.one_of("sine", "square"))
    return clip * below(gate, 300), speed(rate, 1.8, 3.5)


@concept("alarm_clock")
def alarm_clock(draw: Draw) -> Sound:
    start = draw.between(0, 1)
    gate = (((TIME * 8) % 1) < 0.5) & (((TIME + start) % 1) < 0.5)
    return below(tone(_even(draw, 18, 23), kind="square") * gate, 6000), ""


@concept("phone_ring")
def phone_ring(draw: Draw) -> Sound:
    clip, base, start = np.zeros(N), draw.between(900, 1500), draw.between(0, 3)
    modes = [(base * f, g, 0.12) for f, g in ((1, 1), (1.31, 0.7), (2.7, 0.5), (4.1, 0.2))]
    ring = struck(0.3, modes)
    for moment in np.arange(0, SECONDS, 1 / 22):
        if (moment + start) % 3 < 1.8:
            place(clip, ring, moment, draw.between(0.8, 1))
    return clip, ""


@concept("busy_signal")
def busy_signal(draw: Draw) -> Sound:
    gate = ((TIME + draw.between(0, 1)) % 1) < 0.5
    return (tone(500.0) + tone(600.0)) * gate, ""


@concept("dial_tone")
def dial_tone(draw: Draw) -> Sound:
    return tone(400.0) + draw.between(0.5, 1) * tone(300.0) + 0.003 * draw.white(), ""


@concept("touch_tones")
def touch_tones(draw: Draw) -> Sound:
    clip, now, count = np.zeros(N), draw.between(0.05, 0.3), length(0.12)
    while now < SECONDS - 0.15:
        key = tone(draw.one_of(697.0, 770.0, 852.0, 941.0), count)
        place(clip, key + tone(draw.one_of(1209.0, 1336.0, 1477.0), count), now)
        now += draw.between(0.2, 0.35)
    return clip, ""


@concept("clock_tick")
def clock_tick(draw: Draw) -> Sound:
    clip, period, base = np.zeros(N), draw.one_of(1.0, 0.5, 0.25), draw.between(1500, 3500)
    for index, moment in enumerate(draw.beats(period)):
        pitch = base * (1 if index % 2 else 0.82)
        tick = struck(0.06, [(pitch, 1, 0.006), (pitch * 1.9, 0.5, 0.004), (400, 0.3, 0.006)])
        place(clip, tick, moment)
    return reverb(draw, clip, 0.3, 0.15), speed(1 / period, 1.5, 3)


@concept("morse_code")
def morse_code(draw: Draw) -> Sound:
    clip, unit, pitch, now = np.zeros(N), draw.between(0.05, 0.1), _even(draw, 5, 10), 0.05
    while now < SECONDS - 0.3:
        count = length(unit * draw.one_of(1, 3))
        place(clip, tone(pitch, count) * fade(count, 0.004, 0.004), now)
        now += count / RATE + unit * draw.one_of(1, 1, 1, 3)
    return clip, ""


@concept("sonar_ping")
def sonar_ping(draw: Draw) -> Sound:
    clip, count = np.zeros(N), length(1.2)
    ping = tone(_even(draw, 7, 16), count) * swell(count, 0.004, 0.25)
    for moment in draw.beats(draw.between(1.2, 2.6)):
        place(clip, ping, moment)
    return reverb(draw, clip, 3, 0.5), ""


@concept("doorbell")
def doorbell(draw: Draw) -> Sound:
    clip, base, start = np.zeros(N), _even(draw, 5, 7), draw.between(0.05, 1.5)
    for index, ratio in enumerate((1.25, 1)):
        pitch = base * ratio
        chime = struck(2, [(pitch, 1, 0.6), (pitch * 2, 0.3, 0.3), (pitch * 3.01, 0.2, 0.15)])
        place(clip, chime, start + 0.6 * index)
    return clip, ""


@concept("referee_whistle")
def referee_whistle(draw: Draw) -> Sound:
    clip, now = np.zeros(N), draw.between(0.05, 0.5)
    for _ in range(draw.whole(1, 4)):
        count = length(draw.between(0.25, 1))
        trill = np.sin(TURN * draw.between(30, 50) * np.arange(count) / RATE)
        sound = tone(draw.between(2300, 3300) * (1 + 0.03 * trill), count) * (1 + 0.4 * trill)
        sound += 0.15 * band(draw.white(count), 2000, 6000)
        place(clip, sound * fade(count, 0.02, 0.05), now)
        now += count / RATE + draw.between(0.08, 0.3)
    return clip, ""


@concept("steady_tone")
def steady_tone(draw: Draw) -> Sound:
    pitch = _even(draw, 1, 40)
    clip = tone(pitch, kind=draw.one_of("sine", "square", "saw"))
    return clip, "low" if pitch <= 300 else "high" if pitch >= 1500 else ""


@concept("rising_tone")
def rising_tone(draw: Draw) -> Sound:
    low, high = draw.log_between(100, 600), draw.log_between(1500, 6000)
    return tone(low * (high / low) ** np.linspace(0, 1, N), kind=draw.one_of("sine", "saw")), ""


@concept("falling_tone")
def falling_tone(draw: Draw) -> Sound:
    samples, variant = rising_tone(draw)
    return samples[::-1].copy(), variant


@concept("white_noise")
def white_noise(draw: Draw) -> Sound:
    return draw.white(), ""


@concept("silence")
def silence(draw: Draw) -> Sound:
    return np.zeros(N), ""


@concept("laser")
def laser(draw: Draw) -> Sound:
    clip = np.zeros(N)
    for moment in draw.beats(draw.between(0.3, 0.9), 0.2):
        count = length(draw.between(0.12, 0.4))
        way = np.linspace(0, 1, count)
        pitch = draw.between(1800, 4500) * np.exp(-way * draw.between(1.5, 3.5))
        place(clip, tone(pitch, count, draw.one_of("square", "saw", "sine")) * (1 - way), moment)
    return clip, ""


@concept("coin_pickup")
def coin_pickup(draw: Draw) -> Sound:
    clip, pitch = np.zeros(N), _even(draw, 8, 11)
    for moment in draw.beats(draw.between(0.9, 1.6), 0.1):
        place(clip, tone(pitch, length(0.08), "square"), moment)
        last = tone(pitch * 1.335, length(0.4), "square")
        place(clip, last * swell(len(last), 0.001, 0.12), moment + 0.08)
    return clip, ""


@concept("power_up")
def power_up(draw: Draw) -> Sound:
    clip, start, key = np.zeros(N), draw.between(0.02, 0.8), draw.whole(60, 68)
    for index, step in enumerate((0, 4, 7, 12, 16, 19, 24)):
        count = length(0.09)
        sound = tone(note(key + step), count, "square") * fade(count, 0.003, 0.02)
        place(clip, sound, start + index * 0.09)
    return clip, ""


@concept("ufo")
def ufo(draw: Draw) -> Sound:
    wobble = np.sin(TURN * draw.between(3, 9) * TIME)
    pitch = draw.between(400, 700) + draw.between(100, 300) * wobble
    return tone(pitch) + 0.4 * tone(pitch * 1.5), ""


@concept("radio_static")
def radio_static(draw: Draw) -> Sound:
    whistle = tone(draw.curve(1, 400, 3000)) * draw.curve(2) ** 3
    hiss = above(draw.white(), 300) * draw.curve(8, 0.3, 1)
    pops = np.zeros(N)
    for moment in draw.times(12):
        place(pops, draw.white(80) * decay(80, 0.002), moment, 3)
    return hiss + 0.7 * whistle + pops, ""
