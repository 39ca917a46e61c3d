# SPDX-License-Identifier: MIT
"""Training of the UNet: v prediction on the balanced latents, conditioned on sentences."""

from __future__ import annotations

import copy

import numpy as np
import torch
from diffusers.models.attention_processor import AttnProcessor
from torch.nn import functional

from .. import shapes, training
from ..latents import Latents

_AVERAGE_DECAY = 0.999
_EMPTY_SHARE = 0.1
_LATE_POWER = 0.75
"""Draws of the timestep lean a little to the noisy end, where a clip's layout is decided."""
_REPORT_TIMES = (300, 500, 700, 850, 950, 999)
_REPORT_CLIPS = 48


class UnetPart:
    def __init__(self, train: Latents, test: Latents, plan: training.Plan) -> None:
        torch.manual_seed(plan.seed)
        self._train, self._test, self._plan = train, test, plan
        self._scheduler = shapes.make_scheduler()
        self._unet = shapes.make_unet().to(plan.device)
        # At these short lengths the fused attention of a CPU takes a fifth of a step longer.
        self._unet.set_attn_processor(AttnProcessor())
        self._average = copy.deepcopy(self._unet).requires_grad_(False)
        self.models = {"unet": self._unet}
        self.averaged = {"unet": self._average}
        parameters = self._unet.parameters()
        self.optimizers = {
            "unet": torch.optim.AdamW(
                parameters, plan.rate, (0.9, 0.99), weight_decay=1e-3, fused=True
            )
        }

    def _velocity_error(
        self,
        unet: torch.nn.Module,
        clean: torch.Tensor,
        noise: torch.Tensor,
        times: torch.Tensor,
        labels: torch.Tensor,
    ) -> torch.Tensor:
        """[B]: mean squared error of each clip."""
        noisy = self._scheduler.add_noise(clean, noise, times)
        target = self._scheduler.get_velocity(clean, noise, times)
        with training.autocast(self._plan.device):
            output = unet(noisy, times, None, class_labels=labels).sample
        return functional.mse_loss(output.float(), target, reduction="none").mean((1, 2, 3))

    def step(self, random: np.random.Generator, step: int) -> dict[str, float]:
        batch, device = self._plan.batch, self._plan.device
        indices = random.integers(len(self._train), size=batch)
        clean = self._train.clean(indices).to(device)
        labels = self._train.labels(indices, random, _EMPTY_SHARE).to(device)
        times = torch.from_numpy((1000 * random.random(batch) ** _LATE_POWER).astype(np.int64))
        times = times.to(device)
        errors = self._velocity_error(
            self._unet, clean, torch.randn_like(clean), times, labels
        )
        errors.mean().backward()
        norm = training.apply_gradients(self.optimizers["unet"])
        training.follow(self._average, self._unet, step, _AVERAGE_DECAY)
        figures = {"loss": float(errors.mean()), "gradient": norm}
        for name, low, high in (("low", 0, 400), ("middle", 400, 750), ("high", 750, 1000)):
            inside = (times >= low) & (times < high)
            if inside.any():
                figures[f"loss_{name}"] = float(errors[inside].mean())
        return figures

    @torch.no_grad()
    def report(self) -> dict[str, float]:
        """Error of the clean latent by noise level (1: knows nothing), and what a wrong caption
        adds to it."""
        random = np.random.default_rng(0)
        indices = random.choice(len(self._test), min(_REPORT_CLIPS, len(self._test)), replace=False)
        clean = self._test.clean(indices).to(self._plan.device)
        right = self._test.labels(indices, random, 0.0).to(self._plan.device)
        wrong = right.roll(len(right) // 2, 0)
        noise = torch.randn(clean.shape, generator=torch.Generator().manual_seed(0))
        noise = noise.to(self._plan.device)
        figures = {}
        for moment in _REPORT_TIMES:
            times = torch.full((len(clean),), moment, device=self._plan.device)
            # x0 = sqrt(a) x_t - sqrt(1 - a) v, so an error of v weighs 1 - a in x0.
            share = 1 - float(self._scheduler.alphas_cumprod[moment])
            errors = [
                share * float(self._velocity_error(self._average, clean, noise, times, y).mean())
                for y in (right, wrong)
            ]
            figures[f"error_{moment}"] = errors[0]
            figures[f"wrong_{moment}"] = errors[1] / errors[0] - 1
        return figures
