# SPDX-License-Identifier: MIT
"""Runs each measurement in a fresh process and reads its peak resident set."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
STAGES = ("text", "denoise", "vae", "vocoder")


@dataclass(frozen=True)
class Settings:
    program: Path
    model: Path
    prompt: str
    duration: float
    steps: int
    guidance: float
    threads: int


@dataclass(frozen=True)
class Run:
    """Seconds of one process: load, generate (all without load), and the stages; bytes."""

    seconds: dict[str, float]
    peak_resident_set: int


class BenchError(RuntimeError):
    pass


def _run(command: list[str], threads: int) -> tuple[str, int]:
    """Standard output, and the process's highest resident set in bytes."""
    environment = os.environ | {"OMP_NUM_THREADS": str(threads)}
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(command, stdout=output, stderr=errors, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if process.returncode != 0:
            said = errors.read().strip()[-600:]
            what = " ".join(Path(part).name for part in command[:3])
            raise BenchError(f"{what} ended with exit code {process.returncode}: {said}")
        return output.read(), usage.ru_maxrss * 1024


def run_worker(what: str, settings: Settings, **options: Any) -> tuple[dict[str, Any], int]:
    values = {
        "model": settings.model,
        "prompt": settings.prompt,
        "duration": settings.duration,
        "steps": settings.steps,
        "guidance": settings.guidance,
        "threads": settings.threads,
        **options,
    }
    command = [sys.executable, "-B", str(FOLDER / "worker.py"), what]
    command += [f"--{name}={value}" for name, value in values.items()]
    output, peak = _run(command, settings.threads)
    return json.loads(output.splitlines()[-1]), peak


def run_diffusers(settings: Settings, dtype: str) -> Run:
    result, peak = run_worker("diffusers", settings, dtype=dtype)
    return Run(result["seconds"], peak)


def precisions(program: Path) -> list[str]:
    """Those that pay off on the CPU, the best first."""
    lines = _run([str(program), "devices"], 1)[0].splitlines()
    return next(line.split("\t")[3].split(", ") for line in lines if line.startswith("cpu\t"))


def run_program(settings: Settings, precision: str) -> Run:
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch, "report.json")
        command = [str(settings.program), "generate", "--quiet", "-o", str(Path(scratch, "x.wav"))]
        command += [
            f"--model={settings.model}",
            f"--prompt={settings.prompt}",
            f"--duration={settings.duration}",
            f"--steps={settings.steps}",
            f"--guidance={settings.guidance}",
            f"--threads={settings.threads}",
            f"--precision={precision}",
            f"--report={report}",
            "--quantization=none",
            "--device=cpu",
            "--seed=1",
        ]
        _, peak = _run(command, settings.threads)
        seconds = dict(json.loads(report.read_text(encoding="utf-8"))["seconds"])
    seconds["generate"] = seconds["total"] - seconds["load"]
    return Run(seconds, peak)
