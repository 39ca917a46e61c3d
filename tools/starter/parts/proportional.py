# SPDX-License-Identifier: MIT
"""An optimizer whose steps are a share of what a row of weights already is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch


class ProportionalAdam(torch.optim.Optimizer):
    """Adam; a weight's step is `lr` times the size of its row at the start.

    For a network that starts with weights made by hand, whose sizes span factors of thousands:
    a step that moves the large ones would wipe out the small ones.
    """

    def __init__(
        self,
        parameters: Iterable[torch.nn.Parameter],
        lr: float,
        betas: tuple[float, float] = (0.9, 0.99),
        smallest: float = 1e-4,
        smallest_bias: float = 1e-2,
    ) -> None:
        defaults = {
            "lr": lr, "betas": betas, "smallest": smallest, "smallest_bias": smallest_bias
        }
        super().__init__(parameters, defaults)
        for group in self.param_groups:
            for weight in group["params"]:
                self._begin(weight, group)

    def _begin(self, weight: torch.Tensor, group: dict) -> None:
        with torch.no_grad():
            inner = tuple(range(1, weight.dim()))
            size = weight.square().mean(inner or 0, keepdim=True).sqrt()
            least = group["smallest" if inner else "smallest_bias"]
            self.state[weight] = {
                "size": size.clamp_min(least),
                "mean": torch.zeros_like(weight),
                "square": torch.zeros_like(weight),
                "steps": torch.zeros(()),
            }

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:
        for group in self.param_groups:
            first, second = group["betas"]
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                state = self.state[weight]
                state["steps"] += 1
                done = float(state["steps"])
                state["mean"].lerp_(weight.grad, 1 - first)
                state["square"].lerp_(weight.grad.square(), 1 - second)
                deviation = (state["square"] / (1 - second**done)).sqrt_().add_(1e-12)
                move = state["mean"] / (1 - first**done) / deviation
                weight.sub_(group["lr"] * state["size"] * move)
