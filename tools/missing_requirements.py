# SPDX-License-Identifier: MIT
"""Prints the pinned requirements that this Python environment lacks, one a line.

usage: missing_requirements.py FILE...   each line of a FILE: name==version, or a comment

A package counts as installed only when its RECORD was written: pip writes that last, so a package
whose installation was interrupted is listed.
"""
import importlib.metadata
import sys


def pins(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.split("#", 1)[0].strip()
            if line:
                name, _, version = line.partition("==")
                yield name, version


def installed_version(name):
    try:
        distribution = importlib.metadata.distribution(name)
        return distribution.version if distribution.read_text("RECORD") else None
    except importlib.metadata.PackageNotFoundError:
        return None


def main(paths):
    for path in paths:
        for name, version in pins(path):
            # A wheel may carry a local part: 2.15.0+cpu is 2.15.0 for us.
            found = installed_version(name)
            if found is None or found.split("+", 1)[0] != version:
                print(f"{name}=={version}")


if __name__ == "__main__":
    main(sys.argv[1:])
