# SPDX-License-Identifier: MIT
"""Training of the VAE, and the balancing of its latents afterwards."""

from __future__ import annotations

import copy

import numpy as np
import torch
from diffusers import AutoencoderKL
from torch.nn import functional

from .. import measures, shapes, training
from ..store import Store

_CROP_FRAMES = 64
_KL_WEIGHT = 4e-4
_EDGE_WEIGHT = 0.2
_ROUGHNESS_WEIGHT = 1.0
_ROUGH_PLACE = 4
_AVERAGES_WEIGHT = 1.0
_AVERAGED = 8
_LOUD_WEIGHT = 0.3
_AVERAGE_DECAY = 0.998
_MEL_MEAN, _MEL_DEVIATION = -5.5, 2.5
_REPORT_CLIPS = 48


def _start(vae: AutoencoderKL) -> None:
    """Lets the first output have a mel's mean and deviation, so that no step is spent on it."""
    with torch.no_grad():
        vae.decoder.conv_out.weight.mul_(_MEL_DEVIATION)
        vae.decoder.conv_out.bias.fill_(_MEL_MEAN)
        vae.encoder.conv_in.weight.div_(_MEL_DEVIATION)


def _edges(first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
    """How far the steps between neighbours differ: keeps onsets and texture from being smoothed."""
    along = (first.diff(dim=2) - second.diff(dim=2)).abs().mean()
    across = (first.diff(dim=3) - second.diff(dim=3)).abs().mean()
    return along + across


def _averages(first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
    """How far short averages over time, and over bins, differ: noise goes out in them, so that
    steady lines and onsets, which can be foretold, weigh more."""
    error = first - second
    over_time = functional.avg_pool2d(error, (_AVERAGED, 1)).abs().mean()
    over_bins = functional.avg_pool2d(error, (1, _AVERAGED)).abs().mean()
    return over_time + over_bins


def _roughness(first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
    """How far the sizes of the steps between neighbours differ, place by place. What cannot be
    foretold is otherwise smoothed away, and a vocoder makes a hum of smooth noise."""
    total = first.new_zeros(())
    for axis in (2, 3):
        sizes = (
            functional.avg_pool2d(mel.diff(dim=axis).abs(), _ROUGH_PLACE) for mel in (first, second)
        )
        total = total + functional.l1_loss(*sizes)
    return total


class VaePart:
    """L1 of the log-mel, of its loud bins, steps, averages and roughness, with a small KL term."""

    def __init__(self, train: Store, test: Store, plan: training.Plan) -> None:
        torch.manual_seed(plan.seed)
        self._train, self._test, self._plan = train, test, plan
        vae = shapes.make_vae()
        _start(vae)
        self._vae = vae.to(plan.device, memory_format=torch.channels_last)
        self._average = copy.deepcopy(self._vae).requires_grad_(False)
        self.models = {"vae": self._vae}
        self.averaged = {"vae": self._average}
        self.optimizers = {
            "vae": torch.optim.AdamW(vae.parameters(), plan.rate, (0.9, 0.99), weight_decay=1e-4)
        }

    def step(self, random: np.random.Generator, step: int) -> dict[str, float]:
        mels, _ = self._train.crops(random, self._plan.batch, _CROP_FRAMES)
        mels = mels[:, None].to(self._plan.device)
        with training.autocast(self._plan.device):
            posterior = self._vae.encode(mels).latent_dist
            output = self._vae.decode(posterior.sample()).sample
        output = output.float()
        l1 = (output - mels).abs().mean()
        edges = _edges(output, mels)
        mean, variance = posterior.mean.float(), posterior.var.float()
        averages = _averages(output, mels)
        kl = 0.5 * (mean.square() + variance - 1 - variance.log()).mean()
        roughness = _roughness(output, mels)
        loss = l1 + _EDGE_WEIGHT * edges + _AVERAGES_WEIGHT * averages + _KL_WEIGHT * kl
        loud = measures.loud_bins_error(output, mels)
        loss = loss + _ROUGHNESS_WEIGHT * roughness + _LOUD_WEIGHT * loud
        loss.backward()
        norm = training.apply_gradients(self.optimizers["vae"])
        training.follow(self._average, self._vae, step, _AVERAGE_DECAY)
        return {
            "l1": float(l1),
            "edges": float(edges),
            "averages": float(averages),
            "roughness": float(roughness),
            "loud": float(loud),
            "kl": float(kl),
            "gradient": norm,
        }

    @torch.no_grad()
    def report(self) -> dict[str, float]:
        count = min(_REPORT_CLIPS, len(self._test))
        indices = np.linspace(0, len(self._test) - 1, count).astype(int)
        errors, texture = [], []
        for index in indices:
            mel = self._test.mel_batch(np.array([index]))[:, None].to(self._plan.device)
            output = self._average.decode(self._average.encode(mel).latent_dist.mean).sample
            errors.append(float((output - mel).abs().mean()))
            texture.append(float(output.diff(dim=2).abs().mean() / mel.diff(dim=2).abs().mean()))
        return {"test_l1": float(np.mean(errors)), "test_texture": float(np.mean(texture))}


@torch.no_grad()
def encode(vae: AutoencoderKL, store: Store, device: str, batch: int = 16) -> torch.Tensor:
    """[clips, channels, frames, bins]: the posterior means, float16."""
    # channels_last: half again as fast on a CPU.
    vae = vae.to(device, memory_format=torch.channels_last).eval()
    parts = []
    for start in range(0, len(store), batch):
        mels = store.mel_batch(np.arange(start, min(start + batch, len(store))))
        with training.autocast(device):
            moments = vae.encode(mels[:, None].to(device)).latent_dist.mean
        parts.append(moments.half().cpu())
    return torch.cat(parts)


@torch.no_grad()
def balance(vae: AutoencoderKL, latents: torch.Tensor) -> torch.Tensor:
    """Gives every latent channel mean 0 and deviation 1, by the two 1x1 convolutions at the border.

    latents [clips, channels, ...] are those of this VAE; returns them as it encodes from now on.
    """
    channels = latents.shape[1]
    flat = latents.float().transpose(0, 1).reshape(channels, -1)
    mean, deviation = flat.mean(1), flat.std(1)
    # The encoder gives means in the first half of its outputs, log variances in the second.
    inner, outer = vae.quant_conv, vae.post_quant_conv
    inner.weight[:channels] /= deviation[:, None, None, None]
    inner.bias[:channels] = (inner.bias[:channels] - mean) / deviation
    inner.bias[channels:] -= 2 * deviation.log()
    outer.bias += (outer.weight[:, :, 0, 0] @ mean[:, None])[:, 0]
    outer.weight *= deviation[None, :, None, None]
    return ((latents.float() - mean[:, None, None]) / deviation[:, None, None]).half()
