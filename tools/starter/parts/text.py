# SPDX-License-Identifier: MIT
"""Training of the text encoder against an audio encoder, and of sentences against each other.

A batch holds two clips of each of its concepts. Clips of one concept that the sentence does not fit
(light rain, heavy rain) count as wrong ones, so attributes have to be told apart too.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import torch
from torch.nn import functional
from transformers import RobertaTokenizer

from .. import sentences, shapes, training
from ..concepts import Concept
from ..store import Store
from .hearing import Listener, shift

_VARIANT_SHARE = 0.6
_FIRST_SCALE = 14.0
_LARGEST_SCALE = 50.0
_REPORT_CLIPS = 256
_TEXT_WEIGHT = 0.5


class ClipTextEncoder(torch.nn.Module):
    """Text encoder, audio encoder and their common scale."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.text = shapes.make_text_encoder(vocabulary)
        self.audio = Listener(shapes.EMBEDDING)
        self.log_scale = torch.nn.Parameter(torch.tensor(_FIRST_SCALE).log())


def embed(
    encoder: torch.nn.Module, tokenizer: RobertaTokenizer, texts: list[str], device: str
) -> torch.Tensor:
    """[texts, EMBEDDING], unit length."""
    return embed_tokens(encoder, tokenizer, tokenizer(texts).input_ids, device)


def embed_tokens(
    encoder: torch.nn.Module, tokenizer: RobertaTokenizer, rows: list[list[int]], device: str
) -> torch.Tensor:
    """As embed(), of texts that are tokens already."""
    tokens = tokenizer.pad({"input_ids": rows}, return_tensors="pt").to(device)
    output = encoder(tokens.input_ids, attention_mask=tokens.attention_mask)
    return functional.normalize(output.text_embeds.float(), dim=-1)


def _agreement(similarity: torch.Tensor, fits: torch.Tensor) -> torch.Tensor:
    """Cross entropy with several right answers in a row, each as right as the others."""
    share = fits / fits.sum(1, keepdim=True)
    return -(share * functional.log_softmax(similarity, 1)).sum(1).mean()


class TextPart:
    def __init__(
        self, train: Store, test: Store, concepts: list[Concept], plan: training.Plan
    ) -> None:
        torch.manual_seed(plan.seed)
        self._train, self._test, self._plan = train, test, plan
        self._concepts = {concept.name: concept for concept in concepts}
        self.tokenizer = sentences.make_tokenizer(concepts, shapes.VOCABULARY)
        self._encoder = ClipTextEncoder(len(self.tokenizer)).to(plan.device)
        self._by_concept: dict[str, list[int]] = defaultdict(list)
        for index, clip in enumerate(train.clips):
            self._by_concept[clip.concept].append(index)
        self.models = {"clip_text": self._encoder}
        self.averaged: dict[str, torch.nn.Module] = {}
        parameters = self._encoder.parameters()
        self.optimizers = {
            "clip_text": torch.optim.AdamW(parameters, plan.rate, (0.9, 0.98), weight_decay=0.01)
        }

    @staticmethod
    def _said(choices: tuple[str, ...], random: np.random.Generator) -> str:
        return sentences.phrase(sentences.loosened(str(random.choice(choices)), random), random)

    def _sentence(self, meaning: str, random: np.random.Generator) -> tuple[str, str]:
        """A sentence for a clip of that meaning, and what the sentence itself means."""
        name, _, variant = meaning.partition("/")
        concept = self._concepts[name]
        special = concept.variants.get(variant, ())
        if special and random.random() < _VARIANT_SHARE:
            return self._said(special, random), meaning
        return self._said(concept.captions, random), name

    def step(self, random: np.random.Generator, step: int) -> dict[str, float]:
        names = random.choice(list(self._by_concept), self._plan.batch // 2, replace=False)
        indices = np.array([i for n in names for i in random.choice(self._by_concept[n], 2)])
        mels = shift(self._train.mel_batch(indices), int(random.integers(self._train.mels.shape[1])))
        meanings = [self._train.clips[i].meaning for i in indices]
        first, second = (
            [self._sentence(meaning, random) for meaning in meanings] for _ in range(2)
        )
        rows = [sentences.split_finely(self.tokenizer, t, random) for t, _ in first + second]
        device = self._plan.device
        with training.autocast(device):
            audio = functional.normalize(self._encoder.audio(mels.to(device)).float(), dim=-1)
            texts = embed_tokens(self._encoder.text, self.tokenizer, rows, device)
        one, other = texts.chunk(2)
        scale = self._encoder.log_scale.exp().clamp(max=_LARGEST_SCALE)
        # A sentence fits a clip when it says no more than the clip's meaning.
        fits = torch.tensor(
            [[m == s or m.split("/")[0] == s for m in meanings] for _, s in first],
            dtype=torch.float32,
            device=device,
        )
        same = torch.tensor(
            [[a == b for _, b in second] for _, a in first], dtype=torch.float32, device=device
        )
        same = torch.maximum(same, torch.eye(len(first), device=device))
        hearing = _agreement(scale * one @ audio.T, fits) + _agreement(scale * audio @ one.T, fits.T)
        reading = _agreement(scale * one @ other.T, same)
        (hearing + _TEXT_WEIGHT * reading).backward()
        norm = training.apply_gradients(self.optimizers["clip_text"])
        return {"hearing": float(hearing), "reading": float(reading), "gradient": norm}

    @torch.no_grad()
    def report(self) -> dict[str, float]:
        """Share of test clips whose first caption, and of unseen sentences whose concept, wins."""
        self._encoder.eval()
        device, names = self._plan.device, list(self._concepts)
        captions = [self._concepts[name].captions[0] for name in names]
        known = embed(self._encoder.text, self.tokenizer, captions, device)
        count = min(_REPORT_CLIPS, len(self._test))
        indices = np.linspace(0, len(self._test) - 1, count).astype(int)
        audio = functional.normalize(self._encoder.audio(self._test.mel_batch(indices).to(device)))
        heard = (audio @ known.T).argmax(1).tolist()
        right = [names[h] == self._test.clips[i].concept for h, i in zip(heard, indices, strict=True)]
        unseen = [(name, s) for name in names for s in self._concepts[name].unseen]
        texts = embed(self._encoder.text, self.tokenizer, [s for _, s in unseen], device)
        read = (texts @ known.T).argmax(1).tolist()
        understood = [names[r] == name for r, (name, _) in zip(read, unseen, strict=True)]
        self._encoder.train()
        return {"test_heard": float(np.mean(right)), "unseen_read": float(np.mean(understood))}
