# SPDX-License-Identifier: MIT
"""The fenced blocks of a document.

usage: documents.py DOCUMENT NAME OUTPUT     writes the block of that name to a file
"""

import pathlib
import re
import sys

FENCE = re.compile(r"^```(\S*)[ ]*(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block:
    def __init__(self, language, name, text, line):
        self.language = language
        self.name = name
        self.text = text
        self.line = line


def blocks(path):
    text = pathlib.Path(path).read_text(encoding="utf-8")
    return [Block(match[1], match[2].strip(), match[3], text.count("\n", 0, match.start()) + 1)
            for match in FENCE.finditer(text)]


def main(document, name, output):
    found = [block for block in blocks(document) if block.name == name]
    if len(found) != 1:
        sys.exit(f"{document}: {len(found)} blocks are called {name}")
    path = pathlib.Path(output)
    # Not touched when it is the same, so that nothing is compiled anew for it.
    if not path.exists() or path.read_text(encoding="utf-8") != found[0].text:
        path.write_text(found[0].text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
