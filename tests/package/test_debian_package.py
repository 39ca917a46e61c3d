# SPDX-License-Identifier: MIT
"""The Debian package: lintian finds nothing, its dependencies are named, its programs start.

Takes minutes, for libtorch is in it; made when AUDIOLDM_PACKAGE is set.
"""
import os
import pathlib
import subprocess
import tempfile
import unittest

from installed_programs import BUILD, InstalledProgramsTest, tool

if not os.environ.get("AUDIOLDM_PACKAGE"):
    print("AUDIOLDM_PACKAGE is not set: no package is made")
    raise SystemExit(0)


class DebianPackageTest(InstalledProgramsTest):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(dir=BUILD)
        folder = pathlib.Path(cls.folder.name)
        subprocess.run(["cpack", "-G", "DEB", "-B", str(folder)], cwd=BUILD, check=True,
                       stdout=subprocess.DEVNULL)
        cls.package, = folder.glob("audioldm-studio_*.deb")
        subprocess.run(["dpkg-deb", "-x", str(cls.package), str(folder / "root")], check=True)
        cls.prefix = folder / "root/usr"

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def field(self, name):
        return subprocess.run(["dpkg-deb", "-f", str(self.package), name], check=True,
                              capture_output=True, text=True).stdout.strip()

    def test_lintian_finds_nothing(self):
        lintian = tool(self, "lintian")
        result = subprocess.run([lintian, "--allow-root", "--fail-on", "error,warning",
                                 "--no-tag-display-limit", str(self.package)],
                                capture_output=True, text=True)
        self.assertEqual((result.returncode, result.stdout), (0, ""), result.stderr)

    def test_dependencies(self):
        depends = self.field("Depends")
        for library in ("libc6", "libqt6widgets6", "libqt6multimedia6", "libsndfile1",
                        "libsqlite3-0"):
            self.assertIn(library, depends)
        self.assertNotIn("torch", depends)
        self.assertEqual(self.field("Package"), "audioldm-studio")
        self.assertGreater(int(self.field("Installed-Size")), 400_000)

    def test_programs_start(self):
        self.check_programs_start()

    def test_libraries_are_its_own(self):
        self.check_libraries_are_its_own()

    def test_makes_a_sound(self):
        self.check_makes_a_sound()

    def test_dpkg_installs_and_removes_it(self):
        """Into a folder, without what it depends on: that is on this machine."""
        if os.geteuid() != 0:
            self.skipTest("dpkg installs as root alone")
        with tempfile.TemporaryDirectory(dir=self.folder.name) as folder:
            root = pathlib.Path(folder)
            (root / "var/lib/dpkg/info").mkdir(parents=True)
            (root / "var/lib/dpkg/updates").mkdir()
            (root / "var/lib/dpkg/status").touch()
            dpkg = ["dpkg", f"--root={root}", "--force-depends", "--log=/dev/null"]
            subprocess.run([*dpkg, "-i", str(self.package)], check=True, capture_output=True)
            self.prefix = root / "usr"
            self.check_programs_start()
            self.check_makes_a_sound()
            made = sorted(self.library().rglob("*"))
            self.assertTrue(made)
            subprocess.run([*dpkg, "--purge", "audioldm-studio"], check=True, capture_output=True)
            left = [path for path in root.rglob("*") if path.is_file() and "dpkg" not in path.parts]
            self.assertEqual(left, [])
            # What the user made is the user's.
            self.assertEqual(sorted(self.library().rglob("*")), made)


if __name__ == "__main__":
    unittest.main()
