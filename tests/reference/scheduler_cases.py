# SPDX-License-Identifier: MIT
"""Writes tests/data/schedulers/*.json: what diffusers' schedulers do, for the parity test.

usage: scheduler_cases.py (with diffusers installed; takes about two minutes)
"""

import itertools
import json
import pathlib

from scheduler_reference import AUDIOLDM_CONFIG, SCHEDULERS, plan_case, run_case

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "data" / "schedulers"
BLOCK = 20


def rounded(value):
    return float(f"{value:.9g}")


def weighted_sum(timesteps):
    """Depends on each value and its place."""
    return sum((i + 1) * t for i, t in enumerate(timesteps))


def changes():
    """What is set on top of AudioLDM's config: pairs of change and number of steps."""
    for (prediction, spacing, zero), steps in zip(
            itertools.product(("epsilon", "v_prediction", "sample"),
                              ("leading", "linspace", "trailing"), (False, True)),
            itertools.cycle((5, 10, 7, 25))):
        yield {"prediction_type": prediction, "timestep_spacing": spacing,
               "rescale_betas_zero_snr": zero}, steps
    yield {"clip_sample": True, "clip_sample_range": 1.5}, 6
    yield {"clip_sample": None, "set_alpha_to_one": None, "beta_start": None, "beta_end": None}, 6
    yield {"thresholding": True, "sample_max_value": 3.0, "dynamic_thresholding_ratio": 0.9}, 6
    yield {"beta_schedule": "linear"}, 16
    yield {"beta_schedule": "squaredcos_cap_v2"}, 16
    yield {"skip_prk_steps": True, "set_alpha_to_one": True, "steps_offset": 0}, 6
    yield {"trained_betas": [0.001 + 0.0005 * i for i in range(40)],
           "num_train_timesteps": 40}, 8
    yield {"timestep_spacing": "trailing"}, 49


def with_change(change):
    return {k: v for k, v in (AUDIOLDM_CONFIG | change).items() if v is not None}


def dumped(case):
    result = run_case(case)
    entry = {"name": case["name"], "steps": case["steps"]}
    if case["eta"]:
        entry["eta"] = case["eta"]
    if "refused" in result:
        return entry | {"refused": True}
    entry["calls"] = len(result["timesteps"])
    entry["timesteps"] = rounded(weighted_sum(result["timesteps"]))
    for key in ("initNoiseSigma", "trace", "original"):
        if result[key] not in (0.0, 1.0):
            entry[key] = rounded(result[key])
    entry["latents"] = [rounded(v) for v in result["latents"]]
    return entry


def groups():
    base = itertools.product(SCHEDULERS, (1, 2, 3, 4, 10, 25, 50), (0.0,))
    eta = itertools.product(("ddim",), (1, 5, 25), (0.5, 1.0))
    yield {"config": AUDIOLDM_CONFIG, "seed": 7, "shape": [1, 2, 3, 4],
           "cases": [*base, *eta]}
    for change, steps in changes():
        yield {"config": with_change(change), "seed": 11, "shape": [1, 1, 2, 3],
               "cases": [(name, steps, 0.0) for name in SCHEDULERS]}


def write(name, value):
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, separators=(",", ":"))
    # One case a line, for readable differences.
    (FOLDER / name).write_text(text.replace('{"name"', '\n{"name"') + "\n", encoding="utf-8")


def runs():
    for group in groups():
        common = {key: group[key] for key in ("config", "seed", "shape")}
        cases = [dumped(common | {"name": name, "steps": steps, "eta": eta})
                 for name, steps, eta in group["cases"]]
        yield common | {"cases": cases}


def plans():
    """Sums of the plans of 1 to 200 steps, a block of 20 at a time, and of 1000 steps."""
    for name, spacing in itertools.product(SCHEDULERS, ("leading", "linspace", "trailing")):
        config = AUDIOLDM_CONFIG | {"timestep_spacing": spacing}
        sums = []
        for first in (*range(1, 201, BLOCK), 1000):
            total = 0.0
            for steps in range(first, first + (1 if first == 1000 else BLOCK)):
                planned = plan_case({"name": name, "steps": steps, "config": config})
                total += 0 if "refused" in planned else weighted_sum(planned["timesteps"])
            sums.append(float(f"{total:.12g}"))
        yield {"name": name, "spacing": spacing, "sums": sums}


if __name__ == "__main__":
    write("runs.json", list(runs()))
    write("plans.json", list(plans()))
