# SPDX-License-Identifier: MIT
"""What a Python environment lacks, asked by tools/setup with the environment's own Python.

usage: requirements.py missing FILE...   prints the pins of the files that are not installed, one a line
       requirements.py forget-unfinished removes the entries of packages whose installation broke off
       each line of a FILE: name==version, or a comment

A package is complete when its INSTALLER file is there: pip writes it after the last file of the
package. pip itself takes a broken-off package for installed, so its entry must go before pip runs.
"""
import importlib.metadata
import pathlib
import shutil
import sys
import sysconfig


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
        return distribution.version if distribution.read_text("INSTALLER") else None
    except importlib.metadata.PackageNotFoundError:
        return None


def print_missing(paths):
    for path in paths:
        for name, version in pins(path):
            # A wheel may carry a local part: 2.15.0+cpu is 2.15.0 for us.
            found = installed_version(name)
            if found is None or found.split("+", 1)[0] != version:
                print(f"{name}=={version}")


def forget_unfinished():
    for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for entry in pathlib.Path(folder).glob("*.dist-info"):
            if not (entry / "INSTALLER").is_file():
                print(f"{entry.name} is incomplete and will be installed again.", file=sys.stderr)
                shutil.rmtree(entry)


if __name__ == "__main__":
    if sys.argv[1] == "missing":
        print_missing(sys.argv[2:])
    else:
        forget_unfinished()
