# SPDX-License-Identifier: MIT
"""Side by side with diffusers: time by stage, memory, and how near the machine's peak.

Each measurement is a fresh process; the programs take turns, so that a change of the machine's
speed meets all of them. Needs a quiet machine: two busy threads on a core that something else uses
are many times slower.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import table
from processes import BenchError, Run, Settings, precisions, run_diffusers, run_program, run_worker

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
PROMPT = "A dog barking in the distance while rain is falling on a roof"
LONG_SECONDS = 10.24
LONG_STEPS = 10
# What the promised ratios are about, on the checkpoint of size s.
PROMISED = {"duration": 5.0, "steps": 25, "guidance": 3.5}


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tools/bench", description=__doc__.split("\n")[0])
    parser.add_argument(
        "--duration", type=float, default=PROMISED["duration"], help="seconds of audio"
    )
    parser.add_argument("--steps", type=int, default=PROMISED["steps"])
    parser.add_argument("--guidance", type=float, default=PROMISED["guidance"])
    parser.add_argument(
        "--size", choices=("s", "m", "l"), default="s", help="of the checkpoint that is made"
    )
    parser.add_argument("--model", type=Path, help="a checkpoint folder, instead of one made here")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each program")
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--no-long", action="store_true", help="leave out the run of 10.24 s")
    parser.add_argument(
        "--only", choices=("audioldm", "diffusers"), help="measure one of the two alone"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    parser.add_argument(
        "--program", type=Path, default=BUILD / "release" / "bin" / "audioldm", help="ours"
    )
    return parser.parse_args()


def checkpoint(arguments: argparse.Namespace) -> Path:
    """The given folder, or one with random weights that is made once and kept."""
    if arguments.model:
        return arguments.model.resolve()
    folder = BUILD / "bench" / f"audioldm-{arguments.size}-random"
    if not folder.exists():
        print(f"Making a checkpoint of size {arguments.size} with random weights (once) ...")
        script = ROOT / "tests" / "reference" / "make_checkpoint.py"
        command = [sys.executable, "-B", str(script), "--size", arguments.size, "--seed", "1"]
        subprocess.run([*command, "--output", str(folder)], check=True, stdout=subprocess.DEVNULL)
    return folder


def same_work(settings: Settings) -> bool:
    return all(getattr(settings, name) == value for name, value in PROMISED.items())


def warn_if_busy(threads: int) -> None:
    load = os.getloadavg()[0]
    cores = len(os.sched_getaffinity(0))
    if load > cores - threads + 0.5:
        print(
            f"The machine is busy (load {load:.1f} on {cores} cores): the figures will be too high"
            " and uneven. Measure again when it is quiet.",
            file=sys.stderr,
        )


def contestants(only: str | None, own: list[str]) -> dict[str, Any]:
    """own: the precisions that our program computes in on this processor"""
    both = {
        f"diffusers {dtype}": lambda settings, dtype=dtype: run_diffusers(settings, dtype)
        for dtype in ("fp32", "bf16")
    }
    both |= {
        f"audioldm {precision}": lambda settings, precision=precision: run_program(
            settings, precision
        )
        for precision in reversed(own)
    }
    return {name: run for name, run in both.items() if name.startswith(only or "")}


def measure(settings: Settings, runners: dict[str, Any], repeat: int) -> dict[str, Any]:
    runs: dict[str, list[Run]] = {name: [] for name in runners}
    for number in range(repeat):
        for name, run in runners.items():
            print(f"  {name}, run {number + 1} of {repeat}", file=sys.stderr, flush=True)
            runs[name].append(run(settings))
    return {name: table.summary(values) for name, values in runs.items()}


def bench(arguments: argparse.Namespace) -> dict[str, Any]:
    settings = Settings(
        program=arguments.program.resolve(),
        model=checkpoint(arguments),
        prompt=PROMPT,
        duration=arguments.duration,
        steps=arguments.steps,
        guidance=arguments.guidance,
        threads=arguments.threads,
    )
    own = precisions(settings.program) if arguments.only != "diffusers" else []
    ours = f"audioldm {own[0]}" if own else ""
    runners = contestants(arguments.only, own)
    peak, _ = run_worker("peak", settings)
    gflop, _ = run_worker("flops", settings)
    summaries = measure(settings, runners, arguments.repeat)
    ratios = table.ratios(summaries)
    speeds = table.speeds(summaries, gflop, peak)
    table.print_times(summaries, settings)
    defaults = arguments.model is None and arguments.size == "s"
    table.print_ratios(ratios, ours if defaults and same_work(settings) else "")
    table.print_speeds(speeds, gflop, peak)
    result = {
        "settings": {
            "model": settings.model.name,
            "duration": settings.duration,
            "steps": settings.steps,
            "guidance": settings.guidance,
            "threads": settings.threads,
            "repeat": arguments.repeat,
        },
        "peakGflops": peak,
        "gflop": gflop,
        "measured": summaries,
        "ratios": ratios,
        "speeds": speeds,
    }
    if ours and not arguments.no_long:
        long = replace(settings, duration=LONG_SECONDS, steps=LONG_STEPS)
        values = measure(long, {ours: runners[ours]}, arguments.repeat)[ours]
        table.print_long(ours, values, long)
        result["long"] = {"duration": LONG_SECONDS, "steps": LONG_STEPS, "measured": values}
    return result


def main() -> int:
    arguments = parse_arguments()
    if arguments.only != "diffusers" and not arguments.program.is_file():
        print(f"There is no program {arguments.program}. Build it: tools/setup", file=sys.stderr)
        return 2
    warn_if_busy(arguments.threads)
    try:
        result = bench(arguments)
    except BenchError as error:
        print(f"tools/bench: {error}", file=sys.stderr)
        return 1
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
