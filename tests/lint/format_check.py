# SPDX-License-Identifier: MIT
"""Checks that sources stand as clang-format 14 would write them.

usage: format_check.py ROOT
"""
import pathlib
import re
import shutil
import subprocess
import sys

from lint_common import code_files, finish, skip

VERSION = "14"


def find_tool():
    for name in (f"clang-format-{VERSION}", "clang-format"):
        tool = shutil.which(name)
        if tool:
            text = subprocess.run([tool, "--version"], capture_output=True, text=True).stdout
            found = re.search(r"version (\d+)", text)
            # Other versions lay out some lines in another way.
            if found and found.group(1) == VERSION:
                return tool
    return None


def main(root):
    tool = find_tool()
    if tool is None:
        skip(f"clang-format {VERSION} is not installed (Debian 12: clang-format-14)")
    files = [str(path) for path in code_files(root, {".h", ".cpp", ".cu", ".cuh"})]
    if not files:
        finish([])
    # The style is the tree's own .clang-format, found from the files upward.
    if not (pathlib.Path(root) / ".clang-format").is_file():
        finish(["the tree has no .clang-format"])
    result = subprocess.run([tool, "--dry-run", "--style=file", *files], cwd=root,
                            capture_output=True, text=True)
    wrong = [line for line in result.stderr.split("\n") if "-Wclang-format-violations" in line]
    if result.returncode != 0 and not wrong:
        finish([result.stderr.strip()])
    # One line a file is enough: the cure is the same for all of it.
    first_of_file = {line.split(":", 1)[0]: line for line in reversed(wrong)}
    finish([f"{line.split(': ')[0]}: run {pathlib.Path(tool).name} -i on this file"
            for line in sorted(first_of_file.values())])


if __name__ == "__main__":
    main(sys.argv[1])
