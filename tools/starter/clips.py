# SPDX-License-Identifier: MIT
"""Makes the clips of every split: generators with fresh parameters, recordings placed in time.

The splits share no recording and no random numbers, so that what judges the model has neither
heard what it learnt from nor what it is compared with.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from pathlib import Path

import numpy as np
import soundfile
from scipy.signal import resample_poly

from . import audio, fetch, levels, store, synth
from .concepts import Concept

PER_CONCEPT = {"train": 130, "judge": 36, "test": 16}
_SPLIT_CODES = {"train": 0, "judge": 1, "test": 2}
_FEWEST_TO_SPLIT = 6
_MOST_RECORDED_SHARE = 0.3
_CLIPS_A_FILE = 6
_SILENCE = 10 ** (-50 / 20)
_LOOP_SECONDS = 2.5
_FADE = int(0.05 * audio.RATE)


def split_of(content: bytes) -> str:
    """By content, so that a file which two packages bring lands in one split."""
    share = hashlib.sha256(content).digest()[0] / 256
    return "train" if share < 0.6 else "judge" if share < 0.85 else "test"


def _read(path: Path) -> np.ndarray:
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    mono = samples.mean(axis=1)
    if rate != audio.RATE:
        mono = resample_poly(mono, audio.RATE, rate).astype(np.float32)
    loud = np.flatnonzero(np.abs(mono) > _SILENCE * np.abs(mono).max(initial=0.0))
    return mono[loud[0] : loud[-1] + 1] if len(loud) else mono[:0]


class Recordings:
    """The recordings of each concept and split, read when they are first needed."""

    def __init__(self, sounds: Path) -> None:
        files: dict[str, list[tuple[str, Path]]] = defaultdict(list)
        for recording in fetch.recordings():
            path = sounds / recording.package / recording.path
            if path.is_file():
                files[recording.concept].append((f"{recording.package}/{recording.path}", path))
        self._files: dict[tuple[str, str], list[tuple[str, Path]]] = defaultdict(list)
        for name, listed in files.items():
            # With so few, judging would be by one or two recordings: all go to the training.
            few = len(listed) < _FEWEST_TO_SPLIT
            for source, path in listed:
                split = "train" if few else split_of(path.read_bytes())
                self._files[name, split].append((source, path))
        self._read: dict[Path, np.ndarray] = {}

    def of(self, concept: Concept, split: str) -> list[tuple[str, Path]]:
        return self._files[concept.recorded, split] if concept.recorded else []

    def samples(self, path: Path) -> np.ndarray:
        if path not in self._read:
            self._read[path] = _read(path)
        return self._read[path]


def _loop(samples: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A clip of a long sound: a random cut, or the sound repeated with soft seams."""
    if len(samples) >= audio.CLIP_SAMPLES:
        start = random.integers(len(samples) - audio.CLIP_SAMPLES + 1)
        return samples[start : start + audio.CLIP_SAMPLES]
    piece = samples.copy()
    ramp = np.linspace(0, 1, _FADE, dtype=np.float32)
    seam = piece[:_FADE] * ramp + piece[-_FADE:] * (1 - ramp)
    body = np.concatenate([seam, piece[_FADE:-_FADE]])
    return np.resize(np.roll(body, random.integers(len(body))), audio.CLIP_SAMPLES)


def _repeat(samples: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A clip of a short sound: placed again and again with pauses, each a little different."""
    clip = np.zeros(audio.CLIP_SAMPLES, dtype=np.float32)
    pause = random.uniform(0.15, 1.0)
    now = random.uniform(0, 0.5)
    while now < audio.CLIP_SECONDS - 0.1:
        start = int(now * audio.RATE)
        room = clip[start : start + len(samples)]
        room += samples[: len(room)] * random.uniform(0.7, 1)
        now += len(samples) / audio.RATE + pause * random.uniform(0.7, 1.3)
    return clip


def _vary(samples: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Up to 7 % faster or slower: the same thing, another one of its kind."""
    rate = 2 ** random.uniform(-0.1, 0.1)
    moments = np.arange(0, len(samples) - 1, rate)
    return np.interp(moments, np.arange(len(samples)), samples).astype(np.float32)


def _recorded(samples: np.ndarray, random: np.random.Generator) -> np.ndarray:
    varied = _vary(samples, random)
    long = len(varied) > _LOOP_SECONDS * audio.RATE
    return (_loop if long else _repeat)(varied, random)


def _clips_of(
    concept: Concept, split: str, count: int, seed: int, recordings: Recordings
) -> list[tuple[store.Clip, np.ndarray]]:
    files = recordings.of(concept, split)
    synthetic = concept.name in synth.GENERATORS
    most = int(count * _MOST_RECORDED_SHARE) if synthetic else count
    from_files = min(most, _CLIPS_A_FILE * len(files)) if synthetic else most * bool(files)
    made = []
    for index in range(count if synthetic else from_files):
        key = (seed, _SPLIT_CODES[split], zlib.crc32(concept.name.encode()), index)
        random = np.random.default_rng(key)
        if index < from_files:
            source, path = files[index % len(files)]
            samples, variant = _recorded(recordings.samples(path), random), ""
        else:
            source = "synth"
            samples, variant = synth.make(concept.name, random)
        meaning = f"{concept.name}/{variant}" if variant in concept.variants else concept.name
        sentences = concept.sentences(variant)
        clip = store.Clip(concept.name, meaning, sentences, source)
        wanted = concept.level if split == "train" else levels.USUAL
        made.append((clip, audio.add_floor(levels.level(samples, wanted), random)))
    return made


def make(data: Path, concepts: list[Concept], per_concept: dict[str, int], seed: int) -> None:
    """Writes DATA/clips/SPLIT for each split."""
    recordings = Recordings(data / "sounds")
    for split in store.SPLITS:
        made = []
        for concept in concepts:
            count = per_concept[split] * (concept.weight if split == "train" else 1)
            made += _clips_of(concept, split, count, seed, recordings)
        store.write(data / "clips" / split, [c for c, _ in made], [w for _, w in made])
        recorded = sum(clip.source != "synth" for clip, _ in made)
        print(f"{split}: {len(made)} clips, {recorded} of recordings", flush=True)
