# SPDX-License-Identifier: MIT
"""Whether this process may trace others, which not every container allows."""

import shutil
import subprocess


def skip_without_strace(test):
    if shutil.which("strace") is None:
        test.skipTest("strace is not installed")
    if subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode != 0:
        test.skipTest("this process may not trace others")
