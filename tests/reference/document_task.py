#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The task of the design document on a real model: 5.0 seconds of sound and its sample rate.

    python tests/reference/document_task.py --fixtures DIR --program build/release/bin/audioldm
                                            --cpp-test build/release/bin/document_task_test

Runs it through `audioldm task` and, in a test program, through the services in C++, both on a tiny
checkpoint of random weights that is made here, or on --model DIR. One line a check; the exit code
is not 0 when one fails.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

from audioldm_reference.fixtures import Checkpoint, Fixtures

TASK = {
    "id": "generate-audio-1",
    "type": "audio-generation",
    "modelType": "audioldm",
    "data": {
        "operation": "generate",
        "prompt": "A dog barking in the distance",
        "params": {"diffusionSteps": 25, "guidanceScale": 3.5, "duration": 5.0},
    },
    "storeResults": True,
}


def check(good: bool, text: str) -> None:
    print(f"{'ok  ' if good else 'FAIL'} {text}", flush=True)
    if not good:
        sys.exit(1)


def run(home: Path, arguments: list[str], text: str = "", **variables: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    process = subprocess.run(
        arguments,
        input=text,
        capture_output=True,
        text=True,
        env={**kept, "HOME": str(home), **variables},
    )
    check(
        process.returncode == 0,
        f"{Path(arguments[0]).name} ends with {process.returncode}: "
        + (process.stderr + process.stdout)[-2000:].strip(),
    )
    return process.stdout


def check_command(program: Path, model: Path, home: Path) -> None:
    arguments = [str(program), "task", "-", "--model", str(model), "--quiet"]
    result = json.loads(run(home, arguments, json.dumps(TASK)))
    data = result["data"]
    check(result["status"] == "succeeded", f"audioldm task: {result['status']}")
    check(data["duration"] == 5.0, f"duration {data['duration']} s")
    rate = data["sampleRate"]
    with wave.open(data["audio"]) as sound:
        check(sound.getframerate() == rate, f"sample rate {rate} in the result and in the file")
        check(sound.getnframes() == round(5.0 * rate), f"{sound.getnframes()} samples in the file")
    shown = json.loads(run(home, [str(program), "takes", "show", data["contextId"]]))
    check(shown["recipe"]["prompt"] == TASK["data"]["prompt"], "the library remembers the prompt")
    again = {**TASK, "data": {"operation": "generate", "contextId": data["contextId"]}}
    repeated = json.loads(run(home, arguments, json.dumps(again)))["data"]
    same = Path(repeated["audio"]).read_bytes() == Path(data["audio"]).read_bytes()
    check(same, "the task that refers to it gives the same sound")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--cpp-test", type=Path, required=True)
    parser.add_argument("--fixtures", type=Path, required=True, help="folder for the checkpoint")
    parser.add_argument("--model", type=Path, help="another model than the tiny one")
    arguments = parser.parse_args()
    model = arguments.model or Fixtures(arguments.fixtures).path(Checkpoint("tiny-base"))
    with tempfile.TemporaryDirectory(prefix="audioldm-document.") as home:
        check_command(arguments.program, model, Path(home))
        out = run(
            Path(home), [str(arguments.cpp_test)], AUDIOLDM_DOCUMENT_MODEL=str(model.resolve())
        )
        check("PASSED" in out and "SKIPPED" not in out, "the services in C++")


if __name__ == "__main__":
    main()
