# SPDX-License-Identifier: MIT
"""Gets the recordings that recordings.tsv names from Debian packages, without installing any.

DATA/sounds/PACKAGE/PATH: plain files keep the path they are installed under, those from archives
inside a package lie below unpacked/.
"""

from __future__ import annotations

import csv
import dataclasses
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from . import archives

_TABLE = Path(__file__).with_name("recordings.tsv")
_CHUNK = 1 << 20


@dataclasses.dataclass(frozen=True)
class Recording:
    """concept: as in the `recorded` key of concepts.toml."""

    concept: str
    package: str
    path: str
    licence: str


def recordings() -> list[Recording]:
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return [Recording(**row) for row in csv.DictReader(table, delimiter="\t")]


def _members(deb: Path) -> Iterator[tuple[str, BinaryIO]]:
    command = ["dpkg-deb", "--fsys-tarfile", str(deb)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as unpacker:
        with tarfile.open(fileobj=unpacker.stdout, mode="r|") as content:
            for member in content:
                stream = content.extractfile(member) if member.isfile() else None
                if stream is not None:
                    yield member.name.removeprefix("./"), stream


def _sounds(deb: Path) -> Iterator[tuple[str, bytes]]:
    for name, stream in _members(deb):
        if name.lower().endswith((*archives.AUDIO, "/copyright")):
            yield name, stream.read()
        elif name.lower().endswith(archives.ARCHIVES):
            with tempfile.TemporaryFile() as seekable:
                while chunk := stream.read(_CHUNK):
                    seekable.write(chunk)
                seekable.seek(0)
                inside = archives.sounds(Path(name).name, seekable)
                yield from ((f"unpacked/{path}", data) for path, data in inside)


def _fetch_package(package: str, target: Path) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(["apt-get", "download", "-q", package], cwd=scratch, check=True)
        count = 0
        for path, data in _sounds(next(Path(scratch).glob("*.deb"))):
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            count += 1
    return count


def fetch(sounds: Path) -> None:
    """Goes on where it stopped: a package that is complete is not fetched again."""
    wanted = recordings()
    for package in sorted({r.package for r in wanted}):
        done = sounds / package / ".done"
        if not done.exists():
            done.parent.mkdir(parents=True, exist_ok=True)
            print(f"{package}: {_fetch_package(package, sounds / package)} files", flush=True)
            done.touch()
    missing = [r for r in wanted if not (sounds / r.package / r.path).is_file()]
    for recording in missing:
        print(f"missing: {recording.package}/{recording.path}")
    print(f"{len(wanted) - len(missing)} of {len(wanted)} recordings are there")
