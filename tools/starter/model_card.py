# SPDX-License-Identifier: MIT
"""The model card: what the starter model knows and what it does not, with the figures measured."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from .concepts import Concept

_TOP = """---
license: CC-BY-SA-4.0
library_name: diffusers
pipeline_tag: text-to-audio
language: en
---

# AudioLDM Studio's starter model

A small text-to-audio model with AudioLDM's architecture (latent diffusion on mel spectrograms,
conditioned by a CLAP text encoder; 16 kHz, mono), trained from scratch by this project so that the
program makes sound on a fresh machine with nothing to download. It knows {listed} kinds of sound,
made to a large part by computed examples, and it knows nothing else: asked for something that is not
in the list it gives the nearest that it has. For anything beyond, install one of the published
AudioLDM models.

## Use

    audioldm generate --prompt "rain falling on a roof" -o rain.wav

or in Python: `diffusers.AudioLDMPipeline.from_pretrained(FOLDER, torch_dtype=torch.float32)`.
25 steps with a guidance of 3.5 are the program's defaults, and what the figures below were measured
with. It was trained on clips of 5.12 seconds: other lengths work, but events are then placed less
well. The scheduler predicts velocities (`v_prediction`). The VAE has four levels and 24 channels:
its latents are 8 times smaller than the mel spectrogram each way, and a mel frame spans 320 samples
(AudioLDM's: 160), so that the vocoder's steady tones lie 50 Hz apart.
"""

_BOTTOM = """
## What does not work

- Two sounds in one prompt ("a dog barks while it rains"): it was trained on single sounds.
- Numbers and order ("three knocks, then a door opens"), speech, singing, named tunes.
- Pitch: steady tones sound at multiples of 50 Hz, so melodies are out of tune, and dense harmonics
  (an organ, a fast arpeggio) are blurred: see the VAE's error of music and bells.
- Level: some blows, shots and splashes come out louder than usual (see the loudness above).
- Many sounds are drawn from computed examples and sound like it: clean, a little synthetic.
- Concepts with few recordings (listed in CREDITS.md) vary little.
- How well negative prompts keep a sound away has not been measured.

## Data

Computed sounds (tools/starter/synth) and recordings under CC-BY, CC-BY-SA, BSD or CC0 from Debian
packages; each is named in CREDITS.md with its licence. No recording of anyone's speech was used.

## Licence

The weights: Creative Commons Attribution-ShareAlike 4.0
(https://creativecommons.org/licenses/by-sa/4.0/), because some of the recordings are under Attribution-ShareAlike. What you generate is yours.

## Train it again

See tools/starter/README.md in the program's source.
"""

_FIGURES = (
    ("real_top1", "held-out clips named rightly by the judge", "{:.0%}"),
    ("own_top1", "generated clips named rightly, the concept's own words", "{:.0%}"),
    ("own_top5", "the same, among the judge's first five", "{:.0%}"),
    ("unseen_top1", "generated clips named rightly, words never seen with a sound", "{:.0%}"),
    ("listed_ratio", "own words over held-out clips, listed concepts", "{:.2f}"),
    ("listed_unseen_ratio", "unseen words over held-out clips, listed concepts", "{:.2f}"),
    ("frechet", "Fréchet distance to held-out clips on the judge's features", "{:.1f}"),
    ("frechet_reference", "the same between two halves of the held-out clips", "{:.1f}"),
    ("between_prompts", "mean log-mel distance, prompts on one seed", "{:.2f}"),
    ("between_seeds", "mean log-mel distance, seeds on one prompt", "{:.2f}"),
    ("text_audio", "cosine of sentence and generated sound (CLAP, not independent)", "{:.2f}"),
    ("text_audio_wrong", "the same with another concept's sentence", "{:.2f}"),
    ("vae_l1", "VAE resynthesis, mean absolute error of the log-mel", "{:.2f}"),
    ("vocoder_l1", "vocoder resynthesis, mean absolute error of the log-mel", "{:.2f}"),
    ("loudness_low", "loudness, 5th percentile (LUFS)", "{:.1f}"),
    ("loudness_high", "loudness, 95th percentile (LUFS)", "{:.1f}"),
    ("largest_peak", "largest sample (1: full scale)", "{:.2f}"),
)


def _groups(listed: list[Concept]) -> str:
    groups: dict[str, list[str]] = defaultdict(list)
    for concept in listed:
        groups[concept.group].append(concept.captions[0])
    lines = [f"- {group}: {', '.join(names)}" for group, names in groups.items()]
    return "\n## What it knows\n\n" + "\n".join(lines) + "\n"


def _table(figures: dict[str, Any]) -> str:
    rows = [
        f"| {text} | {form.format(figures[key])} |"
        for key, text, form in _FIGURES
        if figures.get(key) is not None
    ]
    intro = (
        "\n## Figures\n\nMeasured by tools/starter (`evaluate`) on the sound after the vocoder. The"
        " judge is a classifier\ntrained on other clips than the generator's; held-out clips are in"
        " neither set. A concept is listed\nwhen its clips, asked for in its own words, are named"
        " rightly at least 0.8 times as often as held-out\nclips, and asked for in unseen words at"
        f" least 0.5 times ({figures.get('seeds', 0)} clips of each kind, so a single\nfigure is"
        " rough), and when none comes out softer than -36 LUFS. Nobody has listened.\n\n| | |\n|---|---|\n"
    )
    return intro + "\n".join(rows) + "\n" if rows else ""


def _by_group(figures: dict[str, Any]) -> str:
    groups = figures.get("groups", {})
    if not groups:
        return ""
    head = (
        "\n| group | held-out named rightly | generated named rightly | VAE error | vocoder error |"
        "\n|---|---|---|---|---|\n"
    )
    rows = [
        f"| {name} | {g['real']:.0%} | {g['own']:.0%} | {g['vae']:.2f} | {g['vocoder']:.2f} |"
        for name, g in groups.items()
    ]
    return head + "\n".join(rows) + "\n"


def _left_out(known: list[Concept], listed: list[Concept]) -> str:
    missing = [c.captions[0] for c in known if c not in listed]
    if not missing:
        return ""
    return (
        "\nTrained too, but left out of concepts.json because generated clips are not recognised"
        f" often enough, or too soft: {', '.join(missing)}.\n"
    )


def card(known: list[Concept], listed: list[Concept], figures: dict[str, Any]) -> str:
    parts = [
        _TOP.format(listed=len(listed)),
        _groups(listed),
        _left_out(known, listed),
        _table(figures),
        _by_group(figures),
        _BOTTOM,
    ]
    return "".join(parts)
