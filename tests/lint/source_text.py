# SPDX-License-Identifier: MIT
"""Checks the text of sources: licence line, include guard, no notes to oneself left behind.

usage: source_text.py ROOT
"""
import re
import sys

from lint_common import code_files, finish, read

LICENCE = "SPDX-License-Identifier: MIT"
CODE = {".h", ".cpp", ".cu", ".cuh"}
# In two pieces, so that this file passes its own check.
LEFT_OVER = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")


def licence_missing(text):
    first_lines = text.split("\n", 2)[:2]
    # A script's first line may name its interpreter.
    return not any(LICENCE in line for line in first_lines)


def main(root):
    findings = []
    for path in code_files(root, CODE | {".py"}):
        text = read(root, path)
        if licence_missing(text):
            findings.append(f"{path}:1: does not begin with {LICENCE}")
        if path.suffix in (".h", ".cuh") and "\n#pragma once\n" not in text:
            findings.append(f"{path}:1: a header without #pragma once")
        for number, line in enumerate(text.split("\n"), 1):
            if LEFT_OVER.search(line):
                findings.append(f"{path}:{number}: an open end: {line.strip()}")
    finish(findings)


if __name__ == "__main__":
    main(sys.argv[1])
