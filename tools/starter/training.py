# SPDX-License-Identifier: MIT
"""The loop that every part is trained with: resumable at any moment, the same for the same seed.

A step's random numbers follow from seed and step alone, so a run that was broken off and resumed
takes the same steps as one that was not. Progress is counted in steps, never in seconds: the
process may be stopped and continued from outside.
"""

from __future__ import annotations

import dataclasses
import json
import math
import os
import signal
import time
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch

_SAVE_SECONDS = 120.0
_CLIP_GRADIENT = 0.5


@dataclasses.dataclass
class Plan:
    """How long and how fast; each part has its own defaults."""

    steps: int
    batch: int
    rate: float
    seed: int = 1
    warmup: int = 100
    device: str = "cpu"
    log_every: int = 50
    report_every: int = 500


class Part(Protocol):
    """What train() trains."""

    models: dict[str, torch.nn.Module]
    """What a checkpoint holds."""
    optimizers: dict[str, torch.optim.Optimizer]
    averaged: dict[str, torch.nn.Module]
    """Moving averages, by the name of the model they follow."""

    def step(self, random: np.random.Generator, step: int) -> dict[str, float]:
        """Computes and applies one update."""

    def report(self) -> dict[str, float]:
        """Figures on clips that are not trained on."""


def autocast(device: str) -> torch.autocast:
    """bfloat16 where the device computes with it; a CPU that does not is four times as slow."""
    has = device != "cpu" or torch.cpu._is_avx512_bf16_supported()
    return torch.autocast(device, torch.bfloat16, enabled=has)


def rate_factor(step: int, plan: Plan) -> float:
    """Linear warm-up, then half a cosine down to a twentieth."""
    if step < plan.warmup:
        return (step + 1) / plan.warmup
    done = (step - plan.warmup) / max(1, plan.steps - plan.warmup)
    return 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * min(1.0, done)))


def apply_gradients(optimizer: torch.optim.Optimizer) -> float:
    """Clips, updates, forgets the gradients; a gradient that is not finite is left out."""
    parameters = [p for group in optimizer.param_groups for p in group["params"]]
    norm = float(torch.nn.utils.clip_grad_norm_(parameters, _CLIP_GRADIENT))
    if math.isfinite(norm):
        optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return norm


@torch.no_grad()
def follow(average: torch.nn.Module, model: torch.nn.Module, step: int, slowest: float) -> None:
    """Moves the average toward the model; quicker at the start, when the model is far away."""
    decay = min(slowest, (1 + step) / (10 + step))
    for slow, fast in zip(average.parameters(), model.parameters(), strict=True):
        slow.lerp_(fast, 1 - decay)


class Checkpoint:
    """FOLDER/state.pt, replaced in one move, and FOLDER/log.jsonl."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._state = folder / "state.pt"
        self._log = folder / "log.jsonl"

    def load(self, part: Part, device: str) -> int:
        """The step to go on with; 0 where there is nothing yet."""
        if not self._state.is_file():
            return 0
        state = torch.load(self._state, map_location=device, weights_only=True)
        for kind in ("models", "optimizers", "averaged"):
            for name, item in getattr(part, kind).items():
                # restart.py leaves out what an exported model does not hold.
                if state["step"] > 0 or name in state[kind]:
                    item.load_state_dict(state[kind][name])
        return state["step"]

    def save(self, part: Part, step: int) -> None:
        state: dict[str, Any] = {"step": step}
        for kind in ("models", "optimizers", "averaged"):
            state[kind] = {name: item.state_dict() for name, item in getattr(part, kind).items()}
        fresh = self._state.with_suffix(".new")
        torch.save(state, fresh)
        os.replace(fresh, self._state)

    def note(self, **values: Any) -> None:
        line = json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in values.items()})
        print(line, flush=True)
        with self._log.open("a", encoding="utf-8") as log:
            log.write(line + "\n")


def train(part: Part, plan: Plan, folder: Path) -> None:
    """Trains up to plan.steps, from the checkpoint in `folder` if there is one."""
    checkpoint = Checkpoint(folder)
    first = checkpoint.load(part, plan.device)
    base_rates = {
        name: [group.setdefault("initial_lr", group["lr"]) for group in optimizer.param_groups]
        for name, optimizer in part.optimizers.items()
    }
    stopping: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda caught, _frame: stopping.append(caught))
    sums: dict[str, list[float]] = {}
    saved, cpu = time.monotonic(), time.process_time()
    for step in range(first, plan.steps):
        factor = rate_factor(step, plan)
        for name, optimizer in part.optimizers.items():
            for group, rate in zip(optimizer.param_groups, base_rates[name], strict=True):
                group["lr"] = rate * factor
        torch.manual_seed(plan.seed * 1_000_003 + step)
        for key, value in part.step(np.random.default_rng((plan.seed, step)), step).items():
            sums.setdefault(key, []).append(value)
        done = step + 1
        if done % plan.log_every == 0:
            means = {key: float(np.mean(values)) for key, values in sums.items()}
            seconds = (time.process_time() - cpu) / plan.log_every
            checkpoint.note(step=done, cpu_seconds_a_step=seconds, **means)
            sums, cpu = {}, time.process_time()
        if done % plan.report_every == 0 or done == plan.steps:
            checkpoint.note(step=done, **part.report())
            cpu = time.process_time()
        if stopping or done == plan.steps or time.monotonic() - saved > _SAVE_SECONDS:
            checkpoint.save(part, done)
            saved = time.monotonic()
        if stopping:
            checkpoint.note(step=done, stopped_by=stopping[0])
            return
