# SPDX-License-Identifier: MIT
"""Writes the model's folder: weights in diffusers' layout, card, credits, list of concepts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import torch
from diffusers import AudioLDMPipeline

from . import concepts, credits, model_card, runs, sentences, shapes
from .store import Store

MOST_BYTES = 40 * 1000 * 1000


def make_pipeline(data: Path, work: Path) -> AudioLDMPipeline:
    """The model as trained so far, in single precision."""
    encoder, tokenizer = runs.trained_text(work, Store(data / "clips" / "train"))
    return AudioLDMPipeline(
        vae=runs.balanced_vae(work),
        text_encoder=encoder.text,
        tokenizer=tokenizer,
        unet=runs.trained_unet(work),
        scheduler=shapes.make_scheduler(),
        vocoder=runs.trained_vocoder(work),
    )


def _listed(known: list[concepts.Concept], figures: dict[str, Any]) -> list[concepts.Concept]:
    """Those that hold what the evaluation asks; all while there is no evaluation."""
    holding = figures.get("holding")
    return known if holding is None else [c for c in known if c.name in holding]


def _entry(concept: concepts.Concept) -> dict[str, Any]:
    examples = list(concept.captions[:3]) + [v[0] for v in concept.variants.values()]
    return {
        "concept": concept.name,
        "group": concept.group,
        "example": concept.captions[0],
        "captions": list(dict.fromkeys(examples)),
    }


def export(data: Path, work: Path, output: Path, figures_file: Path | None) -> None:
    """Replaces what OUTPUT holds. figures_file: what `evaluate` wrote; it shortens the list of
    concepts and fills the card."""
    figures = json.loads(figures_file.read_text(encoding="utf-8")) if figures_file else {}
    pipeline = make_pipeline(data, work)
    fresh = output.with_name(output.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    pipeline.to(torch.float16).save_pretrained(fresh, safe_serialization=True)
    sentences.save_tokenizer(pipeline.tokenizer, fresh / "tokenizer")
    known = concepts.with_clips(Store(data / "clips" / "train").clips)
    listed = _listed(known, figures)
    entries = json.dumps([_entry(c) for c in listed], indent=1, ensure_ascii=False)
    (fresh / "concepts.json").write_text(entries + "\n", encoding="utf-8")
    (fresh / "CREDITS.md").write_text(credits.credits(data / "sounds"), encoding="utf-8")
    (fresh / "README.md").write_text(model_card.card(known, listed, figures), encoding="utf-8")
    for file in fresh.rglob("*"):  # safetensors writes for its user alone
        file.chmod(0o755 if file.is_dir() else 0o644)
    size = sum(file.stat().st_size for file in fresh.rglob("*.safetensors"))
    if size > MOST_BYTES:
        raise ValueError(f"the weights take {size} bytes, more than {MOST_BYTES}: see shapes.py")
    shutil.rmtree(output, ignore_errors=True)
    output.parent.mkdir(parents=True, exist_ok=True)
    fresh.rename(output)
    print(f"{output}: {size / 1e6:.1f} MB of weights, {len(listed)} concepts")
