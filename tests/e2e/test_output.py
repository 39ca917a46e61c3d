# SPDX-License-Identifier: MIT
"""What is written: sound files, names, reports, recipes."""

import hashlib
import json
import unittest

from cli_program import CliTest, INPUT_OUTPUT, MODEL, USAGE

REPORT_SCHEMA = {
    "version": int, "model": {"name": str, "hash": str}, "device": str, "precision": str,
    "quantization": str, "scheduler": str, "steps": int, "guidance": float,
    "durationSeconds": float, "sampleRate": int,
    "takes": [{"file": str, "seed": int, "samples": int, "clipped": int}],
    "seconds": {name: float for name in ("load", "text", "denoise", "vae", "vocoder", "save",
                                         "total")},
    "bytes": {name: int for name in ("budget", "plannedPeak", "peak", "weights",
                                     "peakResidentSet")},
}


class OutputTest(CliTest):
    def assert_matches(self, value, schema, path="report"):
        if isinstance(schema, dict):
            self.assertEqual(list(value), list(schema), path)
            for key, part in schema.items():
                self.assert_matches(value[key], part, f"{path}.{key}")
        elif isinstance(schema, list):
            for item in value:
                self.assert_matches(item, schema[0], path + "[]")
        else:
            self.assertIs(type(value), schema, path)

    def test_report(self):
        self.run_program("generate", "-t", "rain", "-dur", "0.5", "--seed", "7", "--count", "3",
                         "--steps", "4", "-o", "a.wav", "--report", "r.json", "--quantization",
                         "none", "--precision", "fp32")
        report = self.read_json("r.json")
        self.assert_matches(report, REPORT_SCHEMA)
        self.assertEqual(report["version"], 1)
        self.assertEqual(report["takes"], [
            {"file": f"a-{take}.wav", "seed": 6 + take, "samples": 8000, "clipped": 0}
            for take in (1, 2, 3)])
        self.assertEqual((report["precision"], report["quantization"], report["scheduler"]),
                         ("fp32", "none", "ddim"))
        self.assertGreater(report["seconds"]["save"], 0)
        self.assertGreaterEqual(report["seconds"]["total"], report["seconds"]["save"])

    def test_a_report_takes_the_place_of_no_sound(self):
        (self.folder / "link.json").symlink_to("a.wav")
        for name, options in (("a-2.wav", ("-n", "2", "-o", "a.wav")), ("rain.wav", ()),
                              (str(self.folder / "a.wav"), ("-o", "a.wav")),
                              ("link.json", ("-o", "a.wav")), ("x.FLAC", ("-o", "a.wav"))):
            process = self.generate(*options, "--report", name, code=USAGE)
            self.assertIn("would take the place of a sound", process.err)
            self.assertEqual(self.names(), ["link.json"])

    def test_names_of_takes(self):
        process = self.generate("--count", "3", "-o", "take.flac")
        self.assertEqual(process.out.split(), ["take-1.flac", "take-2.flac", "take-3.flac"])
        self.assertEqual(self.names(), ["take-1.flac", "take-2.flac", "take-3.flac"])

    def test_a_name_is_made_of_the_prompt_and_nothing_is_overwritten(self):
        (self.folder / "rain-on-tin.wav").write_text("mine")
        (self.folder / "rain-on-tin-2.wav").symlink_to("nowhere")
        process = self.run_program("generate", "-t", "Rain on tin!", "-dur", "0.1", "-n", "2")
        self.assertEqual(process.out.split(), ["rain-on-tin-3.wav", "rain-on-tin-4.wav"])
        self.assertEqual((self.folder / "rain-on-tin.wav").read_text(), "mine")
        self.assertEqual(len(self.names()), 4)

    def test_an_existing_file_that_was_named_is_replaced(self):
        (self.folder / "a.wav").write_text("old")
        self.generate("-o", "a.wav")
        self.assertEqual(self.read_samples("a.wav")[1], 16000)
        self.assertEqual(self.names(), ["a.wav"])

    def test_sample_formats(self):
        magic = {}
        for name, format_name in (("a.wav", "pcm16"), ("b.wav", "pcm24"), ("c.wav", "float"),
                                  ("d.flac", "pcm16"), ("e.flac", "float"), ("F.WAV", "pcm16")):
            self.generate("-o", name, "--format", format_name)
            magic[name] = (self.folder / name).read_bytes()
        self.assertEqual(magic["a.wav"][:4], b"RIFF")
        self.assertEqual(magic["a.wav"][34], 16)
        self.assertEqual(magic["b.wav"][34], 24)
        self.assertEqual((magic["c.wav"][20], magic["c.wav"][34]), (3, 32))
        self.assertEqual(magic["d.flac"][:4], b"fLaC")
        self.assertEqual(len(self.read_samples("a.wav")[0]), 1600)

    def test_clipping_is_counted_and_told(self):
        process = self.generate("-o", "a.wav", "--report", "r.json", gain=2)
        clipped = self.read_json("r.json")["takes"][0]["clipped"]
        samples = self.read_samples("a.wav")[0]
        self.assertGreater(clipped, 500)
        self.assertEqual(clipped, sum(sample in (32767, -32768) for sample in samples))
        self.assertIn(f"{clipped} of 1600 samples", process.err)
        self.generate("-o", "a.wav", "--report", "r.json", "--format", "float", gain=2)
        self.assertEqual(self.read_json("r.json")["takes"][0]["clipped"], 0)

    def test_samples_that_are_no_numbers_are_counted_and_told(self):
        process = self.generate("-o", "a.wav", "--report", "r.json", nan=5)
        self.assertEqual(self.read_json("r.json")["takes"][0]["invalid"], 5)
        self.assertEqual(self.read_samples("a.wav")[0][:5], [0] * 5)
        self.assertIn("5 of 1600 samples were not numbers", process.err)

    def test_bench(self):
        process = self.run_program("bench", "--repeat", "3", "--steps", "2", "--report", "b.json")
        self.assertIn("denoise", process.out)
        report = self.read_json("b.json")
        self.assertEqual((report["version"], report["repeat"], report["steps"]), (1, 3, 2))
        for stage in ("text", "denoise", "vae", "vocoder", "total"):
            self.assertLessEqual(report["seconds"][stage]["minimum"],
                                 report["seconds"][stage]["median"])
        self.assertEqual(self.names(), ["b.json"])


class RecipeTest(CliTest):
    OPTIONS = ["-t", "rain \u96e8 \"x\"", "--negative-prompt", "wind", "-dur", "0.3", "-gs", "2.1",
               "--steps", "6", "--seed", "11", "--scheduler", "euler",
               "--guidance-interval", "0.1", "0.9", "--guidance-rescale", "0.3",
               "--precision", "fp32", "--quantization", "none"]

    def recipe_of(self, name):
        return json.loads(self.run_program("recipe", name).out)

    def test_a_file_holds_its_recipe(self):
        for name in ("a.wav", "a.flac"):
            self.run_program("generate", *self.OPTIONS, "-o", name)
            recipe = self.recipe_of(name)
            self.assertEqual(recipe.pop("version").count("."), 2)
            self.assertEqual(len(recipe["model"].pop("hash")), 64)
            self.assertEqual(recipe, {
                "recipe": 1, "program": "AudioLDM Studio", "prompt": "rain \u96e8 \"x\"",
                "negativePrompt": "wind", "model": {"name": "starter"}, "seed": 11, "steps": 6,
                "guidance": 2.1, "duration": 0.3, "scheduler": "euler", "eta": 0.0,
                "guidanceInterval": [0.1, 0.9], "guidanceRescale": 0.3, "precision": "fp32",
                "quantization": "none"})

    def test_eta_is_in_the_recipe(self):
        self.generate("-o", "a.wav", "--eta", "0.5")
        self.assertEqual(self.recipe_of("a.wav")["eta"], 0.5)

    def test_again_makes_the_same_file(self):
        for name, again in (("a.wav", "b.wav"), ("a.flac", "b.flac")):
            self.run_program("generate", *self.OPTIONS, "-o", name)
            self.run_program("recipe", name, "--again", "-o", again, "--report", "r.json")
            self.assertEqual(*(hashlib.sha256((self.folder / file).read_bytes()).hexdigest()
                               for file in (name, again)))
            self.assertEqual(self.read_json("r.json")["takes"][0]["seed"], 11)

    def test_each_take_can_be_made_again_alone(self):
        self.generate("--count", "3", "-o", "a.wav")
        self.run_program("recipe", "a-3.wav", "--again", "-o", "b.wav")
        self.assertEqual((self.folder / "a-3.wav").read_bytes(),
                         (self.folder / "b.wav").read_bytes())

    def test_again_without_a_name_overwrites_nothing(self):
        self.generate("-o", "rain.wav")
        process = self.run_program("recipe", "rain.wav", "--again")
        self.assertEqual(process.out, "rain-2.wav\n")

    def test_again_with_another_version_of_the_model_needs_the_users_word(self):
        self.generate("-o", "a.wav")
        self.add_model("starter", content="two")
        process = self.run_program("recipe", "a.wav", "--again", "-o", "b.wav", code=MODEL)
        self.assertIn("another version of the model", process.err)
        self.assertEqual(self.names(), ["a.wav"])
        self.run_program("recipe", "a.wav", "--again", "-o", "b.wav", "--model", "starter")
        self.assertEqual(self.names(), ["a.wav", "b.wav"])

    def test_again_with_a_model_that_is_not_installed(self):
        model = self.add_model("../elsewhere/mine")
        self.generate("-o", "a.wav", "--model", str(model))
        process = self.run_program("recipe", "a.wav", "--again", "-o", "b.wav", code=MODEL)
        self.assertIn("--model", process.err)
        self.run_program("recipe", "a.wav", "--again", "-o", "b.wav", "--model", str(model))

    def test_files_without_a_recipe(self):
        (self.folder / "empty.wav").write_bytes(b"")
        (self.folder / "text.wav").write_text("hello")
        (self.folder / "cut.wav").write_bytes(b"RIFF\xff\xff\xff\xffWAVE")
        for name in ("empty.wav", "text.wav", "cut.wav"):
            self.assertIn(name, self.run_program("recipe", name, code=USAGE).err)
        for name in ("missing.wav", "."):
            self.run_program("recipe", name, code=INPUT_OUTPUT)

    def test_a_damaged_recipe(self):
        self.generate("-o", "a.wav", "--seed", "7")
        good = (self.folder / "a.wav").read_bytes()
        for old, new in ((b'"seed":7', b'"seed":x'), (b'"steps":25', b'"steps":-5'),
                         (b'"recipe":1', b'"recipe":2')):
            self.assertIn(old, good)
            (self.folder / "a.wav").write_bytes(good.replace(old, new))
            for again in ([], ["--again", "-o", "b.wav"]):
                self.run_program("recipe", "a.wav", *again, code=USAGE)
        self.assertEqual(self.names(), ["a.wav"])


if __name__ == "__main__":
    unittest.main()
