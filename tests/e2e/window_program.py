# SPDX-License-Identifier: MIT
"""Runs the window on a screen, a session bus and a home of its own, and works it by keys alone.

AUDIOLDM_STUDIO names the program; with AUDIOLDM_STUDIO_REAL=1 it is the one with the real engine
and its starter model, else one with a fake engine that AUDIOLDM_FAKE_... steers.
"""

import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

PROGRAM = os.environ["AUDIOLDM_STUDIO"]
REAL = os.environ.get("AUDIOLDM_STUDIO_REAL") == "1"
PICTURES = os.environ.get("AUDIOLDM_SCREENSHOTS")
PLAYER = "org.mpris.MediaPlayer2.Player"
# Slow where many programs share the machine.
LONGEST = 180 if REAL else 30


class WindowTest(unittest.TestCase):
    def setUp(self):
        for tool in ("Xvfb", "xdotool", "dbus-daemon"):
            if shutil.which(tool) is None:
                self.fail(f"{tool} is needed: see tools/debian-packages-test.txt")
        temporary = tempfile.TemporaryDirectory(prefix="audioldm-window.")
        self.addCleanup(temporary.cleanup)
        self.root = pathlib.Path(temporary.name)
        self.home = self.root / "home"
        self.runtime = self.root / "runtime"
        self.runtime.mkdir(mode=0o700)
        self.data = self.home / ".local/share/audioldm-studio"
        if not REAL:
            self.add_model("starter")
        self.start_screen()
        self.start_bus()

    def add_model(self, name):
        model = self.data / "models" / name
        model.mkdir(parents=True, exist_ok=True)
        (model / "model_index.json").write_text("{}")
        (model / "hash.txt").write_text("one")
        return model

    def start_screen(self):
        reader, writer = os.pipe()
        screen = subprocess.Popen(
            # -noreset: else it starts anew when its last client ends, and refuses the next one.
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1440x900x24", "-nolisten", "tcp",
             "-noreset"],
            pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        self.addCleanup(self.end, screen)
        with os.fdopen(reader) as pipe:
            self.display = ":" + pipe.readline().strip()

    def start_bus(self):
        bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--nopidfile",
                                "--print-address"], stdout=subprocess.PIPE, text=True)
        self.addCleanup(bus.stdout.close)
        self.addCleanup(self.end, bus)
        self.bus = bus.stdout.readline().strip()

    @staticmethod
    def end(process):
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def environment(self, **fake):
        kept = {key: value for key, value in os.environ.items()
                if not key.startswith(("XDG_", "AUDIOLDM_FAKE_", "WAYLAND_", "QT_"))}
        return {**kept, "HOME": str(self.home), "DISPLAY": self.display, "LC_ALL": "C.UTF-8",
                "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(self.runtime),
                "DBUS_SESSION_BUS_ADDRESS": self.bus,
                "PULSE_SERVER": f"unix:{self.root}/no-sound-server",
                **{"AUDIOLDM_FAKE_" + key.upper(): str(value) for key, value in fake.items()}}

    def launch(self, *arguments, **fake):
        """Starts the program without waiting for its window."""
        process = subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=self.root,
                                   env=self.environment(**fake), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.stderr.close)
        self.addCleanup(self.end, process)
        return process

    def start(self, *arguments, **fake):
        process = self.launch(*arguments, **fake)
        self.window = self.wait_for(lambda: self.window_of(process), "the window")
        return process

    def window_of(self, process):
        """As find_window; a program that ended without one is a failure at once."""
        if process.poll() is not None:
            self.fail(f"the program ended with {process.returncode}: {process.stderr.read()}")
        window = self.find_window()
        if window is None or self.tool("getwindowpid", window) != [str(process.pid)]:
            return None  # that of a program that was just killed
        # Keys go to it from now on.
        return window if self.tool("getwindowfocus", "-f") == [window] else None

    def wait_for(self, look, what, seconds=LONGEST):
        """The first true answer of `look`."""
        end = time.monotonic() + seconds
        while True:
            found = look()
            if found:
                return found
            if time.monotonic() > end:
                self.picture("failed")
                self.fail(f"waited {seconds} s for {what}")
            time.sleep(0.05)

    def tool(self, *arguments):
        return subprocess.run(["xdotool", *map(str, arguments)], env=self.environment(),
                              capture_output=True, text=True, check=False).stdout.split()

    def find_window(self):
        """The id of the visible main window; none when there is none."""
        found = self.tool("search", "--onlyvisible", "--name", "^AudioLDM Studio$")
        return found[0] if found else None

    def press(self, *keys):
        """Presses keys where the focus is, one after the other."""
        for key in keys:
            self.tool("key", "--clearmodifiers", key)
            time.sleep(0.03)

    def type(self, text):
        self.tool("type", "--delay", 12, text)

    def picture(self, name):
        if PICTURES:
            subprocess.run(["import", "-window", "root", f"{PICTURES}/{name}.png"],
                           env=self.environment(), check=False)

    # ---- what the program keeps ------------------------------------------------------------

    def rows(self, query):
        file = self.data / "library/library.db"
        if not file.exists():
            return []
        database = sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10)
        try:
            return database.execute(query).fetchall()
        except sqlite3.OperationalError:
            return []
        finally:
            database.close()

    def take_files(self):
        return sorted(self.data.glob("library/takes/*.wav"))

    def session(self):
        rows = self.rows("SELECT value FROM notes WHERE key = 'session'")
        return json.loads(rows[0][0]) if rows else {}

    def queue(self):
        """(id, state, tries) of the tasks that are not done; state 0 waits, 1 runs."""
        return self.rows("SELECT task_id, state, tries FROM queue WHERE state < 2 ORDER BY row")

    def takes_in_library(self):
        """(prompt, index within its task, file) of all takes, the oldest first."""
        return self.rows("SELECT prompt, take_index, file FROM takes WHERE state = 0 ORDER BY row")

    def presets(self):
        return [name for (name,) in self.rows("SELECT name FROM presets WHERE removed = 0")]

    def property(self, name):
        """One of the player's values, as other programs of the desktop see it."""
        answer = subprocess.run(
            ["dbus-send", "--session", "--print-reply=literal",
             "--dest=org.mpris.MediaPlayer2.org.audioldm.studio", "/org/mpris/MediaPlayer2",
             "org.freedesktop.DBus.Properties.Get", f"string:{PLAYER}", f"string:{name}"],
            env=self.environment(), capture_output=True, text=True, check=False).stdout
        return re.sub(r"^\s*variant\s*", "", answer).strip()

    def kill(self, process):
        process.send_signal(signal.SIGKILL)
        process.wait()
