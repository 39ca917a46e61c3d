# SPDX-License-Identifier: MIT
"""Clips on disk: a folder a split, with sound, mel and what is known of each clip.

DATA/clips/SPLIT/waves.npy   [clips, CLIP_SAMPLES] int16, full scale 32767
                 mels.npy    [clips, CLIP_FRAMES, BINS] float16
                 clips.jsonl one Clip a line
"""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import numpy as np
import torch

from . import audio

SPLITS = ("train", "judge", "test")
"""What the generator learns from, what the judging classifier learns from, and neither."""

_MEL_BATCH = 32


@dataclasses.dataclass(frozen=True)
class Clip:
    """meaning: equal for clips that the same sentence describes. source: a recording's package and
    path, or `synth`."""

    concept: str
    meaning: str
    captions: tuple[str, ...]
    source: str = "synth"


class Store:
    """One split, mapped into memory."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "clips.jsonl").is_file():
            raise FileNotFoundError(f"{folder} holds no clips: make them with the command `clips`")
        self.waves = np.load(folder / "waves.npy", mmap_mode="r")
        self.mels = np.load(folder / "mels.npy", mmap_mode="r")
        lines = (folder / "clips.jsonl").read_text(encoding="utf-8").splitlines()
        records = [json.loads(line) for line in lines]
        self.clips = [Clip(**{**r, "captions": tuple(r["captions"])}) for r in records]

    def __len__(self) -> int:
        return len(self.clips)

    def mel_batch(self, indices: np.ndarray) -> torch.Tensor:
        """[B, CLIP_FRAMES, BINS] float32"""
        return torch.from_numpy(self.mels[indices].astype(np.float32))

    def crops(
        self, random: np.random.Generator, batch: int, frames: int
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Random pieces: mels [B, frames, BINS] and their waves [B, frames * HOP]."""
        indices = random.integers(len(self), size=batch)
        starts = random.integers(audio.CLIP_FRAMES - frames + 1, size=batch)
        pairs = list(zip(indices, starts, strict=True))
        mels = np.stack([self.mels[i, s : s + frames] for i, s in pairs])
        waves = np.stack(
            [self.waves[i, s * audio.HOP : (s + frames) * audio.HOP] for i, s in pairs]
        )
        return (
            torch.from_numpy(mels.astype(np.float32)),
            torch.from_numpy(waves.astype(np.float32) / 32767),
        )


def write(folder: Path, clips: list[Clip], waves: list[np.ndarray]) -> None:
    """Replaces what the folder held. A process that still reads the old files goes on with them."""
    fresh, old = folder.with_name(folder.name + ".new"), folder.with_name(folder.name + ".old")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    shape = (len(waves), audio.CLIP_SAMPLES)
    stored = np.lib.format.open_memmap(fresh / "waves.npy", "w+", np.int16, shape)
    mels = []
    # In batches: all clips at once would not fit into the memory of a small machine.
    for start in range(0, len(waves), _MEL_BATCH):
        part = np.stack(waves[start : start + _MEL_BATCH])
        stored[start : start + len(part)] = np.round(np.clip(part, -1, 1) * 32767)
        mels.append(audio.log_mel(torch.from_numpy(part)).half().numpy())
    stored.flush()
    np.save(fresh / "mels.npy", np.concatenate(mels))
    lines = [json.dumps(dataclasses.asdict(clip), ensure_ascii=False) for clip in clips]
    (fresh / "clips.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if folder.exists():
        shutil.rmtree(old, ignore_errors=True)
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
