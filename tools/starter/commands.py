# SPDX-License-Identifier: MIT
"""The command line: fetch, clips, restart, train, encode, evaluate, export."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

import torch

from . import clips, concepts, evaluate, export, fetch, latents, restart, runs, training

_DEVICES = ("cpu", "cuda")


def _fetch(arguments: argparse.Namespace) -> None:
    fetch.fetch(arguments.data / "sounds")


def _clips(arguments: argparse.Namespace) -> None:
    counts = {split: getattr(arguments, split) for split in clips.PER_CONCEPT}
    chosen = concepts.chosen(arguments.all_concepts, arguments.concepts)
    clips.make(arguments.data, chosen, counts, arguments.seed)


def _train(arguments: argparse.Namespace) -> None:
    plan = runs.PLANS[arguments.part]
    given = {field.name: getattr(arguments, field.name) for field in dataclasses.fields(plan)}
    plan = dataclasses.replace(plan, **{k: v for k, v in given.items() if v is not None})
    runs.train(arguments.part, arguments.data, arguments.work, plan)


def _encode(arguments: argparse.Namespace) -> None:
    vae = runs.trained_vae(arguments.work)
    latents.encode(vae, arguments.data / "clips", arguments.work / "latents", arguments.device)


def _restart(arguments: argparse.Namespace) -> None:
    restart.restart(arguments.data, arguments.work, arguments.model)


def _export(arguments: argparse.Namespace) -> None:
    export.export(arguments.data, arguments.work, arguments.output, arguments.figures)


def _evaluate(arguments: argparse.Namespace) -> None:
    evaluate.evaluate(
        arguments.data, arguments.work, arguments.model, arguments.output, arguments.seeds
    )


def _add_clips(commands: argparse._SubParsersAction) -> None:
    parser = commands.add_parser("clips", help="make the clips of all splits")
    for split, count in clips.PER_CONCEPT.items():
        parser.add_argument(f"--{split}", type=int, default=count, help="clips a concept")
    parser.add_argument("--concepts", type=int, metavar="N", help="the first N alone")
    parser.add_argument("--all-concepts", action="store_true", help="those for later too")
    parser.add_argument("--seed", type=int, default=1)
    parser.set_defaults(run=_clips)


def _add_train(commands: argparse._SubParsersAction) -> None:
    parser = commands.add_parser("train", help="train one part, or go on where it stopped")
    parser.add_argument("part", choices=runs.PLANS)
    for field in dataclasses.fields(training.Plan):
        kind = {"int": int, "float": float, "str": str}[str(field.type)]
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=kind)
    parser.set_defaults(run=_train)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="starter", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="sounds and clips")
    parser.add_argument("--work", type=Path, required=True, metavar="DIR", help="checkpoints")
    parser.add_argument("--threads", type=int, default=1)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("fetch", help="get the recordings").set_defaults(run=_fetch)
    _add_clips(commands)
    _add_train(commands)
    again = commands.add_parser("restart", help="go on from an exported model, before `train`")
    again.add_argument("--model", type=Path, required=True, metavar="DIR")
    again.set_defaults(run=_restart)
    encode = commands.add_parser("encode", help="the clips' latents, once the VAE is trained")
    encode.add_argument("--device", choices=_DEVICES, default="cpu")
    encode.set_defaults(run=_encode)
    exporter = commands.add_parser("export", help="write the model's folder")
    exporter.add_argument("--output", type=Path, required=True, metavar="DIR")
    exporter.add_argument("--figures", type=Path, metavar="FILE", help="written by evaluate")
    exporter.set_defaults(run=_export)
    evaluator = commands.add_parser("evaluate", help="figures and pictures of an exported model")
    evaluator.add_argument("--model", type=Path, required=True, metavar="DIR")
    evaluator.add_argument("--output", type=Path, required=True, metavar="DIR")
    evaluator.add_argument("--seeds", type=int, default=2, help="clips a sentence")
    evaluator.set_defaults(run=_evaluate)
    return parser


def main() -> int:
    arguments = _parser().parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.run(arguments)
    return 0
