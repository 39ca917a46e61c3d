# SPDX-License-Identifier: MIT
"""Checks that includes go downward only.

usage: include_graph.py ROOT

core < weights < memory < layers < {text, diffusion, vae, vocoder, audio} < pipeline < {context, service};
engine/api includes nothing but itself; the engine includes no Qt; ui includes engine/api alone; app and
tests may include everything. engine/cuda is a plug-in: the engine sees its plugin_interface.h alone.
"""
import re
import sys

from lint_common import code_files, finish, read

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
QT = re.compile(r"^(Q[A-Z]\w*|Qt[A-Z]\w*/.*|q[a-z]+\.h)$")
TORCH = re.compile(r"^(torch|ATen|c10|caffe2)/")
PLUGIN_INTERFACE = "engine/cuda/plugin_interface.h"

LEVELS = {
    "core": 0,
    "weights": 1,
    "memory": 2,
    "layers": 3,
    "text": 4,
    "diffusion": 4,
    "vae": 4,
    "vocoder": 4,
    "audio": 4,
    "pipeline": 5,
    "context": 6,
    "service": 6,
}
# The context store knows takes and presets; what makes them is the service's business.
ONLY_FROM = {"pipeline": {"pipeline", "service"}}


def place(path):
    """("engine", "vae") for engine/vae/x.h, ("ui", "") for ui/..., (None, "") outside the tree."""
    parts = path.split("/")
    if parts[0] == "engine" and len(parts) > 2:
        return "engine", parts[1]
    if parts[0] in ("app", "ui", "tests", "tools"):
        return parts[0], ""
    return None, ""


def engine_complaint(folder, included):
    part, target = place(included)
    if QT.match(included):
        return "the engine includes no Qt"
    if folder == "api" and TORCH.match(included):
        return "engine/api includes no torch"
    if part is None:
        return None
    if part != "engine":
        return f"the engine includes nothing of {part}"
    if folder == "api":
        return None if target == "api" else "engine/api includes nothing but itself"
    if target in ("api", folder) or included == PLUGIN_INTERFACE:
        return None
    if folder == "cuda":
        return None if target == "core" else "the plug-in includes api and core alone"
    if target == "cuda":
        return f"engine/cuda is a plug-in: include {PLUGIN_INTERFACE} alone"
    for name in (folder, target):
        if name not in LEVELS:
            return f"engine/{name} has no place in the order of the folders (tests/lint/include_graph.py)"
    if target in ONLY_FROM and folder not in ONLY_FROM[target]:
        return f"only {' and '.join(sorted(ONLY_FROM[target]))} include engine/{target}"
    if LEVELS[target] >= LEVELS[folder]:
        return f"engine/{target} does not stand below engine/{folder}"
    return None


def ui_complaint(included):
    part, target = place(included)
    if TORCH.match(included):
        return "ui includes no torch"
    if part in ("app", "tests", "tools"):
        return f"ui includes nothing of {part}"
    if part == "engine" and target != "api":
        return "ui includes engine/api and nothing else of the engine"
    return None


def complaint(path, included):
    part, folder = place(path)
    if part == "engine":
        return engine_complaint(folder, included)
    if part == "ui":
        return ui_complaint(included)
    return None


def main(root):
    findings = []
    for path in code_files(root, {".h", ".cpp", ".cu", ".cuh"}):
        text = read(root, path)
        for match in INCLUDE.finditer(text):
            problem = complaint(path.as_posix(), match.group(2))
            if problem:
                line = text.count("\n", 0, match.start(2)) + 1
                findings.append(f"{path}:{line}: includes {match.group(2)}: {problem}")
    finish(findings)


if __name__ == "__main__":
    main(sys.argv[1])
