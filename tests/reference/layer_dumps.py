#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes what the C++ tests of layers and stages compare with: one safetensors file a case.

    python tests/reference/layer_dumps.py [--output tests/data/layers]

Each file holds the weights under the names that a checkpoint has (for a single layer: without a
prefix), the inputs as "input.NAME", what torch, diffusers or transformers make of them as
"expected.NAME" (all float32, token ids int64), and in the metadata "parameters", a JSON object: the
layer's parameters, or for a whole model its config.json. The files are small and seeded; running
the script again writes the same numbers.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from diffusers.models.attention_processor import Attention
from diffusers.models.downsampling import Downsample2D
from diffusers.models.embeddings import TimestepEmbedding, Timesteps
from diffusers.models.resnet import ResnetBlock2D
from diffusers.models.transformers.transformer_2d import Transformer2DModel
from diffusers.models.upsampling import Upsample2D
from safetensors.torch import save_file
from torch import nn
from transformers import (
    ClapTextConfig,
    ClapTextModelWithProjection,
    SpeechT5HifiGan,
    SpeechT5HifiGanConfig,
)

from audioldm_reference import weights

SEED = 7
MAX_BYTES = 200_000

Tensors = dict[str, torch.Tensor]


class Dump:
    """What one file holds."""

    def __init__(self, module: nn.Module | None, parameters: dict[str, Any]) -> None:
        self.tensors: Tensors = dict(module.state_dict()) if module is not None else {}
        self.parameters = parameters

    def add(self, inputs: Tensors, expected: Tensors) -> Dump:
        self.tensors |= {f"input.{name}": value for name, value in inputs.items()}
        self.tensors |= {f"expected.{name}": value for name, value in expected.items()}
        return self


def noise(name: str, *shape: int) -> torch.Tensor:
    return torch.randn(shape, generator=weights.tensor_generator(SEED, f"input {name}"))


def filled(module: nn.Module, name: str, gain: float = 1.0) -> nn.Module:
    weights.fill(module, SEED, name, [("", gain)])
    return module.eval()


def layer(name: str, module: nn.Module, x: torch.Tensor, parameters: dict, **more: Any) -> Dump:
    """A module that maps one tensor (and `more` inputs of its forward) to one."""
    filled(module, name)
    output = module(x, **more)
    tensors = {key: value for key, value in more.items() if isinstance(value, torch.Tensor)}
    return Dump(module, parameters).add({"x": x} | tensors, {"output": output})


def linear(bias: bool) -> Dump:
    x = noise("linear", 2, 5, 12)
    parameters = {"in_features": 12, "out_features": 20, "bias": bias}
    return layer("linear", nn.Linear(12, 20, bias=bias), x, parameters)


def convolution(kernel: int, stride: int) -> Dump:
    padding = kernel // 2
    parameters = {
        "in_channels": 6,
        "out_channels": 10,
        "kernel_size": kernel,
        "stride": stride,
        "padding": padding,
    }
    module = nn.Conv2d(6, 10, kernel, stride=stride, padding=padding)
    return layer(f"conv {kernel} {stride}", module, noise("conv", 2, 6, 9, 5), parameters)


def group_norm_silu() -> Dump:
    norm = filled(nn.GroupNorm(4, 12, eps=1e-5), "group_norm")
    x = 2 + 3 * noise("group_norm", 2, 12, 7, 5)
    expected = {"norm": norm(x), "norm_silu": nn.functional.silu(norm(x))}
    return Dump(norm, {"num_groups": 4, "num_channels": 12, "eps": 1e-5}).add({"x": x}, expected)


def layer_norm() -> Dump:
    x = 1 + 2 * noise("layer_norm", 2, 7, 18)
    return layer("layer_norm", nn.LayerNorm(18, eps=1e-5), x, {"width": 18, "eps": 1e-5})


def resnet_block(out_channels: int, temb_channels: int | None) -> Dump:
    parameters = {
        "in_channels": 8,
        "out_channels": out_channels,
        "temb_channels": temb_channels,
        "groups": 4,
        "eps": 1e-5 if temb_channels else 1e-6,
    }
    module = ResnetBlock2D(**parameters)
    temb = noise("temb", 2, temb_channels) if temb_channels else None
    return layer(f"resnet {parameters}", module, noise("resnet", 2, 8, 7, 5), parameters, temb=temb)


def transformer(heads: int, width: int, linear_projection: bool, layers: int) -> Dump:
    parameters = {
        "num_attention_heads": heads,
        "attention_head_dim": width // heads,
        "in_channels": width,
        "num_layers": layers,
        "cross_attention_dim": width,
        "norm_num_groups": 3,
        "use_linear_projection": linear_projection,
    }
    module = filled(Transformer2DModel(**parameters), f"transformer {parameters}")
    x = noise("transformer", 2, width, 7, 3)
    return Dump(module, parameters).add({"x": x}, {"output": module(x).sample})


def vae_attention() -> Dump:
    parameters = {"channels": 12, "groups": 4, "eps": 1e-6}
    module = Attention(
        12,
        heads=1,
        dim_head=12,
        eps=1e-6,
        norm_num_groups=4,
        residual_connection=True,
        bias=True,
        upcast_softmax=True,
        _from_deprecated_attn_block=True,
    )
    return layer("vae attention", module, noise("vae attention", 2, 12, 5, 3), parameters)


def downsample(padding: int) -> Dump:
    """padding 0: one row and column of zeros are added at the end (VAE encoder)."""
    parameters = {"channels": 6, "padding": padding}
    module = Downsample2D(6, use_conv=True, out_channels=6, padding=padding, name="op")
    return layer("downsample", module, noise("downsample", 2, 6, 9, 6), parameters)


def upsample(size: list[int] | None) -> Dump:
    parameters = {"channels": 6, "output_size": size}
    module = Upsample2D(6, use_conv=True, out_channels=6)
    x = noise("upsample", 2, 6, 4, 3)
    return layer("upsample", module, x, parameters, output_size=size)


def timestep_embedding(width: int, flip: bool, shift: int) -> Dump:
    parameters = {"width": width, "flip_sin_to_cos": flip, "freq_shift": shift}
    timesteps = torch.tensor([0.0, 1.0, 37.25, 501.0, 999.0])
    sinusoids = Timesteps(width, flip, shift)(timesteps)
    embedding = filled(TimestepEmbedding(width, 4 * width), "timestep_embedding")
    expected = {"sinusoids": sinusoids, "embedding": embedding(sinusoids)}
    return Dump(embedding, parameters).add({"timesteps": timesteps}, expected)


def unet(**changes: Any) -> Dump:
    arguments = {
        "sample_size": 16,
        "in_channels": 4,
        "out_channels": 4,
        "layers_per_block": 1,
        "block_out_channels": [4, 8, 10],
        "down_block_types": ["DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"],
        "up_block_types": ["CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"],
        "cross_attention_dim": [4, 8, 10],
        "attention_head_dim": [1, 2, 5],
        "norm_num_groups": 2,
        "class_embed_type": "simple_projection",
        "projection_class_embeddings_input_dim": 10,
        "class_embeddings_concat": True,
    } | changes
    model = UNet2DConditionModel(**arguments).eval()
    weights.fill_unet(model, SEED)
    sample = noise("unet", 2, arguments["in_channels"], 11, 6)
    labels = nn.functional.normalize(noise("labels", 2, 10), dim=-1)
    timestep = torch.tensor([501.0])
    output = model(sample, timestep, None, class_labels=labels).sample
    inputs = {"sample": sample, "timestep": timestep, "class_labels": labels}
    return Dump(model, json.loads(model.to_json_string())).add(inputs, {"sample": output})


def unet_lists() -> Dump:
    return unet(
        layers_per_block=[1, 2],
        block_out_channels=[6, 10],
        down_block_types=["CrossAttnDownBlock2D", "DownBlock2D"],
        up_block_types=["UpBlock2D", "CrossAttnUpBlock2D"],
        cross_attention_dim=[6, 10],
        attention_head_dim=[3, 5],
        use_linear_projection=True,
        transformer_layers_per_block=2,
        class_embeddings_concat=False,
        flip_sin_to_cos=False,
        freq_shift=1,
    )


def _vae() -> AutoencoderKL:
    model = AutoencoderKL(
        in_channels=1,
        out_channels=1,
        down_block_types=["DownEncoderBlock2D"] * 3,
        up_block_types=["UpDecoderBlock2D"] * 3,
        block_out_channels=[6, 8, 12],
        layers_per_block=1,
        latent_channels=4,
        norm_num_groups=2,
        sample_size=32,
    ).eval()
    weights.fill_vae(model, SEED)
    return model


def _parts(dump: Dump, *prefixes: str) -> Dump:
    """Without the weights that are not of these parts."""
    kept = ("input.", "expected.", *prefixes)
    dump.tensors = {name: value for name, value in dump.tensors.items() if name.startswith(kept)}
    return dump


def vae_decoder() -> Dump:
    model = _vae()
    latents = noise("vae decoder", 2, 4, 5, 3)
    dump = Dump(model, json.loads(model.to_json_string()))
    dump.add({"latents": latents}, {"mel": model.decode(latents).sample})
    return _parts(dump, "decoder.", "post_quant_conv.")


def vae_encoder() -> Dump:
    model = _vae()
    mel = -4 + 2 * noise("vae encoder", 2, 1, 20, 12)
    moments = model.encode(mel).latent_dist.parameters
    dump = Dump(model, json.loads(model.to_json_string()))
    dump.add({"mel": mel}, {"moments": moments})
    return _parts(dump, "encoder.", "quant_conv.")


def hifigan(normalize: bool) -> Dump:
    config = SpeechT5HifiGanConfig(
        model_in_dim=8,
        sampling_rate=16000,
        upsample_initial_channel=16,
        upsample_rates=[5, 4, 2],
        upsample_kernel_sizes=[16, 8, 4],
        resblock_kernel_sizes=[3, 7],
        resblock_dilation_sizes=[[1, 3], [1, 5]],
        leaky_relu_slope=0.1,
        normalize_before=normalize,
    )
    model = SpeechT5HifiGan(config).eval()
    weights.fill_vocoder(model, SEED)
    mel = (-4 if normalize else 0) + 2 * noise("hifigan", 2, 13, 8)
    return Dump(model, config.to_dict()).add({"mel": mel}, {"waveform": model(mel)})


def clap(padded: bool, **changes: Any) -> Dump:
    config = ClapTextConfig(
        vocab_size=50,
        hidden_size=24,
        num_hidden_layers=2,
        num_attention_heads=3,
        intermediate_size=40,
        max_position_embeddings=20,
        type_vocab_size=1,
        layer_norm_eps=1e-12,
        projection_dim=16,
        **changes,
    )
    model = ClapTextModelWithProjection(config).eval()
    weights.fill_text_encoder(model, SEED)
    ids = torch.tensor([[0, 17, 42, 5, 30, 8, 21, 2], [0, 9, 33, 12, 12, 4, 49, 2]])
    if padded:
        ids[1, 3:] = torch.tensor([2, 1, 1, 1, 1])
    mask = (ids != 1).long()
    embeds = model(ids, attention_mask=mask).text_embeds
    expected = {"text_embeds": embeds, "label": nn.functional.normalize(embeds, dim=-1)}
    return Dump(model, config.to_dict()).add({"ids": ids, "attention_mask": mask}, expected)


CASES: dict[str, Callable[[], Dump]] = {
    "linear": lambda: linear(bias=True),
    "linear_no_bias": lambda: linear(bias=False),
    "conv3x3": lambda: convolution(3, 1),
    "conv1x1": lambda: convolution(1, 1),
    "conv3x3_stride2": lambda: convolution(3, 2),
    "group_norm_silu": group_norm_silu,
    "layer_norm": layer_norm,
    "resnet_block": lambda: resnet_block(8, 20),
    "resnet_block_shortcut": lambda: resnet_block(12, 20),
    "resnet_block_no_temb": lambda: resnet_block(12, None),
    "transformer_one_head": lambda: transformer(1, 15, linear_projection=False, layers=1),
    "transformer_heads": lambda: transformer(4, 12, linear_projection=False, layers=1),
    "transformer_odd": lambda: transformer(3, 21, linear_projection=True, layers=2),
    "vae_attention": vae_attention,
    "downsample": lambda: downsample(1),
    "downsample_end": lambda: downsample(0),
    "upsample": lambda: upsample(None),
    "upsample_to_size": lambda: upsample([7, 5]),
    "timestep_embedding": lambda: timestep_embedding(16, flip=True, shift=0),
    "timestep_embedding_shift": lambda: timestep_embedding(10, flip=False, shift=1),
    "unet": unet,
    "unet_lists": unet_lists,
    "vae_decoder": vae_decoder,
    "vae_encoder": vae_encoder,
    "hifigan": lambda: hifigan(normalize=False),
    "hifigan_normalize": lambda: hifigan(normalize=True),
    "clap_text": lambda: clap(padded=False),
    "clap_text_padded": lambda: clap(padded=True),
    "clap_text_gelu": lambda: clap(padded=True, projection_hidden_act="gelu"),
}


def write(path: Path, dump: Dump) -> int:
    tensors = {name: value.detach().contiguous().clone() for name, value in dump.tensors.items()}
    parameters = json.dumps(dump.parameters, sort_keys=True)
    save_file(tensors, path, {"parameters": parameters})
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise RuntimeError(f"{path.name} has {size} bytes, more than {MAX_BYTES}")
    return size


def main() -> int:
    root = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--output", type=Path, default=root / "tests" / "data" / "layers")
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    with torch.no_grad():
        for name, make in CASES.items():
            dump = make()
            size = write(arguments.output / f"{name}.safetensors", dump)
            outputs = [key for key in dump.tensors if key.startswith("expected.")]
            deviation = float(dump.tensors[outputs[-1]].std())
            print(f"{name:26s} {size:7d} bytes, deviation of {outputs[-1]} {deviation:.3g}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
