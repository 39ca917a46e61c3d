# SPDX-License-Identifier: MIT
"""Drums and instruments, made without recordings."""

from __future__ import annotations

import numpy as np
from scipy.signal import lfilter

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
    length,
    note,
    place,
    reverb,
    speed,
    struck,
    swell,
    tone,
)

_MAJOR = (0, 2, 4, 5, 7, 9, 11, 12)
_CHORDS = {"major": (0, 4, 7, 12), "minor": (0, 3, 7, 12)}
_BEATS = {
    "rock": ("x.......x.x.....", "....x.......x...", "x.x.x.x.x.x.x.x."),
    "dance": ("x...x...x...x...", "....x.......x...", "..x...x...x...x."),
    "hip_hop": ("x..x......x.....", "....x.......x...", "x.xxx.x.x.xxx.x."),
}


def _kick() -> np.ndarray:
    time = np.arange(length(0.3)) / RATE
    return np.sin(TURN * (50 * time + 3.85 * (1 - np.exp(-time / 0.035)))) * np.exp(-time / 0.12)


def _snare(draw: Draw) -> np.ndarray:
    body = struck(0.3, [(185, 0.7, 0.05), (330, 0.4, 0.04)])
    return body + 0.6 * above(draw.white(len(body)), 900) * decay(len(body), 0.07)


def _hat(draw: Draw) -> np.ndarray:
    return above(draw.white(length(0.08)), 5000) * decay(length(0.08), 0.016)


@concept("drum_beat")
def drum_beat(draw: Draw) -> Sound:
    style, tempo = draw.one_of(*_BEATS), draw.between(70, 170)
    clip, sounds = np.zeros(N), (1.3 * _kick(), _snare(draw), 0.5 * _hat(draw))
    for index, moment in enumerate(draw.beats(15 / tempo, start=0.0)):
        for pattern, sound in zip(_BEATS[style], sounds, strict=True):
            if pattern[index % 16] == "x":
                place(clip, sound, moment)
    return clip, speed(tempo, 95, 135)


@concept("kick_drum")
def kick_drum(draw: Draw) -> Sound:
    clip = np.zeros(N)
    for moment in draw.beats(draw.between(0.4, 1)):
        place(clip, _kick(), moment)
    return clip, ""


@concept("snare_drum")
def snare_drum(draw: Draw) -> Sound:
    clip, unit = np.zeros(N), draw.between(0.1, 0.16)
    for index, moment in enumerate(draw.beats(unit)):
        if "x.x.xxx.x.x.xxxx"[index % 16] == "x":
            place(clip, _snare(draw), moment, draw.between(0.6, 1))
    return clip, ""


@concept("cymbal")
def cymbal(draw: Draw) -> Sound:
    clip = np.zeros(N)
    ring = above(draw.white(), 2500) * np.exp(-TIME / draw.between(0.5, 1.2))
    ring += struck(SECONDS, [(draw.between(2000, 7000), 0.15, 0.6) for _ in range(12)])
    for moment in draw.beats(draw.between(1.5, 3)):
        place(clip, ring, moment)
    return clip, ""


def _pluck(draw: Draw, pitch: float, seconds: float, fall: float, bright: float) -> np.ndarray:
    """Karplus and Strong: a noise burst in a loop that loses its highs."""
    period, excitation = max(2, int(RATE / pitch - 0.5)), np.zeros(length(seconds))
    excitation[:period] = draw.white(period)
    if period > 12:
        excitation[:period] = below(excitation[:period], 1500 + 6000 * bright)
    loop = np.zeros(period + 2)
    loop[0], loop[period], loop[period + 1] = 1, -fall * 0.5, -fall * 0.5
    return lfilter([1], loop, excitation)


@concept("guitar_pluck")
def guitar_pluck(draw: Draw) -> Sound:
    clip, key, period = np.zeros(N), draw.one_of(52, 57, 64), draw.one_of(0.2, 0.3, 0.5)
    for moment in draw.beats(period):
        pitch = note(key + draw.one_of(0, 3, 5, 7, 10, 12))
        place(clip, _pluck(draw, pitch, 1.8, draw.between(0.993, 0.998), 0.6), moment)
    return reverb(draw, clip, 0.6, 0.1), speed(1 / period, 2.5, 4)


@concept("guitar_strum")
def guitar_strum(draw: Draw) -> Sound:
    clip, kind, key = np.zeros(N), draw.one_of(*_CHORDS), draw.whole(43, 54)
    chord = (*_CHORDS[kind], 16 if kind == "major" else 15, 19)
    for moment in draw.beats(draw.between(0.4, 1.2)):
        for index, step in enumerate(chord):
            place(clip, _pluck(draw, note(key + step), 2.2, 0.996, 0.6), moment + index * 0.018, 0.5)
    return clip, ""


@concept("bass_guitar")
def bass_guitar(draw: Draw) -> Sound:
    clip, key, period = np.zeros(N), draw.whole(28, 40), draw.one_of(0.25, 0.3, 0.5)
    for moment in draw.beats(period):
        string = _pluck(draw, note(key + draw.one_of(0, 0, 3, 5, 7)), period, 0.997, 0.2)
        place(clip, string * fade(len(string), 0.002, 0.03), moment)
    return clip, ""


@concept("organ")
def organ(draw: Draw) -> Sound:
    clip, kind, key = np.zeros(N), draw.one_of(*_CHORDS), draw.whole(48, 64)
    pipes = ((0.5, 0.5), (1, 1), (2, 0.7), (3, 0.3), (4, 0.4), (6, 0.15))
    seconds = draw.one_of(1.3, 2.6, SECONDS)
    for moment in draw.beats(seconds, start=0.0):
        count = length(min(seconds, SECONDS - moment))
        for step in _CHORDS[kind]:
            chord = sum(tone(note(key + step) * f, count) * gain for f, gain in pipes)
            place(clip, chord * fade(count, 0.03, 0.08), moment)
        key += draw.one_of(-5, -2, 2, 5)
    return reverb(draw, clip, 2, 0.4), ""


@concept("synth_pad")
def synth_pad(draw: Draw) -> Sound:
    key, kind = draw.whole(45, 62), draw.one_of(*_CHORDS)
    voices = [note(key + s) * (1 + d) for s in _CHORDS[kind] for d in (-0.004, 0, 0.004)]
    clip = below(sum(tone(f, kind="saw") for f in voices), draw.log_between(500, 2500))
    return reverb(draw, clip * fade(N, 0.8, 0.8), 2, 0.4), ""


@concept("synth_arpeggio")
def synth_arpeggio(draw: Draw) -> Sound:
    clip, key, period = np.zeros(N), draw.whole(52, 70), draw.between(0.09, 0.3)
    chord, kind = _CHORDS[draw.one_of(*_CHORDS)], draw.one_of("square", "saw")
    steps = (*chord, *(s + 12 for s in chord))
    for index, moment in enumerate(draw.beats(period, start=0.0)):
        sound = tone(note(key + steps[index % 8]), length(period), kind)
        place(clip, sound * swell(len(sound), 0.003, period * 0.6), moment)
    return clip, speed(1 / period, 4.5, 8)


def _mallets(draw: Draw, key: int, modes: tuple[tuple[float, float, float], ...]) -> Sound:
    clip, period = np.zeros(N), draw.one_of(0.2, 0.25, 0.4)
    for moment in draw.beats(period):
        pitch = note(key + draw.one_of(*_MAJOR))
        place(clip, struck(2, [(pitch * f, gain, fall) for f, gain, fall in modes]), moment)
    return reverb(draw, clip, 0.8, 0.15), speed(1 / period, 3, 4.5)


@concept("music_box")
def music_box(draw: Draw) -> Sound:
    return _mallets(draw, 84, ((1, 1, 0.5), (3.01, 0.3, 0.2), (5.6, 0.1, 0.1)))


@concept("xylophone")
def xylophone(draw: Draw) -> Sound:
    return _mallets(draw, 72, ((1, 1, 0.12), (3, 0.5, 0.05), (6.1, 0.15, 0.03)))


@concept("flute")
def flute(draw: Draw) -> Sound:
    clip, now, key = np.zeros(N), draw.between(0, 0.2), draw.whole(67, 76)
    while now < SECONDS - 0.1:
        count = length(draw.one_of(0.3, 0.5, 0.8))
        pitch = note(key + draw.one_of(*_MAJOR))
        pitches = pitch * (1 + 0.005 * np.sin(TURN * 5 * np.arange(count) / RATE))
        sound = tone(pitches, count) + 0.25 * tone(2 * pitches, count) + 0.08 * tone(3 * pitches, count)
        sound += 0.06 * band(draw.white(count), pitch, pitch * 4)
        place(clip, sound * fade(count, 0.06, 0.08), now)
        now += count / RATE
    return reverb(draw, clip, 1.2, 0.25), ""


@concept("synth_bass")
def synth_bass(draw: Draw) -> Sound:
    clip, key, period = np.zeros(N), draw.whole(28, 40), draw.one_of(0.15, 0.25, 0.4)
    bright = draw.log_between(250, 1800)
    for moment in draw.beats(period):
        sound = tone(note(key + draw.one_of(0, 0, 0, 3, 5, 7, 12)), length(period * 0.9), "saw")
        place(clip, below(sound, bright) * swell(len(sound), 0.004, period), moment)
    return clip, ""
