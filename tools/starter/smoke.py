# SPDX-License-Identifier: MIT
"""The whole chain on a handful of clips in a few minutes: python -m starter.smoke FOLDER.

Not a training: it shows that every command runs, learns something, resumes, and that what comes
out is a model that diffusers loads. Needs no recordings and no network.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import sys
from pathlib import Path

import numpy as np
import torch
from diffusers import AudioLDMPipeline

from . import audio, clips, concepts, evaluate, export, latents, restart, runs, training

_CONCEPTS = 8
_CLIPS = {"train": 12, "judge": 12, "test": 4}
_SEED = 3
_PLANS = {
    "vae": training.Plan(steps=60, batch=4, rate=1e-3, warmup=10, log_every=10, report_every=30),
    "text": training.Plan(steps=60, batch=12, rate=5e-4, warmup=10, log_every=10, report_every=30),
    "judge": training.Plan(steps=80, batch=16, rate=1e-3, warmup=10, log_every=10, report_every=40),
    "vocoder": training.Plan(steps=80, batch=4, rate=1e-4, warmup=10, log_every=20, report_every=80),
    "unet": training.Plan(steps=80, batch=8, rate=7e-4, warmup=10, log_every=10, report_every=80),
}
_FALLS = {"vae": 0.9, "text": 0.9, "judge": 0.9, "vocoder": 1.05, "unet": 0.9}
"""The last loss over the first; the vocoder starts with weights that already work."""
_LOSSES = {"vae": "l1", "text": "hearing", "judge": "loss", "vocoder": "mel", "unet": "loss"}


def _log(work: Path, part: str, key: str) -> list[float]:
    lines = (work / part / "log.jsonl").read_text(encoding="utf-8").splitlines()
    return [entry[key] for entry in map(json.loads, lines) if key in entry]


def _check(holds: bool, what: str) -> None:
    print(f"{'ok  ' if holds else 'FAIL'} {what}", flush=True)
    if not holds:
        raise SystemExit(f"smoke run: {what} does not hold")


def _weights(work: Path, part: str) -> torch.Tensor:
    state = torch.load(work / part / "state.pt", weights_only=True)["models"]
    tensors = next(iter(state.values())).values()
    return torch.cat([t.float().flatten() for t in tensors if t.is_floating_point()])


def _resumes(data: Path, folder: Path) -> None:
    """20 steps at a time give the weights that 40 in one go give."""
    plan = training.Plan(steps=40, batch=4, rate=1e-3, warmup=10, log_every=10, report_every=1000)

    class Interrupted(Exception):
        pass

    class Breaking(training.Checkpoint):
        def note(self, **values: object) -> None:
            super().note(**values)
            if values["step"] == 20 and not (folder / "broken" / "judge" / "state.pt").exists():
                self.save(part, 20)
                raise Interrupted

    runs.train("judge", data, folder / "whole", plan)
    part = runs.make_part("judge", data / "clips", folder / "broken", plan)
    original, training.Checkpoint = training.Checkpoint, Breaking
    try:
        training.train(part, plan, folder / "broken" / "judge")
        raise SystemExit("smoke run: the training was not interrupted")
    except Interrupted:
        pass
    finally:
        training.Checkpoint = original
    runs.train("judge", data, folder / "broken", plan)
    same = torch.equal(_weights(folder / "whole", "judge"), _weights(folder / "broken", "judge"))
    _check(same, "a resumed training ends where one in one go ends")


def _restarts(data: Path, work: Path, model: Path, again: Path) -> None:
    """Trained on from the exported model, the UNet begins where its training ended."""
    restart.restart(data, again, model)
    latents.encode(runs.trained_vae(again), data / "clips", again / "latents", "cpu")
    runs.train("unet", data, again, dataclasses.replace(_PLANS["unet"], steps=10))
    first, last = (_log(work, "unet", "loss")[i] for i in (0, -1))
    on = _log(again, "unet", "loss")[0]
    _check(on < (first + last) / 2, f"unet, restarted: {on:.3f}, not {first:.3f} as at first")


def smoke(folder: Path) -> None:
    data, work, model = folder / "data", folder / "work", folder / "model"
    clips.make(data, concepts.chosen(limit=_CONCEPTS), _CLIPS, _SEED)
    for name, plan in _PLANS.items():
        if name == "unet":
            latents.encode(runs.trained_vae(work), data / "clips", work / "latents", "cpu")
        runs.train(name, data, work, plan)
        losses = _log(work, name, _LOSSES[name])
        _check(losses[-1] < _FALLS[name] * losses[0], f"{name}: {losses[0]:.3f} falls to {losses[-1]:.3f}")
    _resumes(data, folder)
    export.export(data, work, model, None)
    pipeline = AudioLDMPipeline.from_pretrained(model, torch_dtype=torch.float32)
    pipeline.set_progress_bar_config(disable=True)
    wave = pipeline("rain", audio_length_in_s=1.0, num_inference_steps=2).audios
    _check(wave.shape == (1, audio.RATE) and bool(np.isfinite(wave).all()), "diffusers runs it")
    _restarts(data, work, model, folder / "again")
    evaluate.evaluate(data, work, model, folder / "report", 1)
    figures = folder / "report" / "figures.json"
    _check((folder / "report" / "sheet1.png").is_file(), "evaluation draws its sheets")
    export.export(data, work, model, figures)
    listed = json.loads((model / "concepts.json").read_text(encoding="utf-8"))
    holding = json.loads(figures.read_text(encoding="utf-8"))["holding"]
    _check([entry["concept"] for entry in listed] == holding, "only what holds is listed")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m starter.smoke FOLDER (a new one; it is written over)")
    torch.set_num_threads(1)
    shutil.rmtree(Path(sys.argv[1]) / "work", ignore_errors=True)
    for half in ("whole", "broken", "again"):
        shutil.rmtree(Path(sys.argv[1]) / half, ignore_errors=True)
    smoke(Path(sys.argv[1]))
