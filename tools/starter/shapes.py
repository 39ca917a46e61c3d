# SPDX-License-Identifier: MIT
"""The four parts of the model and how wide each is: AudioLDM's classes, narrower.

The VAE has four levels, not three: its latents are 8 times smaller than the mel each way, with 24
channels. The UNet, which does most of the work, then has a quarter of the places to compute.
"""

from __future__ import annotations

from diffusers import AutoencoderKL, DDIMScheduler, UNet2DConditionModel
from transformers import ClapTextConfig, ClapTextModelWithProjection
from transformers import SpeechT5HifiGan, SpeechT5HifiGanConfig

from .audio import BINS, CLIP_FRAMES, HOP, RATE

LATENT_CHANNELS = 24
VAE_FACTOR = 8
LATENT_SHAPE = (LATENT_CHANNELS, CLIP_FRAMES // VAE_FACTOR, BINS // VAE_FACTOR)
EMBEDDING = 512
KNOTS = 5
"""Of the curve by which the vocoder takes a log-mel to an amplitude, for each bin."""
VOCABULARY = 2000


def make_vae() -> AutoencoderKL:
    widths = [24, 48, 64, 96]
    return AutoencoderKL(
        in_channels=1,
        out_channels=1,
        down_block_types=["DownEncoderBlock2D"] * len(widths),
        up_block_types=["UpDecoderBlock2D"] * len(widths),
        block_out_channels=widths,
        layers_per_block=1,
        latent_channels=LATENT_CHANNELS,
        norm_num_groups=8,
        sample_size=CLIP_FRAMES,
        scaling_factor=1.0,
    )


def make_unet() -> UNet2DConditionModel:
    widths = [64, 128, 192]
    return UNet2DConditionModel(
        sample_size=32,  # with the VAE's factor this makes 5.12 s the default length
        in_channels=LATENT_CHANNELS,
        out_channels=LATENT_CHANNELS,
        layers_per_block=1,
        block_out_channels=widths,
        down_block_types=["DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"],
        up_block_types=["CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"],
        cross_attention_dim=widths,
        attention_head_dim=4,
        class_embed_type="simple_projection",
        projection_class_embeddings_input_dim=EMBEDDING,
        class_embeddings_concat=True,
        norm_num_groups=16,
    )


def make_vocoder() -> SpeechT5HifiGan:
    """HiFi-GAN's layers with all upsampling in the last stage: what lies before it computes at the
    mel's rate, and so costs little. parts/tones.py says what it starts as.
    """
    return SpeechT5HifiGan(
        SpeechT5HifiGanConfig(
            model_in_dim=BINS,
            sampling_rate=RATE,
            upsample_initial_channel=KNOTS * BINS,
            leaky_relu_slope=0.0,
            upsample_rates=[1, 1, HOP],
            upsample_kernel_sizes=[3, 3, 2 * HOP],
            resblock_kernel_sizes=[3],
            resblock_dilation_sizes=[[1, 3]],
            normalize_before=False,
        )
    )


def make_text_encoder(vocabulary: int = VOCABULARY) -> ClapTextModelWithProjection:
    return ClapTextModelWithProjection(
        ClapTextConfig(
            vocab_size=vocabulary,
            hidden_size=256,
            num_hidden_layers=4,
            num_attention_heads=4,
            intermediate_size=768,
            max_position_embeddings=514,
            type_vocab_size=1,
            layer_norm_eps=1e-12,
            hidden_dropout_prob=0.1,
            attention_probs_dropout_prob=0.0,
            projection_dim=EMBEDDING,
            projection_hidden_act="relu",
        )
    )


def make_scheduler() -> DDIMScheduler:
    return DDIMScheduler(
        beta_start=0.0015,
        beta_end=0.0195,
        beta_schedule="scaled_linear",
        num_train_timesteps=1000,
        clip_sample=False,
        set_alpha_to_one=False,
        steps_offset=1,
        prediction_type="v_prediction",
        timestep_spacing="leading",
    )
