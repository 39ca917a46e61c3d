#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that the program keeps its memory limit, on checkpoints of random weights.

    python tests/reference/memory_limits.py --program build/release/bin/audioldm --quick
    python tests/reference/memory_limits.py --program ... --model DIR [--budgets 31] [--seconds 1 10.24 30]

For each limit the run either delivers, with the counted peak at or below the limit and the planned
peak near it, or refuses before it starts and says what would fit. Of limits that give the same plan
the lowest is run. Then the faults: an allocation fails, each in turn, and the task is delivered all
the same or ends with a clean message; the next task delivers. And the quantized weights, and the
decoding in pieces: how near their waveforms are to the ones without.
One line a check; the exit code is not 0 when one fails.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from audioldm_reference.audio import log_mel_correlation, read_float_wav

OUT_OF_MEMORY = 4
PROMPT = "A dog barking in the distance"
PLANNED_TOLERANCE = 0.05
# Of tensors that no plan names: what counts on tiny models only.
ALWAYS_ALLOWED_BYTES = 3 << 18
CORRELATIONS = {"8bit": 0.999, "4bit": 0.99}
PIECES_CORRELATION = 0.98
RATIOS = {"8bit": 0.52, "4bit": 0.30}


@dataclass
class Checks:
    failures: list[str] = field(default_factory=list)

    def check(self, holds: bool, text: str) -> None:
        print(("ok    " if holds else "FAIL  ") + text, flush=True)
        if not holds:
            self.failures.append(text)


@dataclass
class Run:
    code: int
    message: str
    report: dict[str, Any]
    samples: np.ndarray | None


def generate(program: Path, model: Path, **options: object) -> Run:
    with tempfile.TemporaryDirectory() as scratch:
        sound, report = Path(scratch, "x.wav"), Path(scratch, "r.json")
        command = [str(program), "generate", "--quiet", "-o", str(sound), "--report", str(report)]
        options = {"prompt": PROMPT, "seed": 5} | options
        command += ["--model", str(model)]
        command += ["--format", "float", "--device", "cpu"]
        for name, value in options.items():
            command += ["--" + name.replace("_", "-"), str(value)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        made = report.exists()
        return Run(
            done.returncode,
            done.stderr.strip(),
            json.loads(report.read_text()) if made else {},
            read_float_wav(sound)[0] if made else None,
        )


def plan_of(program: Path, model: Path, limit: int, **options: object) -> tuple[int, str]:
    """Exit code, and the plan without the limit that it was made for (or the refusal)."""
    command = [str(program), "generate", "--plan", "--prompt", PROMPT]
    command += ["--model", str(model), "--device", "cpu", "--max-memory", str(limit)]
    for name, value in options.items():
        command += ["--" + name.replace("_", "-"), str(value)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    plan, _, measures = done.stdout.partition("\n")
    return done.returncode, plan.partition(" of ")[0] + "\n" + measures + done.stderr


def check_limit(checks: Checks, program: Path, model: Path, limit: int, **options: object) -> None:
    run = generate(program, model, max_memory=limit, **options)
    name = f"{limit / 2**20:8.1f} MB {options}"
    if run.code == OUT_OF_MEMORY:
        checks.check("To make it fit" in run.message, f"{name}: refused: {run.message[:160]}")
        return
    if run.code != 0:
        checks.check(False, f"{name}: exit code {run.code}: {run.message[:200]}")
        return
    counted = run.report["bytes"]
    peak, planned = counted["peak"], counted["plannedPeak"]
    off = abs(planned - peak)
    near = off <= max(PLANNED_TOLERANCE * peak, ALWAYS_ALLOWED_BYTES)
    checks.check(
        peak <= limit and near,
        f"{name}: peak {peak / 2**20:.1f} MB, planned {planned / 2**20:.1f} MB "
        f"({(planned - peak) / peak * 100:+.1f} %), {run.report['seconds']['total']:.2f} s"
        + (f", {len(counted['measures'])} measures" if counted["measures"] else "")
        + (f", {counted['recoveries']}" if counted["recoveries"] else ""),
    )


def check_advice(checks: Checks, program: Path, model: Path, refusal: str, **options: object) -> None:
    """The limit that a refusal says would do does."""
    advised = re.search(r"set --max-memory to (\w+)", refusal)
    if advised is None:
        return
    run = generate(program, model, max_memory=advised[1], **options)
    checks.check(run.code == 0, f"{advised[1]} as advised {options}: {run.message[:160]}")


def check_least(checks: Checks, program: Path, model: Path, **options: object) -> None:
    """The least limit that a plan accepts, to the byte, is no limit that the run then refuses."""
    refused, accepted = 1, 8 << 30
    while accepted - refused > 1:
        middle = (refused + accepted) // 2
        code, _ = plan_of(program, model, middle, **options)
        if code == OUT_OF_MEMORY:
            refused = middle
        else:
            accepted = middle
    run = generate(program, model, max_memory=accepted, prompt=PROMPT, **options)
    checks.check("This needs at least" not in run.message,
                 f"{accepted} bytes, the least that {options} is planned for: {run.message[:160]}")


def check_limits(checks: Checks, arguments: argparse.Namespace, lowest: int, highest: int) -> None:
    count = arguments.budgets
    for seconds in arguments.seconds:
        for quantization in arguments.quantization:
            options = {
                "duration": seconds, "steps": arguments.steps, "quantization": quantization,
                "precision": arguments.precision,
            }
            run: set[str] = set()
            advised: set[str] = set()
            for index in range(count):
                share = index / max(1, count - 1)
                limit = int(lowest * (highest / lowest) ** share)
                code, plan = plan_of(arguments.program, arguments.model, limit, **options)
                if code == OUT_OF_MEMORY:
                    checks.check(
                        "To make it fit" in plan,
                        f"{limit / 2**20:8.1f} MB {options}: refused: {plan.strip()[:200]}",
                    )
                    advice = plan.partition("To make it fit")[2]
                    if advice not in advised:
                        advised.add(advice)
                        check_advice(checks, arguments.program, arguments.model, advice, **options)
                elif code != 0:
                    checks.check(False, f"{limit / 2**20:8.1f} MB {options}: {plan.strip()}")
                elif plan not in run:
                    run.add(plan)
                    check_limit(checks, arguments.program, arguments.model, limit, **options)


def check_quantization(checks: Checks, program: Path, model: Path, seeds: list[int],
                       **options: object) -> None:
    """The median over the seeds: where a trained model is undecided whether or when something
    happens, any change may decide it otherwise, and a single correlation falls to 0.96."""
    plain = [generate(program, model, quantization="none", seed=seed, **options) for seed in seeds]
    for run in plain:
        if run.samples is None:
            checks.check(False, f"unquantized: {run.message}")
            return
    half = 2 if plain[0].report["precision"] == "fp32" else 1

    def unet_bytes(run: Run) -> int:
        return next(m["weights"] for m in run.report["bytes"]["modules"] if m["name"] == "unet")

    for name, wanted in CORRELATIONS.items():
        runs = [generate(program, model, quantization=name, seed=seed, **options) for seed in seeds]
        failed = next((run for run in runs if run.samples is None), None)
        if failed is not None:
            checks.check(False, f"{name}: exit code {failed.code}: {failed.message}")
            continue
        correlations = [
            log_mel_correlation(run.samples, exact.samples, exact.report["sampleRate"])
            for run, exact in zip(runs, plain, strict=True)
        ]
        ratio = unet_bytes(runs[0]) / unet_bytes(plain[0]) * half
        checks.check(
            float(np.median(correlations)) >= wanted and ratio <= RATIOS[name],
            f"{name}, {options['duration']} s, {options['prompt']}: log-mel correlations "
            f"{', '.join(f'{c:.5f}' for c in correlations)} (wanted {wanted} in the median), "
            f"UNet weights {ratio:.3f} of half precision (at most {RATIOS[name]})",
        )


def check_pieces(checks: Checks, program: Path, model: Path, seconds: float) -> None:
    """What decoding in pieces changes: in float32, where nothing else of a plan changes a sound."""
    options = {"duration": seconds, "steps": 2, "precision": "fp32", "quantization": "none"}
    whole = generate(program, model, max_memory=64 << 30, **options)
    if whole.samples is None:
        checks.check(False, f"decoded as a whole: {whole.message}")
        return
    rate = whole.report["sampleRate"]
    seen: set[int] = set()
    lowest, highest = 1 << 20, whole.report["bytes"]["plannedPeak"]
    for index in range(40):
        limit = int(highest * (lowest / highest) ** (index / 40))
        found = re.search(r"VAE in pieces of (\d+)",
                          plan_of(program, model, limit, **options)[1])
        if not found or int(found[1]) in seen:
            continue
        seen.add(int(found[1]))
        run = generate(program, model, max_memory=limit, **options)
        if run.samples is None:
            checks.check(False, f"pieces of {found[1]}: {run.message}")
            continue
        correlation = log_mel_correlation(run.samples, whole.samples, rate)
        level = 20 * np.log10(np.sqrt(np.mean((run.samples - whole.samples) ** 2))
                              / np.sqrt(np.mean(whole.samples**2)))
        checks.check(
            correlation >= PIECES_CORRELATION,
            f"VAE in pieces of {found[1]} latent frames: log-mel correlation {correlation:.5f} "
            f"(wanted {PIECES_CORRELATION}), difference {level:.1f} dB of the sound",
        )
    checks.check(bool(seen), f"some limits make {seconds} s decode in pieces")


def check_faults(checks: Checks, driver: Path, model: Path, stride: int) -> None:
    done = subprocess.run([str(driver), str(model), str(stride)], capture_output=True, text=True,
                          check=False)
    for line in done.stdout.splitlines():
        print("      " + line)
    checks.check(done.returncode == 0, f"faults at every {stride}. allocation: {done.stderr[-400:]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--fixtures", type=Path)
    parser.add_argument("--fault-driver", type=Path)
    parser.add_argument("--fault-stride", type=int, default=1)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--budgets", type=int, default=31)
    parser.add_argument("--lowest", type=float, default=256, help="MB")
    parser.add_argument("--highest", type=float, default=8192, help="MB")
    parser.add_argument("--seconds", type=float, nargs="+", default=[1, 10.24, 30])
    parser.add_argument("--steps", type=int, default=2)
    parser.add_argument("--precision", default="auto")
    parser.add_argument("--quantization", nargs="+", default=["none", "8bit", "4bit"])
    parser.add_argument("--seeds", type=int, nargs="+", default=[5], help="for --only quantization")
    parser.add_argument("--prompts", nargs="+", default=[PROMPT], help="for --only quantization")
    parser.add_argument("--only", choices=("limits", "quantization", "pieces", "faults"))
    arguments = parser.parse_args()
    if arguments.quick:
        from audioldm_reference.fixtures import Checkpoint, Fixtures

        arguments.model = Fixtures(arguments.fixtures).path(Checkpoint("tiny-base"))
        arguments.budgets, arguments.seconds = 7, [1]
        arguments.lowest, arguments.highest = 2, 64
    if arguments.model is None:
        parser.error("--model DIR or --quick is needed")
    checks = Checks()
    if arguments.only in (None, "limits"):
        check_limits(checks, arguments, int(arguments.lowest * 2**20),
                     int(arguments.highest * 2**20))
    if arguments.only is None and arguments.quick:
        # Fewer steps than usual need less, and so does no guidance.
        check_least(checks, arguments.program, arguments.model, duration=1, steps=1, guidance=1,
                    quantization="8bit")
    if arguments.only in (None, "quantization") and not arguments.quick:
        for seconds in arguments.seconds[:2]:
            for prompt in arguments.prompts:
                check_quantization(checks, arguments.program, arguments.model, arguments.seeds,
                                   duration=seconds, steps=max(arguments.steps, 8),
                                   precision=arguments.precision, prompt=prompt)
    if arguments.only in (None, "pieces") and not arguments.quick:
        check_pieces(checks, arguments.program, arguments.model, arguments.seconds[-1])
    if arguments.only in (None, "faults") and arguments.fault_driver:
        stride = 197 if arguments.quick else arguments.fault_stride
        check_faults(checks, arguments.fault_driver, arguments.model, stride)
    print(f"{len(checks.failures)} failed")
    return 1 if checks.failures else 0


if __name__ == "__main__":
    sys.exit(main())
