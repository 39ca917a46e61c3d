# SPDX-License-Identifier: MIT
"""Sheets of log-mels: for each concept held-out clips above generated ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

_WIDTH, _HEIGHT, _TEXT, _GAP = 252, 64, 13, 4
_LOWEST, _HIGHEST = -9.0, 1.0
_COLUMNS = 5
Column = tuple[str, list[np.ndarray]]
"""Heading and log-mels [frames, bins], the topmost first."""


def _tile(mel: np.ndarray) -> Image.Image:
    grey = np.clip((mel.T[::-1] - _LOWEST) / (_HIGHEST - _LOWEST) * 255, 0, 255)
    return Image.fromarray(grey.astype(np.uint8)).resize((_WIDTH, _HEIGHT))


def sheet(columns: list[Column], file: Path) -> None:
    """Writes a PNG with the columns side by side, as many rows of them as needed."""
    tall = max(len(mels) for _, mels in columns)
    cell = _TEXT + tall * (_HEIGHT + _GAP) + _GAP
    rows = -(-len(columns) // _COLUMNS)
    image = Image.new("L", (_COLUMNS * (_WIDTH + _GAP), rows * cell), 40)
    draw = ImageDraw.Draw(image)
    for index, (title, mels) in enumerate(columns):
        left, top = index % _COLUMNS * (_WIDTH + _GAP), index // _COLUMNS * cell
        draw.text((left, top), title, fill=255)
        for row, mel in enumerate(mels):
            image.paste(_tile(mel), (left, top + _TEXT + row * (_HEIGHT + _GAP)))
    image.save(file)
