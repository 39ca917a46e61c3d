# SPDX-License-Identifier: MIT
"""Judges an exported model by ears that did not take part in its training.

Writes OUTPUT/figures.json, which `export` puts into the model card, and sheets of spectrograms to
look at: for each concept two held-out clips above the generated ones.
"""

from __future__ import annotations

import dataclasses
import itertools
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from diffusers import AudioLDMPipeline
from diffusers.models.attention_processor import AttnProcessor
from torch.nn import functional

from . import audio, levels, measures, pictures, runs, training
from .concepts import Concept
from .parts.hearing import Listener
from .parts.text import embed
from .store import Store

_BATCH = 16
_STEPS, _GUIDANCE = 25, 3.5
"""The program's defaults."""
_SECONDS = audio.CLIP_SECONDS
_LEAST_OWN, _LEAST_UNSEEN = 0.8, 0.5
"""How often a listed concept has to be recognised, asked for in its own words and in unseen ones,
as a share of how often held-out clips are."""
_SOFTEST = -36.0
"""LUFS: a listed concept's softest clip is no softer, silence aside."""
_PER_SHEET = 25
_RESYNTHESES = 3


@dataclasses.dataclass
class Made:
    """Generated clips. kind: `own` words of the concept, or `unseen` ones."""

    concept: str
    kind: str
    sentence: str
    seed: int
    wave: np.ndarray
    mel: torch.Tensor


def _requests(known: list[Concept], seeds: int) -> list[tuple[str, str, str, int]]:
    found = []
    for concept in known:
        for seed in range(seeds):
            found.append((concept.name, "own", concept.captions[0], seed))
            unseen = concept.unseen[seed % len(concept.unseen)]
            found.append((concept.name, "unseen", unseen, seed))
    return found


@torch.no_grad()
def generate(pipeline: AudioLDMPipeline, requests: list[tuple[str, str, str, int]]) -> list[Made]:
    """The same seed gives every sentence the same noise."""
    made = []
    for start in range(0, len(requests), _BATCH):
        part = requests[start : start + _BATCH]
        # In bfloat16, as the program computes where the processor has it.
        with training.autocast("cpu"):
            waves = pipeline(
                [sentence for _, _, sentence, _ in part],
                audio_length_in_s=_SECONDS,
                num_inference_steps=_STEPS,
                guidance_scale=_GUIDANCE,
                generator=[torch.Generator().manual_seed(seed) for *_, seed in part],
            ).audios
        mels = audio.log_mel(torch.from_numpy(waves).float())
        made += [Made(*r, w, m) for r, w, m in zip(part, waves, mels, strict=True)]
        print(f"{len(made)} of {len(requests)} clips", flush=True)
    return made


class Judged:
    """What the judge says of clips: ranks of the right concept, features."""

    @torch.no_grad()
    def __init__(
        self, judge: Listener, codes: dict[str, int], names: list[str], mels: torch.Tensor
    ) -> None:
        parts = [judge.features(mels[i : i + _BATCH]) for i in range(0, len(mels), _BATCH)]
        features = torch.cat(parts)
        scores = judge.head(features)
        wanted = torch.tensor([codes[name] for name in names])
        own = scores[torch.arange(len(wanted)), wanted]
        self.names = names
        self.ranks = (scores > own[:, None]).sum(1).numpy()
        self.features = features.numpy()

    def rate(self, top: int, among: set[str] | None = None) -> float:
        inside = [among is None or name in among for name in self.names]
        return float((self.ranks[inside] < top).mean()) if any(inside) else 0.0


def _holding(
    known: list[Concept], made: list[Made], real: Judged, own: Judged, unseen: Judged
) -> list[str]:
    softest: dict[str, float] = {}
    for m in made:
        if m.kind == "own" and m.concept != "silence":
            softest[m.concept] = min(softest.get(m.concept, 0.0), levels.loudness(m.wave))
    names = []
    for concept in known:
        if softest.get(concept.name, 0.0) < _SOFTEST:
            continue
        among = {concept.name}
        reference = max(real.rate(1, among), 0.5)
        heard = own.rate(1, among) / reference, unseen.rate(1, among) / reference
        if heard[0] >= _LEAST_OWN and heard[1] >= _LEAST_UNSEEN:
            names.append(concept.name)
    return names


def _spread(made: list[Made]) -> dict[str, float | None]:
    """Does the prompt outweigh the seed? None where there is nothing to compare."""
    own = [m for m in made if m.kind == "own"]
    by_seed, by_concept = defaultdict(list), defaultdict(list)
    for m in own:
        by_seed[m.seed].append(m.mel)
        by_concept[m.concept].append(m.mel)

    def mean(groups: dict[Any, list[torch.Tensor]]) -> float | None:
        pairs = (pair for mels in groups.values() for pair in itertools.combinations(mels, 2))
        distances = [measures.mel_distance(*pair) for pair in pairs]
        return float(np.mean(distances)) if distances else None

    return {"between_prompts": mean(by_seed), "between_seeds": mean(by_concept)}


def _levels(made: list[Made]) -> dict[str, float]:
    sounding = [m.wave for m in made if m.concept != "silence"]
    loud = [levels.loudness(wave) for wave in sounding]
    silence = [m.wave for m in made if m.concept == "silence" and m.kind == "own"]
    return {
        "loudness_low": float(np.percentile(loud, 5)),
        "loudness_median": float(np.median(loud)),
        "loudness_high": float(np.percentile(loud, 95)),
        "largest_peak": max(float(np.abs(m.wave).max()) for m in made),
        "silence_loudest": max((levels.loudness(w) for w in silence), default=levels.SILENT),
    }


@torch.no_grad()
def _agreement(data: Path, work: Path, made: list[Made]) -> dict[str, float]:
    """Cosine of sentence and sound in the model's own CLAP space; nothing where the text encoder was
    taken from an exported model, which has no audio encoder."""
    if not runs.has_audio_encoder(work):
        return {}
    encoder, tokenizer = runs.trained_text(work, Store(data / "clips" / "train"))
    own = [m for m in made if m.kind == "own"]
    sound = functional.normalize(encoder.audio(torch.stack([m.mel for m in own])), dim=-1)
    text = embed(encoder.text, tokenizer, [m.sentence for m in own], "cpu")
    right = (sound * text).sum(1)
    wrong = (sound * text.roll(len(own) // 2, 0)).sum(1)
    return {"text_audio": float(right.mean()), "text_audio_wrong": float(wrong.mean())}


@torch.no_grad()
def _resynthesis(pipeline: AudioLDMPipeline, test: Store) -> dict[str, dict[str, float]]:
    """Errors of VAE and of vocoder by concept."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, clip in enumerate(test.clips):
        places[clip.concept].append(index)
    errors = {}
    for name, indices in places.items():
        mels = test.mel_batch(np.array(indices[:_RESYNTHESES]))
        decoded = pipeline.vae.decode(pipeline.vae.encode(mels[:, None]).latent_dist.mean).sample
        waves = pipeline.vocoder(mels)[:, : audio.CLIP_SAMPLES]
        errors[name] = {
            "vae": measures.mel_distance(decoded[:, 0], mels),
            "vocoder": measures.mel_distance(audio.log_mel(waves), mels),
        }
    return errors


def _groups(
    known: list[Concept], real: Judged, own: Judged, errors: dict[str, dict[str, float]]
) -> dict[str, dict[str, float]]:
    found = {}
    for group in dict.fromkeys(concept.group for concept in known):
        names = {concept.name for concept in known if concept.group == group}
        heard = [errors[name] for name in names if name in errors]
        found[group] = {
            "real": real.rate(1, names),
            "own": own.rate(1, names),
            "vae": float(np.mean([e["vae"] for e in heard])),
            "vocoder": float(np.mean([e["vocoder"] for e in heard])),
        }
    return found


def _sheets(known: list[Concept], test: Store, made: list[Made], output: Path) -> None:
    columns = []
    for concept in known:
        real = [i for i, clip in enumerate(test.clips) if clip.concept == concept.name][:2]
        own = [m.mel.numpy() for m in made if m.concept == concept.name and m.kind == "own"][:2]
        mels = [test.mels[i].astype(np.float32) for i in real]
        columns.append((concept.name, mels + own))
    for start in range(0, len(columns), _PER_SHEET):
        file = output / f"sheet{start // _PER_SHEET + 1}.png"
        pictures.sheet(columns[start : start + _PER_SHEET], file)


def _judge_all(
    data: Path, work: Path, test: Store, made: list[Made]
) -> tuple[list[Concept], dict[str, Judged]]:
    judge, known = runs.trained_judge(work, Store(data / "clips" / "judge"))
    codes = {concept.name: code for code, concept in enumerate(known)}
    mels = test.mel_batch(np.arange(len(test)))
    judged = {"real": Judged(judge, codes, [clip.concept for clip in test.clips], mels)}
    for kind in ("own", "unseen"):
        part = [m for m in made if m.kind == kind]
        names = [m.concept for m in part]
        judged[kind] = Judged(judge, codes, names, torch.stack([m.mel for m in part]))
    return known, judged


def evaluate(data: Path, work: Path, model: Path, output: Path, seeds: int) -> None:
    output.mkdir(parents=True, exist_ok=True)
    pipeline = AudioLDMPipeline.from_pretrained(model, torch_dtype=torch.float32)
    pipeline.set_progress_bar_config(disable=True)
    # At these short lengths quicker on a CPU than the fused attention, and the same.
    pipeline.unet.set_attn_processor(AttnProcessor())
    test = Store(data / "clips" / "test")
    _, known = runs.trained_judge(work, Store(data / "clips" / "judge"))
    made = generate(pipeline, _requests(known, seeds))
    known, judged = _judge_all(data, work, test, made)
    real, own, unseen = judged["real"], judged["own"], judged["unseen"]
    errors = _resynthesis(pipeline, test)
    holding = _holding(known, made, real, own, unseen)
    among = set(holding)
    halves = real.features[0::2], real.features[1::2]
    figures = {
        "concepts": len(known),
        "seeds": seeds,
        "holding": holding,
        **{f"{kind}_top{n}": judged[kind].rate(n) for kind in judged for n in (1, 5)},
        "listed_ratio": own.rate(1, among) / max(real.rate(1, among), 1e-9),
        "listed_unseen_ratio": unseen.rate(1, among) / max(real.rate(1, among), 1e-9),
        "frechet": measures.frechet(own.features, real.features),
        "frechet_reference": measures.frechet(*halves),
        **_spread(made),
        **_levels(made),
        **_agreement(data, work, made),
        "vae_l1": float(np.mean([e["vae"] for e in errors.values()])),
        "vocoder_l1": float(np.mean([e["vocoder"] for e in errors.values()])),
        "groups": _groups(known, real, own, errors),
        "by_concept": {
            c.name: {kind: round(judged[kind].rate(1, {c.name}), 3) for kind in judged}
            | errors.get(c.name, {})
            for c in known
        },
    }
    (output / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    _sheets(known, test, made, output)
    print(json.dumps({k: v for k, v in figures.items() if not isinstance(v, dict)}, indent=1))
