# SPDX-License-Identifier: MIT
"""Distances between clips, and between sets of features."""

from __future__ import annotations

import numpy as np
import torch
from scipy import linalg


def mel_distance(one: torch.Tensor, other: torch.Tensor) -> float:
    """Mean absolute difference of two log-mels of equal shape."""
    return float((one - other).abs().mean())


def loud_bins_error(made: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
    """Mean difference of two log-mels, [..., BINS], each bin weighed by its share of the real frame's
    energy. A tone is two bins of a frame: how loud it is hardly counts in a plain mean."""
    return (torch.softmax(2 * real, -1) * (made - real).abs()).sum(-1).mean()


def frechet(one: np.ndarray, other: np.ndarray) -> float:
    """Fréchet distance between two sets of features, [clips, F] each."""
    mean = one.mean(0) - other.mean(0)
    first, second = np.cov(one, rowvar=False), np.cov(other, rowvar=False)
    # A little on the diagonal: there are fewer clips than features.
    ridge = 1e-3 * np.eye(len(first))
    root = linalg.sqrtm((first + ridge) @ (second + ridge)).real
    return float(mean @ mean + np.trace(first + second - 2 * root))
