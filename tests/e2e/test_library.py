# SPDX-License-Identifier: MIT
"""The library of takes when its program is killed, its system calls fail, or others use it too.

AUDIOLDM_FULL_SWEEP=1 visits every system call with every error and kills at 1,000 random moments;
else a part of it, about a minute.
"""

import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time
import unittest

from tracing import skip_without_strace

DRIVER = os.environ["AUDIOLDM_LIBRARY_DRIVER"]
FULL = os.environ.get("AUDIOLDM_FULL_SWEEP") == "1"


class LibraryTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="audioldm-library.")
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        self.library = self.root / "library"

    def start(self, *arguments):
        return subprocess.Popen([DRIVER, str(self.library), *arguments], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def drive(self, *arguments):
        """The lines that a whole run prints."""
        process = self.start(*arguments)
        out, err = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 0, out + err)
        return out.splitlines()

    def check(self, safe=()):
        """Opens the library: all that was said to be safe is there, every file is whole, the
        database in order, the start quick. Gives back the ids of all takes."""
        lines = self.drive("check")
        self.assertEqual([line for line in lines if line.startswith("TORN")], [])
        ids = [line.split()[1] for line in lines if line.startswith("whole ")]
        total = int(next(line for line in lines if line.startswith("total ")).split()[1])
        self.assertEqual(len(ids), total)
        self.assertEqual(len(set(ids)), total)
        self.assertEqual(set(safe) - set(ids), set(), lines)
        start = float(next(line for line in lines if line.startswith("start ")).split()[1])
        self.assertLess(start, 2000)
        database = sqlite3.connect(self.library / "library.db")
        self.assertEqual(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))
        database.close()
        visible = [name for name in os.listdir(self.library / "takes")]
        self.assertEqual(len(visible), total, "a file that is no take: " + str(visible))
        return ids

    @staticmethod
    def stored(lines):
        return [line.split()[1] for line in lines if line.startswith("stored ")]


class SeveralProgramsTest(LibraryTest):
    def test_two_programs_lose_nothing(self):
        processes = [self.start("store", "40", prefix) for prefix in ("a", "b", "c")]
        safe = []
        for process in processes:
            out, err = process.communicate(timeout=120)
            self.assertEqual(process.returncode, 0, out + err)
            safe += self.stored(out.splitlines())
        self.assertEqual(len(safe), 120)
        self.assertEqual(len(self.check(safe)), 120)

    def test_pending_tasks_are_made_once(self):
        process = self.start("queue", "60", "left")
        process.communicate(timeout=60)
        processes = [self.start("take-over") for _ in range(3)]
        safe = []
        for process in processes:
            out, err = process.communicate(timeout=120)
            self.assertEqual(process.returncode, 0, out + err)
            safe += self.stored(out.splitlines())
        self.assertEqual(len(safe), 60)
        self.assertEqual(len(self.check(safe)), 60)

    def test_programs_that_open_it_anew_while_another_stores(self):
        writer = self.start("store", "60", "a")
        try:
            while writer.poll() is None:
                lines = self.drive("check")
                self.assertEqual([line for line in lines if line.startswith(("TORN", "notice"))],
                                 [])
        finally:
            out, _ = writer.communicate(timeout=120)
        self.assertEqual(len(self.check(self.stored(out.splitlines()))), 60)


    def test_takes_stored_while_another_lists_the_folder(self):
        skip_without_strace(self)
        safe = self.stored(self.drive("store", "2", "before"))
        writer = self.start("store", "1000000", "a")
        try:
            for _ in range(3):
                # The listing of the folder ends a while before the rows are read.
                slow = subprocess.run(
                    ["strace", "-f", "-o", "/dev/null", "-e", "trace=getdents64",
                     "-e", "inject=getdents64:delay_exit=100000", DRIVER, str(self.library),
                     "check"], capture_output=True, text=True, timeout=60)
                self.assertEqual(slow.returncode, 0, slow.stdout + slow.stderr)
                lines = slow.stdout.splitlines()
                self.assertEqual([line for line in lines if line.startswith(("TORN", "notice"))],
                                 [])
        finally:
            writer.kill()
            out, _ = writer.communicate()
        self.check([*safe, *self.stored(out.splitlines())])


class RandomKillTest(LibraryTest):
    KILLS = 1000 if FULL else 60

    def test_a_batch_that_is_killed_again_and_again_makes_each_take_once(self):
        chance = random.Random(11)
        tasks = 200
        safe = set()
        kills = 0
        batch = 0
        while kills < self.KILLS:
            process = self.start("batch", str(tasks), f"batch{batch}")
            time.sleep(chance.uniform(0.002, 0.25))
            ended = process.poll() is not None
            process.kill()
            out, err = process.communicate(timeout=60)
            self.assertNotIn("failed", out)
            safe.update(self.stored(out.splitlines()))
            kills += not ended
            if kills % 10 == 0 or ended:
                self.check(safe)
            if ended:
                self.assertEqual(process.returncode, 0, err)
                batch += 1
        safe.update(self.stored(self.drive("batch", str(tasks), f"batch{batch}")))
        ids = self.check(safe)
        self.assertEqual(len(ids), tasks * (batch + 1))

    def test_removing_and_restoring_that_is_killed(self):
        chance = random.Random(12)
        safe = self.stored(self.drive("store", "3", "a"))
        for _ in range(self.KILLS // 4):
            for command in ("remove", "restore"):
                process = self.start(command, safe[0])
                time.sleep(chance.uniform(0.002, 0.05))
                process.kill()
                process.communicate(timeout=60)
            ids = self.check(safe[1:])
            if safe[0] not in ids:
                self.drive("restore", safe[0])
            self.check(safe)


class SystemCallTest(LibraryTest):
    """Every system call that changes something on the disk, failing or killed in turn."""

    COMMON = ("ENOSPC", "EIO", "EMFILE", "EACCES")
    ERRORS = {"openat": COMMON, "write": COMMON, "pwrite64": COMMON, "fsync": COMMON,
              "fdatasync": COMMON, "renameat2": COMMON, "rename": COMMON, "unlink": ("EIO",),
              "unlinkat": ("EIO",), "mkdir": ("ENOSPC", "EACCES"), "ftruncate": ("EIO", "ENOSPC"),
              "fallocate": ("ENOSPC",), "flock": ("ENOLCK",), "fchmod": ("EPERM",),
              "close": ("EIO",)}
    CAUSES = re.compile(r"No space left|Input/output|I/O error|disk is full|Permission|denied|"
                        r"Too many open|unable to open|No locks|readonly|not permitted|locked")

    def setUp(self):
        super().setUp()
        skip_without_strace(self)
        # A library with some takes, copied for each run.
        self.safe = self.stored(self.drive("store", "2", "before"))
        self.check(self.safe)
        self.before = self.root / "before"
        shutil.copytree(self.library, self.before)

    def trace(self, command, *options):
        shutil.rmtree(self.library)
        shutil.rmtree(str(self.library) + "-trash", ignore_errors=True)
        shutil.copytree(self.before, self.library)
        log = self.root / "strace.log"
        process = subprocess.run(
            ["strace", "-f", "-o", str(log), "-e", "trace=" + ",".join(self.ERRORS), *options,
             DRIVER, str(self.library), *command],
            capture_output=True, text=True, timeout=60)
        return process, log.read_text(errors="replace")

    def calls(self, command):
        """(call, its ordinal) of all that has to do with the library."""
        process, log = self.trace(command)
        self.assertEqual(process.returncode, 0, process.stdout + process.stderr)
        counts = {}
        found = []
        begun = False
        for line in log.splitlines():
            match = re.match(r"\d+ +(\w+)\(", line)
            if match is None:
                continue
            call = match[1]
            counts[call] = counts.get(call, 0) + 1
            named = str(self.library) in line
            begun = begun or named
            by_path = call in ("openat", "renameat2", "rename", "unlink", "mkdir")
            if (named or (begun and not by_path)) and "(1, " not in line:
                found.append((call, counts[call]))
        self.assertGreater(len(found), 30)
        return found

    @staticmethod
    def some(calls, limit):
        """All of them, or an even part."""
        step = 1 if FULL else max(1, len(calls) // limit)
        return calls[::step]

    def sweep_kills(self, command, limit):
        calls = self.some(self.calls(command), limit)
        print(f"{command[0]}: killed at {len(calls)} calls", flush=True)
        for call, ordinal in calls:
            with self.subTest(command=command, call=call, ordinal=ordinal):
                process, log = self.trace(command, "-e",
                                          f"inject={call}:signal=KILL:when={ordinal}")
                self.assertIn("killed by SIGKILL", log)
                told = self.stored(process.stdout.splitlines())
                kept = self.safe if command[0] == "store" else self.safe[1:]
                ids = self.check([*kept, *told])
                self.assertLessEqual(len(ids), 3)
                if command[0] == "store":
                    # What was not finished is made again, once.
                    again = self.stored(self.drive(*command))
                    self.check([*ids, *again])

    def test_a_save_killed_before_and_after_each_call(self):
        self.sweep_kills(["store", "1", "new"], 50)

    def test_a_removal_killed_before_and_after_each_call(self):
        self.sweep_kills(["remove", self.safe[0]], 20)

    def sweep_errors(self, command, limit):
        cases = [(call, ordinal, error) for call, ordinal in self.calls(command)
                 for error in self.ERRORS[call]]
        cases = self.some(cases, limit)
        print(f"{command[0]}: {len(cases)} failing calls", flush=True)
        for call, ordinal, error in cases:
            with self.subTest(command=command, call=call, ordinal=ordinal, error=error):
                process, log = self.trace(command, "-e",
                                          f"inject={call}:error={error}:when={ordinal}")
                self.assertIn("INJECTED", log)
                lines = process.stdout.splitlines()
                failures = [line for line in lines if line.startswith("failed")]
                for line in failures:
                    self.assertIn(str(self.root), line)
                    self.assertRegex(line, self.CAUSES)
                self.assertLessEqual(len(failures), 1, lines)
                self.assertEqual(process.returncode, 0, lines)
                if command[0] == "store":
                    self.assertEqual(len(self.check([*self.safe, *self.stored(lines)])), 3)
                else:
                    self.assertEqual(len(self.check(self.safe[1:])), 1)

    def test_a_save_with_a_failing_call(self):
        self.sweep_errors(["store", "1", "new"], 60)

    def test_a_removal_with_a_failing_call(self):
        self.sweep_errors(["remove", self.safe[0]], 20)


if __name__ == "__main__":
    unittest.main()
