# SPDX-License-Identifier: MIT
"""What the lint scripts share: which files there are, how findings are reported.

Each script takes the root of a tree, prints one finding a line and ends with 0 (clean), 1 (findings)
or 77 (skipped: the tool it needs is not here; CTest shows that).
"""
import pathlib
import sys

CODE_FOLDERS = ("engine", "app", "ui", "tests", "tools")
SKIPPED = 77


def code_files(root, suffixes, folders=CODE_FOLDERS):
    """Files of our own below `root` with one of `suffixes`, as paths relative to it, sorted."""
    root = pathlib.Path(root)
    found = []
    for folder in folders:
        for path in (root / folder).rglob("*"):
            if path.suffix in suffixes and path.is_file():
                found.append(path.relative_to(root))
    return sorted(found)


def read(root, path):
    return (pathlib.Path(root) / path).read_text(encoding="utf-8", errors="replace")


def finish(findings):
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)
