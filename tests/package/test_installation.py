# SPDX-License-Identifier: MIT
"""An installation is whole: it runs where it was moved to, and needs neither source nor build."""
import os
import pathlib
import re
import shutil
import subprocess
import time
import unittest

from installed_programs import BUILD, ID, SHARE, SOURCE, InstalledProgramsTest, tool


class InstallationTest(InstalledProgramsTest):
    @classmethod
    def setUpClass(cls):
        made = pathlib.Path(os.environ["AUDIOLDM_PREFIX"])
        # It need not stay where it was installed.
        cls.prefix = made.with_name("moved prefix")
        if made.is_dir():
            shutil.rmtree(cls.prefix, ignore_errors=True)
            made.rename(cls.prefix)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.prefix, ignore_errors=True)

    def test_programs_start(self):
        self.check_programs_start()

    def test_libraries_are_its_own(self):
        self.check_libraries_are_its_own()

    def test_makes_a_sound(self):
        self.check_makes_a_sound()

    def test_models_and_presets_come_along(self):
        for name in sorted(path.name for path in (SOURCE / "resources/presets").iterdir()):
            self.assertTrue((self.prefix / SHARE / "presets" / name).is_file(), name)
        searched = self.run_program("audioldm", "models", "inspect", "none").stderr
        self.assertIn(str(self.prefix / SHARE / "models"), searched)
        elsewhere = searched.replace(str(self.prefix), "")
        self.assertNotIn(str(BUILD), elsewhere)
        self.assertNotIn(str(SOURCE), elsewhere)

    def test_no_file_of_source_or_build_is_looked_for(self):
        strace = tool(self, "strace")
        trace = self.home.parent / "trace"
        # -D: the program is the process that is started and ended, not the tracer.
        traced = [strace, "-D", "-f", "-qq", "-s", "4096", "-e", "trace=%file",
                  "-o", str(trace)]
        if subprocess.run([*traced, "true"], capture_output=True).returncode != 0:
            self.skipTest("nothing may be traced here")
        code, output = self.start_window(*traced)
        self.assertEqual(code, 0, output)
        time.sleep(2)  # the tracer ends after the program
        paths = re.findall(r'"(/[^"]*)"', trace.read_text(encoding="utf-8", errors="replace"))
        self.assertTrue(any("libtorch_cpu" in path for path in paths))
        above = {str(folder) for folder in self.prefix.parents}
        ours = [path for path in paths
                if not path.startswith(str(self.prefix)) and path not in above]
        strange = {path for path in ours
                   if path.startswith((str(SOURCE / "resources"), str(SOURCE / ".venv"), str(BUILD)))}
        self.assertEqual(strange, set())

    def test_home_is_kept_tidy(self):
        code, output = self.start_window()
        self.assertEqual(code, 0, output)
        folders = {".config", ".local", ".cache"}
        self.assertLessEqual({path.name for path in self.home.iterdir()}, folders)

    def test_relative_folders_are_passed_over(self):
        searched = self.run_program("audioldm", "models", "inspect", "none", XDG_DATA_HOME="data")
        self.assertIn(str(self.home / ".local/share/audioldm-studio/models"), searched.stderr)
        self.assertNotIn('"data/', searched.stderr)

    def test_manual_pages(self):
        man = tool(self, "man")
        for name, part in (("audioldm", "--negative-prompt"), ("audioldm-studio", "--safe-mode")):
            page = self.prefix / f"share/man/man1/{name}.1.gz"
            text = subprocess.run([man, "--warnings", "-l", str(page)], capture_output=True, text=True,
                                  env={**self.environment, "MANWIDTH": "100", "PAGER": "cat"})
            self.assertEqual((text.returncode, text.stderr), (0, ""))
            self.assertIn(part, text.stdout)

    def test_desktops_find_it(self):
        share = self.prefix / "share"
        for path in (f"applications/{ID}.desktop", f"metainfo/{ID}.metainfo.xml",
                     f"icons/hicolor/scalable/apps/{ID}.svg"):
            self.assertTrue((share / path).is_file(), path)
        update = tool(self, "update-mime-database")
        subprocess.run([update, str(share / "mime")], check=True, capture_output=True)
        self.assertIn("application/vnd.audioldm.presets+json:*.audioldm-presets",
                      (share / "mime/globs2").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
