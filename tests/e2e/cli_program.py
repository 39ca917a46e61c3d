# SPDX-License-Identifier: MIT
"""Runs the command line with its fake engine, each test in a home and a folder of its own."""

import json
import os
import pathlib
import struct
import subprocess
import tempfile
import unittest
import wave

PROGRAM = os.environ["AUDIOLDM_PROGRAM"]

DONE, INTERNAL, USAGE, MODEL, OUT_OF_MEMORY, INPUT_OUTPUT, CANCELLED = 0, 1, 2, 3, 4, 5, 130


class CliTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="audioldm-e2e.")
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        self.folder = self.root / "work"
        self.folder.mkdir()
        self.models = self.root / "home/.local/share/audioldm-studio/models"
        self.add_model("starter")

    def add_model(self, name, content="one"):
        model = self.models / name
        model.mkdir(parents=True, exist_ok=True)
        (model / "model_index.json").write_text("{}")
        (model / "hash.txt").write_text(content)
        return model

    def environment(self, **settings):
        kept = {key: value for key, value in os.environ.items()
                if not key.startswith(("XDG_", "AUDIOLDM_FAKE_"))}
        fake = {"AUDIOLDM_FAKE_" + key.upper(): str(value) for key, value in settings.items()}
        return {**kept, **fake, "HOME": str(self.root / "home")}

    def start(self, *arguments, stdout=subprocess.PIPE, **settings):
        return subprocess.Popen([PROGRAM, *arguments], cwd=self.folder, stdout=stdout,
                                stderr=subprocess.PIPE, env=self.environment(**settings))

    def run_program(self, *arguments, code=DONE, **settings):
        """The finished process, with stdout and stderr as text; its exit code must be `code` (None: any)."""
        process = self.start(*arguments, **settings)
        stdout, stderr = process.communicate(timeout=60)
        process.out = stdout.decode() if stdout is not None else ""
        process.err = stderr.decode()
        if code is not None:
            self.assertEqual(process.returncode, code, f"{arguments}: {process.out}{process.err}")
        return process

    def generate(self, *arguments, code=DONE, **settings):
        return self.run_program("generate", "--prompt", "rain", "--duration", "0.1", *arguments,
                                code=code, **settings)

    def names(self):
        """All that is in the working folder, hidden files too."""
        return sorted(path.name for path in self.folder.iterdir())

    def assert_nothing_written(self):
        self.assertEqual(self.names(), [])

    def read_json(self, name):
        return json.loads((self.folder / name).read_text())

    def read_samples(self, name):
        """Samples of a 16-bit WAV file, and its sample rate."""
        with wave.open(str(self.folder / name)) as sound:
            frames = sound.readframes(sound.getnframes())
            self.assertEqual(sound.getsampwidth(), 2)
            return list(struct.unpack(f"<{sound.getnframes()}h", frames)), sound.getframerate()
