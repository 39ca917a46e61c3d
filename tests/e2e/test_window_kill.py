# SPDX-License-Identifier: MIT
"""The window with the real engine, killed in the middle of its work: nothing that was made or asked
for is lost.

AUDIOLDM_KILLS sets how often; 10 of them take minutes.
"""

import json
import os
import random
import subprocess
import time
import unittest
import wave

from window_program import WindowTest


class StarterKillTest(WindowTest):
    ROUNDS = int(os.environ.get("AUDIOLDM_KILLS", "1"))
    SOUNDS = 3

    def test_nothing_is_lost(self):
        config = self.home / ".config/audioldm-studio"
        config.mkdir(parents=True)
        (config / "config.json").write_text('{"diffusionSteps": 5}')
        chance = random.Random(3)
        for number in range(self.ROUNDS):
            with self.subTest(round=number):
                self.kill_and_look(chance.uniform(0.1, 6), number)

    def kill_and_look(self, seconds, number):
        earlier = self.whole_takes()
        process = self.start()
        time.sleep(0.3)
        for place in range(self.SOUNDS):
            self.press("ctrl+p", "ctrl+a")
            self.type(f"rain falling {number} {place}")
            self.press("ctrl+Return")
        last = f"rain falling {number} {self.SOUNDS - 1}"
        self.wait_for(lambda: self.session().get("params", {}).get("prompt") == last, "the fields")
        time.sleep(seconds)
        self.kill(process)
        done = self.whole_takes()
        print(f"\nkilled after {seconds:.1f} s with {len(done) - len(earlier)} of {self.SOUNDS} made")

        process = self.start()
        self.assertEqual(self.session()["params"]["prompt"], last)
        self.wait_for(lambda: len(self.whole_takes()) >= len(earlier) + self.SOUNDS,
                      "all that was asked for")
        time.sleep(0.5)
        after = self.whole_takes()
        self.assertLessEqual(done.items(), after.items())
        # Each once, and none that is only half there.
        self.assertEqual(len(after), len(earlier) + self.SOUNDS)
        self.assertEqual(len(self.take_files()), len(after))
        self.assertEqual({after[name]["prompt"] for name in set(after) - set(earlier)},
                         {f"rain falling {number} {place}" for place in range(self.SOUNDS)})
        self.press("ctrl+q")
        process.wait(15)

    def whole_takes(self):
        """The recipes of the takes' files by their names; a file that is not whole is none."""
        takes = {}
        for file in self.take_files():
            try:
                with wave.open(str(file)) as sound:
                    self.assertEqual(sound.getnframes(), 80000)
            except (EOFError, wave.Error):
                continue
            takes[file.name] = json.loads(subprocess.run(
                [os.environ["AUDIOLDM_PROGRAM"], "recipe", str(file)], capture_output=True,
                env=self.environment(), text=True, check=True).stdout)
        return takes


if __name__ == "__main__":
    unittest.main()
