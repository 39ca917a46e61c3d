# SPDX-License-Identifier: MIT
"""Compares the engine's schedulers with diffusers over many settings; too long for every test run.

usage: scheduler_sweep.py BUILD/bin/scheduler_replay [runs|plans]
runs   whole trajectories over schedulers, steps, predictions, spacings and limits
       (hundreds of steps of lms come within 1e-4: its coefficients are float32 noise in diffusers)
plans  timesteps alone, for 1 to 200, 940 to 1000 and some of the other numbers of steps
"""

import itertools
import json
import subprocess
import sys

from scheduler_reference import AUDIOLDM_CONFIG, SCHEDULERS, plan_case, run_case

SHAPE = [2, 2, 3, 4]


def variants():
    """Config changes: predictions by spacings, then one change at a time."""
    for prediction, spacing in itertools.product(
            ("epsilon", "v_prediction", "sample"), (None, "leading", "linspace", "trailing")):
        change = {"prediction_type": prediction}
        if spacing:
            change["timestep_spacing"] = spacing
        yield change
        yield change | {"rescale_betas_zero_snr": True}
    for schedule in ("linear", "squaredcos_cap_v2"):
        yield {"beta_schedule": schedule}
        yield {"beta_schedule": schedule, "timestep_spacing": "trailing"}
        yield {"beta_schedule": schedule, "rescale_betas_zero_snr": True,
               "timestep_spacing": "linspace", "prediction_type": "v_prediction"}
    yield {"clip_sample": True}
    yield {"clip_sample": True, "clip_sample_range": 2.5, "prediction_type": "v_prediction"}
    yield {"clip_sample": None}
    yield {"thresholding": True}
    yield {"thresholding": True, "sample_max_value": 3.0, "dynamic_thresholding_ratio": 0.9,
           "prediction_type": "v_prediction"}
    yield {"set_alpha_to_one": True}
    yield {"set_alpha_to_one": None, "beta_start": None, "beta_end": None}
    yield {"steps_offset": 0}
    yield {"skip_prk_steps": True}
    yield {"skip_prk_steps": True, "timestep_spacing": "trailing",
           "prediction_type": "v_prediction"}
    yield {"num_train_timesteps": 40}
    yield {"num_train_timesteps": 40, "timestep_spacing": "trailing"}
    yield {"trained_betas": [0.001 + 0.0003 * i for i in range(60)], "num_train_timesteps": 60}


def run_cases():
    for change in variants():
        config = {k: v for k, v in (AUDIOLDM_CONFIG | change).items() if v is not None}
        for name, steps in itertools.product(SCHEDULERS, (1, 2, 4, 7, 15, 25)):
            yield {"name": name, "steps": steps, "eta": 0.0, "seed": steps, "shape": SHAPE,
                   "config": config}
            if name == "ddim":
                yield {"name": name, "steps": steps, "eta": 0.7, "seed": steps, "shape": SHAPE,
                       "config": config}
    for name, spacing in itertools.product(SCHEDULERS, ("leading", "linspace", "trailing")):
        for steps in (333, 998, 1000):
            yield {"name": name, "steps": steps, "eta": 0.0, "seed": 3, "shape": [1, 1, 1, 2],
                   "config": AUDIOLDM_CONFIG | {"timestep_spacing": spacing}}


def plan_cases():
    """One scheduler of each way to plan; Karras spacing of the multistep solvers knows no other."""
    counts = [*range(1, 201), *range(211, 1000, 29), *range(940, 1001)]
    plain = itertools.product(
        ("ddim", "dpmpp-2m", "euler", "heun-karras", "lms-karras", "pndm"),
        ("leading", "linspace", "trailing"))
    for name, spacing in [*plain, ("dpmpp-2m-karras", "leading"), ("unipc-karras", "leading")]:
        for steps in counts:
            yield {"name": name, "steps": steps, "planOnly": True,
                   "config": AUDIOLDM_CONFIG | {"timestep_spacing": spacing}}


def difference(expected, got):
    """Largest difference of latents over their size; None where the two do not even agree in kind.

    Where rounding alone makes diffusers give NaN, a finite result of the engine is welcome.
    """
    if "FloatingPointError" in expected.get("refused", "") and all(
            value is not None for value in got.get("latents", [])):
        return 0.0
    if ("refused" in expected) != ("refused" in got):
        return None
    if "refused" in expected:
        return 0.0
    if len(expected["timesteps"]) != len(got["timesteps"]):
        return None
    if any(abs(a - b) > 1e-6 * max(1, abs(a))
           for a, b in zip(expected["timesteps"], got["timesteps"])):
        return None
    if expected["initNoiseSigma"] != got["initNoiseSigma"]:
        return None
    if "latents" not in expected:
        return 0.0
    size = max(1.0, max(abs(v) for v in expected["latents"]))
    worst = max(abs(a - b) for a, b in zip(expected["latents"], got["latents"])) / size
    for field in ("trace", "original"):
        if expected[field]:
            worst = max(worst, abs(expected[field] - got[field]) / expected[field])
    return worst


def main():
    program = sys.argv[1]
    plans = len(sys.argv) > 2 and sys.argv[2] == "plans"
    cases = list(plan_cases() if plans else run_cases())
    lines = "\n".join(json.dumps(case) for case in cases)
    answers = subprocess.run([program], input=lines, capture_output=True, text=True, check=True)
    results = [json.loads(line) for line in answers.stdout.splitlines()]
    assert len(results) == len(cases)
    worst = {}
    count = {"same": 0, "within 1e-6": 0, "within 1e-4": 0, "beyond": 0, "refused by both": 0,
             "differ in kind": 0}
    for case, got in zip(cases, results):
        expected = plan_case(case) if plans else run_case(case)
        distance = difference(expected, got)
        if distance is None:
            count["differ in kind"] += 1
            kind = {k: v for k, v in case["config"].items() if AUDIOLDM_CONFIG.get(k) != v}
            print("differ:", case["name"], case["steps"], kind,
                  expected.get("refused", len(expected.get("timesteps", []))),
                  "| ours:", got.get("refused", len(got.get("timesteps", []))))
            continue
        if "refused" in expected:
            count["refused by both"] += 1
            continue
        step = next(k for k, limit in (("same", 0), ("within 1e-6", 1e-6), ("within 1e-4", 1e-4),
                                       ("beyond", float("inf"))) if distance <= limit)
        count[step] += 1
        if distance > worst.get(case["name"], (0,))[0]:
            worst[case["name"]] = (distance, case["steps"],
                                   {k: v for k, v in case["config"].items()
                                    if AUDIOLDM_CONFIG.get(k) != v})
    for name, (distance, steps, change) in worst.items():
        print(f"worst {name}: {distance:.2e} at {steps} steps, {change}")
    print(len(cases), "cases:", count)
    return 1 if count["differ in kind"] or count["beyond"] else 0


if __name__ == "__main__":
    sys.exit(main())
