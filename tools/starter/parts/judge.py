# SPDX-License-Identifier: MIT
"""Training of the judge: names the concept of a clip, and has heard none of the generator's."""

from __future__ import annotations

import numpy as np
import torch
from torch.nn import functional

from .. import training
from ..concepts import Concept
from ..store import Store
from .hearing import Listener, shift

_SMOOTHING = 0.05
_BATCH = 64


class JudgePart:
    def __init__(
        self, judge: Store, test: Store, concepts: list[Concept], plan: training.Plan
    ) -> None:
        torch.manual_seed(plan.seed + 1)
        self._clips, self._test, self._plan = judge, test, plan
        self._codes = {concept.name: code for code, concept in enumerate(concepts)}
        self._judge = Listener(len(concepts)).to(plan.device)
        self.models = {"judge": self._judge}
        self.averaged: dict[str, torch.nn.Module] = {}
        parameters = self._judge.parameters()
        self.optimizers = {
            "judge": torch.optim.AdamW(parameters, plan.rate, (0.9, 0.98), weight_decay=0.02)
        }

    def _batch(self, store: Store, indices: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
        codes = torch.tensor([self._codes[store.clips[i].concept] for i in indices])
        return store.mel_batch(indices).to(self._plan.device), codes.to(self._plan.device)

    def step(self, random: np.random.Generator, step: int) -> dict[str, float]:
        mels, codes = self._batch(
            self._clips, random.integers(len(self._clips), size=self._plan.batch)
        )
        mels = shift(mels, int(random.integers(mels.shape[1])))
        # The generator's mels are a little smoother and louder or softer than real ones.
        gains = torch.from_numpy(random.normal(0, 0.3, (len(codes), 1, 1)).astype(np.float32))
        grain = torch.from_numpy(random.uniform(0, 0.4, (len(codes), 1, 1)).astype(np.float32))
        mels = mels + gains.to(mels.device) + grain.to(mels.device) * torch.randn_like(mels)
        with training.autocast(self._plan.device):
            scores = self._judge(mels).float()
        loss = functional.cross_entropy(scores, codes, label_smoothing=_SMOOTHING)
        loss.backward()
        norm = training.apply_gradients(self.optimizers["judge"])
        right = (scores.argmax(1) == codes).float().mean()
        return {"loss": float(loss), "right": float(right), "gradient": norm}

    @torch.no_grad()
    def report(self) -> dict[str, float]:
        self._judge.eval()
        hits = []
        for start in range(0, len(self._test), _BATCH):
            indices = np.arange(start, min(start + _BATCH, len(self._test)))
            mels, codes = self._batch(self._test, indices)
            hits.append((self._judge(mels).argmax(1) == codes).float())
        self._judge.train()
        return {"test_right": float(torch.cat(hits).mean())}
