#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Live comparison of `audioldm generate` with diffusers' AudioLDMPipeline on random checkpoints.

    python tests/reference/parity.py --program build/release/bin/audioldm --quick
    python tests/reference/parity.py --program ... --full             every size; most of an hour
    python tests/reference/parity.py --program ... --full --sizes m   one size of it
    python tests/reference/parity.py --program ... --random 50 --seed 7 [--sizes s m]

A case passes when both give the same number of samples and the waveforms (full scale 1) differ by
at most four times what diffusers differs from itself between contiguous and channels_last on the
same case, or by 2e-5 where that is more. Then:
 - sensitivity: another prompt, negative prompt, guidance, seed, or one changed weight must change
   the waveform of both alike (a case of its own, and both changes compared);
 - bf16: its log-mel spectrogram must correlate with that of our fp32 by at least 0.999.
   Where a checkpoint is so sensitive that diffusers' own bf16 does not reach that, what is missing
   to 1 may be at most 1.5 times what diffusers' misses.
One line a case; the exit code is not 0 when one fails.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch

from audioldm_reference import weights
from audioldm_reference.audio import largest_difference, log_mel_correlation, rms
from audioldm_reference.cases import (
    TINY_SIZES,
    Case,
    full_cases,
    quick_cases,
    random_cases,
)
from audioldm_reference.configs import SIZES
from audioldm_reference.fixtures import Checkpoint, Fixtures
from audioldm_reference.runs import (
    Diffusers,
    Generation,
    ProgramError,
    cpu_precisions,
    run_program,
)

SELF_DIFFERENCES_ALLOWED = 4
DIFFERENCE_ALWAYS_ALLOWED = 2e-5
CORRELATION_LOSS_ALLOWED = 1e-3
THEIR_LOSSES_ALLOWED = 1.5
# A change of one input must show by more than this share of the waveform's RMS.
CHANGE_REQUIRED = 0.05
BASE = Generation(
    "A dog barking in the distance", "low quality, whispering crowd", 0.29, 2, 2.5, 6
)


@dataclass
class Compared:
    reference: np.ndarray
    program: np.ndarray
    allowed: float

    def difference(self) -> float:
        return largest_difference(self.reference, self.program)


@dataclass
class Suite:
    program: Path
    fixtures: Fixtures
    threads: int
    failures: list[str] = field(default_factory=list)
    count: int = 0
    # The program runs while diffusers does.
    pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    def line(self, good: bool, text: str) -> None:
        self.count += 1
        if not good:
            self.failures.append(text)
        print(f"{'ok  ' if good else 'FAIL'} {text}", flush=True)

    def run_program(self, model: Path, generation: Generation, precision: str = "fp32"):
        return run_program(self.program, model, generation, precision, self.threads)

    def compare(self, case: Case, text: str = "", model: Path | None = None) -> Compared | None:
        """Both waveforms when they have the same length; None (and a failed line) otherwise.
        model: the folder for the program when it is not the checkpoint's own."""
        text = text or case.describe()
        folder = model or self.fixtures.path(case.checkpoint)
        reference = self.fixtures.diffusers(case.checkpoint)
        running = self.pool.submit(self.run_program, folder, case.generation)
        expected = reference.run(case.generation)
        itself = largest_difference(expected, reference.run(case.generation, channels_last=True))
        allowed = max(SELF_DIFFERENCES_ALLOWED * itself, DIFFERENCE_ALWAYS_ALLOWED)
        try:
            run = running.result()
        except ProgramError as error:
            self.line(False, f"{text}: {error}")
            return None
        if run.samples.size != expected.size or run.sample_rate != reference.sample_rate:
            self.line(
                False,
                f"{text}: {run.samples.size} samples at {run.sample_rate} Hz instead of"
                f" {expected.size} at {reference.sample_rate} Hz",
            )
            return None
        compared = Compared(expected, run.samples, allowed)
        self.line(
            compared.difference() <= allowed,
            f"{text}: differs by {compared.difference():.2e} (diffusers from itself {itself:.1e},"
            f" allowed {allowed:.1e}), RMS {rms(expected):.3f}, {expected.size} samples",
        )
        return compared

    def compare_change(self, base: Compared, changed: Compared, text: str, least: float) -> None:
        """Both programs' waveforms must have changed, and by the same."""
        if base.reference.size != changed.reference.size:
            self.line(False, f"{text}: another number of samples")
            return
        expected = changed.reference - base.reference
        got = changed.program - base.program
        share = rms(expected) / rms(base.reference)
        difference = largest_difference(expected, got)
        self.line(
            share >= least and difference <= base.allowed + changed.allowed,
            f"{text} changes diffusers' waveform by {100 * share:.2g} % of its RMS,"
            f" ours by {100 * rms(got) / rms(base.program):.2g} %",
        )


def check_inputs(suite: Suite, checkpoint: Checkpoint) -> None:
    base = suite.compare(Case(checkpoint, BASE))
    variants = {
        "another prompt": replace(BASE, prompt="Techno beat with a soft synthesizer melody"),
        "no negative prompt": replace(BASE, negative_prompt=""),
        "more guidance": replace(BASE, guidance=7.0),
        "another seed": replace(BASE, seed=BASE.seed + 1),
    }
    for name, generation in variants.items():
        changed = suite.compare(Case(checkpoint, generation))
        if base and changed:
            text = f"{checkpoint.describe()}: {name}"
            suite.compare_change(base, changed, text, CHANGE_REQUIRED)


def one_weight_of_each_kind(model: torch.nn.Module, source: random.Random) -> list[str]:
    """Names of weights; those that differ in their numbers alone are of one kind."""
    kinds: dict[str, list[str]] = {}
    for name, _ in model.named_parameters():
        kinds.setdefault(re.sub(r"\d+", "N", name), []).append(name)
    return [source.choice(names) for names in kinds.values()]


def weights_to_change(suite: Suite, checkpoint: Checkpoint, seed: int) -> list[tuple[str, str]]:
    """Component and name. The VAE's encoder is not used in generation."""
    source = random.Random(seed)
    pipe = suite.fixtures.diffusers(checkpoint).pipe
    names = [
        (component, name)
        for component in ("text_encoder", "unet", "vae", "vocoder")
        for name in one_weight_of_each_kind(getattr(pipe, component), source)
        if component != "vae" or not name.startswith(("encoder.", "quant_conv."))
    ]
    source.shuffle(names)
    return names


def check_weights(suite: Suite, checkpoint: Checkpoint, seed: int, count: int) -> None:
    """Changes one weight at a time, in diffusers' model and in a copy of the folder. A few weights
    cannot matter (a key's bias is the same for all keys): there both must stay as they were."""
    base = suite.compare(Case(checkpoint, BASE))
    if base is None:
        return
    pipe = suite.fixtures.diffusers(checkpoint).pipe
    for component, name in weights_to_change(suite, checkpoint, seed)[:count]:
        parameter = getattr(pipe, component).get_parameter(name)
        drawn = parameter.detach().clone()
        noise = torch.randn(drawn.shape, generator=weights.tensor_generator(seed, name))
        changed_value = drawn + 0.5 * noise * (drawn.std() if drawn.numel() > 1 else 0.1)
        folder = suite.fixtures.changed_copy(checkpoint, component, name, changed_value)
        with torch.no_grad():
            parameter.copy_(changed_value)
        text = f"{checkpoint.describe()}: changed {component} {name}"
        changed = suite.compare(Case(checkpoint, BASE), text, folder)
        with torch.no_grad():
            parameter.copy_(drawn)
        if changed:
            suite.compare_change(base, changed, text, 0.0)


def check_bf16(suite: Suite, case: Case) -> None:
    text = f"bf16 of {case.describe()}"
    try:
        model = suite.fixtures.path(case.checkpoint)
        exact = suite.run_program(model, case.generation)
        short = suite.run_program(model, case.generation, "bf16")
    except ProgramError as error:
        # A processor without bfloat16: the program says so, in its list of devices too.
        refused = "no bfloat16" in str(error) and "bf16" not in cpu_precisions(suite.program)
        suite.line(refused, f"{text}: {error}")
        return
    if exact.samples.size != short.samples.size:
        suite.line(False, f"{text}: {short.samples.size} samples instead of {exact.samples.size}")
        return
    rate = exact.sample_rate
    expected = suite.fixtures.diffusers(case.checkpoint).run(case.generation)
    theirs = Diffusers(model, torch.bfloat16).run(case.generation)
    reached = log_mel_correlation(expected, theirs, rate)
    correlation = log_mel_correlation(exact.samples, short.samples, rate)
    allowed = max(CORRELATION_LOSS_ALLOWED, THEIR_LOSSES_ALLOWED * (1 - reached))
    share = rms(exact.samples - short.samples) / rms(exact.samples)
    suite.line(
        1 - correlation <= allowed and share > 0,
        f"{text}: log-mel correlation with fp32 {correlation:.5f} (diffusers {reached:.5f}), RMS of"
        f" the difference {100 * share:.2g} % of the waveform's",
    )


def bf16_cases(sizes: tuple[str, ...]) -> list[Case]:
    generation = Generation(BASE.prompt, BASE.negative_prompt, 3.3, 6, 3.5, 2)
    return [Case(Checkpoint(size), generation) for size in sizes]


def run_quick(suite: Suite) -> None:
    for case in quick_cases():
        suite.compare(case)
    check_inputs(suite, Checkpoint("tiny-base"))
    check_weights(suite, Checkpoint("tiny-base"), seed=1, count=16)
    for case in bf16_cases(("tiny-base", "tiny-heads")):
        check_bf16(suite, case)


def run_full(suite: Suite, sizes: tuple[str, ...]) -> None:
    for case in full_cases():
        if case.checkpoint.size in sizes:
            suite.compare(case)
    for size in sizes:
        if size in TINY_SIZES:
            check_inputs(suite, Checkpoint(size))
            check_weights(suite, Checkpoint(size), seed=2, count=10**6)
    if "s" in sizes:
        check_inputs(suite, Checkpoint("s"))
    for case in bf16_cases(sizes):
        check_bf16(suite, case)


def parse_arguments() -> argparse.Namespace:
    root = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    build = root / "build" / "release"
    parser.add_argument("--program", type=Path, default=build / "bin" / "audioldm")
    parser.add_argument(
        "--fixtures",
        type=Path,
        default=build / "parity",
        help="folder in which checkpoints are made and kept",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--quick", action="store_true", help="tiny models (the default)")
    what.add_argument("--full", action="store_true", help="all, with the published sizes")
    what.add_argument("--random", type=int, metavar="N", help="N random cases")
    parser.add_argument("--seed", type=int, default=1, help="of the random cases")
    parser.add_argument(
        "--sizes",
        nargs="+",
        choices=SIZES,
        help="of the random cases (the tiny ones), or of all (every one)",
    )
    parser.add_argument("--threads", type=int, default=1, help="of each of the two")
    return parser.parse_args()


def main() -> int:
    arguments = parse_arguments()
    if not arguments.program.is_file():
        print(f"There is no program {arguments.program}. Build it first (tools/run --help).")
        return 2
    torch.set_num_threads(arguments.threads)
    start = time.perf_counter()
    suite = Suite(arguments.program.resolve(), Fixtures(arguments.fixtures), arguments.threads)
    if arguments.random is not None:
        sizes = tuple(arguments.sizes or TINY_SIZES)
        for case in random_cases(arguments.random, arguments.seed, sizes):
            suite.compare(case)
    elif arguments.full:
        run_full(suite, tuple(arguments.sizes or SIZES))
    else:
        run_quick(suite)
    failed = len(suite.failures)
    print(f"{suite.count} checks, {failed} failed, {time.perf_counter() - start:.0f} s")
    for text in suite.failures:
        print(f"  {text}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
