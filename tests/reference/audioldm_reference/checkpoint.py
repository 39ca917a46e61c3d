# SPDX-License-Identifier: MIT
"""Makes a pipeline from a CheckpointSpec and writes it as a folder in diffusers layout."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from diffusers import AudioLDMPipeline, AutoencoderKL, DDIMScheduler, UNet2DConditionModel
from safetensors.torch import load_file, save_file
from transformers import (
    ClapTextConfig,
    ClapTextModelWithProjection,
    SpeechT5HifiGan,
    SpeechT5HifiGanConfig,
)

from . import calibration, weights
from .configs import CheckpointSpec
from .quiet import silence_libraries
from .tokenizer import make_tokenizer, save_tokenizer

STORAGE_TYPES = {"fp32": torch.float32, "fp16": torch.float16, "bf16": torch.bfloat16}
_WEIGHT_STEMS = {
    "unet": "diffusion_pytorch_model",
    "vae": "diffusion_pytorch_model",
    "text_encoder": "model",
    "vocoder": "model",
}
# What the VAE's attention was called before diffusers 0.13; published AudioLDM folders have these.
_OLD_ATTENTION_NAMES = {"to_q": "query", "to_k": "key", "to_v": "value", "to_out.0": "proj_attn"}


@dataclass
class StorageOptions:
    storage: str = "fp32"  # a key of STORAGE_TYPES
    variant: str | None = None  # "fp16" gives model.fp16.safetensors
    old_vae_keys: bool = False
    shard_megabytes: float | None = None  # None: one file a component
    tokenizer_files: str = "both"  # "both", "json", "classic"


def make_pipeline(spec: CheckpointSpec, seed: int) -> Any:
    """An AudioLDMPipeline with calibrated weights in float32."""
    silence_libraries()
    unet = UNet2DConditionModel(**spec.unet)
    vae = AutoencoderKL(**spec.vae)
    text_encoder = ClapTextModelWithProjection(ClapTextConfig(**spec.text_encoder))
    vocoder = SpeechT5HifiGan(SpeechT5HifiGanConfig(**spec.vocoder))
    weights.fill_unet(unet, seed)
    weights.fill_vae(vae, seed)
    weights.fill_text_encoder(text_encoder, seed)
    weights.fill_vocoder(vocoder, seed)
    pipe = AudioLDMPipeline(
        vae=vae.eval(),
        text_encoder=text_encoder.eval(),
        tokenizer=make_tokenizer(seed, spec.tokenizer_size),
        unet=unet.eval(),
        scheduler=DDIMScheduler(**spec.scheduler),
        vocoder=vocoder.eval(),
    )
    pipe.set_progress_bar_config(disable=True)
    calibration.calibrate(pipe)
    return pipe


def _old_name(key: str) -> str:
    if ".attentions.0." in key:
        for new, old in _OLD_ATTENTION_NAMES.items():
            key = key.replace(f".{new}.", f".{old}.")
    return key


def _shards(tensors: dict[str, torch.Tensor], limit: float) -> list[dict[str, torch.Tensor]]:
    """Tensors in order, a new shard when one would pass `limit` bytes."""
    shards: list[dict[str, torch.Tensor]] = [{}]
    size = 0
    for name, tensor in tensors.items():
        if shards[-1] and size + tensor.nbytes > limit:
            shards.append({})
            size = 0
        shards[-1][name] = tensor
        size += tensor.nbytes
    return shards


def _write_weights(
    folder: Path, stem: str, tensors: dict[str, torch.Tensor], options: StorageOptions
) -> None:
    metadata = {"format": "pt"}
    suffix = f".{options.variant}" if options.variant else ""
    limit = float("inf") if options.shard_megabytes is None else options.shard_megabytes * 2**20
    shards = _shards(tensors, limit)
    if len(shards) == 1:
        save_file(tensors, folder / f"{stem}{suffix}.safetensors", metadata)
        return
    weight_map = {}
    for number, shard in enumerate(shards, 1):
        name = f"{stem}{suffix}-{number:05d}-of-{len(shards):05d}.safetensors"
        save_file(shard, folder / name, metadata)
        weight_map |= {key: name for key in shard}
    total = sum(tensor.nbytes for tensor in tensors.values())
    index = {"metadata": {"total_size": total}, "weight_map": weight_map}
    index_name = f"{stem}.safetensors.index{suffix}.json"
    (folder / index_name).write_text(json.dumps(index, indent=2) + "\n")


def rewrite_weights(folder: Path, component: str, options: StorageOptions) -> None:
    """Stores a component's single weight file anew, as `options` says."""
    path = folder / component / f"{_WEIGHT_STEMS[component]}.safetensors"
    tensors = load_file(path)
    path.unlink()
    target = STORAGE_TYPES[options.storage]
    tensors = {
        name: tensor.to(target) if tensor.is_floating_point() else tensor
        for name, tensor in tensors.items()
    }
    if component == "vae" and options.old_vae_keys:
        tensors = {_old_name(name): tensor for name, tensor in tensors.items()}
    _write_weights(path.parent, path.stem, tensors, options)


def write_checkpoint(pipe: Any, folder: Path, options: StorageOptions | None = None) -> None:
    """Writes beside the target first, so that a folder that is there is a whole one."""
    options = options or StorageOptions()
    partial = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    pipe.save_pretrained(partial, safe_serialization=True, max_shard_size="100GB")
    shutil.rmtree(partial / "tokenizer")
    save_tokenizer(pipe.tokenizer, partial / "tokenizer", options.tokenizer_files)
    if options != StorageOptions(tokenizer_files=options.tokenizer_files):
        for component in _WEIGHT_STEMS:
            rewrite_weights(partial, component, options)
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)
