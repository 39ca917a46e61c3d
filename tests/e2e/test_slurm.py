# SPDX-License-Identifier: MIT
"""Batches on a real Slurm: slurmctld, slurmd and munge of the test's own on this machine."""

import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import threading
import time
import unittest

import slurm_cluster
from cli_program import CANCELLED, DONE, PROGRAM, USAGE
from test_batch import BatchTest, SOME_FAILED, task

LINES = 200


class SlurmTest(BatchTest):
    @classmethod
    def setUpClass(cls):
        missing = slurm_cluster.missing_programs()
        if missing:
            raise unittest.SkipTest("not installed (slurm-wlm, munge): " + ", ".join(missing))
        folder = tempfile.TemporaryDirectory(prefix="audioldm-slurm.")
        cls.addClassCleanup(folder.cleanup)
        cls.cluster = cls.enterClassContext(slurm_cluster.SlurmCluster(folder.name, cpus=4))

    def environment(self, **settings):
        return {**super().environment(**settings), **self.cluster.environment}

    def setUp(self):
        super().setUp()
        # Slurm lets a job that was queued again wait for two minutes; here an operator does not.
        self.ended = threading.Event()
        hurry = threading.Thread(target=self.start_again_soon)
        hurry.start()
        self.addCleanup(hurry.join)
        self.addCleanup(self.ended.set)

    def start_again_soon(self):
        # A node that has not done with the last run of a job yet refuses the next, and the job fails.
        seconds = 4
        seen = {}
        while not self.ended.wait(0.2):
            for line in self.cluster.run("squeue", "-h", "-r", "-o", "%i %r").splitlines():
                job, _, reason = line.partition(" ")
                if reason != "BeginTime":
                    seen.pop(job, None)
                elif time.monotonic() - seen.setdefault(job, time.monotonic()) > seconds:
                    self.cluster.run("scontrol", "update", "JobId=" + job, "StartTime=now")

    def worker(self, shard):
        """The process id of the program that does a shard of this test's batch; None: none."""
        for folder in pathlib.Path("/proc").iterdir():
            if not folder.name.isdigit():
                continue
            try:
                arguments = (folder / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if (shard.encode() in arguments and os.fsencode(self.out) in arguments
                    and b"--no-results" in arguments):
                return int(folder.name)
        return None

    def wait_for(self, condition, what, seconds=60):
        end = time.monotonic() + seconds
        while not (value := condition()):
            if time.monotonic() > end:
                self.fail(f"not reached: {what}\n{self.logs()}\n{self.cluster.run('squeue')}")
            time.sleep(0.05)
        return value

    def logs(self):
        return "\n".join(f"{log.name}: {log.read_text()}"
                         for log in self.out.glob(".audioldm-batch/slurm/log-*"))

    def done(self):
        return len(list(self.out.glob(".audioldm-batch/items/*/*.done")))

    def finish(self, process, code=DONE):
        out, err = process.communicate(timeout=120)
        self.assertEqual(process.returncode, code, f"{out.decode()}{err.decode()}\n{self.logs()}")
        return out.decode(), err.decode()

    def test_elements_that_are_killed_preempted_and_out_of_time_make_each_take_once(self):
        self.write(*[task(str(number), diffusionSteps=4) for number in range(LINES - 1)], "broken")
        process = self.start(*self.arguments("--slurm", "--elements", "4", "--cpus", "1",
                                             "--mem", "500M", "--time", "10", "--sbatch",
                                             "--comment=test"), step_ms=20)
        job = None

        def submitted():
            nonlocal job
            path = self.out / ".audioldm-batch/slurm/job.json"
            job = json.loads(path.read_text())["jobId"] if path.exists() else None
            return job
        self.wait_for(submitted, "submitted")
        self.wait_for(lambda: self.done() >= 8, "some lines are done")
        # The first is killed as for want of memory, the second loses its machine to another job,
        # the third is told that its time is nearly up.
        os.kill(self.wait_for(lambda: self.worker("1/4"), "worker 1"), signal.SIGKILL)
        self.assertEqual(self.cluster.run("scontrol", "requeue", f"{job}_2"), "")
        self.cluster.run("scancel", "--signal=USR1", "--batch", f"{job}_3")
        files = {path: path.stat().st_ino for path in self.out.glob("*.wav")}
        out, err = self.finish(process, SOME_FAILED)

        results = self.all_that_is_made()
        self.assertEqual(out.strip(), str(self.out / "results.jsonl"))
        self.assertEqual([result["status"] for result in results],
                         (LINES - 1) * ["succeeded"] + ["failed"])
        self.assertEqual(len(self.sounds()), LINES - 1)
        for path, inode in files.items():
            self.assertEqual(path.stat().st_ino, inode, "made twice: " + path.name)
        self.assertIn(f"{LINES} lines: {LINES - 1} done", err)
        self.assertRegex(err, rf"job {job}: \d running")
        logs = self.logs()
        self.assertIn("The program was killed (exit code 137); once more.", logs)
        self.assertIn("DUE TO JOB REQUEUE", logs)
        # Each ran to its end after it was queued again.
        for index in (1, 2, 3, 4):
            end = self.out / f".audioldm-batch/slurm/exit-{index}"
            self.assertIn(end.read_text().strip(), ("0", "6"))
        # Once more: all that is left is the broken line.
        process = self.run_program(*self.arguments("--slurm"), code=SOME_FAILED)
        self.assertIn("with 1 elements was submitted", process.err)

    def test_following_can_be_left_and_taken_up_again(self):
        self.write(*[task(str(number)) for number in range(12)])
        process = self.start(*self.arguments("--slurm", "--elements", "2"), step_ms=150)
        self.wait_for(lambda: self.done() >= 1, "one line is done")
        process.send_signal(signal.SIGINT)
        _, err = self.finish(process, CANCELLED)
        job = re.search(r"Job (\d+) goes on", err)[1]
        again = self.run_program(*self.arguments("--slurm"))
        self.assertIn(f"Job {job} of this batch has not ended", again.err)
        self.assertEqual(len(self.all_that_is_made()), 12)
        self.assertIn("12 done", self.run_program(*self.arguments("--slurm")).err)

    def test_two_starts_at_once_submit_one_job(self):
        self.write(*[task(str(number)) for number in range(8)])
        starts = [self.start(*self.arguments("--slurm", "--elements", "2"), step_ms=50)
                  for _ in range(3)]
        errors = [self.finish(process)[1] for process in starts]
        self.assertEqual(sum("was submitted" in err for err in errors), 1, errors)
        self.assertEqual(sum("has not ended; it is followed" in err for err in errors), 2, errors)
        self.assertEqual(len(self.all_that_is_made()), 8)

    def test_a_cancelled_job_is_told_and_can_be_gone_on_with(self):
        self.write(*[task(str(number), diffusionSteps=20) for number in range(6)])
        process = self.start(*self.arguments("--slurm", "--elements", "2"), step_ms=50)
        self.wait_for(lambda: self.worker("1/2"), "worker 1")
        self.wait_for(lambda: self.done() >= 1, "one line is done")
        job = json.loads((self.out / ".audioldm-batch/slurm/job.json").read_text())["jobId"]
        self.cluster.run("scancel", job)
        _, err = self.finish(process, SOME_FAILED)
        self.assertRegex(err, r"Element \d ended with exit code 130; its log: ")
        self.assertRegex(err, r"[1-5] left\.")
        # A stop that was asked for is not a crash.
        for mark in self.out.glob(".audioldm-batch/items/*/*.tries"):
            self.assertEqual(mark.read_text().count("s"), mark.read_text().count("i"))
        self.run_program(*self.arguments("--slurm"))
        self.assertEqual(len(self.all_that_is_made()), 6)

    def test_what_slurm_refuses_is_told(self):
        self.write(task("a"))
        process = self.run_program(*self.arguments("--slurm", "--partition", "nowhere"), code=5)
        self.assertIn("sbatch failed", process.err)
        self.assertIn("partition", process.err)


class ScriptTest(BatchTest):
    """The script alone: needs no Slurm."""

    def script(self, *arguments, folder="out"):
        process = self.run_program("batch", "tasks.jsonl", "-o", folder, "--slurm",
                                   "--script-only", *arguments)
        return pathlib.Path(process.out.strip())

    def test_resources_stand_in_the_script(self):
        self.write(task("a"), task("b"), task("c"))
        text = self.script("--elements", "2", "--at-once", "1", "--partition", "long", "--account",
                           "sound", "--time", "2:00:00", "--cpus", "4", "--mem", "8G", "--gpus",
                           "1", "--sbatch=--qos=low", "--precision", "fp32", "--flac").read_text()
        for line in ("--array=1-2%1", "--partition=long", "--account=sound", "--time=2:00:00",
                     "--cpus-per-task=4", "--mem=8G", "--gpus=1", "--qos=low", "--requeue",
                     "--signal=B:USR1@60", "--propagate=NONE"):
            self.assertIn(f"\n#SBATCH {line}\n", text)
        self.assertIn("'--precision' 'fp32' '--flac'", text)
        # No more elements than lines.
        self.assertIn("--array=1-3\n", self.script("--elements", "9").read_text())

    def test_the_script_runs_as_an_element_whatever_the_folder_is_called(self):
        self.write(*[task(str(number)) for number in range(4)])
        folder = "it's $HOME; 100% \u96e8"
        path = self.script("--elements", "2", folder=folder)
        for index in ("1", "2"):
            process = subprocess.run(
                ["bash", str(path)], capture_output=True, timeout=60,
                env={**self.environment(), "SLURM_ARRAY_TASK_ID": index, "SLURM_ARRAY_JOB_ID": "7"})
            self.assertEqual(process.returncode, DONE, process.stderr)
        self.assertEqual(len(list((self.folder / folder).glob("*.wav"))), 4)
        self.run_program("batch", "tasks.jsonl", "-o", 'a"b', "--slurm", "--script-only",
                         code=USAGE)

    def test_without_slurm_the_message_says_so(self):
        self.write(task("a"))
        process = subprocess.run([PROGRAM, *self.arguments("--slurm")], cwd=self.folder,
                                 env={**self.environment(), "PATH": "/nonexistent"},
                                 capture_output=True, text=True, timeout=60)
        self.assertEqual(process.returncode, 5)
        self.assertIn("needs Slurm's commands", process.stderr)


if __name__ == "__main__":
    unittest.main()
