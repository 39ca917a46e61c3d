# SPDX-License-Identifier: MIT
"""Batches: each line once, whatever ends the program and however many work on one folder.

AUDIOLDM_FULL_SWEEP=1 runs the long form of the tests with kills; else a part of it.
"""

import collections
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import time
import unittest

from cli_program import CANCELLED, CliTest, DONE, INPUT_OUTPUT, MODEL, USAGE
from tracing import skip_without_strace

SOME_FAILED = 6
FULL = os.environ.get("AUDIOLDM_FULL_SWEEP") == "1"


def task(name, **changes):
    """A task as JSON; changes of data and params by name."""
    data = {"operation": "generate", "prompt": changes.pop("prompt", "rain on " + name)}
    for key in ("model", "contextId"):
        if key in changes:
            data[key] = changes.pop(key)
    top = {key: changes.pop(key) for key in ("priority", "storeResults") if key in changes}
    data["params"] = {"diffusionSteps": 2, "duration": 0.1, **changes}
    return json.dumps({"id": name, "type": "audio-generation", "modelType": "audioldm",
                       "data": data, **top})


class BatchTest(CliTest):
    def setUp(self):
        super().setUp()
        self.out = self.folder / "out"

    def write(self, *lines, name="tasks.jsonl"):
        (self.folder / name).write_text("".join(line + "\n" for line in lines))

    def arguments(self, *arguments):
        return ("batch", "tasks.jsonl", "--output-dir", "out", *arguments)

    def batch(self, *arguments, code=DONE, **settings):
        return self.run_program(*self.arguments(*arguments), code=code, **settings)

    def results(self):
        return [json.loads(line) for line in (self.out / "results.jsonl").read_text().splitlines()]

    def sounds(self):
        return sorted(path.name for path in self.out.glob("*.wav"))

    def take(self, path):
        """Samples of a take, checked to be whole, and its recipe."""
        name = str(pathlib.Path(path).relative_to(self.folder))
        recipe = json.loads(self.run_program("recipe", name).out)
        return self.read_samples(name)[0], recipe

    def wait_for_progress(self, process):
        while re.search(rb"load|denoise", process.stderr.readline()) is None:
            self.assertIsNone(process.poll())

    def all_that_is_made(self):
        """Every visible file but the results is a whole take of a line, and each take is there once."""
        results = self.results()
        named = []
        for result in results:
            if result["status"] == "succeeded":
                takes = result["data"].get("takes", [result["data"]])
                named += [pathlib.Path(take["audio"]).name for take in takes]
        self.assertEqual(sorted(named), self.sounds())
        self.assertEqual(len(set(named)), len(named))
        visible = {path.name for path in self.out.iterdir() if not path.name.startswith(".")}
        self.assertEqual(visible, {*named, "results.jsonl"})
        return results


class WorkTest(BatchTest):
    def test_a_take_a_line_with_its_recipe(self):
        self.write(task("a", seed=7), "", task("b", seed=8, count=3), "  ", task("c"))
        process = self.batch()
        results = self.all_that_is_made()
        self.assertEqual([result["line"] for result in results], [1, 3, 5])
        self.assertEqual([result["id"] for result in results], ["a", "b", "c"])
        self.assertEqual([json.loads(line)["id"] for line in process.out.splitlines()],
                         ["a", "b", "c"])
        self.assertEqual(len(self.sounds()), 5)
        samples, recipe = self.take(results[0]["data"]["audio"])
        self.assertEqual((len(samples), recipe["seed"], recipe["prompt"]), (1600, 7, "rain on a"))
        self.assertEqual([take["seed"] for take in results[1]["data"]["takes"]], [8, 9, 10])
        self.assertEqual(results[0]["data"]["sampleRate"], 16000)
        self.assertEqual(results[0]["report"]["takes"][0]["file"], results[0]["data"]["audio"])
        self.assertIn("3 lines: 3 done (5 takes), 0 failed, 0 left.", process.err)
        self.assertEqual((self.root / "home/.local/share/audioldm-studio/library").exists(), False)

    def test_a_failed_line_does_not_stop_the_rest(self):
        self.write(task("a"), "no json", task("b", duration=77), '{"id": "x", "unknown": 1}',
                   task("c", scheduler="none"), task("d", contextId="nobody"), "\x00\xff",
                   task("e"))
        process = self.batch(code=SOME_FAILED)
        results = self.all_that_is_made()
        self.assertEqual([result["status"] for result in results],
                         ["succeeded"] + 6 * ["failed"] + ["succeeded"])
        messages = [result.get("error", {}).get("message", "") for result in results]
        for index, words in ((2, "data.params.duration"), (3, "unknown"),
                             (4, "data.params.scheduler"), (5, "data.contextId")):
            self.assertIn(words, messages[index])
        self.assertEqual(results[3]["id"], "x")
        self.assertIn("line 2 failed: ", process.err)
        self.assertIn("8 lines: 2 done (2 takes), 6 failed, 0 left.", process.err)

    def test_finished_lines_are_known_by_their_content(self):
        first = [task(name) for name in "abcd"]
        self.write(*first)
        self.batch()
        made = {name: (self.out / name).stat().st_mtime_ns for name in self.sounds()}
        # Another order, other line ends, a new line between them.
        self.folder.joinpath("tasks.jsonl").write_text(
            "\ufeff" + "\r\n".join([first[2], task("new"), first[0], first[3], first[1]]))
        process = self.batch()
        self.assertEqual(len(process.out.splitlines()), 1)
        self.assertIn("5 lines: 5 done", process.err)
        for name, when in made.items():
            self.assertEqual((self.out / name).stat().st_mtime_ns, when)
        # The same id with another content is another line.
        self.write(*first, task("a", seed=1))
        self.assertEqual(len(self.batch().out.splitlines()), 1)
        self.assertEqual(len(self.sounds()), 6)

    def test_equal_lines_make_a_take_each(self):
        self.write(*[task("same")] * 5)
        self.batch()
        results = self.all_that_is_made()
        self.assertEqual(len({result["data"]["seed"] for result in results}), 5)
        self.assertEqual(self.batch().out, "")

    def test_a_drawn_seed_is_kept_and_differs_between_folders(self):
        self.write(task("a", count=2))
        self.batch()
        first = self.results()[0]["data"]["seed"]
        shutil.rmtree(self.out / ".audioldm-batch/items")
        # The takes are found again by what they hold, and not made anew.
        for name in self.sounds():
            os.utime(self.out / name, (1, 1))
        self.batch()
        self.assertEqual(self.results()[0]["data"]["seed"], first)
        self.assertEqual({(self.out / name).stat().st_mtime for name in self.sounds()}, {1.0})
        self.run_program("batch", "tasks.jsonl", "-o", "other")
        self.assertNotEqual(json.loads((self.folder / "other/results.jsonl").read_text())
                            ["data"]["seed"], first)

    def test_a_take_of_another_request_is_not_taken_for_the_lines(self):
        self.write(task("a", seed=3))
        self.batch()
        name = self.sounds()[0]
        shutil.rmtree(self.out / ".audioldm-batch/items")
        self.generate("--seed", "3", "-o", "out/" + name)
        self.batch()
        self.assertEqual(self.take(self.out / name)[1]["prompt"], "rain on a")

    def test_failed_lines_are_tried_again(self):
        self.write(task("a"), task("b"))
        self.batch(code=SOME_FAILED, fail="denoise:out_of_memory")
        self.assertEqual([result["error"]["code"] for result in self.results()],
                         2 * ["out_of_memory"])
        self.batch()
        self.assertEqual([result["status"] for result in self.all_that_is_made()],
                         2 * ["succeeded"])

    def test_shards_share_the_lines(self):
        self.write(*[task(str(number)) for number in range(10)])
        for shard, count in (("1/3", 4), ("2/3", 3), ("3/3", 3)):
            process = self.batch("--shard", shard)
            self.assertEqual(len(process.out.splitlines()), count)
        self.assertEqual(len(self.all_that_is_made()), 10)
        self.assertEqual({result["status"] for result in self.results()}, {"succeeded"})
        self.assertEqual(self.batch("--shard", "1/2").out, "")
        for shard in ("0/3", "4/3", "a/b", "1", "1/0", "-1/2", "1/2/3", "", "1/9999999"):
            self.batch("--shard", shard, code=USAGE)

    def test_a_model_is_loaded_once_and_priorities_count(self):
        self.add_model("other")
        self.write(task("a1"), task("b1", model="other"), task("a2"), task("b2", model="other"),
                   task("first", priority=5))
        start = time.monotonic()
        process = self.batch(load_ms=1000)
        self.assertLess(time.monotonic() - start, 3)
        ids = [json.loads(line)["id"] for line in process.out.splitlines()]
        self.assertEqual(ids, ["first", "a1", "a2", "b1", "b2"])

    def test_a_broken_model_costs_one_load(self):
        self.add_model("other")
        self.write(*[task(str(number), model="other") for number in range(20)])
        start = time.monotonic()
        self.batch(code=SOME_FAILED, load_ms=300, fail="load:model_invalid")
        self.assertLess(time.monotonic() - start, 3)
        self.assertEqual({result["error"]["code"] for result in self.results()}, {"model_invalid"})

    def test_results_can_be_collected_later(self):
        self.write(task("a"), task("b"))
        self.batch("--shard", "1/2", "--no-results")
        self.assertFalse((self.out / "results.jsonl").exists())
        process = self.batch("--collect", code=SOME_FAILED)
        self.assertEqual([result["status"] for result in self.results()],
                         ["succeeded", "waiting"])
        self.assertIn("1 left", process.err)
        (self.out / self.sounds()[0]).unlink()
        process = self.batch()
        self.assertIn("1 take are not there any more", process.err)
        self.assertTrue(self.results()[0]["data"]["audioMissing"])

    def test_formats(self):
        self.write(task("a"))
        self.batch("--flac", "--format", "pcm24")
        self.assertEqual(len(list(self.out.glob("*.flac"))), 1)
        self.batch("--format", "mp3", code=USAGE)

    def test_the_manifest_from_standard_input(self):
        self.write(task("a"), task("b"))
        with open(self.folder / "tasks.jsonl", "rb") as manifest:
            process = subprocess.run(
                [os.environ["AUDIOLDM_PROGRAM"], "batch", "-", "-o", "out"], stdin=manifest,
                cwd=self.folder, env=self.environment(), capture_output=True, timeout=60)
        self.assertEqual(process.returncode, DONE, process.stderr)
        self.assertEqual(len(self.all_that_is_made()), 2)

    def test_wrong_use(self):
        self.write()
        self.assertIn("holds no task", self.batch(code=USAGE).err)
        self.run_program("batch", "missing.jsonl", "-o", "out", code=INPUT_OUTPUT)
        self.write(task("a"))
        self.run_program("batch", "tasks.jsonl", code=USAGE)
        (self.folder / "file").write_text("")
        self.assertIn("file", self.run_program("batch", "tasks.jsonl", "-o", "file",
                                               code=INPUT_OUTPUT).err)
        for options in (("--partition", "x"), ("--slurm", "--shard", "1/2"),
                        ("--slurm", "--time", "1 0", "--script-only"),
                        ("--slurm", "--script-only", "--elements", "0")):
            self.batch(*options, code=USAGE)
        self.batch("--model", "nobody", code=MODEL)
        self.assertEqual(self.sounds(), [])
        memory = self.out / ".audioldm-batch/batch.json"
        memory.write_text('{"version": 2, "seed": "a"}')
        self.assertIn("newer version", self.batch(code=USAGE).err)
        memory.write_text("broken")
        self.assertIn("batch.json", self.batch(code=USAGE).err)

    def test_the_help_says_what_the_exit_codes_mean(self):
        text = self.run_program("batch", "--help").out
        for words in ("Exit codes", "130", "6 some lines failed", "--shard", "--slurm"):
            self.assertIn(words, text)

    def test_progress_tells_time_left(self):
        self.write(*[task(str(number), diffusionSteps=60) for number in range(4)])
        process = self.batch(step_ms=20)
        self.assertRegex(process.err, r"[1-3] of 4 done, \d+ s left; \d: denoise \d+/60")


class ManyProgramsTest(BatchTest):
    def finish(self, process):
        out, err = process.communicate(timeout=120)
        self.assertEqual(process.returncode, DONE, err.decode())
        return out.decode().splitlines()

    def test_several_on_one_folder_do_nothing_twice(self):
        self.write(*[task(str(number), seed=number) for number in range(60)])
        processes = [self.start(*self.arguments(), step_ms=2) for _ in range(4)]
        told = [json.loads(line)["id"] for process in processes for line in self.finish(process)]
        self.assertEqual(collections.Counter(told), {str(number): 1 for number in range(60)})
        self.assertEqual(len(self.all_that_is_made()), 60)

    def test_a_line_of_a_killed_program_is_taken_over(self):
        self.write(task("slow", diffusionSteps=1000))
        first = self.start(*self.arguments(), step_ms=50)
        self.wait_for_progress(first)
        second = self.start(*self.arguments())
        time.sleep(0.5)
        self.assertIsNone(second.poll())
        first.kill()
        first.communicate()
        self.assertEqual(len(self.finish(second)), 1)
        self.assertEqual(len(self.all_that_is_made()), 1)

    def test_a_line_that_fails_elsewhere_is_not_tried_twice(self):
        self.write(task("slow", diffusionSteps=30))
        first = self.start(*self.arguments(), step_ms=50, fail="denoise:out_of_memory")
        self.wait_for_progress(first)
        second = self.run_program(*self.arguments(), code=SOME_FAILED)
        first.communicate()
        self.assertEqual(second.out, "")
        self.assertEqual(self.results()[0]["error"]["code"], "out_of_memory")


class EndTest(BatchTest):
    """Programs that are stopped and killed."""

    def test_signals_stop_within_a_step_and_the_rest_is_done_later(self):
        self.write(*[task(str(number), diffusionSteps=40, count=2) for number in range(6)])
        # The last is sure to come in the middle of a line.
        for number, step_ms in ((signal.SIGTERM, 5), (signal.SIGUSR1, 5), (signal.SIGINT, 5),
                                (signal.SIGHUP, 100)):
            process = self.start(*self.arguments(), step_ms=step_ms)
            self.wait_for_progress(process)
            time.sleep(0.3)
            start = time.monotonic()
            process.send_signal(number)
            if number != signal.SIGINT:
                process.send_signal(signal.SIGTERM)  # a cluster tells shell and program
            _, err = process.communicate(timeout=30)
            self.assertEqual(process.returncode, CANCELLED, err)
            self.assertLess(time.monotonic() - start, 1)
            self.assertIn(b"left.", err)
        marks = list(self.out.glob(".audioldm-batch/items/*/*.tries"))
        self.assertTrue(marks)
        self.assertTrue(all(mark.read_text().count("s") == mark.read_text().count("i")
                            for mark in marks))
        before = {name: (self.out / name).stat().st_mtime_ns for name in self.sounds()}
        self.batch()
        self.assertEqual(len(self.all_that_is_made()), 6)
        for name, when in before.items():
            self.assertEqual((self.out / name).stat().st_mtime_ns, when)

    def test_a_step_that_takes_too_long_is_left(self):
        self.write(task("a"))
        process = self.start(*self.arguments(), step_ms=60_000)
        self.wait_for_progress(process)
        start = time.monotonic()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
        self.assertLess(time.monotonic() - start, 5)
        self.assertEqual(process.returncode, CANCELLED)
        self.assertEqual([mark.read_text() for mark in
                          self.out.glob(".audioldm-batch/items/*/*.tries")], ["si"])
        self.batch()

    def test_killed_ten_times_a_batch_of_200_makes_200_takes(self):
        tasks = 200
        for round_number in range(8 if FULL else 1):
            chance = random.Random(100 + round_number)
            if self.out.exists():
                shutil.rmtree(self.out)
            self.write(*[task(str(number), **({} if number % 3 else {"seed": number}))
                         for number in range(tasks)])
            kills = 0
            seen = {}
            while kills < 10:
                process = self.start(*self.arguments("--quiet"), step_ms=12)
                time.sleep(chance.uniform(0.02, 0.35))
                ended = process.poll() is not None
                process.kill()
                process.communicate()
                self.assertFalse(ended, "the batch ended before ten kills")
                kills += 1
                for path in self.out.glob("*.wav"):
                    seen.setdefault(path.name, path.stat().st_ino)
            self.batch("--quiet", step_ms=1)
            self.assertEqual(len(self.all_that_is_made()), tasks)
            self.assertEqual(len(self.sounds()), tasks)
            # None was made twice: each is the file that it was when it was first seen.
            for name, inode in seen.items():
                self.assertEqual((self.out / name).stat().st_ino, inode)
            # A kill between the record and the removal of the notes leaves notes of no meaning.
            notes = self.out.glob(".audioldm-batch/items/*/*.tries")
            self.assertEqual([note for note in notes if not note.with_suffix(".done").exists()], [])
            remains = [path for path in self.out.rglob("*.part")]
            self.assertEqual(remains, [])

    def test_killed_at_every_system_call(self):
        """One line of two takes: killed before each call that changes something."""
        skip_without_strace(self)
        self.write(task("a", count=2, seed=1))
        calls = ("openat", "write", "fsync", "renameat", "renameat2", "mkdir", "unlink",
                 "unlinkat", "fcntl")
        log = self.root / "strace.log"

        def trace(*options):
            shutil.rmtree(self.out, ignore_errors=True)
            return subprocess.run(
                ["strace", "-f", "-o", str(log), "-e", "trace=" + ",".join(calls), *options,
                 os.environ["AUDIOLDM_PROGRAM"], *self.arguments("--quiet")],
                cwd=self.folder, env=self.environment(), capture_output=True, timeout=60)

        self.assertEqual(trace().returncode, DONE)
        counts = collections.Counter()
        cases = []
        for line in log.read_text(errors="replace").splitlines():
            call = line.split(maxsplit=1)[1].split("(")[0] if "(" in line else ""
            if call in calls:
                counts[call] += 1
                if str(self.out) in line or (cases and call in ("write", "fsync")):
                    cases.append((call, counts[call]))
        self.assertGreater(len(cases), 20)
        for call, ordinal in cases[::1 if FULL else max(1, len(cases) // 15)]:
            with self.subTest(call=call, ordinal=ordinal):
                trace("-e", f"inject={call}:signal=KILL:when={ordinal}")
                self.batch("--quiet")
                self.assertEqual(len(self.all_that_is_made()), 1)
                self.assertEqual(len(self.sounds()), 2)
                self.assertEqual(list(self.out.rglob("*.part")), [])

    def test_a_line_that_ends_the_program_comes_last(self):
        self.write(task("a", diffusionSteps=1000), task("b"), task("c"))
        for _ in range(2):
            process = self.start(*self.arguments(), step_ms=50)
            self.wait_for_progress(process)
            process.kill()
            process.communicate()
        ids = [json.loads(line)["id"] for line in self.batch().out.splitlines()]
        self.assertEqual(ids, ["b", "c", "a"])

    def test_a_full_disk_ends_the_batch_and_a_later_run_goes_on(self):
        if os.geteuid() == 0 and shutil.which("mount"):
            self.out.mkdir()
            mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs",
                                      str(self.out)], capture_output=True)
            if mounted.returncode != 0:
                self.skipTest("nothing can be mounted here")
            self.addCleanup(subprocess.run, ["umount", str(self.out)], capture_output=True)
        else:
            self.skipTest("needs root")
        self.write(*[task(str(number), duration=1) for number in range(5)])
        process = self.batch(code=INPUT_OUTPUT)
        self.assertIn("No space left", process.err)
        self.assertEqual(subprocess.run(["mount", "-o", "remount,size=4m", str(self.out)]).returncode, 0)
        self.batch()
        self.assertEqual(len(self.all_that_is_made()), 5)


if __name__ == "__main__":
    unittest.main()
