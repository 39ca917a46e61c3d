# SPDX-License-Identifier: MIT
"""Lets the training go on from an exported model where the checkpoints that it came from are gone.

Weights are read as they were exported: averaged, balanced and rounded to half precision. What only
the training has begins anew: the optimizers' moments, the vocoder's critic, the audio encoder that
the text encoder was trained against.
"""

from __future__ import annotations

from pathlib import Path

import torch
from diffusers import AudioLDMPipeline

from . import runs, sentences, shapes
from .parts.text import ClipTextEncoder
from .store import Store


def _write(folder: Path, name: str, model: torch.nn.Module) -> None:
    if (folder / "state.pt").exists():
        raise FileExistsError(f"{folder}: there is a checkpoint already, it would be lost")
    folder.mkdir(parents=True, exist_ok=True)
    state = {"step": 0, "optimizers": {}}
    torch.save(
        state | {kind: {name: model.state_dict()} for kind in ("models", "averaged")},
        folder / "state.pt",
    )


def restart(data: Path, work: Path, model: Path) -> None:
    """Writes WORK/{vae,text,unet,vocoder}/state.pt, each at step 0 with the weights of `model`."""
    pipeline = AudioLDMPipeline.from_pretrained(model, torch_dtype=torch.float32)
    known = runs.learnt(Store(data / "clips" / "train"))
    tokenizer = sentences.make_tokenizer(known, shapes.VOCABULARY)
    if tokenizer.get_vocab() != pipeline.tokenizer.get_vocab():
        raise ValueError(
            f"{model} has another vocabulary than the sentences of concepts.toml make: its text "
            "encoder does not fit them, so all has to be trained from the beginning"
        )
    text = ClipTextEncoder(len(tokenizer))
    text.text = pipeline.text_encoder
    for part, name, weights in (
        ("vae", "vae", pipeline.vae),
        ("text", "clip_text", text),
        ("unet", "unet", pipeline.unet),
        ("vocoder", "vocoder", pipeline.vocoder),
    ):
        _write(work / part, name, weights)
