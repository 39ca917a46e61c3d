# SPDX-License-Identifier: MIT
"""Sounds inside the archives that games bring: zip and its kin, Doom's WAD, OpenTTD's sound set."""

from __future__ import annotations

import io
import struct
import wave
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

AUDIO = (".ogg", ".oga", ".wav", ".mp3", ".flac", ".opus", ".aif", ".aiff", ".au")
_ZIPS = (".zip", ".pk3", ".wz")
ARCHIVES = (*_ZIPS, ".wad", ".cat")
_TITLE_LENGTH = 40

Member = tuple[str, bytes]
"""Path inside the archive, content."""


def _from_zip(archive: BinaryIO) -> Iterator[Member]:
    with zipfile.ZipFile(archive) as content:
        for name in content.namelist():
            if name.lower().endswith(AUDIO) and ".." not in PurePosixPath(name).parts:
                yield name, content.read(name)


def _from_wad(data: bytes) -> Iterator[Member]:
    """Lumps named DS...: 8-bit samples behind a header of format, rate and count."""
    count, directory = struct.unpack_from("<II", data, 4)
    for index in range(count):
        start, size, raw = struct.unpack_from("<II8s", data, directory + 16 * index)
        name = raw.rstrip(b"\0").decode("latin1")
        if not name.startswith("DS") or size <= 8:
            continue
        kind, rate, samples = struct.unpack_from("<HHI", data, start)
        if kind != 3:
            continue
        sound = io.BytesIO()
        with wave.open(sound, "wb") as out:
            out.setparams((1, 1, rate, 0, "NONE", ""))
            # 16 samples of padding stand before and after the sound.
            out.writeframes(data[start + 24 : start + 8 + samples - 16])
        yield f"{name}.wav", sound.getvalue()


def _from_sound_set(data: bytes) -> Iterator[Member]:
    """Entries of offset and size; each begins with a title, which becomes the file's name."""
    count = (struct.unpack_from("<I", data)[0] & 0x7FFFFFFF) // 8
    for index in range(count):
        offset, size = struct.unpack_from("<II", data, 8 * index)
        offset &= 0x7FFFFFFF
        text_length = data[offset]
        label = data[offset + 1 : offset + 1 + text_length].rstrip(b"\0").decode("latin1")
        body = data[offset + 1 + text_length :][:size]
        start = body.find(b"RIFF")
        if start < 0 or '"' not in label:
            continue
        letters = "".join(c if c.isalnum() else "_" for c in label.split('"')[1])
        riff_size = struct.unpack_from("<I", body, start + 4)[0] + 8
        yield f"{index:02d}_{letters[:_TITLE_LENGTH]}.wav", body[start : start + riff_size]


def sounds(name: str, archive: BinaryIO) -> Iterator[Member]:
    """The sounds in an archive of that file name, with paths below `unpacked/`."""
    path = PurePosixPath(name)
    if path.suffix == ".wad":
        yield from ((f"{path.stem}/{n}", d) for n, d in _from_wad(archive.read()))
    elif path.suffix == ".cat":
        if "opensfx" in name:
            yield from _from_sound_set(archive.read())
    else:
        folder = f"{path.stem}/" if path.suffix == ".pk3" else ""
        yield from ((folder + n, d) for n, d in _from_zip(archive))
