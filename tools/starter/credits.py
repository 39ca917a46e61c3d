# SPDX-License-Identifier: MIT
"""The credits: every recording that was used, with its package, licence and authors.

Who made what is read from the packages' own copyright files (Debian's machine-readable format),
which `fetch` keeps beside the sounds.
"""

from __future__ import annotations

import fnmatch
import re
from collections import defaultdict
from pathlib import Path

from .fetch import Recording, recordings

_UNPACKED = "unpacked/"
_HEADER = """# Credits

The starter model was trained on sounds computed by the generators in tools/starter/synth and on the
{count} recordings below, all from Debian packages. Thanks to everyone who recorded and shared them.
Copyright lines are those of the packages' copyright files.
"""


def _stanzas(text: str) -> list[dict[str, str]]:
    """Fields of each paragraph; a continued line belongs to the field before it."""
    found = []
    for paragraph in re.split(r"\n\s*\n", text):
        fields: dict[str, str] = {}
        name = ""
        for line in paragraph.splitlines():
            start = re.match(r"([A-Za-z-]+):\s*(.*)", line)
            if start:
                name = start[1].lower()
                fields[name] = start[2]
            elif name and line[:1].isspace():
                fields[name] += "\n" + line.strip()
        found.append(fields)
    return found


class Authors:
    """What one package's copyright file says."""

    def __init__(self, sounds: Path, package: str) -> None:
        file = sounds / package / "usr/share/doc" / package / "copyright"
        text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        self._stanzas = _stanzas(text)

    @property
    def source(self) -> str:
        return next((s["source"].split("\n")[0] for s in self._stanzas if "source" in s), "")

    def of(self, path: str) -> str:
        """Those of the last stanza that names the file, as the format wants it."""
        name = path.removeprefix(_UNPACKED).rsplit("/", 1)[-1]
        holders = ""
        for stanza in self._stanzas:
            for pattern in stanza.get("files", "").split():
                last = pattern.rsplit("/", 1)[-1]
                if fnmatch.fnmatch(name, last) and (
                    last != "*" or self._folder_fits(pattern, path)
                ):
                    holders = stanza.get("copyright", holders)
        return "; ".join(line.strip() for line in holders.splitlines() if line.strip())

    @staticmethod
    def _folder_fits(pattern: str, path: str) -> bool:
        folder = pattern.rstrip("*").rstrip("/")
        return not folder or f"/{folder}/" in f"/{path}" or f"/{folder.split('/')[-1]}/" in path


def _section(sounds: Path, package: str, used: list[Recording]) -> list[str]:
    authors = Authors(sounds, package)
    by_terms: dict[tuple[str, str], list[Recording]] = defaultdict(list)
    for recording in used:
        by_terms[recording.licence, authors.of(recording.path)].append(recording)
    lines = ["", f"## {package}", ""]
    if authors.source:
        lines += [f"From {authors.source}", ""]
    for (licence, holders), group in sorted(by_terms.items()):
        lines += [f"{licence}. {holders or 'See the copyright file of the package.'}", ""]
        lines += [f"- {recording.path}" for recording in sorted(group, key=lambda r: r.path)]
        lines.append("")
    return lines[:-1]


def credits(sounds: Path) -> str:
    """Markdown; names only recordings that are there, as only those can have been used."""
    used: dict[str, list[Recording]] = defaultdict(list)
    for recording in recordings():
        if (sounds / recording.package / recording.path).is_file():
            used[recording.package].append(recording)
    lines = _HEADER.format(count=sum(map(len, used.values()))).splitlines()
    for package, group in sorted(used.items()):
        lines += _section(sounds, package, group)
    return "\n".join(lines) + "\n"
