# SPDX-License-Identifier: MIT
"""Programs of an installation, run as a user who has nothing of this program yet."""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

SOURCE = pathlib.Path(os.environ.get("AUDIOLDM_SOURCE", "."))
BUILD = pathlib.Path(os.environ.get("AUDIOLDM_BUILD", "build"))
LIBRARIES = "lib/audioldm-studio"
SHARE = "share/audioldm-studio"
ID = "org.audioldm.studio"
WINDOW_SECONDS = 60


class InstalledProgramsTest(unittest.TestCase):
    """Tests of self.prefix, which a subclass sets."""
    prefix = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name) / "home"
        runtime = pathlib.Path(folder.name) / "runtime"
        self.home.mkdir()
        runtime.mkdir(mode=0o700)
        self.environment = {
            "HOME": str(self.home), "XDG_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8",
            "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "OMP_NUM_THREADS": "1",
            "PULSE_SERVER": f"unix:{runtime}/none",
        }

    def program(self, name):
        return str(self.prefix / "bin" / name)

    def run_program(self, name, *arguments, **environment):
        return subprocess.run([self.program(name), *arguments], cwd="/", capture_output=True,
                              text=True, env={**self.environment, **environment}, timeout=300)

    def output_of(self, name, *arguments):
        result = self.run_program(name, *arguments)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result.stdout

    def start_window(self, *before, **environment):
        """Runs the window until it has kept its first state, then ends it as a session's end does.
        Returns its exit code and what it wrote."""
        log = self.home.parent / "window.log"
        with open(log, "w", encoding="utf-8") as output:
            window = subprocess.Popen([*before, self.program("audioldm-studio")], cwd="/",
                                      stdout=output, stderr=subprocess.STDOUT,
                                      env={**self.environment, **environment})
            until = time.monotonic() + WINDOW_SECONDS
            while not self.library().is_dir() and time.monotonic() < until:
                self.assertIsNone(window.poll(), log.read_text(encoding="utf-8"))
                time.sleep(0.1)
            time.sleep(2)
            window.send_signal(signal.SIGTERM)
            code = window.wait(WINDOW_SECONDS)
        return code, log.read_text(encoding="utf-8", errors="replace")

    def library(self):
        return self.home / ".local/share/audioldm-studio/library"

    def check_programs_start(self):
        version = re.search(r"VERSION ([\d.]+)",
                            (SOURCE / "CMakeLists.txt").read_text(encoding="utf-8").split("project(")[1])
        for name in ("audioldm", "audioldm-studio"):
            self.assertEqual(self.output_of(name, "--version").strip(), f"{name} {version.group(1)}")
        self.assertIn("cpu", self.output_of("audioldm", "devices").lower())
        code, output = self.start_window()
        self.assertEqual(code, 0, output)

    def check_libraries_are_its_own(self):
        """libtorch and its like come out of the prefix, everything else out of the system."""
        for name in ("audioldm", "audioldm-studio"):
            result = self.run_program(name, "--version", LD_DEBUG="files")
            loaded = set(re.findall(r"calling init: (/.*)$", result.stderr, re.MULTILINE))
            own = {path for path in loaded if path.startswith(str(self.prefix))}
            self.assertTrue(any("libtorch_cpu.so" in path for path in own), sorted(loaded))
            strange = {path for path in loaded - own if not path.startswith(("/lib", "/usr/lib"))}
            self.assertEqual(strange, set())

    def check_makes_a_sound(self):
        if not (self.prefix / SHARE / "models/starter").is_dir():
            self.assertFalse((SOURCE / "resources/models/starter").is_dir(),
                             "the starter model was not installed")
            self.skipTest("there is no starter model yet")
        target = self.home / "bell.wav"
        self.output_of("audioldm", "generate", "--prompt", "a bell", "--steps", "2",
                       "--duration", "1", "-o", str(target))
        self.assertGreater(target.stat().st_size, 16000)


def tool(test, name):
    path = shutil.which(name)
    if path is None:
        test.skipTest(f"{name} is not installed")
    return path
