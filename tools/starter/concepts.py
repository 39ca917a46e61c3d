# SPDX-License-Identifier: MIT
"""The table of concepts (concepts.toml): what the model learns and the sentences for it."""

from __future__ import annotations

import dataclasses
import functools
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from .levels import USUAL

_TABLE = Path(__file__).with_name("concepts.toml")
_OTHER_KEYS = {"group", "captions", "unseen", "recorded", "later", "weight", "level"}
FRAMES = (
    "{}",
    "the sound of {}",
    "a recording of {}",
    "sound effect of {}",
    "{}, clear sound",
    "i want to hear {}",
    "sounds of {}",
)
"""Ways to ask for the same."""


@dataclasses.dataclass(frozen=True)
class Concept:
    name: str
    group: str
    captions: tuple[str, ...]
    variants: dict[str, tuple[str, ...]]
    unseen: tuple[str, ...]
    recorded: str | None
    later: bool
    weight: int
    """How many times as many clips to learn from as others have."""
    level: float
    """LUFS of the clips to learn from."""

    def sentences(self, variant: str) -> tuple[str, ...]:
        """All that is true of a clip of that variant."""
        return self.variants.get(variant, ()) + self.captions


@functools.cache
def concepts() -> dict[str, Concept]:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {
        name: Concept(
            name,
            entry["group"],
            tuple(entry["captions"]),
            {key: tuple(value) for key, value in entry.items() if key not in _OTHER_KEYS},
            tuple(entry["unseen"]),
            entry.get("recorded"),
            entry.get("later", False),
            entry.get("weight", 1),
            entry.get("level", USUAL),
        )
        for name, entry in table.items()
    }


def chosen(later_too: bool = False, limit: int | None = None) -> list[Concept]:
    """Those to learn now, or all; the first `limit` of them."""
    return [c for c in concepts().values() if later_too or not c.later][:limit]


class _OfConcept(Protocol):
    concept: str


def with_clips(clips: Iterable[_OfConcept]) -> list[Concept]:
    """Those that the clips show, in the table's order."""
    present = {clip.concept for clip in clips}
    return [concept for name, concept in concepts().items() if name in present]
