# SPDX-License-Identifier: MIT
"""Checks what a program loads at its start: neither Qt nor libtorch's CUDA half.

usage: linked_libraries.py PROGRAM

Follows the libraries as the loader does, with ldd. libtorch_cpu of a CUDA wheel names libcudart and libcupti
itself; those are small and need no driver.
"""
import pathlib
import re
import subprocess
import sys

from lint_common import finish, skip

FORBIDDEN = {
    re.compile(r"^libQt\d"): "the engine and the command line link no Qt",
    re.compile(r"^lib(torch|c10)_cuda|^libcudnn|^libcublas|^libtorch\.so"):
        "the CUDA half of libtorch is opened by the plug-in alone",
}


def main(program):
    if not pathlib.Path(program).is_file():
        skip(f"{program} is not built")
    result = subprocess.run(["ldd", program], capture_output=True, text=True)
    if result.returncode != 0:
        finish([f"ldd {program}: {result.stderr.strip() or result.stdout.strip()}"])
    findings = []
    for line in result.stdout.split("\n"):
        name = pathlib.Path(line.split("=>")[0].split("(")[0].strip()).name
        if "not found" in line:
            findings.append(f"{program}: {name} is not found when it starts")
        for pattern, reason in FORBIDDEN.items():
            if pattern.search(name):
                findings.append(f"{program}: loads {name}: {reason}")
    finish(findings)


if __name__ == "__main__":
    main(sys.argv[1])
