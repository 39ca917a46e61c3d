# SPDX-License-Identifier: MIT
"""Generating and storing, killed at random moments or with failing system calls: all services as a
window has them, with the fake engine.

AUDIOLDM_FULL_SWEEP=1 kills 1,000 times and lets each call fail with each error, else 60 times and a
part of them.
"""

import collections
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
import wave

from tracing import skip_without_strace

DRIVER = os.environ["AUDIOLDM_SERVICE_DRIVER"]
FULL = os.environ.get("AUDIOLDM_FULL_SWEEP") == "1"
KILLS = 1000 if FULL else 60
TAKES_OF_A_TASK = 2
SAMPLES = 1600


class Library:
    """A library folder and what was said of it by programs that were killed since."""

    def __init__(self, test, root):
        self.test = test
        self.folder = root / "library"
        self.model = root / "model"
        self.model.mkdir()
        (self.model / "model_index.json").write_text("{}")
        (self.model / "hash.txt").write_text("one")
        self.environment = {**os.environ, "HOME": str(root / "home"),
                            "AUDIOLDM_FAKE_STEP_MS": "1"}
        self.takes = {}  # id of a take that was told to be safe: (task, index, file)
        self.queued = set()  # tasks whose queueing was told to be safe
        self.succeeded = set()
        self.marked = set()  # tried twice, not again
        self.starts = []  # ms

    def start(self, count, prefix):
        return subprocess.Popen([DRIVER, str(self.folder), str(self.model), str(count), prefix],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                env=self.environment)

    def listen(self, out):
        """Notes what a program said before it ended; a line may be cut off by the kill."""
        for line in out.split("\n")[:-1]:
            what, *words = line.split(" ", 4)
            self.test.assertNotEqual(what, "failed", line)
            if what == "start":
                self.starts.append(float(words[0]))
            elif what == "queued":
                self.queued.add(words[0])
            elif what == "take":
                self.takes[words[2]] = (words[0], int(words[1]), " ".join(words[3:]))
            elif what == "done" and words[1] == "succeeded":
                self.succeeded.add(words[0])
            elif what == "done":
                self.test.assertIn("not tried again", line)
                self.marked.add(words[0])

    def rows(self, query):
        database = sqlite3.connect(self.folder / "library.db")
        try:
            return database.execute(query).fetchall()
        finally:
            database.close()

    def check_whole(self):
        """Looks at a closed library: the database is in order, every take that was told to be safe
        is listed and its file is whole."""
        self.test.assertEqual(self.rows("PRAGMA integrity_check"), [("ok",)])
        # Only the last hundred marks are kept.
        self.marked |= {task for (task,) in self.rows("SELECT task_id FROM queue WHERE state = 2")}
        listed = {take: (task, index, str(self.folder / "takes" / file)) for take, task, index, file
                  in self.rows("SELECT id, task_id, take_index, file FROM takes WHERE state = 0")}
        for take, told in self.takes.items():
            self.test.assertEqual(listed.get(take), told)
        for *_, file in listed.values():
            with wave.open(file) as sound:
                self.test.assertEqual((sound.getnframes(), sound.getsampwidth()), (SAMPLES, 3))
                self.test.assertGreater(max(sound.readframes(SAMPLES)), 0)
        return listed


class ServiceKillTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="audioldm-kill.")
        self.addCleanup(temporary.cleanup)
        self.library = Library(self, pathlib.Path(temporary.name))

    def run_killed(self, number, count, longest):
        """Runs the program and kills it at a random moment; says whether it was still there."""
        process = self.library.start(count, f"run{number}")
        time.sleep(self.chance.uniform(0.001, longest))
        there = process.poll() is None
        process.kill()
        out, err = process.communicate(timeout=60)
        self.assertEqual(err, "")
        self.library.listen(out)
        return there

    def test_nothing_is_lost_or_made_twice(self):
        self.chance = random.Random(5)
        library = self.library
        # Slow enough that a quick machine is still at work when the kill comes.
        library.environment["AUDIOLDM_FAKE_STEP_MS"] = "5"
        kills = 0
        run = 0
        while kills < KILLS:
            # Rather few tasks at a time, so that the queue is worked off between the kills.
            kills += self.run_killed(run, self.chance.randint(0, 3), 0.25)
            run += 1
            if run % 20 == 0:
                library.check_whole()
        out, err = library.start(0, "last").communicate(timeout=300)
        self.assertEqual(err, "")
        self.assertTrue(out.endswith("end\n"), out)
        library.listen(out)
        library.check_whole()

        made = collections.Counter(
            dict(library.rows("SELECT task_id, count(*) FROM takes WHERE state = 0 GROUP BY 1")))
        twice = library.rows("SELECT task_id, take_index, count(*) FROM takes WHERE state = 0 "
                             "GROUP BY 1, 2 HAVING count(*) > 1")
        self.assertEqual(twice, [], "no take is made twice")
        self.assertEqual(library.rows("SELECT * FROM queue WHERE state < 2"), [])
        marked = library.marked
        for task in library.queued - marked:
            self.assertEqual(made[task], TAKES_OF_A_TASK, task)
        self.assertTrue(library.succeeded <= set(made))
        self.assertEqual(library.rows("SELECT count(*) FROM takes WHERE state != 0"), [(0,)])
        left = [name for name in os.listdir(library.folder / "takes")]
        self.assertEqual(len(left), sum(made.values()), "no file without a take")
        self.assertLess(max(library.starts), 2000)
        self.assertGreater(len(library.queued - marked), KILLS // 4, "there was work to lose")
        print(f"{kills} kills in {run} runs: {sum(made.values())} takes of {len(made)} tasks, "
              f"{len(library.takes)} told to be safe, {len(marked)} tasks marked after two tries, "
              f"slowest start {max(library.starts):.0f} ms")

    def test_several_programs_at_once_make_everything_once(self):
        library = self.library
        library.environment["AUDIOLDM_FAKE_STEP_MS"] = "60000"
        process = library.start(12, "left")
        for line in process.stdout:
            library.listen(line)
            if line == "queued left-11\n":
                break
        process.kill()
        process.communicate()
        library.environment["AUDIOLDM_FAKE_STEP_MS"] = "1"
        for process in [library.start(4, f"program{number}") for number in range(3)]:
            out, err = process.communicate(timeout=120)
            self.assertEqual((process.returncode, err), (0, ""), out)
            library.listen(out)
        self.assertEqual(len(library.succeeded), 12 + 3 * 4)
        self.assertEqual(len(library.check_whole()), TAKES_OF_A_TASK * (12 + 3 * 4))
        twice = library.rows("SELECT task_id, take_index FROM takes GROUP BY 1, 2 "
                             "HAVING count(*) > 1")
        self.assertEqual(twice, [])

    def test_what_runs_when_the_program_ends_is_tried_once_more_and_then_marked(self):
        library = self.library
        library.environment["AUDIOLDM_FAKE_STEP_MS"] = "60000"
        # Each program may be at either task when it is killed: it starts the first that it finds.
        for start in range(3):
            process = library.start(2 if start == 0 else 0, "long")
            for line in process.stdout:
                library.listen(line)
                if line.startswith("queued long-1" if start == 0 else "start"):
                    break
            deadline = time.monotonic() + 30
            query = "SELECT task_id, tries FROM queue WHERE state = 1 AND tries > 0"
            while not (running := library.rows(query)):
                self.assertLess(time.monotonic(), deadline)
                time.sleep(0.01)
            time.sleep(0.3)  # what is written of the task that ended last counts
            running = library.rows(query)
            process.kill()
            process.communicate()
            if running[0][1] == 2:
                break
        (twice, tries), = running
        self.assertEqual(tries, 2)
        library.environment["AUDIOLDM_FAKE_STEP_MS"] = "0"
        out, _ = library.start(0, "last").communicate(timeout=60)
        library.listen(out)
        self.assertEqual(library.marked, {twice}, out)
        self.assertEqual(library.succeeded, {"long-0", "long-1"} - {twice}, out)
        self.assertEqual(library.rows("SELECT task_id, tries FROM queue"), [(twice, 2)])
        (error,) = library.rows("SELECT error FROM queue")[0]
        self.assertIn("2 times", error)
        out, _ = library.start(0, "last").communicate(timeout=60)
        self.assertIn(" 0\n", out, "a marked task is not taken up again")


class FailingCallTest(unittest.TestCase):
    ERRORS = ("ENOSPC", "EIO", "EMFILE", "EACCES")
    CALLS = ("openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2")
    CAUSES = re.compile(r"No space left|Input/output|I/O error|disk is full|Permission|denied|"
                        r"Too many open|unable to open|readonly|not permitted|locked")

    def setUp(self):
        skip_without_strace(self)
        temporary = tempfile.TemporaryDirectory(prefix="audioldm-fail.")
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        self.library = Library(self, self.root)
        out, _ = self.library.start(1, "before").communicate(timeout=60)
        self.library.listen(out)
        self.assertEqual(len(self.library.takes), TAKES_OF_A_TASK)
        self.before = self.root / "before"
        shutil.copytree(self.library.folder, self.before)

    def trace(self, *options):
        """Runs one task under strace on a copy of the library: the process, its lines, the log."""
        shutil.rmtree(self.library.folder)
        shutil.copytree(self.before, self.library.folder)
        log = self.root / "strace.log"
        process = subprocess.run(
            ["strace", "-f", "-o", str(log), "-e", "trace=" + ",".join(self.CALLS), *options,
             DRIVER, str(self.library.folder), str(self.library.model), "1", "hurt"],
            capture_output=True, text=True, timeout=60, env=self.library.environment)
        return process, process.stdout.splitlines(), log.read_text(errors="replace")

    def ordinals(self):
        """(call, its ordinal within its thread) of all from the first touch of the library on."""
        process, _, log = self.trace()
        self.assertEqual(process.returncode, 0, process.stdout + process.stderr)
        counts = collections.Counter()
        found = set()
        begun = False
        for line in log.splitlines():
            match = re.match(r"(\d+) +(\w+)\(", line)
            if match is None:
                continue
            counts[match[1], match[2]] += 1
            named = str(self.library.folder) in line
            begun = begun or named
            if (named or (begun and match[2] in ("write", "pwrite64", "fsync", "fdatasync"))
                    and "(1, " not in line):
                found.add((match[2], counts[match[1], match[2]]))
        self.assertGreater(len(found), 20)
        return sorted(found)

    def test_each_failing_call_is_told_loses_nothing_and_may_be_tried_again(self):
        cases = [(call, ordinal, error) for call, ordinal in self.ordinals()
                 for error in self.ERRORS]
        cases = cases[::1 if FULL else max(1, len(cases) // 20)]
        told = 0
        for call, ordinal, error in cases:
            with self.subTest(call=call, ordinal=ordinal, error=error):
                told += self.fail_and_look(call, ordinal, error)
        print(f"\n{len(cases)} failing calls, {told} of them told")
        self.assertGreater(told, len(cases) // 10)

    def fail_and_look(self, call, ordinal, error):
        process, lines, log = self.trace("-e", f"inject={call}:error={error}:when={ordinal}")
        self.assertIn("INJECTED", log)
        self.assertIn(process.returncode, (0, 1), process.stderr)
        failures = [line for line in lines if line.startswith("failed ") or " failed " in line]
        for line in failures:
            self.assertIn(str(self.root), line)
            self.assertRegex(line, self.CAUSES)
        self.assertTrue(failures or lines[-1] == "end", lines)
        safe = {words[3] for words in map(str.split, lines) if words[0] == "take"}
        # The next start works, and so does the next task.
        out, err = self.library.start(1, "next").communicate(timeout=60)
        self.assertEqual(err, "")
        self.assertIn("done next-0 succeeded", out)
        rows = self.library.rows("SELECT id, task_id, take_index FROM takes WHERE state = 0")
        self.assertLessEqual(safe | set(self.library.takes), {take for take, *_ in rows})
        made = collections.Counter((task, index) for _, task, index in rows)
        self.assertEqual(max(made.values()), 1, "nothing is made twice")
        for task in ("before-0", "next-0"):
            self.assertEqual(sum(count for (name, _), count in made.items() if name == task),
                             TAKES_OF_A_TASK)
        if any(line.startswith("done hurt-0 succeeded") for line in lines):
            self.assertEqual(made["hurt-0", 0] + made["hurt-0", 1], TAKES_OF_A_TASK)
        self.assertEqual(self.library.rows("SELECT * FROM queue"), [])
        self.assertEqual(self.library.rows("PRAGMA integrity_check"), [("ok",)])
        self.assertEqual(len(os.listdir(self.library.folder / "takes")), len(rows))
        return bool(failures)


if __name__ == "__main__":
    unittest.main()
