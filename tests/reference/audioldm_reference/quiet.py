# SPDX-License-Identifier: MIT
"""Keeps the libraries' progress bars and deprecation notes out of the output."""

from __future__ import annotations

import warnings

from diffusers.utils import logging as diffusers_logging
from transformers.utils import logging as transformers_logging


def silence_libraries() -> None:
    for library in (diffusers_logging, transformers_logging):
        library.set_verbosity_error()
        library.disable_progress_bar()
    warnings.simplefilter("ignore")
