# SPDX-License-Identifier: MIT
"""Checks what desktops read of the program: desktop entry, metainfo, MIME type.

usage: desktop_files.py ROOT

Each is put before the validator of its format, and their translations before the list of languages
that the window has.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from lint_common import finish, skip

ID = "org.audioldm.studio"
VALIDATORS = (
    (["desktop-file-validate"], f"{ID}.desktop"),
    (["appstreamcli", "validate", "--pedantic", "--explain", "--no-net"], f"{ID}.metainfo.xml"),
)
COMMENT = "{http://www.freedesktop.org/standards/shared-mime-info}comment"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def validated(folder):
    for command, name in VALIDATORS:
        result = subprocess.run([*command, name], cwd=folder, capture_output=True, text=True)
        output = (result.stdout + result.stderr).strip()
        # Hints of desktop-file-validate and of pedantry do not change the exit code.
        if result.returncode != 0 or re.search(r"^[EWIP]:|: (error|warning|hint): ", output,
                                               re.MULTILINE):
            yield f"resources/desktop/{name}: {command[0]} says: {output}"


def languages(root):
    names = {path.stem.split("_", 1)[1] for path in (root / "translations").glob("audioldm_*.ts")}
    return names - {"en"}


def untranslated_keys(folder, wanted):
    text = (folder / f"{ID}.desktop").read_text(encoding="utf-8")
    for group, body in re.findall(r"^\[([^]]+)\]\n((?:(?!\[).*\n?)*)", text, re.MULTILINE):
        keys = re.findall(r"^(GenericName|Comment|Keywords|Name)(?:\[(\w+)\])?=", body, re.MULTILINE)
        for key in {key for key, language in keys if not language}:
            # The program is called the same everywhere.
            if (group, key) == ("Desktop Entry", "Name"):
                continue
            missing = wanted - {language for name, language in keys if name == key}
            if missing:
                yield f"resources/desktop/{ID}.desktop: [{group}] {key} lacks {sorted(missing)}"


def untranslated_elements(folder, name, tags, wanted):
    for parent in ElementTree.parse(folder / name).getroot().iter():
        for tag in tags:
            found = [element.get(XML_LANGUAGE, "").replace("-", "_")
                     for element in parent.findall(tag)]
            for language in sorted(wanted):
                if found and found.count(language) != found.count(""):
                    yield f"resources/desktop/{name}: <{tag}> is not in {language}"


def main(root):
    root = pathlib.Path(root)
    for command, _ in VALIDATORS:
        if shutil.which(command[0]) is None:
            skip(f"{command[0]} is not installed")
    folder = root / "resources" / "desktop"
    wanted = languages(root)
    findings = [*validated(folder), *untranslated_keys(folder, wanted)]
    for name, tags in ((f"{ID}.metainfo.xml", ("summary", "p", "li")),
                       (f"{ID}.xml", (COMMENT,))):
        findings += untranslated_elements(folder, name, tags, wanted)
    finish(findings)


if __name__ == "__main__":
    main(sys.argv[1])
