# SPDX-License-Identifier: MIT
"""Runs every example of docs/: files are written, shells and Python run, programs compiled and run.

What a block is, its first line says: ```sh runs in the document's folder, with those before it;
```sh slurm needs a cluster; ```json NAME and ```json-lines NAME are files that later blocks use;
```cpp NAME is a whole program that the build has compiled; ```python runs; ```text is shown only.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/e2e"))
sys.path.insert(0, str(ROOT / "tests/docs"))

import slurm_cluster  # noqa: E402
from cli_program import PROGRAM, CliTest  # noqa: E402
from documents import FENCE, blocks  # noqa: E402

DOCUMENTS = sorted((ROOT / "docs").glob("*.md"))
REQUIRED = {"quick-start.md", "service-implementation.md", "technical-reference.md",
            "batch-and-clusters.md"}
# name=path of each compiled example
PROGRAMS = dict(entry.split("=", 1) for entry in os.environ["AUDIOLDM_EXAMPLES"].split(";"))
LINK = re.compile(r"\[[^\]]*\]\(([^)#]+)(#[^)]*)?\)")


class DocumentTest(CliTest):
    def setUp(self):
        super().setUp()
        programs = self.root / "bin"
        programs.mkdir()
        (programs / "audioldm").symlink_to(PROGRAM)
        self.variables = {**self.environment(), "PATH": f"{programs}:{os.environ['PATH']}"}

    def run_block(self, block, *command, **options):
        process = subprocess.run(command, cwd=self.folder, env=self.variables, timeout=120,
                                 capture_output=True, text=True, **options)
        self.assertEqual(process.returncode, 0,
                         f"line {block.line}:\n{block.text}\n{process.stdout}{process.stderr}")
        return process.stdout

    def run_shell(self, block):
        # Variables of one block are known to the next, as in one terminal.
        state = self.root / "variables"
        restore = f". '{state}'; " if state.exists() else ""
        script = f"{restore}set -e\n{block.text}\ndeclare -p id code script 2>/dev/null >'{state}' || true\n"
        self.run_block(block, "bash", "-c", script)

    def run_on_cluster(self, block):
        missing = slurm_cluster.missing_programs()
        if missing:
            print(f"line {block.line} was not run, not installed: {', '.join(missing)}")
            return
        with tempfile.TemporaryDirectory(prefix="audioldm-slurm.") as folder, \
                slurm_cluster.SlurmCluster(folder, cpus=2) as cluster:
            self.variables.update(cluster.environment)
            self.run_shell(block)
            results = (self.folder / "cluster/results.jsonl").read_text()
            self.assertEqual(results.count("succeeded"), 2)

    def check_json(self, block):
        for text in (block.text.splitlines() if block.language == "json-lines" else [block.text]):
            json.loads(text)
        self.assertTrue(block.name, f"line {block.line}: an example that nothing uses")
        (self.folder / block.name).write_text(block.text)

    def run_document(self, path):
        kinds = {"sh": self.run_shell, "json": self.check_json, "json-lines": self.check_json,
                 "python": lambda block: self.run_block(block, sys.executable, "-c", block.text),
                 "cpp": lambda block: self.run_block(block, PROGRAMS[block.name]),
                 "text": lambda block: None}
        run = 0
        for block in blocks(path):
            self.assertIn(block.language, kinds, f"{path}:{block.line}")
            if block.language == "sh" and block.name == "slurm":
                self.run_on_cluster(block)
            else:
                kinds[block.language](block)
            run += block.language != "text"
        self.assertGreater(run, 2, path)

    def check_links(self, path):
        for match in LINK.finditer(FENCE.sub("", path.read_text(encoding="utf-8"))):
            if "://" not in match[1]:
                self.assertTrue((path.parent / match[1]).exists(), f"{path}: {match[1]}")

    def check_files(self, path):
        """Files and folders of the source tree that the text names are there."""
        for name in re.findall(r"`((?:app|engine|tests|tools)/[\w./-]+)`",
                               path.read_text(encoding="utf-8")):
            self.assertTrue((ROOT / name).exists() or list(ROOT.glob(name + ".*")),
                            f"{path}: {name}")


def add_tests():
    for name in sorted(REQUIRED):
        path = ROOT / "docs" / name
        name = path.stem.replace("-", "_")

        def examples(self, path=path):
            self.run_document(path)

        def references(self, path=path):
            self.check_links(path)
            self.check_files(path)
        setattr(DocumentTest, f"test_{name}_examples", examples)
        setattr(DocumentTest, f"test_{name}_references", references)


add_tests()


class CompletenessTest(unittest.TestCase):
    def test_each_compiled_program_stands_in_a_document(self):
        named = {block.name for path in DOCUMENTS for block in blocks(path)
                 if block.language == "cpp"}
        self.assertEqual(named, set(PROGRAMS))

    def test_the_documents_that_there_must_be(self):
        self.assertLessEqual(REQUIRED, {path.name for path in DOCUMENTS})


if __name__ == "__main__":
    unittest.main()
