# SPDX-License-Identifier: MIT
"""Makes a program's manual page from what its --help says, so that the two cannot differ.

usage: man_page.py PROGRAM "what it is, in a few words" OUTPUT.1.gz

Commands of the program (a list under "Subcommands:") get a section each.
"""
import gzip
import os
import re
import subprocess
import sys

SEE_ALSO = {"audioldm": "audioldm-studio", "audioldm-studio": "audioldm"}
EXIT_CODES = """0 done; 1 internal error; 2 wrong request; 3 model missing or not usable; 4 out of memory;
5 reading or writing failed; 130 cancelled."""
FILES = """.TP
.I $XDG_CONFIG_HOME/audioldm-studio/
settings (else ~/.config/audioldm-studio)
.TP
.I $XDG_DATA_HOME/audioldm-studio/
models and the library of takes (else ~/.local/share/audioldm-studio)"""


def output_of(program, *arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True,
                          env=dict(os.environ, LC_ALL="C.UTF-8")).stdout


def escaped(text):
    """Text as roff shows it: no line of it is a command, no sign of it an escape."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").split("\n")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in lines)


def verbatim(text):
    return ".nf\n" + escaped(text.strip("\n")) + "\n.fi\n"


def commands_in(help_text):
    section = re.search(r"^Subcommands:\n((?:  .*\n?)+)", help_text, re.MULTILINE)
    return re.findall(r"^  ([a-z]+)\b", section.group(1), re.MULTILINE) if section else []


def manual(program, summary):
    name = os.path.basename(program)
    version = output_of(program, "--version").split()[-1]
    help_text = output_of(program, "--help")
    parts = [
        f'.TH {escaped(name).upper()} 1 "" "{name} {version}" "User Commands"\n',
        f".SH NAME\n{escaped(name)} \\- {escaped(summary)}\n",
        f".SH SYNOPSIS\n.B {escaped(name)}\n[\\fIoptions\\fR]\n",
        ".SH DESCRIPTION\n" + verbatim(help_text),
    ]
    for command in commands_in(help_text):
        parts.append(f".SH {command.upper()}\n" + verbatim(output_of(program, command, "--help")))
    parts.append(f".SH FILES\n{FILES}\n")
    if commands_in(help_text):
        parts.append(f".SH EXIT STATUS\n{escaped(EXIT_CODES)}\n")
    parts.append(f".SH SEE ALSO\n.BR {escaped(SEE_ALSO[name])} (1)\n")
    return "".join(parts)


def main(program, summary, target):
    page = manual(program, summary).encode("utf-8")
    with open(target, "wb") as file:
        # Without a time: the same help gives the same file.
        file.write(gzip.compress(page, 9, mtime=0))


if __name__ == "__main__":
    main(*sys.argv[1:])
