# SPDX-License-Identifier: MIT
"""What the parity suite compares: listed cases, and random ones."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from itertools import cycle

from .fixtures import Checkpoint
from .runs import Generation
from .schedulers import MINIMUM_STEPS, SCHEDULERS

TINY_SIZES = ("tiny-base", "tiny-heads", "tiny-lists", "tiny-short")
REAL_SIZES = ("s", "m", "l")
DURATIONS = (0.29, 1.0, 3.3, 5.0, 10.24, 12.7)
GUIDANCES = (1.0, 2.5, 7.0)
# Its VAE halves only once, so that its attention over 12.7 s takes diffusers 12 s.
_SLOW_WHEN_LONG = "tiny-heads"
_QUICK_SECONDS = 5.0

PROMPTS = (
    "A dog barking",
    "Techno beat with a soft synthesizer melody, recorded in a large hall; 120 BPM, it's loud!",
    "Собака лает вдали, идёт дождь",
    "雷鳴と雨の音、遠くで犬が吠えている",
    "مطر غزير ورعد بعيد",
    "बारिश की आवाज़ और दूर बादल की गरज",
    "η θάλασσα και ο άνεμος",
    "천둥 소리와 비",
    "🎵 café naïve — “quotes” … ½ ŝ\u200d👩\u200d🚀",
    "x",
    "  two  spaces,\ttabs and\nlines   ",
    "-- begins with dashes --seed=5",
    "a mask <mask> and an end </s> in the text",
    "rain " * 700,
    "ветер и 海 and waves, " * 60,
)
NEGATIVE_PROMPTS = ("", "low quality, whispering crowd", "", "шум", "average quality " * 40)


@dataclass(frozen=True)
class Case:
    checkpoint: Checkpoint
    generation: Generation

    def describe(self) -> str:
        item = self.generation
        prompt = " ".join(item.prompt.split())
        prompt = prompt if len(prompt) <= 24 else f"{prompt[:21]}..."
        negative = " with negative" if item.negative_prompt else ""
        eta = f" eta {item.eta}" if item.eta else ""
        return (
            f"{self.checkpoint.describe()}, {item.duration} s, {item.scheduler}{eta} {item.steps},"
            f" guidance {item.guidance}, seed {item.seed}, {prompt!r}{negative}"
        )


def _checkpoint(size: str, storage: dict | None = None, **changes: object) -> Checkpoint:
    return Checkpoint(size, 1, tuple(changes.items()), tuple((storage or {}).items()))


def _product(sizes: tuple[str, ...], durations: tuple[float, ...], steps: int) -> list[Case]:
    """Every size with every duration; guidance, prompts and negative prompts take turns."""
    guidances, prompts = cycle(GUIDANCES), cycle(PROMPTS)
    negatives, seeds = cycle(NEGATIVE_PROMPTS), cycle((1, 0, 77, 2**40 + 3))
    return [
        Case(
            _checkpoint(size),
            Generation(
                prompt=next(prompts),
                negative_prompt=next(negatives),
                duration=duration,
                steps=steps,
                guidance=next(guidances),
                seed=next(seeds),
            ),
        )
        for size in sizes
        for duration in durations
    ]


def _steps(scheduler: str, wanted: int) -> int:
    return max(wanted, MINIMUM_STEPS.get(scheduler, 1))


def _scheduler_cases(size: str, steps: int, duration: float) -> list[Case]:
    base = Generation(PROMPTS[1], NEGATIVE_PROMPTS[1], duration, steps, 2.5, 3)
    cases = [
        Case(_checkpoint(size), replace(base, scheduler=name, steps=_steps(name, steps)))
        for name in SCHEDULERS
    ]
    return cases + [Case(_checkpoint(size), replace(base, eta=eta)) for eta in (0.5, 1.0)]


def _configuration_cases() -> list[Case]:
    """Prediction types, spacings, heads, and ways to store a checkpoint, on tiny models."""
    base = Generation(PROMPTS[0], NEGATIVE_PROMPTS[1], 0.61, 6, 2.5, 5)
    checkpoints = [
        (_checkpoint("tiny-base", attention_head_dim=2), ("ddim",)),
        (_checkpoint("tiny-base", attention_head_dim=(1, 4, 3, 16)), ("ddim",)),
        (
            _checkpoint("tiny-base", prediction_type="v_prediction"),
            ("ddim", "dpmpp-2m", "euler-karras", "unipc"),
        ),
        (
            _checkpoint("tiny-base", prediction_type="sample"),
            ("ddim", "dpmpp-2m-karras", "deis", "ddpm"),
        ),
        (
            _checkpoint("tiny-base", timestep_spacing="trailing"),
            ("ddim", "dpmpp-2m", "heun", "pndm"),
        ),
        (_checkpoint("tiny-base", timestep_spacing="linspace"), ("ddim", "lms", "euler-ancestral")),
        (
            _checkpoint(
                "tiny-base",
                prediction_type="v_prediction",
                timestep_spacing="trailing",
                rescale_betas_zero_snr=True,
            ),
            ("ddim",),
        ),
        (
            _checkpoint("tiny-base", use_karras_sigmas=True),  # kept from another scheduler
            ("ddim", "dpmpp-2m", "unipc", "deis", "euler", "heun", "lms"),
        ),
        (_checkpoint("tiny-base", {"old_vae_keys": True}), ("ddim",)),
        (_checkpoint("tiny-base", {"shard_megabytes": 0.2}), ("ddim",)),
        (_checkpoint("tiny-base", {"storage": "fp16"}), ("ddim",)),
        (_checkpoint("tiny-base", {"storage": "bf16", "tokenizer_files": "json"}), ("ddim",)),
        (_checkpoint("tiny-base", {"tokenizer_files": "classic"}), ("ddim",)),
    ]
    return [
        Case(checkpoint, replace(base, scheduler=name))
        for checkpoint, names in checkpoints
        for name in names
    ]


def _step_cases() -> list[Case]:
    base = Generation(PROMPTS[1], NEGATIVE_PROMPTS[1], 0.29, 1, 2.5, 11)
    cases = [Case(_checkpoint("tiny-heads"), replace(base, steps=steps)) for steps in (1, 2, 7, 30)]
    # The shortest: four frames of the vocoder, 160 samples at 16 kHz or 256 at 22.05 kHz.
    odd_durations = (("tiny-base", 0.04), ("tiny-lists", 0.0465)) + tuple(
        (size, duration)
        for size in ("tiny-base", "tiny-lists")
        for duration in (0.0799, 0.1234567, 2.0 / 3.0)
    )
    return cases + [
        Case(_checkpoint(size), replace(base, steps=2, duration=duration))
        for size, duration in odd_durations
    ]


def _prompt_cases() -> list[Case]:
    base = Generation(duration=0.29, steps=2, guidance=3.5, seed=4)
    return [
        Case(_checkpoint("tiny-short"), replace(base, prompt=prompt, negative_prompt=negative))
        for prompt, negative in zip(PROMPTS, PROMPTS[3:] + PROMPTS[:3])
    ]


def quick_cases() -> list[Case]:
    cases = [
        case
        for case in _product(TINY_SIZES, DURATIONS, steps=3)
        if case.checkpoint.size != _SLOW_WHEN_LONG or case.generation.duration <= _QUICK_SECONDS
    ]
    cases += _scheduler_cases("tiny-base", 6, 0.61) + _prompt_cases() + _step_cases()
    cases += _configuration_cases()
    return sorted(cases, key=lambda case: repr(case.checkpoint))


def full_cases() -> list[Case]:
    """The quick ones, and the published sizes. Takes most of an hour on two cores."""
    cases = quick_cases()
    cases += _product((_SLOW_WHEN_LONG,), DURATIONS[-2:], steps=3)
    cases += _product(("s",), DURATIONS, steps=8)
    cases += _scheduler_cases("s", 8, 1.0)
    cases += _product(("m", "l"), (0.29, 3.3, 5.0), steps=4)
    for size, heads in (("s", (4, 8, 12, 20)), ("m", (6, 12, 18, 30)), ("l", (4, 8, 12, 20))):
        # The VAE stays whole: diffusers cannot load old names from shards.
        storage = {"old_vae_keys": True, "shard_megabytes": 600.0}
        checkpoint = _checkpoint(size, storage, attention_head_dim=heads)
        generation = Generation(PROMPTS[1], NEGATIVE_PROMPTS[1], 1.0, 4, 7.0, 9)
        cases.append(Case(checkpoint, generation))
    return sorted(cases, key=lambda case: repr(case.checkpoint))


def random_cases(count: int, seed: int, sizes: tuple[str, ...]) -> list[Case]:
    """Other inputs than the listed ones."""
    source = random.Random(seed)
    words = " ".join(PROMPTS[:9]).split()
    cases = []
    for _ in range(count):
        scheduler = source.choice(list(SCHEDULERS))
        prompt = " ".join(source.choices(words, k=source.choice((1, 3, 8, 30, 400))))
        negative = " ".join(source.choices(words, k=source.choice((0, 0, 2, 20))))
        generation = Generation(
            prompt=prompt,
            negative_prompt=negative,
            duration=round(source.uniform(0.04, 6.0), source.choice((1, 2, 3, 6))) or 0.04,
            steps=_steps(scheduler, source.randint(1, 20)),
            guidance=source.choice((0.0, 1.0, 1.5, round(source.uniform(1, 12), 2))),
            seed=source.randrange(2**63),
            scheduler=scheduler,
            eta=source.choice((0.0, 0.3, 1.0)) if scheduler == "ddim" else 0.0,
        )
        generation = replace(generation, duration=max(generation.duration, 0.05))
        checkpoint = Checkpoint(source.choice(sizes), source.choice((1, 2)))
        cases.append(Case(checkpoint, generation))
    return sorted(cases, key=lambda case: repr(case.checkpoint))
