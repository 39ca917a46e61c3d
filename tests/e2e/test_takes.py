# SPDX-License-Identifier: MIT
"""audioldm takes: list, search, show, export, remove, restore, and files that were moved."""

import json
import os
import pathlib
import shutil
import time
import unittest
import wave

from cli_program import CliTest, INPUT_OUTPUT, USAGE


class TakesTest(CliTest):
    def setUp(self):
        super().setUp()
        self.library = self.root / "home/.local/share/audioldm-studio/library"

    def make(self, prompt, **settings):
        """The contextId of a new take."""
        data = {"operation": "generate", "prompt": prompt,
                "params": {"diffusionSteps": 1, "duration": 0.1, "seed": 7}}
        data.update(settings)
        (self.folder / "task.json").write_text(json.dumps(
            {"id": "t", "type": "audio-generation", "modelType": "audioldm", "data": data}))
        return json.loads(self.run_program("task", "task.json").out)["data"]["contextId"]

    def listed(self, *arguments):
        """The ids that a listing prints."""
        lines = self.run_program("takes", "list", *arguments).out.splitlines()
        return [line.split("\t")[0] for line in lines]

    def show(self, take):
        return json.loads(self.run_program("takes", "show", take).out)


class ListTest(TakesTest):
    def test_search_model_and_limit(self):
        self.add_model("other")
        dog = self.make("a dog barking")
        rain = self.make("rain on a tin roof")
        other = self.make("a dog in the rain", model="other")
        self.assertEqual(self.listed(), [other, rain, dog], "the newest first")
        self.assertEqual(self.listed("--search", "dog"), [other, dog])
        self.assertEqual(self.listed("--search", "DOG bar"), [dog])
        self.assertEqual(self.listed("--search", "no such"), [])
        self.assertEqual(self.listed("--model", "other"), [other])
        self.assertEqual(self.listed("--model", "other", "--search", "tin"), [])
        self.assertEqual(self.listed("--starred"), [])
        self.assertEqual(self.listed("--limit", "2"), [other, rain])
        self.assertIn("2 of 3", self.run_program("takes", "list", "--limit", "2").err)
        as_json = json.loads(self.run_program("takes", "list", "--json", "--limit", "1").out)
        self.assertEqual((as_json["total"], [take["id"] for take in as_json["takes"]]),
                         (3, [other]))
        for limit in ("0", "-1", "x", "1.5"):
            self.run_program("takes", "list", "--limit", limit, code=USAGE)

    def test_dates(self):
        first = self.make("first")
        time.sleep(1.1)
        second = self.make("second")
        moment = self.show(second)["created"][:19] + "Z"
        self.assertEqual(self.listed("--from", moment), [second])
        self.assertEqual(self.listed("--before", moment), [first])
        self.assertEqual(self.listed("--from", "2020-01-01", "--before", "2020-01-02"), [])
        self.assertEqual(self.listed("--from", "2020-01-01"), [second, first])
        self.assertEqual(self.listed("--from", "2020-01-01T12:30", "--before",
                                     "2999-12-31T23:59:59"), [second, first])
        for wrong in ("yesterday", "2026-02-30", "2026-13-01", "2026-1-1", "2026-01-01T25:00",
                      "2026-01-01 12:00", "", "Z"):
            process = self.run_program("takes", "list", "--from", wrong, code=USAGE)
            self.assertIn("2026-11-23", process.err, wrong)

    def test_a_line_has_no_breaks_of_its_own(self):
        take = self.make("two\nlines\tand \x1b[31mcolour")
        process = self.run_program("takes", "list")
        self.assertEqual(self.listed(), [take])
        self.assertNotIn("\x1b", process.out)
        self.assertEqual(self.show(take)["recipe"]["prompt"], "two\nlines\tand \x1b[31mcolour")

    def test_an_empty_library_is_no_error(self):
        self.assertEqual(self.listed(), [])
        self.assertEqual(json.loads(self.run_program("takes", "list", "--json").out),
                         {"total": 0, "takes": []})
        self.run_program("takes", code=USAGE)


class ExportTest(TakesTest):
    def test_an_exact_copy_and_other_formats(self):
        take = self.make("rain")
        original = pathlib.Path(self.show(take)["file"])
        process = self.run_program("takes", "export", take, "-o", "copy.wav")
        self.assertEqual(process.out, "copy.wav\n")
        self.assertEqual((self.folder / "copy.wav").read_bytes(), original.read_bytes())
        self.run_program("takes", "export", take, "-o", "copy.flac")
        self.run_program("takes", "export", take, "-o", "small.wav", "--format", "pcm16")
        with wave.open(str(self.folder / "small.wav")) as sound:
            self.assertEqual((sound.getsampwidth(), sound.getnframes()), (2, 1600))
        for name in ("copy.wav", "copy.flac", "small.wav"):
            recipe = json.loads(self.run_program("recipe", name).out)
            self.assertEqual((recipe["prompt"], recipe["seed"]), ("rain", 7))

    def test_what_cannot_be_exported_leaves_nothing(self):
        take = self.make("rain")
        before = self.names()
        for arguments, code, word in (((take, "-o", "a.mp3"), USAGE, ".wav"),
                                      ((take, "-o", "none/a.wav"), INPUT_OUTPUT, "none/a.wav"),
                                      (("nobody", "-o", "a.wav"), USAGE, "nobody"),
                                      ((take,), USAGE, "output"),
                                      ((take, "-o", "a.wav", "--format", "x"), USAGE, "pcm24")):
            process = self.run_program("takes", "export", *arguments, code=code)
            self.assertIn(word, process.err)
        self.assertEqual(self.names(), before)

    def test_a_missing_file_is_said(self):
        take = self.make("rain")
        os.unlink(self.show(take)["file"])
        process = self.run_program("takes", "export", take, "-o", "a.wav", code=INPUT_OUTPUT)
        self.assertIn("not there any more", process.err)


class RemoveTest(TakesTest):
    def test_to_the_trash_and_back(self):
        take, other = self.make("rain"), self.make("wind")
        path = pathlib.Path(self.show(take)["file"])
        content = path.read_bytes()
        process = self.run_program("takes", "remove", take, take)
        self.assertIn("In the trash: 1 take.", process.err)
        self.assertEqual(self.listed(), [other])
        self.assertFalse(path.exists())
        trash = self.root / "home/.local/share/Trash/files"
        self.assertEqual([entry.read_bytes() for entry in trash.iterdir()], [content])
        self.run_program("takes", "show", take, code=USAGE)
        self.run_program("takes", "restore", take)
        self.assertEqual(self.listed(), [other, take])
        self.assertEqual(path.read_bytes(), content)

    def test_unknown_ids_change_nothing(self):
        take = self.make("rain")
        process = self.run_program("takes", "remove", take, "nobody", code=USAGE)
        self.assertIn("nobody", process.err)
        self.assertEqual(self.listed(), [take])
        self.run_program("takes", "remove", code=USAGE)


class MovedTest(TakesTest):
    def test_a_file_that_was_moved_is_noticed_and_said(self):
        take = self.make("rain")
        path = self.show(take)["file"]
        os.rename(path, self.folder / "mine.wav")
        process = self.run_program("takes", "list")
        self.assertIn("is not where it was", process.err)
        self.assertTrue(process.out.rstrip().endswith("\tmissing"))
        self.assertTrue(self.show(take)["fileMissing"])
        os.rename(self.folder / "mine.wav", path)
        self.assertIn("is back", self.run_program("takes", "list").err)
        self.assertFalse(self.show(take)["fileMissing"])

    def test_a_file_that_was_put_into_the_library_is_taken_in(self):
        take = self.make("rain")
        self.run_program("takes", "export", take, "-o", "mine.wav")
        shutil.copy(self.folder / "mine.wav", self.library / "takes/added.wav")
        process = self.run_program("takes", "list")
        self.assertIn("was taken in", process.err)
        self.assertEqual(len(process.out.splitlines()), 2)

    def test_a_renamed_file_stays_the_same_take(self):
        take = self.make("rain")
        path = pathlib.Path(self.show(take)["file"])
        path.rename(path.with_name("better.wav"))
        self.assertEqual(self.listed(), [take])
        self.assertEqual(pathlib.Path(self.show(take)["file"]).name, "better.wav")

    def test_a_folder_that_cannot_be_a_library(self):
        (self.folder / "file").write_text("x")
        process = self.run_program("takes", "--library", "file", "list", code=INPUT_OUTPUT)
        self.assertIn("file", process.err)

    def test_a_library_that_is_not_there_is_not_made(self):
        process = self.run_program("takes", "--library", "typo", "list", code=INPUT_OUTPUT)
        self.assertIn("no library", process.err)
        self.assertFalse((self.folder / "typo").exists())

    def test_files_that_are_new_are_listed_all_at_once(self):
        take = self.make("rain")
        original = pathlib.Path(self.show(take)["file"])
        self.run_program("takes", "remove", take)
        (found,) = (self.root / "home/.local/share/Trash/files").glob("*.wav")
        for number in range(1500):
            shutil.copy(found, original.parent / f"copy {number}.wav")
        listed = json.loads(self.run_program("takes", "list", "--json").out)
        self.assertEqual(listed["total"], 1500)


if __name__ == "__main__":
    unittest.main()
