# SPDX-License-Identifier: MIT
"""Checkpoints made when they are first asked for, and kept in a folder for the next run."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from diffusers import DDIMScheduler
from safetensors.torch import load_file, save_file

from .checkpoint import StorageOptions, make_pipeline, write_checkpoint
from .configs import checkpoint_spec
from .runs import Diffusers

# The code that decides what is in a checkpoint.
_MAKERS = ("calibration.py", "checkpoint.py", "configs.py", "tokenizer.py", "weights.py")


@dataclass(frozen=True)
class Checkpoint:
    """What makes a checkpoint: a size of configs.SIZES, a seed, changes and storage options."""

    size: str
    seed: int = 1
    changes: tuple[tuple[str, object], ...] = ()
    storage: tuple[tuple[str, object], ...] = ()

    def describe(self) -> str:
        parts = [self.size]
        parts += [f"{name}={value}" for name, value in self.changes + self.storage]
        return " ".join(parts).replace("attention_head_dim", "heads")


def _makers_hash() -> str:
    folder = Path(__file__).parent
    return hashlib.sha256(b"".join((folder / name).read_bytes() for name in _MAKERS)).hexdigest()


@dataclass
class Fixtures:
    """Folder of checkpoints; at most one is loaded in diffusers at a time."""

    folder: Path
    _loaded: dict[Checkpoint, Diffusers] = field(default_factory=dict)
    _made: dict[Any, Any] = field(default_factory=dict)

    def _pipeline(self, checkpoint: Checkpoint) -> Any:
        """Checkpoints that differ in the scheduler's configuration alone have the same weights, and
        so are calibrated once."""
        changes = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in checkpoint.changes
        }
        heads = changes.get("attention_head_dim")
        key = (checkpoint.size, checkpoint.seed, repr(heads))
        if key not in self._made:
            self._made.clear()
            spec = checkpoint_spec(checkpoint.size, attention_head_dim=heads)
            self._made[key] = make_pipeline(spec, checkpoint.seed)
        pipe = self._made[key]
        pipe.scheduler = DDIMScheduler.from_config(checkpoint_spec(checkpoint.size, **changes).scheduler)
        return pipe

    def path(self, checkpoint: Checkpoint) -> Path:
        """The checkpoint's folder, made now where it is missing or made by other code."""
        key = json.dumps([asdict(checkpoint), _makers_hash()], sort_keys=True)
        digest = hashlib.sha256(key.encode()).hexdigest()[:12]
        target = self.folder / f"{checkpoint.size}-{digest}"
        if not target.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            options = StorageOptions(**dict(checkpoint.storage))
            write_checkpoint(self._pipeline(checkpoint), target, options)
        return target

    def diffusers(self, checkpoint: Checkpoint) -> Diffusers:
        if checkpoint not in self._loaded:
            self._loaded.clear()
            self._loaded[checkpoint] = Diffusers(self.path(checkpoint))
        return self._loaded[checkpoint]

    def changed_copy(
        self, checkpoint: Checkpoint, component: str, name: str, value: torch.Tensor
    ) -> Path:
        """A copy of the checkpoint in which one tensor is another; good until the next call."""
        source = self.path(checkpoint)
        target = self.folder / f".changed-{source.name}"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
        (path,) = (target / component).glob("*.safetensors")
        tensors = load_file(path)
        tensors[name] = value
        save_file(tensors, path, {"format": "pt"})
        return target
