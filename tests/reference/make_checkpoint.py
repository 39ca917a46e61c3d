#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes an AudioLDM checkpoint folder (diffusers layout) with seeded random weights.

    python tests/reference/make_checkpoint.py --size s --seed 1 --output DIR

The weights are calibrated (see audioldm_reference/calibration.py) so that the waveform's RMS is 0.1
to 0.2 and prompt, negative prompt, guidance and seed each change it by 30 to 80 % of that: with
weights as the libraries initialise them a comparison of waveforms shows nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

import torch

from audioldm_reference.calibration import check
from audioldm_reference.checkpoint import (
    STORAGE_TYPES,
    StorageOptions,
    make_pipeline,
    write_checkpoint,
)
from audioldm_reference.configs import PREDICTION_TYPES, SIZES, checkpoint_spec


def heads(text: str) -> int | list[int]:
    numbers = [int(part) for part in text.split(",")]
    return numbers[0] if len(numbers) == 1 else numbers


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--size", choices=SIZES, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--attention-head-dim",
        type=heads,
        metavar="N[,N...]",
        help="number of heads, or one for each block",
    )
    parser.add_argument("--prediction-type", choices=PREDICTION_TYPES)
    parser.add_argument("--timestep-spacing", choices=("leading", "linspace", "trailing"))
    parser.add_argument("--rescale-betas-zero-snr", action="store_true", default=None)
    parser.add_argument(
        "--old-vae-keys",
        action="store_true",
        help="name the VAE's attention weights query, key, value, proj_attn",
    )
    parser.add_argument("--shard-megabytes", type=float, metavar="N", help="split the weight files")
    parser.add_argument("--storage", choices=tuple(STORAGE_TYPES), default="fp32")
    parser.add_argument("--variant", help="put this in the weight files' names, e.g. fp16")
    parser.add_argument("--tokenizer-files", choices=("both", "json", "classic"), default="both")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--check", action="store_true", help="measure what each input changes")
    return parser.parse_args()


def main() -> int:
    arguments = parse_arguments()
    torch.set_num_threads(arguments.threads)
    start = time.perf_counter()
    spec = checkpoint_spec(
        arguments.size,
        attention_head_dim=arguments.attention_head_dim,
        prediction_type=arguments.prediction_type,
        timestep_spacing=arguments.timestep_spacing,
        rescale_betas_zero_snr=arguments.rescale_betas_zero_snr,
    )
    pipe = make_pipeline(spec, arguments.seed)
    options = StorageOptions(
        storage=arguments.storage,
        variant=arguments.variant,
        old_vae_keys=arguments.old_vae_keys,
        shard_megabytes=arguments.shard_megabytes,
        tokenizer_files=arguments.tokenizer_files,
    )
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    write_checkpoint(pipe, arguments.output, options)
    measured = {"seconds": time.perf_counter() - start}
    if arguments.check:
        measured |= check(pipe)
    print(json.dumps({key: round(value, 4) for key, value in measured.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
