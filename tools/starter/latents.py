# SPDX-License-Identifier: MIT
"""What the UNet learns from: balanced latents of the clips and embeddings of their sentences."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderKL
from transformers import RobertaTokenizer

from .concepts import FRAMES, concepts
from .parts import vae as vae_part
from .parts.text import embed
from .store import Clip, Store

_EMBED_BATCH = 256


def encode(vae: AutoencoderKL, clips: Path, target: Path, device: str) -> None:
    """Writes TARGET/{train,test}.pt and the balanced VAE, TARGET/vae.pt."""
    target.mkdir(parents=True, exist_ok=True)
    train = vae_part.encode(vae, Store(clips / "train"), device)
    torch.save(vae_part.balance(vae.cpu(), train), target / "train.pt")
    torch.save(vae_part.encode(vae, Store(clips / "test"), device), target / "test.pt")
    torch.save(vae.cpu().state_dict(), target / "vae.pt")


def _sentences(clip: Clip) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those for its variant alone, and those for the concept."""
    name, _, variant = clip.meaning.partition("/")
    concept = concepts()[name]
    return concept.variants.get(variant, ()), concept.captions


class Latents:
    """One split."""

    def __init__(
        self, file: Path, clips: list[Clip], encoder: torch.nn.Module, tokenizer: RobertaTokenizer
    ) -> None:
        self._latents = torch.load(file, weights_only=True)
        self._clips = clips[: len(self._latents)]
        known = sorted({s for clip in self._clips for part in _sentences(clip) for s in part})
        texts = [""] + [form.format(s) for s in known for form in FRAMES]
        texts += [text[:1].upper() + text[1:] for text in texts[1:]]
        with torch.no_grad():
            parts = [
                embed(encoder, tokenizer, texts[i : i + _EMBED_BATCH], "cpu")
                for i in range(0, len(texts), _EMBED_BATCH)
            ]
        self._rows = {text: row for row, text in enumerate(texts)}
        self._embeddings = torch.cat(parts)

    def __len__(self) -> int:
        return len(self._latents)

    def clean(self, indices: np.ndarray) -> torch.Tensor:
        return self._latents[torch.from_numpy(indices)].float()

    def labels(
        self, indices: np.ndarray, random: np.random.Generator, empty_share: float
    ) -> torch.Tensor:
        """[B, EMBEDDING]: a sentence of each clip, the empty one for a share of them."""
        rows = []
        for index in indices:
            special, general = _sentences(self._clips[index])
            choices = special if special and random.random() < 0.5 else general
            form = FRAMES[0] if random.random() < 0.6 else FRAMES[random.integers(len(FRAMES))]
            text = form.format(choices[random.integers(len(choices))])
            text = text[:1].upper() + text[1:] if random.random() < 0.5 else text
            rows.append(self._rows["" if random.random() < empty_share else text])
        return self._embeddings[rows]
