#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The starter model in the program: the same sound as diffusers makes, and the sound asked for.

    python tests/reference/starter_model.py --program build/release/bin/audioldm --quick
    python tests/reference/starter_model.py --program ... --full      every listed concept

Checked are: the waveform against diffusers' (as in parity.py), bfloat16 against float32 where the
processor has it, that no step reorders weights,
length, level and peak of every clip, that the prompt outweighs the seed, that guidance matters, that
only "silence" is silent, and that concepts.json lists nothing that the training's table of concepts
does not have.
One line a check; the exit code is not 0 when one fails.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch

from audioldm_reference.audio import largest_difference, log_mel, log_mel_correlation, rms
from audioldm_reference.runs import Diffusers, Generation, cpu_precisions, run_program

ROOT = Path(__file__).resolve().parents[2]
SELF_DIFFERENCES_ALLOWED = 4
DIFFERENCE_ALWAYS_ALLOWED = 2e-5
LEAST_CONCEPTS = 60
LARGEST_WEIGHTS = 40 * 1000 * 1000
SECONDS, STEPS, GUIDANCE = 5.0, 25, 3.5
"""The program's defaults."""
AUDIBLE_RMS, SILENT_RMS = 10 ** (-40 / 20), 10 ** (-45 / 20)
GUIDANCE_REQUIRED = 0.05
"""Share of the waveform's RMS by which no guidance must differ from the usual."""
BF16_CORRELATION = 0.999
"""Of log-mel spectrograms with float32's. What has silence beside sound shows most: between partials,
between chirps."""
SPARSE_SOUNDS = (("a slow piano melody", 1), ("church bells ringing", 1), ("a bird sings", 3))
QUICK_PROMPTS = ("rain falling on a roof", "a police siren", "a dog barking", "a church bell ringing")
PARITY = (
    Generation("rain falling on a roof", "", SECONDS, STEPS, 2.5, 42),
    Generation("a dog barking", "wind", 2.3, 3, 4.0, 7),
    Generation("a rising tone", "", 1.04, 5, 1.0, 3, "dpmpp-2m"),
)


@dataclass
class Checks:
    failures: list[str] = field(default_factory=list)
    count: int = 0

    def line(self, good: bool, text: str) -> None:
        self.count += 1
        if not good:
            self.failures.append(text)
        print(f"{'ok  ' if good else 'FAIL'} {text}", flush=True)


@dataclass
class Program:
    path: Path
    model: Path

    def run(self, generation: Generation, precision: str = "fp32") -> np.ndarray:
        return run_program(self.path, self.model, generation, precision).samples


def check_parity(checks: Checks, program: Program) -> None:
    reference = Diffusers(program.model)
    for generation in PARITY:
        expected = reference.run(generation)
        itself = largest_difference(expected, reference.run(generation, channels_last=True))
        allowed = max(SELF_DIFFERENCES_ALLOWED * itself, DIFFERENCE_ALWAYS_ALLOWED)
        got = program.run(generation)
        same_length = got.size == expected.size
        difference = largest_difference(expected, got) if same_length else float("inf")
        checks.line(
            difference <= allowed,
            f'"{generation.prompt}", {generation.duration} s: differs from diffusers by'
            f" {difference:.2e} (allowed {allowed:.1e}), {got.size} samples",
        )


def check_bf16(checks: Checks, program: Program) -> None:
    if "bf16" not in cpu_precisions(program.path):
        print("skip bfloat16: this processor has none")
        return
    for prompt, seed in SPARSE_SOUNDS:
        generation = Generation(prompt, "", SECONDS, STEPS, GUIDANCE, seed)
        sounds = [program.run(generation, precision) for precision in ("fp32", "bf16")]
        correlation = log_mel_correlation(*sounds, 16000)
        checks.line(
            correlation >= BF16_CORRELATION,
            f'"{prompt}" in bfloat16: log-mel correlation {correlation:.5f} with float32'
            f" (at least {BF16_CORRELATION})",
        )


def check_sounds(checks: Checks, program: Program, prompts: list[str], seeds: int) -> None:
    mels: dict[tuple[str, int], np.ndarray] = {}
    for prompt in prompts:
        for seed in range(1, seeds + 1):
            sound = program.run(Generation(prompt, "", SECONDS, STEPS, GUIDANCE, seed))
            level, peak = rms(sound), float(np.max(np.abs(sound)))
            audible = level > AUDIBLE_RMS
            checks.line(
                sound.size == int(SECONDS * 16000) and audible and peak <= 1.0,
                f'"{prompt}", seed {seed}: {sound.size} samples, RMS {level:.3f}, peak {peak:.2f}',
            )
            mels[prompt, seed] = log_mel(sound, 16000)

    def mean_distance(same: int) -> float:
        pairs = itertools.combinations(mels, 2)
        chosen = [(a, b) for a, b in pairs if a[same] == b[same] and a[1 - same] != b[1 - same]]
        return float(np.mean([np.mean(np.abs(mels[a] - mels[b])) for a, b in chosen]))

    prompts_apart, seeds_apart = mean_distance(same=1), mean_distance(same=0)
    checks.line(
        prompts_apart > seeds_apart,
        f"log-mels of prompts on one seed are {prompts_apart:.2f} apart, of seeds on one prompt"
        f" {seeds_apart:.2f}",
    )


def check_guidance_and_silence(checks: Checks, program: Program) -> None:
    guided = Generation(QUICK_PROMPTS[1], "", SECONDS, STEPS, GUIDANCE, 5)
    usual = program.run(guided)
    share = rms(program.run(replace(guided, guidance=1.0)) - usual) / rms(usual)
    checks.line(share > GUIDANCE_REQUIRED, f"guidance changes {100 * share:.0f} % of the RMS")
    level = rms(program.run(Generation("silence", "", SECONDS, STEPS, GUIDANCE, 5)))
    checks.line(level < SILENT_RMS, f"silence has an RMS of {20 * np.log10(level + 1e-9):.0f} dB")


def reorders(program: Program, seconds: float, steps: int) -> int:
    """How often oneDNN brings a tensor into another order."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [str(program.path), "generate", "--quiet", "--prompt", "rain", "--device", "cpu"]
        command += ["--model", str(program.model), "-o", str(Path(scratch, "x.wav"))]
        command += ["--duration", str(seconds), "--steps", str(steps)]
        told = subprocess.run(
            command, env=os.environ | {"ONEDNN_VERBOSE": "1"}, capture_output=True, text=True,
            check=True,
        ).stdout
    return sum(",exec," in line and ",reorder," in line for line in told.splitlines())


def check_layouts(checks: Checks, program: Program) -> None:
    """Weights in an order that does not fit the sounds' size are reordered at every step, which
    takes ten times as long as the step."""
    for seconds in (1.0, SECONDS, 12.0):
        counts = [reorders(program, seconds, steps) for steps in (2, 4)]
        checks.line(
            counts[0] == counts[1] > 0,
            f"{seconds} s: weights are reordered when they are loaded alone ({counts})",
        )


def check_folder(checks: Checks, model: Path) -> list[str]:
    """Returns the example prompt of every listed concept."""
    table = tomllib.loads((ROOT / "tools/starter/concepts.toml").read_text(encoding="utf-8"))
    listed = json.loads((model / "concepts.json").read_text(encoding="utf-8"))
    checks.line(len(listed) >= LEAST_CONCEPTS, f"{len(listed)} concepts are listed")
    wrong = []
    for entry in listed:
        known = table.get(entry["concept"])
        if known is None:
            wrong.append(f"{entry['concept']} is not in the table")
            continue
        variants = [known[k] for k in known if isinstance(known[k], list) and k != "unseen"]
        said = {sentence for sentences in variants for sentence in sentences}
        untold = [c for c in (entry["example"], *entry["captions"]) if c not in said]
        if untold or entry["group"] != known["group"]:
            wrong.append(f"{entry['concept']}: group, or {untold}")
    checks.line(not wrong, f"concepts.json agrees with concepts.toml {'; '.join(wrong)}")
    size = sum(file.stat().st_size for file in model.rglob("*.safetensors"))
    checks.line(size <= LARGEST_WEIGHTS, f"the weights take {size / 1e6:.1f} MB")
    card = (model / "README.md").read_text(encoding="utf-8")
    checks.line("\nlicense: CC-BY-SA-4.0\n" in card, "the card names the licence")
    return [entry["example"] for entry in listed if entry["concept"] != "silence"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=Path, default=ROOT / "build/release/bin/audioldm")
    parser.add_argument("--model", type=Path, default=ROOT / "resources/models/starter")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--quick", action="store_true", help="a few prompts (the default)")
    what.add_argument("--full", action="store_true", help="the example of every concept")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    checks, program = Checks(), Program(arguments.program.resolve(), arguments.model)
    examples = check_folder(checks, arguments.model)
    check_parity(checks, program)
    check_bf16(checks, program)
    check_layouts(checks, program)
    check_sounds(checks, program, examples if arguments.full else list(QUICK_PROMPTS), 2)
    check_guidance_and_silence(checks, program)
    print(f"{checks.count} checks, {len(checks.failures)} failed")
    for text in checks.failures:
        print(f"  {text}")
    return 1 if checks.failures else 0


if __name__ == "__main__":
    sys.exit(main())
