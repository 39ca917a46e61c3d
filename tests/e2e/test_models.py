# SPDX-License-Identifier: MIT
"""Models by name and by folder, and the commands that look at them."""

import shutil
import unittest

from cli_program import CliTest, MODEL


class ModelsTest(CliTest):
    def test_list(self):
        second = self.add_model("second")
        (second / "README.md").write_text("---\ntags: x\nlicense: CC0-1.0\n---\n# A model\n")
        (self.models / "no-model").mkdir()
        rows = [line.split("\t") for line in self.run_program("models", "list").out.splitlines()]
        by_folder = {row[1]: row for row in rows}
        size, licence = by_folder[str(second)][2:]
        self.assertRegex(size, r"^[\d.]+ (B|[KM]iB)$")
        self.assertEqual(licence, "CC0-1.0")
        first = self.models / "starter"
        self.assertEqual(by_folder[str(first)][0], "starter")
        self.assertEqual(by_folder[str(first)][3], "licence not stated")
        self.assertNotIn("no-model", str(rows))

    def test_inspect(self):
        for model in ("starter", str(self.models / "starter")):
            process = self.run_program("models", "inspect", model)
            for text in ("starter", "1000 parameters", "float32", "block_out_channels"):
                self.assertIn(text, process.out)

    def test_verify(self):
        self.assertIn("whole", self.run_program("models", "verify", "starter").out)
        (self.models / "starter/broken.txt").write_text("")
        process = self.run_program("models", "verify", "starter", code=MODEL)
        self.assertIn("missing tensors: 1\n  unet: conv_in.weight", process.out)
        self.assertIn("not numbers: 1\n  vae: decoder.conv_in.weight", process.out)

    def test_a_missing_model_ends_with_3_and_says_what_to_do(self):
        (self.folder / "empty").mkdir()
        for arguments in (["generate", "-t", "x", "--model", "nothing"],
                          ["generate", "-t", "x", "--model", "empty"],
                          ["bench", "--model", "nothing"], ["models", "inspect", "nothing"],
                          ["models", "verify", "empty"]):
            with self.subTest(arguments=arguments):
                process = self.run_program(*arguments, code=MODEL)
                self.assertIn(arguments[-1], process.err)
        self.assertIn("starter", self.run_program("models", "inspect", "nothing", code=MODEL).err)

    def test_names_from_elsewhere(self):
        self.add_model("audioldm-s-full")
        process = self.run_program("models", "inspect", "latent-diffusion/audioldm-s-full")
        self.assertIn("audioldm-s-full", process.out)

    def test_devices(self):
        process = self.run_program("devices")
        self.assertIn("cpu\tFake processor\t4.00 GiB free of 8.00 GiB\tbf16, fp32", process.out)
        self.assertIn("No NVIDIA driver", process.err)

    def test_no_model_was_chosen_and_no_starter_is_there(self):
        shutil.rmtree(self.models)
        process = self.run_program("generate", "-t", "x", code=None)
        if process.returncode == 0:
            self.skipTest("the starter model of the source tree is there")
        self.assertEqual(process.returncode, MODEL)
        self.assertIn("--model DIR", process.err)


if __name__ == "__main__":
    unittest.main()
