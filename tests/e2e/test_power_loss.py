# SPDX-License-Identifier: MIT
"""Loss of power at every moment of a save: what was said to be safe is there after it.

A save is traced, and for every prefix of its calls the disk is made as it may be then: without all
that was not synced, with all of it, and with parts of it in any order. AUDIOLDM_FULL_SWEEP=1 looks
at every prefix several times over, else at a part of them.
"""

import json
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import tempfile
import unittest
import wave

import traced_disk
from tracing import skip_without_strace

DRIVER = os.environ["AUDIOLDM_LIBRARY_DRIVER"]
PROGRAM = os.environ["AUDIOLDM_PROGRAM"]
FULL = os.environ.get("AUDIOLDM_FULL_SWEEP") == "1"
RANDOM_STATES = 7 if FULL else 1


class PowerLossTest(unittest.TestCase):
    def setUp(self):
        skip_without_strace(self)
        temporary = tempfile.TemporaryDirectory(prefix="audioldm-power.")
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        # The disk holds what belongs to the folder too: the trash beside a library.
        self.folder = self.root / "disk" / "folder"
        self.folder.parent.mkdir()
        self.lost = self.root / "lost" / "folder"
        self.environment = {**os.environ, "HOME": str(self.root / "home")}

    def run_traced(self, *command):
        """Runs a command under strace on a copy of self.folder's present state, which stays the
        state before it; its output is in self.out, its calls are given back."""
        log = self.root / "strace.log"
        process = subprocess.run([*traced_disk.strace(log), *map(str, command)], text=True,
                                 capture_output=True, env=self.environment, timeout=300)
        self.assertEqual(process.returncode, 0, process.stdout + process.stderr)
        self.out = process.stdout
        return list(traced_disk.read_calls(log))

    @staticmethod
    def told_by(call):
        """What a call writes to standard output."""
        match = re.match(r'1<[^>]*>, "((?:\\x[0-9a-f]{2})*)"', call.arguments)
        return (traced_disk.text_of(match[1]).decode()
                if call.name == "write" and match else "")

    def states(self, disk, calls, step):
        """After each call that matters, of every step-th such moment: (all that was told by then,
        what the disk holds)."""
        chance = random.Random(7)
        told = ""
        moment = 0
        for call in calls:
            matters = disk.replay(call)
            told += self.told_by(call)
            if not (matters or self.told_by(call)):
                continue
            moment += 1
            if moment % step:
                continue
            kinds = [lambda: False, lambda: True]
            kinds += RANDOM_STATES * [lambda: chance.random() < 0.5]
            for kind in kinds:
                yield told, disk.after_power_loss(kind)

    def lay_out(self, state):
        shutil.rmtree(self.lost.parent, ignore_errors=True)
        traced_disk.Disk.lay_out(state, str(self.folder.parent), self.lost.parent)
        self.lost.mkdir(exist_ok=True)

    # ---- the library -----------------------------------------------------------------------

    @staticmethod
    def stored(text):
        return [line.split()[1] for line in text.splitlines() if line.startswith("stored ")]

    def problem_of_library(self, safe):
        """What is wrong with the library that was left; "" when nothing is."""
        process = subprocess.run([DRIVER, str(self.lost), "check"], capture_output=True, text=True,
                                 env=self.environment, timeout=60)
        lines = process.stdout.splitlines()
        if process.returncode != 0:
            return f"cannot be opened: {process.stdout}{process.stderr}"
        whole = [line.split()[1] for line in lines if line.startswith("whole ")]
        total = int(next(line for line in lines if line.startswith("total ")).split()[1])
        database = sqlite3.connect(self.lost / "library.db")
        integrity = database.execute("PRAGMA integrity_check").fetchall()
        database.close()
        if integrity != [("ok",)]:
            return f"integrity: {integrity}"
        if any(line.startswith("TORN") for line in lines) or len(whole) != total:
            return "\n".join(lines)
        if not set(safe) <= set(whole):
            return f"lost: {set(safe) - set(whole)}\n" + "\n".join(lines)
        if len(os.listdir(self.lost / "takes")) != total:
            return f"files: {os.listdir(self.lost / 'takes')}"
        return ""

    def prepare_library(self):
        """A library of two takes; what it holds now is the disk before the traced command."""
        process = subprocess.run([DRIVER, str(self.folder), "store", "2", "before"],
                                 capture_output=True, text=True, env=self.environment, check=True)
        return self.stored(process.stdout)

    def sweep_library(self, command, step, kept):
        before = self.prepare_library()
        command = [word.replace("FIRST", before[0]) for word in command]
        disk = traced_disk.Disk(self.folder.parent)
        calls = self.run_traced(DRIVER, self.folder, *command)
        number = 0
        for told, state in self.states(disk, calls, 1 if FULL else step):
            number += 1
            self.lay_out(state)
            with self.subTest(command=command, state=number):
                self.assertEqual(self.problem_of_library([*kept(before), *self.stored(told)]), "")
        print(f"\n{command[0]}: {number} states after a loss of power", flush=True)
        self.assertGreater(number, 20)

    def test_no_take_that_was_said_to_be_stored_is_lost(self):
        self.sweep_library(["store", "3", "new"], 15, lambda before: before)

    def test_a_queue_that_is_worked_off(self):
        self.sweep_library(["batch", "2", "new"], 25, lambda before: before)

    def test_taking_out_a_take_does_not_touch_the_others(self):
        self.sweep_library(["remove", "FIRST"], 15, lambda before: before[1:])

    def test_a_program_without_syncs_would_be_found_out(self):
        """Proves that the sweep sees a loss: the same calls on a disk that syncs nothing."""
        before = self.prepare_library()
        disk = traced_disk.Disk(self.folder.parent, syncs=False)
        problems = set()
        for told, state in self.states(
                disk, self.run_traced(DRIVER, self.folder, "store", "1", "new"), 1 if FULL else 9):
            if self.stored(told):
                self.lay_out(state)
                problems.add(self.problem_of_library([*before, *self.stored(told)]))
        self.assertTrue(any(problem.startswith("lost: ") for problem in problems), problems)

    # ---- a batch ---------------------------------------------------------------------------

    def test_no_line_of_a_batch_that_was_said_to_be_done_is_lost(self):
        model = self.root / "home/.local/share/audioldm-studio/models/starter"
        model.mkdir(parents=True)
        (model / "model_index.json").write_text("{}")
        (model / "hash.txt").write_text("one")
        lines = [json.dumps({"id": str(number), "type": "audio-generation",
                             "modelType": "audioldm",
                             "data": {"operation": "generate", "prompt": f"rain {number}",
                                      "params": {"diffusionSteps": 1, "duration": 0.1,
                                                 "count": 2, "seed": number}}})
                 for number in range(3)]
        manifest = self.root / "tasks.jsonl"
        manifest.write_text("\n".join(lines))
        self.folder.mkdir()
        disk = traced_disk.Disk(self.folder.parent)
        command = (PROGRAM, "batch", str(manifest), "--quiet", "--output-dir")
        calls = self.run_traced(*command, self.folder)
        number = 0
        for told, state in self.states(disk, calls, 1 if FULL else 9):
            number += 1
            self.lay_out(state)
            done = [json.loads(line) for line in told.splitlines()]
            with self.subTest(state=number):
                made = {}
                for result in done:
                    for take in result["data"]["takes"]:
                        path = self.lost / pathlib.Path(take["audio"]).name
                        with wave.open(str(path)) as sound:
                            self.assertEqual(sound.getnframes(), 1600)
                        made[path] = path.stat().st_mtime_ns
                again = subprocess.run([*command, str(self.lost)], capture_output=True, text=True,
                                       env=self.environment, timeout=60)
                self.assertEqual(again.returncode, 0, again.stderr)
                # Nothing that was done is done again, and nothing else is left out or made twice.
                told_again = {json.loads(line)["id"] for line in again.stdout.splitlines()}
                self.assertEqual(told_again & {result["id"] for result in done}, set())
                self.assertEqual({path: path.stat().st_mtime_ns for path in made}, made)
                self.assertEqual(len(list(self.lost.glob("*.wav"))), 6)
        print(f"\nbatch: {number} states after a loss of power", flush=True)
        self.assertGreater(number, 20)


if __name__ == "__main__":
    unittest.main()
