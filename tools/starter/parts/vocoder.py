# SPDX-License-Identifier: MIT
"""Training of the vocoder: spectra at several resolutions, and later a small discriminator."""

from __future__ import annotations

import copy
import numpy as np
import torch
from torch import nn
from torch.nn import functional

from .. import audio, measures, shapes, training
from ..store import Store
from . import tones
from .proportional import ProportionalAdam

_CROP_FRAMES = 48
_MARGIN = 4
"""Frames at each end that have no neighbours in the crop and are left out of the loss."""
_RESOLUTIONS = ((128, 32), (256, 64), (512, 128))
_AVERAGE_DECAY = 0.998
_MEL_WEIGHT = 8.0
_LOUD_WEIGHT = 1.5
_ADVERSARY_FROM = 600
_CRITIC_RATE = 1e-4
_ADVERSARY_WEIGHT = 0.05
_GRAIN = 0.15
"""The decoder's mels are not as clean as those of recordings: the vocoder must bear some grain."""
_REPORT_CLIPS = 16


class SpectrumCritic(nn.Module):
    """Tells real from made on the log magnitudes of one resolution."""

    def __init__(self) -> None:
        super().__init__()
        widths = (1, 16, 32, 32)
        layers: list[nn.Module] = []
        for before, after in zip(widths, widths[1:], strict=False):
            layers += [nn.Conv2d(before, after, (3, 7), (1, 2), (1, 3)), nn.LeakyReLU(0.1)]
        self.body = nn.Sequential(*layers, nn.Conv2d(widths[-1], 1, 3, padding=1))

    def forward(self, waves: torch.Tensor) -> torch.Tensor:
        spectrum = audio.magnitudes(waves, 512, 128).clamp_min(1e-4).log()
        return self.body(spectrum[:, None])


def spectral_distance(made: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
    """Log magnitudes and relative magnitudes, averaged over the resolutions."""
    total = made.new_zeros(())
    for window, hop in _RESOLUTIONS:
        one, other = (audio.magnitudes(w, window, hop) for w in (made, real))
        floor = 1e-3 * window / 256
        logs = (one.clamp_min(floor).log() - other.clamp_min(floor).log()).abs().mean()
        total = total + logs + (one - other).norm() / other.norm().clamp_min(1e-3)
    return total / len(_RESOLUTIONS)


class VocoderPart:
    def __init__(self, train: Store, test: Store, plan: training.Plan) -> None:
        torch.manual_seed(plan.seed)
        self._train, self._test, self._plan = train, test, plan
        vocoder = shapes.make_vocoder()
        tones.start(vocoder)
        self._vocoder = vocoder.to(plan.device)
        self._critic = SpectrumCritic().to(plan.device)
        self._average = copy.deepcopy(self._vocoder).requires_grad_(False)
        self.models = {"vocoder": self._vocoder, "critic": self._critic}
        self.averaged = {"vocoder": self._average}
        self.optimizers = {
            "vocoder": ProportionalAdam(self._vocoder.parameters(), plan.rate),
            "critic": torch.optim.AdamW(self._critic.parameters(), _CRITIC_RATE, (0.8, 0.99)),
        }

    def _criticise(self, made: torch.Tensor, real: torch.Tensor) -> tuple[torch.Tensor, float]:
        """Updates the critic; returns what the vocoder should make smaller."""
        wrong = self._critic(made.detach()).square().mean()
        right = (self._critic(real) - 1).square().mean()
        (wrong + right).backward()
        training.apply_gradients(self.optimizers["critic"])
        self._critic.requires_grad_(False)
        fooled = (self._critic(made) - 1).square().mean()
        self._critic.requires_grad_(True)
        return fooled, float(wrong + right)

    def step(self, random: np.random.Generator, step: int) -> dict[str, float]:
        mels, real = self._train.crops(random, self._plan.batch, _CROP_FRAMES)
        mels, real = mels.to(self._plan.device), real.to(self._plan.device)
        noisy = mels + _GRAIN * torch.randn_like(mels) * torch.rand(len(mels), 1, 1).to(mels)
        with training.autocast(self._plan.device):
            made = self._vocoder(noisy)
        inside = slice(_MARGIN * audio.HOP, (_CROP_FRAMES - _MARGIN) * audio.HOP)
        made, real = made.float()[:, inside], real[:, inside]
        spectra = spectral_distance(made, real)
        mels = audio.log_mel(made), audio.log_mel(real)
        mel = functional.l1_loss(*mels)
        loud = measures.loud_bins_error(*mels)
        loss = spectra + _MEL_WEIGHT * mel + _LOUD_WEIGHT * loud
        figures = {"spectra": float(spectra), "mel": float(mel), "loud": float(loud)}
        if step >= _ADVERSARY_FROM:
            fooled, figures["critic"] = self._criticise(made, real)
            loss = loss + _ADVERSARY_WEIGHT * fooled
        loss.backward()
        figures["gradient"] = training.apply_gradients(self.optimizers["vocoder"])
        training.follow(self._average, self._vocoder, step, _AVERAGE_DECAY)
        return figures

    @torch.no_grad()
    def report(self) -> dict[str, float]:
        count = min(_REPORT_CLIPS, len(self._test))
        indices = np.linspace(0, len(self._test) - 1, count).astype(int)
        errors = []
        for index in indices:
            mel = self._test.mel_batch(np.array([index])).to(self._plan.device)
            made = self._average(mel)[:, : audio.CLIP_SAMPLES]
            errors.append(float((audio.log_mel(made) - mel).abs().mean()))
        return {"test_mel": float(np.mean(errors))}
