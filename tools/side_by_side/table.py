# SPDX-License-Identifier: MIT
"""What was measured as tables for people and as one object for programs."""

from __future__ import annotations

from statistics import median
from typing import Any

from processes import STAGES, Run, Settings

GIBIBYTE = 2**30
BASELINES = {
    "diffusers fp32": "as a user gets it",
    "diffusers bf16": "its best setting where the processor has bfloat16",
}
# Ratio to the baseline that the project promises not to pass, on a processor with bfloat16.
PROMISED_RATIOS = {"diffusers fp32": 0.36, "diffusers bf16": 0.75}
PROMISED_PRECISION = "bf16"


def summary(runs: list[Run]) -> dict[str, Any]:
    keys = ("load", "generate", *STAGES)
    return {
        "seconds": {
            key: {
                "min": min(run.seconds[key] for run in runs),
                "median": median(run.seconds[key] for run in runs),
                "all": [run.seconds[key] for run in runs],
            }
            for key in keys
        },
        "peakResidentSet": max(run.peak_resident_set for run in runs),
    }


def ratios(summaries: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Seconds of generate, ours by theirs."""
    result: dict[str, dict[str, float]] = {}
    for name in summaries:
        if name.startswith("audioldm"):
            own = summaries[name]["seconds"]["generate"]
            result[name] = {
                base: own["min"] / summaries[base]["seconds"]["generate"]["min"]
                for base in BASELINES
                if base in summaries
            }
    return result


def speeds(
    summaries: dict[str, Any], gflop: dict[str, float], peak: dict[str, float]
) -> dict[str, dict[str, dict[str, float]]]:
    """GFLOP/s of each stage at its best run, and the share of the machine's peak."""
    result: dict[str, dict[str, dict[str, float]]] = {}
    for name, values in summaries.items():
        precision = name.split()[-1]
        result[name] = {}
        for stage in STAGES:
            rate = gflop[stage] / max(values["seconds"][stage]["min"], 1e-9)
            result[name][stage] = {"gflops": rate, "share": rate / peak[precision]}
    return result


def _row(name: str, cells: list[str]) -> str:
    return f"{name:16s}" + "".join(f"{cell:>17s}" for cell in cells)


def print_times(summaries: dict[str, Any], settings: Settings) -> None:
    print(
        f"\n{settings.duration:g} s of audio, {settings.steps} DDIM steps, guidance"
        f" {settings.guidance:g}, {settings.threads} threads; seconds: min (median)"
    )
    keys = ("load", "generate", *STAGES)
    print(_row("", [*keys, "peak memory"]))
    for name, values in summaries.items():
        cells = [
            f"{values['seconds'][key]['min']:.2f} ({values['seconds'][key]['median']:.2f})"
            for key in keys
        ]
        print(_row(name, [*cells, f"{values['peakResidentSet'] / GIBIBYTE:.2f} GiB"]))


def print_ratios(values: dict[str, dict[str, float]], promised: str) -> None:
    """promised: which of ours did the work that the promise is about; none when empty"""
    print("\ngenerate, ours by theirs")
    if promised and not promised.endswith(PROMISED_PRECISION):
        print("  (this processor has no bfloat16, which the promised ratios are about)")
        promised = ""
    for name, by_baseline in values.items():
        for base, ratio in by_baseline.items():
            most = PROMISED_RATIOS[base]
            note = ""
            if name == promised:
                note = f"  at most {most}: {'yes' if ratio <= most else 'NO'}"
            print(f"  {name} / {base} ({BASELINES[base]}): {ratio:.3f}{note}")


def print_speeds(
    values: dict[str, dict[str, dict[str, float]]],
    gflop: dict[str, float],
    peak: dict[str, float],
) -> None:
    print(
        f"\nGFLOP/s by stage (share of this machine's peak: a large convolution runs at"
        f" {peak['bf16']:.0f} in bf16, {peak['fp32']:.0f} in fp32)"
    )
    print(_row("", list(STAGES)))
    print(_row("GFLOP", [f"{gflop[stage]:.1f}" for stage in STAGES]))
    for name, stages in values.items():
        cells = [
            f"{stages[stage]['gflops']:.0f} ({100 * stages[stage]['share']:.0f} %)"
            for stage in STAGES
        ]
        print(_row(name, cells))


def print_long(name: str, values: dict[str, Any], settings: Settings) -> None:
    best = values["seconds"]["generate"]["min"]
    faster = "faster" if best < settings.duration else "SLOWER"
    print(
        f"\n{settings.duration:g} s of audio in {settings.steps} steps, {name}: {best:.2f} s,"
        f" {faster} than real time ({settings.duration / best:.2f} times)"
    )
