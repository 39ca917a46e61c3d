# SPDX-License-Identifier: MIT
"""Procedural sounds: a generator for each concept, its parameters drawn anew for each clip."""

from __future__ import annotations

import numpy as np

from . import animals, impacts, machines, music, nature, people, signals
from .basics import GENERATORS, Draw

__all__ = ["GENERATORS", "animals", "impacts", "machines", "music", "nature", "people", "signals"]


def make(concept: str, random: np.random.Generator) -> tuple[np.ndarray, str]:
    """A clip of audio.CLIP_SAMPLES samples, not levelled, and its variant ("" for none)."""
    samples, variant = GENERATORS[concept](Draw(random))
    return np.nan_to_num(samples - samples.mean()), variant
