# SPDX-License-Identifier: MIT
"""One measurement of the bench, in a process of its own; prints one line of JSON.

    worker.py diffusers --model DIR --dtype fp32|bf16 ...   load and generate, time by stage
    worker.py peak --threads N                              GFLOP/s of a large convolution
    worker.py flops --model DIR ...                         GFLOP of each stage, from the configs
"""

from __future__ import annotations

import argparse
import json
import time
import warnings
from pathlib import Path
from typing import Any

import torch

DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16}


def silence() -> None:
    from diffusers.utils import logging as diffusers_logging
    from transformers.utils import logging as transformers_logging

    for library in (diffusers_logging, transformers_logging):
        library.set_verbosity_error()
        library.disable_progress_bar()
    warnings.simplefilter("ignore")


def timed(function: Any, seconds: dict[str, float], stage: str) -> Any:
    def call(*arguments: Any, **named: Any) -> Any:
        start = time.perf_counter()
        result = function(*arguments, **named)
        seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - start
        return result

    return call


def measure_diffusers(arguments: argparse.Namespace) -> dict[str, Any]:
    from diffusers import AudioLDMPipeline

    silence()
    start = time.perf_counter()
    pipe = AudioLDMPipeline.from_pretrained(arguments.model, torch_dtype=DTYPES[arguments.dtype])
    seconds = {"load": time.perf_counter() - start}
    pipe.set_progress_bar_config(disable=True)
    pipe.text_encoder.forward = timed(pipe.text_encoder.forward, seconds, "text")
    pipe.unet.forward = timed(pipe.unet.forward, seconds, "denoise")
    pipe.vae.decode = timed(pipe.vae.decode, seconds, "vae")
    pipe.vocoder.forward = timed(pipe.vocoder.forward, seconds, "vocoder")
    start = time.perf_counter()
    audios = pipe(
        arguments.prompt,
        audio_length_in_s=arguments.duration,
        num_inference_steps=arguments.steps,
        guidance_scale=arguments.guidance,
        generator=torch.Generator("cpu").manual_seed(1),
    ).audios
    seconds["generate"] = time.perf_counter() - start
    return {"seconds": seconds, "samples": int(audios.shape[1])}


def measure_peak(arguments: argparse.Namespace) -> dict[str, float]:
    """GFLOP/s: the best of many runs of a convolution that fits the UNet's middle sizes."""
    layout = torch.channels_last
    peaks = {}
    for name, dtype in DTYPES.items():
        x = torch.randn(2, 256, 64, 64).to(dtype).to(memory_format=layout)
        weight = torch.randn(256, 256, 3, 3).to(dtype).to(memory_format=layout)
        work = 2 * 2 * 64 * 64 * 256 * 256 * 9
        best = float("inf")
        for _ in range(30):
            start = time.perf_counter()
            torch.nn.functional.conv2d(x, weight, padding=1)
            best = min(best, time.perf_counter() - start)
        peaks[name] = work / best / 1e9
    return peaks


def text_gflop(config: dict[str, Any], tokens: int) -> float:
    """Of one prompt. By hand: transformers looks into the ids, which a model without data lacks."""
    width, inner = config["hidden_size"], config["intermediate_size"]
    projected = config["projection_dim"]
    layer = tokens * (2 * (4 * width * width + 2 * width * inner) + 4 * tokens * width)
    head = 2 * (width * width + width * projected + projected * projected)
    return (config["num_hidden_layers"] * layer + head) / 1e9


def count_flops(arguments: argparse.Namespace) -> dict[str, float]:
    """GFLOP of the matrix products and convolutions that the result needs (text: real tokens, not
    the padding), counted on models without data."""
    from diffusers import AutoencoderKL, UNet2DConditionModel
    from torch.utils.flop_counter import FlopCounterMode
    from transformers import RobertaTokenizer, SpeechT5HifiGan, SpeechT5HifiGanConfig

    silence()
    model = Path(arguments.model)

    def config(component: str) -> dict[str, Any]:
        return json.loads((model / component / "config.json").read_text(encoding="utf-8"))

    tokenizer = RobertaTokenizer.from_pretrained(model / "tokenizer")
    prompts = [arguments.prompt, ""] if arguments.guidance > 1 else [arguments.prompt]
    rows = len(prompts)
    text_config = config("text_encoder")
    lengths = [len(tokenizer(prompt).input_ids) for prompt in prompts]
    result = {"text": sum(text_gflop(text_config, length) for length in lengths)}
    vocoder_config = config("vocoder")
    factor = 2 ** (len(config("vae")["block_out_channels"]) - 1)
    hop = 1
    for rate in vocoder_config["upsample_rates"]:
        hop *= rate
    frames = int(arguments.duration / (hop / vocoder_config["sampling_rate"]))
    frames = -(-frames // factor) * factor
    bins = vocoder_config["model_in_dim"]
    with torch.device("meta"):
        unet = UNet2DConditionModel.from_config(config("unet"))
        vae = AutoencoderKL.from_config(config("vae"))
        vocoder = SpeechT5HifiGan(SpeechT5HifiGanConfig(**vocoder_config))
        latents = torch.empty(1, unet.config.in_channels, frames // factor, bins // factor)
        label = torch.empty(rows, unet.config.projection_class_embeddings_input_dim)
        mel = torch.empty(1, frames, bins)
        timestep = torch.zeros(1)
        batch = latents.expand(rows, -1, -1, -1)
    calls = {
        "denoise": lambda: unet(batch, timestep, None, class_labels=label),
        "vae": lambda: vae.decode(latents),
        "vocoder": lambda: vocoder(mel),
    }
    for stage, call in calls.items():
        counter = FlopCounterMode(display=False)
        with counter:
            call()
        times = arguments.steps if stage == "denoise" else 1
        result[stage] = counter.get_total_flops() * times / 1e9
    return result


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("diffusers", "peak", "flops"))
    parser.add_argument("--model")
    parser.add_argument("--dtype", choices=tuple(DTYPES), default="fp32")
    parser.add_argument("--prompt", default="")
    parser.add_argument("--duration", type=float, default=5.0)
    parser.add_argument("--steps", type=int, default=25)
    parser.add_argument("--guidance", type=float, default=3.5)
    parser.add_argument("--threads", type=int, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.set_grad_enabled(False)
    measure = {"diffusers": measure_diffusers, "peak": measure_peak, "flops": count_flops}
    print(json.dumps(measure[arguments.what](arguments)))


if __name__ == "__main__":
    main()
