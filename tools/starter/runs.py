# SPDX-License-Identifier: MIT
"""Which part is trained on what, for how long, and what came out of it.

WORK/PART/state.pt holds the checkpoint of a part, WORK/latents what the UNet learns from.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from transformers import RobertaTokenizer, SpeechT5HifiGan

from . import concepts, sentences, shapes, training
from .latents import Latents
from .parts.hearing import Listener
from .parts.judge import JudgePart
from .parts.text import ClipTextEncoder, TextPart
from .parts.unet import UnetPart
from .parts.vae import VaePart
from .parts.vocoder import VocoderPart
from .store import Store

PLANS = {
    "vae": training.Plan(steps=9000, batch=12, rate=1e-3),
    "text": training.Plan(steps=800, batch=48, rate=5e-4, log_every=25, report_every=100),
    "judge": training.Plan(steps=400, batch=48, rate=1e-3, report_every=100),
    "vocoder": training.Plan(steps=12000, batch=4, rate=1e-3, report_every=250),
    "unet": training.Plan(steps=7000, batch=16, rate=7e-4, warmup=150, report_every=250),
}


def learnt(store: Store) -> list[concepts.Concept]:
    """The concepts that have clips."""
    return concepts.with_clips(store.clips)


def _state(work: Path, part: str) -> dict[str, Any]:
    return torch.load(work / part / "state.pt", map_location="cpu", weights_only=True)


def trained_vae(work: Path) -> AutoencoderKL:
    vae = shapes.make_vae()
    vae.load_state_dict(_state(work, "vae")["averaged"]["vae"])
    return vae.eval()


def balanced_vae(work: Path) -> AutoencoderKL:
    vae = shapes.make_vae()
    vae.load_state_dict(torch.load(work / "latents" / "vae.pt", weights_only=True))
    return vae.eval()


def trained_unet(work: Path) -> UNet2DConditionModel:
    unet = shapes.make_unet()
    unet.load_state_dict(_state(work, "unet")["averaged"]["unet"])
    return unet.eval()


def trained_vocoder(work: Path) -> SpeechT5HifiGan:
    vocoder = shapes.make_vocoder()
    vocoder.load_state_dict(_state(work, "vocoder")["averaged"]["vocoder"])
    return vocoder.eval()


def trained_text(work: Path, train: Store) -> tuple[ClipTextEncoder, RobertaTokenizer]:
    tokenizer = sentences.make_tokenizer(learnt(train), shapes.VOCABULARY)
    encoder = ClipTextEncoder(len(tokenizer))
    encoder.load_state_dict(_state(work, "text")["models"]["clip_text"])
    return encoder.eval(), tokenizer


def has_audio_encoder(work: Path) -> bool:
    """Whether CLAP's other half was trained here."""
    return _state(work, "text")["step"] > 0


def trained_judge(work: Path, judge: Store) -> tuple[Listener, list[concepts.Concept]]:
    known = learnt(judge)
    listener = Listener(len(known))
    listener.load_state_dict(_state(work, "judge")["models"]["judge"])
    return listener.eval(), known


def make_part(name: str, clips: Path, work: Path, plan: training.Plan) -> training.Part:
    train, test = Store(clips / "train"), Store(clips / "test")
    if name == "vae":
        return VaePart(train, test, plan)
    if name == "vocoder":
        return VocoderPart(train, test, plan)
    if name == "text":
        return TextPart(train, test, learnt(train), plan)
    if name == "judge":
        judge = Store(clips / "judge")
        return JudgePart(judge, test, learnt(judge), plan)
    encoder, tokenizer = trained_text(work, train)
    splits = [
        Latents(work / "latents" / f"{split}.pt", store.clips, encoder.text, tokenizer)
        for split, store in (("train", train), ("test", test))
    ]
    return UnetPart(splits[0], splits[1], plan)


def train(name: str, data: Path, work: Path, plan: training.Plan) -> None:
    training.train(make_part(name, data / "clips", work, plan), plan, work / name)
