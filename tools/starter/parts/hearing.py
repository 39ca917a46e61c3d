# SPDX-License-Identifier: MIT
"""The small network that listens: audio encoder of the text part, and body of the judge."""

from __future__ import annotations

import torch
from torch import nn

_WIDTHS = (24, 48, 96, 160, 224)
_MEL_MEAN, _MEL_DEVIATION = -5.5, 2.5


class Listener(nn.Module):
    """[B, CLIP_FRAMES, BINS] log-mel to [B, outputs]; features() gives what lies before."""

    def __init__(self, outputs: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for before, after in zip((1, *_WIDTHS), _WIDTHS, strict=False):
            conv = nn.Conv2d(before, after, 3, stride=2, padding=1)
            layers += [conv, nn.GroupNorm(8, after), nn.SiLU()]
        self.body = nn.Sequential(*layers)
        self.head = nn.Sequential(nn.Dropout(0.2), nn.Linear(2 * _WIDTHS[-1] * 2, outputs))

    def features(self, mels: torch.Tensor) -> torch.Tensor:
        """[B, F]: mean and largest value over time, for the low and the high half of the bins."""
        halved = (mels[:, 0::2] + mels[:, 1::2]) * 0.5
        maps = self.body((halved[:, None] - _MEL_MEAN) / _MEL_DEVIATION).float()
        return torch.cat([maps.mean(2), maps.amax(2)], 1).flatten(1)

    def forward(self, mels: torch.Tensor) -> torch.Tensor:
        return self.head(self.features(mels))


def shift(mels: torch.Tensor, frames: int) -> torch.Tensor:
    """A clip that begins elsewhere, its end before its beginning."""
    return torch.roll(mels, frames, dims=1)
