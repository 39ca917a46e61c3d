# SPDX-License-Identifier: MIT
"""Signals, full and read-only disks, failing system calls: the right exit code and message, and
never a half file."""

import os
import random
import re
import resource
import signal
import subprocess
import time
import unittest

from cli_program import (CANCELLED, CliTest, DONE, INPUT_OUTPUT, INTERNAL, MODEL, OUT_OF_MEMORY,
                         PROGRAM, USAGE)
from tracing import skip_without_strace

GENERATE = ["generate", "-t", "rain", "-dur", "1", "-o", "a.wav", "--report", "r.json"]


class EngineErrorTest(CliTest):
    def test_every_error_of_the_engine_has_its_exit_code(self):
        for name, code in (("invalid_request", USAGE), ("model_missing", MODEL),
                           ("model_invalid", MODEL), ("weight_missing", MODEL),
                           ("shape_mismatch", MODEL), ("out_of_memory", OUT_OF_MEMORY),
                           ("device_lost", INTERNAL), ("io", INPUT_OUTPUT), ("internal", INTERNAL),
                           ("throw", INTERNAL)):
            for stage in ("load", "denoise"):
                with self.subTest(name=name, stage=stage):
                    process = self.run_program(*GENERATE, code=code, fail=f"{stage}:{name}")
                    self.assertIn("was told to", process.err)
                    self.assertEqual(process.out, "")
                    self.assert_nothing_written()
        self.run_program("bench", code=OUT_OF_MEMORY, fail="denoise:out_of_memory")


class SignalTest(CliTest):
    def assert_whole(self):
        """Every visible sound file is complete and nothing else is there."""
        for name in self.names():
            self.assertRegex(name, r"^a(-\d+)?\.wav$|^r\.json$")
            if name.endswith(".wav"):
                self.assertEqual(len(self.read_samples(name)[0]), 16000)
                self.run_program("recipe", name)
            else:
                self.read_json(name)

    def clean(self):
        for name in self.names():
            (self.folder / name).unlink()

    def wait_for_progress(self, process):
        while b"denoise" not in process.stderr.readline():
            self.assertIsNone(process.poll())

    def test_a_signal_cancels_within_a_step(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number=number):
                process = self.start(*GENERATE, "--steps", "1000", step_ms=100)
                self.wait_for_progress(process)
                start = time.monotonic()
                process.send_signal(number)
                out, err = process.communicate(timeout=30)
                self.assertEqual(process.returncode, CANCELLED)
                self.assertLess(time.monotonic() - start, 1)
                self.assertEqual(out, b"")
                self.assertIn(b"Cancelled.", err)
                self.assert_nothing_written()

    def test_a_second_signal_ends_a_step_that_takes_long(self):
        process = self.start(*GENERATE, step_ms=60_000)
        self.wait_for_progress(process)
        process.send_signal(signal.SIGINT)
        time.sleep(0.2)
        self.assertIsNone(process.poll())
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=10)
        self.assertEqual(process.returncode, CANCELLED)
        self.assert_nothing_written()

    def test_signals_at_random_moments_leave_no_half_file(self):
        chance = random.Random(7)
        codes = set()
        for _ in range(150):
            process = self.start(*GENERATE, "--count", "4", "--steps", "3", step_ms=1)
            for _ in range(chance.choice((1, 1, 2))):
                time.sleep(chance.uniform(0, 0.03))
                process.send_signal(chance.choice((signal.SIGINT, signal.SIGTERM)))
            process.communicate(timeout=30)
            codes.add(process.returncode)
            # Before the program has set itself up a signal ends it in the system's way.
            self.assertIn(process.returncode,
                          (DONE, CANCELLED, -signal.SIGINT, -signal.SIGTERM))
            self.assert_whole()
            self.clean()
        self.assertIn(CANCELLED, codes)

    def test_finished_takes_stay_after_a_signal(self):
        process = self.start(*GENERATE, "--count", "50", "--steps", "2", step_ms=20)
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=30)
        self.assertEqual(process.returncode, CANCELLED)
        self.assert_whole()
        self.assertEqual(len(self.names()), 1 + len(out.split()))
        self.assertNotIn("r.json", self.names())

    def test_kill_leaves_no_half_file_under_a_visible_name(self):
        chance = random.Random(8)
        for _ in range(100):
            process = self.start(*GENERATE, "--count", "4", "--steps", "1")
            time.sleep(chance.uniform(0, 0.03))
            process.kill()
            process.communicate(timeout=30)
            for name in self.names():
                if name.startswith(".") and name.endswith(".part"):
                    (self.folder / name).unlink()
            self.assert_whole()
            self.clean()


class DiskTest(CliTest):
    def assert_refused(self, process, *texts):
        for text in texts:
            self.assertIn(text, process.err)
        self.assertEqual(process.out, "")

    def test_targets_that_cannot_be_written_end_with_5_before_the_model_is_loaded(self):
        (self.folder / "file").write_text("x")
        for ending in (".wav", ".json"):
            (self.folder / ("folder" + ending)).mkdir()
            os.mkfifo(self.folder / ("pipe" + ending))
            (self.folder / ("circle" + ending)).symlink_to("circle" + ending)
        before = self.names()
        for name, cause in (("none/a", "No such file or directory"), ("file/a", "Not a directory"),
                            ("folder", "Is a directory"), ("pipe", "not a regular file"),
                            ("circle", "symbolic links"), ("/proc/a", "/proc/a"),
                            ("n" * 300, "File name too long")):
            for arguments in (["-o", name + ".wav"], ["-o", "a.wav", "--report", name + ".json"]):
                with self.subTest(arguments=arguments):
                    process = self.generate(*arguments, code=INPUT_OUTPUT,
                                            fail="load:model_missing")
                    self.assert_refused(process, name, cause)
        self.generate("-o", "n" * 250 + ".wav", "--count", "2", code=INPUT_OUTPUT)
        self.assertEqual(self.names(), before)

    def mounted(self, options):
        disk = self.folder / "disk"
        disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)],
                                 capture_output=True)
        if mounted.returncode != 0:
            self.skipTest("only root can mount a small disk: " + mounted.stderr.decode())
        self.addCleanup(subprocess.run, ["umount", str(disk)], check=True)
        return disk

    def test_a_full_disk(self):
        disk = self.mounted("size=64k")
        process = self.run_program("generate", "-t", "x", "-dur", "5", "-o", "disk/a.wav",
                                   code=INPUT_OUTPUT, fail="load:model_missing")
        self.assert_refused(process, "disk/a.wav", "No space left on device", "Free some space")
        self.assertEqual(list(disk.iterdir()), [])

    def test_a_disk_that_fills_up_in_between(self):
        disk = self.mounted("size=64k")
        process = self.start("generate", "-t", "x", "-dur", "1", "--count", "3", "--steps", "5",
                             "-o", "disk/a.flac", "--format", "pcm24", step_ms=100)
        while b"denoise" not in process.stderr.readline():
            pass
        filler = disk / "filler"
        with open(filler, "wb") as file:
            file.write(b"x" * (56 * 1024))
        out, err = process.communicate(timeout=30)
        self.assertEqual(process.returncode, INPUT_OUTPUT)
        self.assertIn(b"No space left on device", err)
        self.assertEqual(out, b"")
        self.assertEqual(list(disk.iterdir()), [filler])
        filler.unlink()
        self.run_program("generate", "-t", "x", "-dur", "1", "-o", "disk/a.flac")

    def test_a_read_only_disk(self):
        self.mounted("ro")
        process = self.generate("-o", "disk/a.wav", code=INPUT_OUTPUT)
        self.assert_refused(process, "disk/a.wav", "Read-only file system")

    def test_the_old_file_stays_when_the_new_one_is_too_large(self):
        (self.folder / "a.wav").write_text("old")
        process = subprocess.run(
            [PROGRAM, *GENERATE], cwd=self.folder, env=self.environment(), capture_output=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))
        self.assertEqual(process.returncode, INPUT_OUTPUT)
        self.assertIn(b"File too large", process.stderr)
        self.assertEqual((self.folder / "a.wav").read_text(), "old")
        self.assertEqual(self.names(), ["a.wav"])

    def test_standard_output_that_cannot_be_written(self):
        for arguments in (GENERATE, ["recipe", "a.wav"], ["models", "list"], ["devices"]):
            with open("/dev/full", "wb") as full:
                process = self.start(*arguments, stdout=full)
                _, err = process.communicate(timeout=30)
            self.assertEqual(process.returncode, INPUT_OUTPUT, arguments)
            self.assertIn(b"Standard output", err)
        reader, writer = os.pipe()
        os.close(reader)
        process = self.start(*GENERATE, stdout=writer)
        os.close(writer)
        process.communicate(timeout=30)
        self.assertEqual(process.returncode, INPUT_OUTPUT)


class SystemCallTest(CliTest):
    """Every system call that has to do with a file of the user, failing or killed in turn."""

    ERRORS = {"openat": ("EMFILE", "EACCES", "EINTR"), "write": ("ENOSPC", "EIO", "EDQUOT", "EINTR"),
              "fchmod": ("EIO", "EPERM"), "fsync": ("EIO", "ENOSPC", "EINTR", "EINVAL"),
              "close": ("EIO", "EDQUOT"), "renameat": ("EIO", "EACCES"), "unlinkat": ("EIO",)}
    OLD = b"old"

    def setUp(self):
        super().setUp()
        skip_without_strace(self)

    def trace(self, *options):
        """Makes a sound over an old one under strace: the exit code, the message, the log."""
        (self.folder / "a.wav").write_bytes(self.OLD)
        log = self.root / "strace.log"
        process = subprocess.run(
            ["strace", "-f", "-o", str(log), "-e", "trace=" + ",".join(self.ERRORS), *options,
             PROGRAM, "generate", "-t", "rain", "-dur", "0.5", "-q",
             "-o", str(self.folder / "a.wav")],
            cwd=self.root, env=self.environment(), capture_output=True, timeout=60)
        return process.returncode, process.stderr.decode(), log.read_text(errors="replace")

    def calls_of_the_users_files(self):
        """(call, its ordinal in the process, its line in the log, the calls before and after it),
        from the first touch of the user's folder on."""
        code, _, log = self.trace()
        self.assertEqual(code, DONE)
        counts = {}
        found = []
        for line in log.splitlines():
            match = re.match(r"\d+ +(\w+)\(", line)
            if match is None:
                continue
            call = match[1]
            counts[call] = counts.get(call, 0) + 1
            # From the result on the program only says goodbye.
            if call == "write" and line.split("(")[1].startswith("1,"):
                break
            is_ours = str(self.folder) in line or ".part" in line
            if is_ours or (found and call != "openat"):
                found.append((call, counts[call], line))
        names = [call for call, *_ in found]
        self.assertEqual(set(names), set(self.ERRORS))
        self.assertEqual(names[names.index("write"):],
                         ["write", "fchmod", "fsync", "close", "renameat", "fsync", "close"])
        return [(*entry, before, after)
                for entry, before, after in zip(found, ["", *names], [*names[1:], ""])]

    @staticmethod
    def does_no_harm(call, error, line, before, after):
        """Whether the sound can be saved all the same."""
        return (error == "EINTR"
                or (call == "openat" and error == "EACCES" and ".part" not in line)  # no listing
                or (call == "fchmod" and error == "EPERM")  # a file of somebody else
                or (call == "fsync" and error == "EINVAL" and before == "renameat")  # of a folder
                or (call == "close" and after != "renameat")  # nothing was written
                or call == "unlinkat")

    def new_file_is_there(self):
        """Whether the target is the whole new file; else it must be the old one."""
        content = (self.folder / "a.wav").read_bytes()
        if content != self.OLD:
            self.assertEqual(len(self.read_samples("a.wav")[0]), 8000)
        return content != self.OLD

    def temporary_files(self):
        return [name for name in self.names() if name != "a.wav"]

    def test_one_failing_call(self):
        for call, ordinal, line, before, after in self.calls_of_the_users_files():
            for error in self.ERRORS[call]:
                with self.subTest(call=call, ordinal=ordinal, error=error):
                    code, message, log = self.trace(
                        "-e", f"inject={call}:error={error}:when={ordinal}")
                    self.assertIn("INJECTED", log)
                    if self.does_no_harm(call, error, line, before, after):
                        self.assertEqual(code, DONE, message)
                        self.assertTrue(self.new_file_is_there())
                    else:
                        self.assertEqual(code, INPUT_OUTPUT)
                        self.assertIn(str(self.folder / "a.wav"), message)
                        # Only the folder's sync comes after the new file is in place.
                        self.assertEqual(self.new_file_is_there(), before == "renameat")
                    if call == "unlinkat":
                        self.clean_temporary_files()
                    self.assertEqual(self.temporary_files(), [])

    def clean_temporary_files(self):
        for name in self.temporary_files():
            self.assertRegex(name, r"^\.a\.wav\.\w{6}\.part$")
            (self.folder / name).unlink()

    def test_killed_at_each_call(self):
        for call, ordinal, *_ in self.calls_of_the_users_files():
            with self.subTest(call=call, ordinal=ordinal):
                _, _, log = self.trace("-e", f"inject={call}:signal=KILL:when={ordinal}")
                self.assertIn("killed by SIGKILL", log)
                self.clean_temporary_files()
                self.new_file_is_there()


if __name__ == "__main__":
    unittest.main()
