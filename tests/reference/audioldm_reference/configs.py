# SPDX-License-Identifier: MIT
"""Shapes of the checkpoints: the three sizes that AudioLDM was published in, and tiny ones that
bring together what the sizes do not have (odd widths, lists, other rates)."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

PREDICTION_TYPES = ("epsilon", "v_prediction", "sample")


@dataclass
class CheckpointSpec:
    """Keyword arguments of each component's configuration class."""

    name: str
    unet: dict[str, Any]
    vae: dict[str, Any]
    text_encoder: dict[str, Any]
    vocoder: dict[str, Any]
    scheduler: dict[str, Any] = field(default_factory=dict)
    tokenizer_size: int = 50265


def _ddim() -> dict[str, Any]:
    return {
        "beta_start": 0.0015,
        "beta_end": 0.0195,
        "beta_schedule": "scaled_linear",
        "num_train_timesteps": 1000,
        "clip_sample": False,
        "set_alpha_to_one": False,
        "steps_offset": 1,
        "prediction_type": "epsilon",
        "timestep_spacing": "leading",
    }


def _unet(widths: list[int], label_dim: int, **changes: Any) -> dict[str, Any]:
    levels = len(widths)
    arguments = {
        "sample_size": 128,
        "in_channels": 8,
        "out_channels": 8,
        "layers_per_block": 2,
        "block_out_channels": widths,
        "down_block_types": ["DownBlock2D"] + ["CrossAttnDownBlock2D"] * (levels - 1),
        "up_block_types": ["CrossAttnUpBlock2D"] * (levels - 1) + ["UpBlock2D"],
        "cross_attention_dim": list(widths),
        "attention_head_dim": 8,
        "class_embed_type": "simple_projection",
        "projection_class_embeddings_input_dim": label_dim,
        "class_embeddings_concat": True,
    }
    arguments.update(changes)
    return arguments


def _vae(widths: list[int], **changes: Any) -> dict[str, Any]:
    arguments = {
        "in_channels": 1,
        "out_channels": 1,
        "down_block_types": ["DownEncoderBlock2D"] * len(widths),
        "up_block_types": ["UpDecoderBlock2D"] * len(widths),
        "block_out_channels": widths,
        "layers_per_block": 2,
        "latent_channels": 8,
        "sample_size": 512,
        "scaling_factor": 0.9227914214134216,
    }
    arguments.update(changes)
    return arguments


def _text(**changes: Any) -> dict[str, Any]:
    arguments = {
        "vocab_size": 50265,
        "hidden_size": 768,
        "num_hidden_layers": 12,
        "num_attention_heads": 12,
        "intermediate_size": 3072,
        "max_position_embeddings": 514,
        "type_vocab_size": 1,
        "layer_norm_eps": 1e-12,
        "projection_dim": 512,
        "projection_hidden_act": "relu",
        "hidden_act": "gelu",
    }
    arguments.update(changes)
    return arguments


def _vocoder(**changes: Any) -> dict[str, Any]:
    arguments = {
        "model_in_dim": 64,
        "sampling_rate": 16000,
        "upsample_initial_channel": 1024,
        "upsample_rates": [5, 4, 2, 2, 2],
        "upsample_kernel_sizes": [16, 16, 8, 4, 4],
        "resblock_kernel_sizes": [3, 7, 11],
        "resblock_dilation_sizes": [[1, 3, 5]] * 3,
        "leaky_relu_slope": 0.1,
        "normalize_before": False,
    }
    arguments.update(changes)
    return arguments


def _published(name: str, widths: list[int], scaling_factor: float) -> CheckpointSpec:
    return CheckpointSpec(
        name=name,
        unet=_unet(widths, 512),
        vae=_vae([128, 256, 512], scaling_factor=scaling_factor),
        text_encoder=_text(),
        vocoder=_vocoder(),
        scheduler=_ddim(),
    )


def _tiny(name: str, unet: dict, vae: dict, text: dict, vocoder: dict) -> CheckpointSpec:
    return CheckpointSpec(name, unet, vae, text, vocoder, _ddim(), text["vocab_size"])


def _tiny_text(**changes: Any) -> dict[str, Any]:
    arguments = {
        "vocab_size": 700,
        "hidden_size": 48,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "intermediate_size": 96,
        "projection_dim": 32,
    }
    arguments.update(changes)
    return _text(**arguments)


def _tiny_vocoder(**changes: Any) -> dict[str, Any]:
    return _vocoder(**{"upsample_initial_channel": 64, **changes})


def _specs() -> dict[str, CheckpointSpec]:
    published = [
        _published("s", [128, 256, 384, 640], 0.9227914214134216),
        _published("m", [192, 384, 576, 960], 0.9138255715370178),
        _published("l", [256, 512, 768, 1280], 0.9654927849769592),
    ]
    tiny = [
        # The published structure, only narrow.
        _tiny(
            "tiny-base",
            _unet([16, 32, 48, 64], 32, norm_num_groups=8),
            _vae([16, 32, 48], norm_num_groups=8),
            _tiny_text(),
            _tiny_vocoder(),
        ),
        # Three levels, one layer a block, a list of head counts, a VAE of two levels, 8 kHz.
        _tiny(
            "tiny-heads",
            _unet(
                [24, 40, 56],
                40,
                norm_num_groups=4,
                attention_head_dim=[3, 5, 7],
                layers_per_block=1,
            ),
            _vae([16, 24], norm_num_groups=8, layers_per_block=1, scaling_factor=0.5),
            _tiny_text(
                vocab_size=611,
                hidden_size=60,
                num_hidden_layers=3,
                num_attention_heads=5,
                intermediate_size=100,
                projection_dim=40,
            ),
            _tiny_vocoder(
                sampling_rate=8000,
                upsample_initial_channel=48,
                upsample_rates=[4, 4, 5],
                upsample_kernel_sizes=[8, 8, 10],
                resblock_kernel_sizes=[3, 5],
                resblock_dilation_sizes=[[1, 2], [1, 3]],
                leaky_relu_slope=0.2,
            ),
        ),
        # Layers and attention differing by block, linear projections, two transformer layers,
        # 32 mel bins, 22.05 kHz (frames of 256 samples), a label that is added.
        _tiny(
            "tiny-lists",
            _unet(
                [20, 30, 40, 50],
                24,
                norm_num_groups=5,
                attention_head_dim=[1, 3, 4, 10],
                layers_per_block=[1, 2, 1, 3],
                down_block_types=[
                    "CrossAttnDownBlock2D",
                    "DownBlock2D",
                    "CrossAttnDownBlock2D",
                    "DownBlock2D",
                ],
                up_block_types=[
                    "UpBlock2D",
                    "CrossAttnUpBlock2D",
                    "UpBlock2D",
                    "CrossAttnUpBlock2D",
                ],
                use_linear_projection=True,
                transformer_layers_per_block=2,
                class_embeddings_concat=False,
                freq_shift=1,
                flip_sin_to_cos=False,
            ),
            _vae([12, 18, 24], norm_num_groups=6, layers_per_block=1),
            _tiny_text(vocab_size=900, num_hidden_layers=1, projection_dim=24),
            _tiny_vocoder(
                model_in_dim=32,
                sampling_rate=22050,
                upsample_initial_channel=32,
                upsample_rates=[8, 8, 4],
                upsample_kernel_sizes=[16, 16, 8],
                resblock_kernel_sizes=[3],
                resblock_dilation_sizes=[[1, 3, 5]],
            ),
        ),
        # Two levels, 32 groups, wide heads, other latent channels, normalised vocoder input.
        _tiny(
            "tiny-short",
            _unet(
                [64, 96],
                512,
                attention_head_dim=[1, 2],
                in_channels=4,
                out_channels=4,
                layers_per_block=3,
                norm_eps=1e-6,
            ),
            _vae([32, 64, 96], latent_channels=4, scaling_factor=1.7),
            _tiny_text(projection_dim=512, projection_hidden_act="gelu", num_hidden_layers=4),
            _tiny_vocoder(upsample_initial_channel=96, normalize_before=True),
        ),
    ]
    return {spec.name: spec for spec in published + tiny}


SIZES = tuple(_specs())


def checkpoint_spec(size: str, **changes: Any) -> CheckpointSpec:
    """The shape `size`, one of SIZES, with these changes where they are not None:
    attention_head_dim (int or list), prediction_type, timestep_spacing, rescale_betas_zero_snr,
    use_karras_sigmas.
    """
    specs = _specs()
    if size not in specs:
        raise ValueError(f"unknown size {size!r}; known: {', '.join(specs)}")
    spec = copy.deepcopy(specs[size])
    heads = changes.pop("attention_head_dim", None)
    if heads is not None:
        spec.unet["attention_head_dim"] = heads
    for key in (
        "prediction_type", "timestep_spacing", "rescale_betas_zero_snr", "use_karras_sigmas",
    ):
        value = changes.pop(key, None)
        if value is not None:
            spec.scheduler[key] = value
    if changes:
        raise ValueError(f"unknown changes: {', '.join(changes)}")
    return spec
