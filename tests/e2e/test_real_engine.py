# SPDX-License-Identifier: MIT
"""The command line with the real engine and the starter model: what no fake engine can show."""

import json
import os
import pathlib
import shutil
import signal
import struct
import subprocess
import tempfile
import time
import unittest

from cli_program import CANCELLED, DONE, MODEL, OUT_OF_MEMORY, PROGRAM, USAGE

STARTER = pathlib.Path(__file__).parents[2] / "resources/models/starter"


class RealEngineTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="audioldm-real.")
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.environment = {**os.environ, "HOME": temporary.name}

    def start(self, command, *arguments, model=STARTER):
        return subprocess.Popen([PROGRAM, command, "--quiet", "--model", str(model), *arguments],
                                cwd=self.folder, env=self.environment, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)

    def run_program(self, *arguments, code=DONE, **settings):
        process = self.start(*arguments, **settings)
        _, err = process.communicate(timeout=120)
        self.assertEqual(process.returncode, code, err)
        return err.decode()


class DamagedModelTest(RealEngineTest):
    def test_weights_that_are_no_numbers(self):
        model = self.folder / "model"
        shutil.copytree(STARTER, model)
        weights = next(model.glob("vocoder/*.safetensors"))
        content = bytearray(weights.read_bytes())
        header_end = 8 + struct.unpack("<Q", content[:8])[0]
        tensor = json.loads(content[8:header_end])["conv_post.weight"]
        self.assertEqual(tensor["dtype"], "F16")
        place = header_end + tensor["data_offsets"][0]
        content[place:place + 2] = struct.pack("<H", 0x7E00)
        weights.write_bytes(content)
        err = self.run_program("generate", "-t", "rain", "--steps", "1", "-o", "a.wav",
                               model=model, code=MODEL)
        self.assertIn("The model is damaged", err)
        self.assertFalse((self.folder / "a.wav").exists())


class GradientTest(RealEngineTest):
    def test_it_can_be_cancelled(self):
        process = self.start("bench", "--gradient", "--steps", "1000")
        time.sleep(4)
        process.send_signal(signal.SIGINT)
        try:
            process.communicate(timeout=20)
        finally:
            process.kill()
        self.assertEqual(process.returncode, CANCELLED)

    def test_it_keeps_the_limit(self):
        err = self.run_program("bench", "--gradient", "--steps", "2", "--max-memory", "20MB",
                               code=OUT_OF_MEMORY)
        self.assertIn("limit of 20 MB", err)

    def test_other_schedulers_are_refused(self):
        err = self.run_program("bench", "--gradient", "--scheduler", "euler", code=USAGE)
        self.assertIn('"euler"', err)


class OpenMpTest(RealEngineTest):
    def spin_count(self, **variables):
        """How long libgomp lets a waiting thread spin, as it says itself."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("OMP_", "GOMP_"))}
        environment |= variables | {"OMP_DISPLAY_ENV": "VERBOSE"}
        told = subprocess.run([PROGRAM, "--version"], env=environment,
                              capture_output=True, text=True, check=True).stderr
        return next(line.split("'")[1] for line in told.splitlines() if "GOMP_SPINCOUNT" in line)

    def test_threads_wait_awake_for_moments_only(self):
        self.assertEqual(self.spin_count(), "10000")

    def test_what_the_user_says_counts(self):
        self.assertEqual(self.spin_count(GOMP_SPINCOUNT="7"), "7")
        self.assertEqual(self.spin_count(OMP_WAIT_POLICY="passive"), "0")


class PlanTest(RealEngineTest):
    def test_what_cannot_be_run_is_not_planned(self):
        for arguments in (("--scheduler", "foo"), ("--scheduler", "euler", "--eta", "0.5")):
            run = self.run_program("generate", "-t", "rain", *arguments, code=USAGE)
            plan = self.run_program("generate", "-t", "rain", "--plan", *arguments, code=USAGE)
            self.assertEqual(plan, run)


if __name__ == "__main__":
    unittest.main()
