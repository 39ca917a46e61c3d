# SPDX-License-Identifier: MIT
"""One generation described once, and run by diffusers or by the program."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from diffusers import AudioLDMPipeline

from .audio import read_float_wav
from .quiet import silence_libraries
from .schedulers import make_scheduler

_PROGRAM_SECONDS = 1800
_COMPONENTS_2D = ("unet", "vae")


@dataclass(frozen=True)
class Generation:
    prompt: str = "A dog barking in the distance"
    negative_prompt: str = ""
    duration: float = 1.0
    steps: int = 4
    guidance: float = 2.5
    seed: int = 1
    scheduler: str = "ddim"
    eta: float = 0.0


class Diffusers:
    """AudioLDMPipeline of diffusers on one checkpoint folder, float32 on the CPU."""

    def __init__(self, folder: Path, dtype: torch.dtype = torch.float32) -> None:
        silence_libraries()
        self.pipe: Any = AudioLDMPipeline.from_pretrained(folder, torch_dtype=dtype)
        self.pipe.set_progress_bar_config(disable=True)
        self._own_scheduler = self.pipe.scheduler
        self.sample_rate = int(self.pipe.vocoder.config.sampling_rate)

    def _set_memory_format(self, memory_format: torch.memory_format) -> None:
        for name in _COMPONENTS_2D:
            getattr(self.pipe, name).to(memory_format=memory_format)

    @torch.no_grad()
    def run(self, generation: Generation, channels_last: bool = False) -> np.ndarray:
        """Samples, float32. channels_last: the layout of UNet and VAE, else contiguous."""
        self.pipe.scheduler = make_scheduler(generation.scheduler, self._own_scheduler.config)
        if channels_last:
            self._set_memory_format(torch.channels_last)
        try:
            audios = self.pipe(
                generation.prompt,
                negative_prompt=generation.negative_prompt or None,
                audio_length_in_s=generation.duration,
                num_inference_steps=generation.steps,
                guidance_scale=generation.guidance,
                eta=generation.eta,
                generator=torch.Generator("cpu").manual_seed(generation.seed),
            ).audios
        finally:
            if channels_last:
                self._set_memory_format(torch.contiguous_format)
            self.pipe.scheduler = self._own_scheduler
        return np.asarray(audios[0], dtype=np.float32)


class ProgramError(RuntimeError):
    pass


@dataclass
class ProgramRun:
    samples: np.ndarray
    sample_rate: int
    report: dict[str, Any]


def _arguments(generation: Generation, model: Path, precision: str, threads: int) -> list[str]:
    # NAME=VALUE, so that a value that begins with "-" stays a value.
    values = {
        "model": model,
        "prompt": generation.prompt,
        "negative-prompt": generation.negative_prompt,
        "duration": repr(generation.duration),
        "steps": generation.steps,
        "guidance": repr(generation.guidance),
        "seed": generation.seed,
        "scheduler": generation.scheduler,
        "eta": repr(generation.eta),
        "precision": precision,
        "quantization": "none",
        "device": "cpu",
        "threads": threads,
        "format": "float",
    }
    if not generation.negative_prompt:
        del values["negative-prompt"]
    return [f"--{name}={value}" for name, value in values.items()]


def cpu_precisions(program: Path) -> list[str]:
    """What `audioldm devices` says that the processor computes in, the best first."""
    listed = subprocess.run([str(program), "devices"], capture_output=True, text=True, check=True)
    lines = listed.stdout.splitlines()
    return next(line.split("\t")[3].split(", ") for line in lines if line.startswith("cpu\t"))


def run_program(
    program: Path,
    model: Path,
    generation: Generation,
    precision: str = "fp32",
    threads: int | None = None,
) -> ProgramRun:
    """`audioldm generate` in a process of its own; raises ProgramError with what it said."""
    threads = threads or torch.get_num_threads()
    with tempfile.TemporaryDirectory() as scratch:
        sound, report = Path(scratch, "x.wav"), Path(scratch, "r.json")
        command = [str(program), "generate", "--quiet", "-o", str(sound), "--report", str(report)]
        command += _arguments(generation, model, precision, threads)
        environment = os.environ | {"OMP_NUM_THREADS": str(threads)}
        result = subprocess.run(
            command,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PROGRAM_SECONDS,
            env=environment,
            check=False,
        )
        if result.returncode != 0:
            said = " ".join((result.stderr or result.stdout).split())[-400:]
            raise ProgramError(f"exit code {result.returncode}: {said}")
        samples, rate = read_float_wav(sound)
        return ProgramRun(samples, rate, json.loads(report.read_text(encoding="utf-8")))
