# SPDX-License-Identifier: MIT
"""Checks that each source file is named in the CMakeLists.txt that builds its folder.

usage: listed_sources.py ROOT

A file that no list names is compiled by nobody. The list may stand in a folder further up, where it
names the file with its folder (core/precompiled.cpp).
"""
import pathlib
import re
import sys

from lint_common import code_files, finish, read


def listed(root, path):
    for folder in path.parents:
        lists = pathlib.Path(root) / folder / "CMakeLists.txt"
        if lists.is_file():
            name = path.relative_to(folder).as_posix()
            text = re.sub(r"#.*", "", lists.read_text(encoding="utf-8"))
            if re.search(r"(?<![\w/.-])" + re.escape(name) + r"(?![\w/.-])", text):
                return True
            # A list may name a test without its ending, and add the ending in a loop.
            stem = name.rsplit(".", 1)[0]
            if "${" in text and re.search(r"(?<![\w/.-])" + re.escape(stem) + r"(?![\w/.-])", text):
                return True
    return False


def main(root):
    findings = []
    for path in code_files(root, {".cpp", ".cu"}):
        if not listed(root, path):
            findings.append(f"{path}: no CMakeLists.txt names it")
    for path in code_files(root, {".h"}, folders=("engine/api",)):
        if not listed(root, path):
            findings.append(f"{path}: engine/api/CMakeLists.txt does not name it")
    finish(findings)


if __name__ == "__main__":
    main(sys.argv[1])
