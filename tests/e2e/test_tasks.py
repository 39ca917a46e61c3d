# SPDX-License-Identifier: MIT
"""audioldm task: the document's task, every field wrong in turn, what is stored and what is not.

AUDIOLDM_FULL_SWEEP=1 tries every odd value at every field; else a part of it.
"""

import base64
import copy
import json
import os
import signal
import sqlite3
import struct
import subprocess
import time
import unittest
import wave

from cli_program import (CANCELLED, CliTest, DONE, INPUT_OUTPUT, INTERNAL, MODEL, OUT_OF_MEMORY,
                         PROGRAM, USAGE)

FULL = os.environ.get("AUDIOLDM_FULL_SWEEP") == "1"

DOCUMENTS_TASK = {
    "id": "generate-audio-1", "type": "audio-generation", "modelType": "audioldm",
    "data": {"operation": "generate", "prompt": "A dog barking in the distance",
             "params": {"diffusionSteps": 25, "guidanceScale": 3.5, "duration": 5.0}},
    "storeResults": True}


def changed(task, path, value):
    """A copy of the task with another value at "data.params.duration"."""
    task = copy.deepcopy(task)
    *folders, name = path.split(".")
    place = task
    for folder in folders:
        place = place[folder]
    place[name] = value
    return task


class TaskTest(CliTest):
    def setUp(self):
        super().setUp()
        self.library = self.root / "home/.local/share/audioldm-studio/library"

    def run_task(self, task, *arguments, code=DONE, **settings):
        """The result of the task, which is given as a value or as text; the process is in
        self.process."""
        text = task if isinstance(task, (str, bytes)) else json.dumps(task)
        (self.folder / "task.json").write_bytes(text.encode() if isinstance(text, str) else text)
        self.process = self.run_program("task", "task.json", *arguments, code=code, **settings)
        self.assertEqual(self.process.out.count("\n"), 1, "the result is one line")
        return json.loads(self.process.out)

    def assert_refused(self, task, *words, code=USAGE):
        result = self.run_task(task, code=code)
        self.assertEqual(result["status"], "failed")
        self.assertNotIn("data", result)
        for word in words:
            self.assertIn(word, result["error"]["message"])
            self.assertIn(word, self.process.err)
        return result

    def home_files(self):
        return {path: path.read_bytes() for path in (self.root / "home").rglob("*")
                if path.is_file()}


class DocumentsTaskTest(TaskTest):
    def assert_five_seconds(self, result):
        self.assertEqual(result["id"], "generate-audio-1")
        self.assertEqual(result["status"], "succeeded")
        self.assertNotIn("error", result)
        data = result["data"]
        self.assertEqual((data["sampleRate"], data["channels"], data["duration"]), (16000, 1, 5.0))
        self.assertEqual(data["audioEncoding"], "file")
        self.assertEqual(result["report"]["steps"], 25)
        self.assertEqual(result["report"]["guidance"], 3.5)
        self.assertEqual(result["report"]["takes"],
                         [{"file": data["audio"], "seed": data["seed"], "samples": 80000,
                           "clipped": 0}])
        with wave.open(data["audio"]) as sound:
            self.assertEqual((sound.getnframes(), sound.getframerate()), (80000, 16000))

    def test_gives_five_seconds_and_remembers_them(self):
        result = self.run_task(DOCUMENTS_TASK)
        self.assert_five_seconds(result)
        self.assertEqual(os.path.dirname(result["data"]["audio"]), str(self.library / "takes"))
        shown = json.loads(self.run_program("takes", "show", result["data"]["contextId"]).out)
        self.assertEqual(shown["file"], result["data"]["audio"])
        self.assertEqual(shown["recipe"]["prompt"], "A dog barking in the distance")
        self.assertEqual(shown["recipe"]["seed"], result["data"]["seed"])
        self.assertEqual(shown["report"]["seconds"].keys(), result["report"]["seconds"].keys())

    def test_comes_from_standard_input_too(self):
        process = subprocess.run([PROGRAM, "task", "-", "--library", "mine"], cwd=self.folder,
                                 env=self.environment(), capture_output=True,
                                 input=json.dumps(DOCUMENTS_TASK).encode())
        self.assertEqual(process.returncode, DONE, process.stderr)
        result = json.loads(process.stdout)
        self.assert_five_seconds(result)
        self.assertTrue(result["data"]["audio"].startswith(str(self.folder / "mine/takes")))
        self.assertFalse(self.library.exists())

    def test_shows_its_progress_on_standard_error_alone(self):
        self.run_task(DOCUMENTS_TASK)
        self.assertIn("denoise", self.process.err)
        self.run_task(DOCUMENTS_TASK, "--quiet")
        self.assertEqual(self.process.err, "")


class WrongFieldTest(TaskTest):
    FULL = {"id": "full", "type": "audio-generation", "modelType": "audioldm",
            "data": {"operation": "generate", "prompt": "rain", "model": "starter",
                     "params": {"diffusionSteps": 2, "guidanceScale": 2, "duration": 0.5,
                                "negativePrompt": "wind", "seed": 7, "count": 1,
                                "scheduler": "ddim", "eta": 0, "guidanceInterval": [0, 1],
                                "guidanceRescale": 0}},
            "priority": 0, "storeResults": False}

    WRONG = {
        "id": (None, 7, "", "x" * 257), "type": (None, 1, "image-generation"),
        "modelType": (None, [], "musicgen"), "data": (None, [], "x"),
        "data.operation": (None, 1, "remix"), "data.prompt": (None, 1, "", ["a"]),
        "data.model": (1, {}, "a\nb"), "data.contextId": (1, "", "no-such-take"),
        "data.params": (None, [], 1),
        "data.params.diffusionSteps": (0, -1, 1001, 2.5, "25", True),
        "data.params.guidanceScale": (-0.1, 100.1, "3.5", None),
        "data.params.duration": (0, -1, 0.039, 30.1, "5", []),
        "data.params.negativePrompt": (1, ["a"]),
        "data.params.seed": (-1, 2 ** 63, 1.5, "7"),
        "data.params.count": (0, 65, -1, 1.5, "1"),
        "data.params.scheduler": (1, "no such"),
        "data.params.eta": (-0.1, 1.1, "0"),
        "data.params.guidanceInterval": (1, [0], [0, 1, 2], [0.9, 0.1], [-1, 1], ["a", 1]),
        "data.params.guidanceRescale": (-0.1, 1.1, "0"),
        "priority": (-101, 101, 0.5, "high"), "storeResults": (1, "true", None),
        "unknown": (1,), "data.unknown": (1,), "data.params.unknown": (None,)}

    def test_the_full_task_is_right(self):
        self.run_task(self.FULL)

    def test_every_wrong_value_is_refused_with_its_path(self):
        for path, values in self.WRONG.items():
            for value in values:
                with self.subTest(path=path, value=str(value)[:30]):
                    result = self.assert_refused(changed(self.FULL, path, value), path)
                    self.assertEqual(result["error"]["code"], "invalid_request")
                    if path != "id":
                        self.assertEqual(result["id"], "full")
        self.assertFalse((self.library / "takes").is_dir() and any(
            (self.library / "takes").iterdir()), "a refused task stores nothing")

    NUMBERS = ("data.params.diffusionSteps", "data.params.guidanceScale", "data.params.duration",
               "data.params.seed", "data.params.count", "data.params.eta",
               "data.params.guidanceRescale", "priority")
    TEXTS = ("id", "type", "modelType", "data.operation", "data.prompt", "data.model",
             "data.contextId", "data.params.negativePrompt", "data.params.scheduler")
    # As text: not all of it is JSON.
    ODD = ("null", "{}", "[]", "[[1]]", '{"a": 1}', "NaN", "Infinity", "-Infinity", "1e400", "-1e400",
           "1" + 40 * "0", "-1" + 40 * "0", "1e308", "-1e308", "0x1", "True", "'a'", "undefined",
           100 * "[" + 100 * "]", '"\\ud800"', '"a" "b"', "1, 1", "\x00")
    ODD_FOR_NUMBERS = ('"1"', '""', "true", "false", "- 1", "+1", ".5", "1.", "1e")
    ODD_FOR_TEXTS = ("0", "1.5", "true", "false", '"a', '"\t"', '"\\x41"')

    def test_odd_values_are_refused_with_the_path(self):
        cases = [(path, value) for fields, odd in ((self.NUMBERS, self.ODD_FOR_NUMBERS),
                                                   (self.TEXTS, self.ODD_FOR_TEXTS),
                                                   (("storeResults",), ('"true"', "0", "1", "TRUE")))
                 for path in fields for value in (*self.ODD, *odd)]
        for path, value in cases[::1 if FULL else 13]:
            marked = json.dumps(changed(self.FULL, path, "the value"))
            with self.subTest(path=path, value=value[:30]):
                self.assert_refused(marked.replace('"the value"', value), path)

    def test_a_field_that_is_there_twice_is_named(self):
        for path in (*self.NUMBERS, *self.TEXTS, "storeResults", "data.params.guidanceInterval"):
            name = path.split(".")[-1]
            task = changed(self.FULL, path, "the value")
            with self.subTest(path=path):
                self.assert_refused(json.dumps(task).replace(
                    '"the value"', f'"the value", "{name}": "the value"'), path)

    def test_every_missing_field_is_named(self):
        for path in ("id", "type", "modelType", "data", "data.operation", "data.prompt"):
            task = copy.deepcopy(self.FULL)
            *folders, name = path.split(".")
            place = task
            for folder in folders:
                place = place[folder]
            del place[name]
            with self.subTest(path=path):
                self.assert_refused(task, path)

    def test_a_model_that_is_not_there_is_named(self):
        result = self.assert_refused(changed(self.FULL, "data.model", "none"), "data.model",
                                     "none", code=MODEL)
        self.assertEqual(result["error"]["code"], "model_missing")

    def test_what_is_no_task_at_all(self):
        for text in ("", "{", "[]", "null", "7", "{\"id\": \"a\"}x", "\ufeff{}", "{'id': 1}",
                     b"{\"id\": \"\xff\"}", b"\0", "[" * 100_000, "{\"a\":" * 5000):
            with self.subTest(text=text[:20]):
                self.assert_refused(text)
        self.assert_refused(json.dumps(self.FULL) + " " * (16 << 20))
        self.assert_refused(json.dumps(changed(self.FULL, "data.prompt", "\ud800")))
        self.assert_refused(json.dumps(self.FULL).replace("\"seed\": 7", "\"seed\": 1e999"))
        self.assert_refused(json.dumps(self.FULL).replace("\"eta\": 0", "\"eta\": NaN"))

    def test_a_file_that_cannot_be_read(self):
        for name in ("none.json", "."):
            process = self.run_program("task", name, code=INPUT_OUTPUT)
            self.assertIn(name, json.loads(process.out)["error"]["message"])
        self.run_program("task", code=USAGE)


class StoreTest(TaskTest):
    SHORT = {"id": "a", "type": "audio-generation", "modelType": "audioldm",
             "data": {"operation": "generate", "prompt": "secret words",
                      "params": {"diffusionSteps": 2, "duration": 0.5, "seed": 7}}}

    def rows(self, table):
        database = sqlite3.connect(self.library / "library.db")
        self.addCleanup(database.close)
        return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]

    def test_nothing_is_stored_where_that_is_not_wanted(self):
        task = changed(self.SHORT, "storeResults", False)
        before = self.home_files()
        data = self.run_task(task)["data"]
        self.assertEqual(self.home_files(), before)
        self.assertEqual(data["audioEncoding"], "base64-f32le")
        self.assertEqual(data["contextId"], "")
        samples = base64.b64decode(data["audio"])
        self.assertEqual(len(samples), 4 * 8000)
        self.assertGreater(max(struct.unpack("<8000f", samples)), 0.4)

        # A library that is there is not touched either, and no file speaks of the task.
        self.run_task(changed(self.SHORT, "data.prompt", "known"))
        before = {table: self.rows(table) for table in ("takes", "prompts", "queue", "notes")}
        self.run_task(task)
        self.assertEqual({table: self.rows(table) for table in before}, before)
        for path, content in self.home_files().items():
            self.assertNotIn(b"secret", content, path)
        self.assertEqual(self.names(), ["task.json"])

    def test_like_that_one_but(self):
        task = changed(self.SHORT, "data.params.negativePrompt", "wind")
        first = self.run_task(task)["data"]
        again = copy.deepcopy(task)
        again["data"] = {"operation": "generate", "contextId": first["contextId"]}
        second = self.run_task(again)["data"]
        self.assertEqual(second["seed"], 7)
        with open(first["audio"], "rb") as one, open(second["audio"], "rb") as two:
            self.assertEqual(one.read(), two.read())
        again["data"]["params"] = {"duration": 1.0, "seed": 9}
        third = json.loads(self.run_program(
            "takes", "show", self.run_task(again)["data"]["contextId"]).out)
        recipe = third["recipe"]
        self.assertEqual((recipe["prompt"], recipe["negativePrompt"], recipe["steps"],
                          recipe["duration"], recipe["seed"]), ("secret words", "wind", 2, 1.0, 9))
        # A reference needs the library, but leaves nothing in it.
        again["storeResults"] = False
        takes = self.rows("takes")
        self.assertEqual(self.run_task(again)["data"]["audioEncoding"], "base64-f32le")
        self.assertEqual(self.rows("takes"), takes)

    def test_several_takes(self):
        result = self.run_task(changed(self.SHORT, "data.params.count", 3))
        takes = result["data"]["takes"]
        self.assertEqual([take["seed"] for take in takes], [7, 8, 9])
        self.assertEqual(len({take["audio"] for take in takes}), 3)
        self.assertEqual(takes[0]["audio"], result["data"]["audio"])
        for take in takes:
            self.assertTrue(os.path.isfile(take["audio"]))

    def test_what_the_task_does_not_say_comes_from_the_configuration(self):
        config = self.root / "home/.config/audioldm-studio"
        config.mkdir(parents=True)
        (config / "config.json").write_text(json.dumps(
            {"diffusionSteps": 4, "maxMemory": "3GB", "modelPath": "other"}))
        self.add_model("other")
        task = copy.deepcopy(self.SHORT)
        del task["data"]["params"]["diffusionSteps"]
        report = self.run_task(task)["report"]
        self.assertEqual((report["steps"], report["model"]["name"], report["bytes"]["budget"]),
                         (4, "other", 3 << 30))
        report = self.run_task(task, "--max-memory", "2GB", "--model", "starter")["report"]
        self.assertEqual((report["model"]["name"], report["bytes"]["budget"]),
                         ("starter", 2 << 30))
        self.assertEqual(self.run_task(changed(task, "data.model", "starter"))["report"]["model"]
                         ["name"], "starter")

    def test_a_library_that_cannot_be_used(self):
        (self.folder / "file").write_text("x")
        result = self.run_task(self.SHORT, "--library", "file", code=INPUT_OUTPUT)
        self.assertIn("file", result["error"]["message"])
        self.assertEqual(result["error"]["code"], "io")


class EndTest(TaskTest):
    TASK = {"id": "long", "type": "audio-generation", "modelType": "audioldm",
            "data": {"operation": "generate", "prompt": "rain",
                     "params": {"diffusionSteps": 10, "duration": 0.5, "seed": 1, "count": 50}}}

    def test_errors_of_the_engine(self):
        for name, code in (("invalid_request", USAGE), ("model_missing", MODEL),
                           ("out_of_memory", OUT_OF_MEMORY), ("device_lost", INTERNAL),
                           ("io", INPUT_OUTPUT), ("throw", INTERNAL)):
            for stage in ("load", "denoise"):
                with self.subTest(name=name, stage=stage):
                    result = self.run_task(self.TASK, code=code, fail=f"{stage}:{name}")
                    self.assertEqual(result["status"], "failed")
                    self.assertEqual(result["error"]["code"],
                                     "internal" if name == "throw" else name)
        self.assertEqual(self.run_program("takes", "list").out, "")

    def test_a_signal_cancels_and_keeps_what_is_finished(self):
        (self.folder / "task.json").write_text(json.dumps(self.TASK))
        process = self.start("task", "task.json", step_ms=20)
        for line in process.stderr:
            if b"take 3" in line or b"3/50" in line or b"3 of 50" in line:
                break
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=30)
        self.assertEqual(process.returncode, CANCELLED)
        result = json.loads(out)
        self.assertEqual(result["status"], "cancelled")
        takes = result["data"].get("takes", [result["data"]])
        self.assertGreaterEqual(len(takes), 2)
        self.assertLess(len(takes), 50)
        listed = json.loads(self.run_program("takes", "list", "--json").out)
        self.assertEqual({take["contextId"] for take in takes},
                         {take["id"] for take in listed["takes"]})

    def test_a_signal_ends_the_wait_for_a_task_that_does_not_come(self):
        os.mkfifo(self.folder / "pipe")
        for arguments in (("task", "-"), ("task", "pipe"), ("batch", "-", "-o", "out")):
            process = subprocess.Popen([PROGRAM, *arguments], cwd=self.folder,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE, env=self.environment())
            time.sleep(0.5)
            process.send_signal(signal.SIGINT)
            try:
                # Not communicate(), which would end the program's input.
                self.assertEqual(process.wait(timeout=10), CANCELLED, arguments)
            finally:
                process.kill()
                process.communicate()
        self.assertEqual(self.names(), ["pipe"])

    def test_a_task_comes_through_a_named_pipe(self):
        os.mkfifo(self.folder / "pipe")
        process = self.start("task", "pipe")
        time.sleep(0.3)
        (self.folder / "pipe").write_text(json.dumps(self.TASK))
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, DONE, err)
        self.assertEqual(json.loads(out)["id"], self.TASK["id"])

    def test_standard_output_that_cannot_be_written(self):
        (self.folder / "task.json").write_text(json.dumps(
            changed(self.TASK, "data.params.count", 1)))
        with open("/dev/full", "wb") as full:
            process = self.start("task", "task.json", stdout=full)
            process.communicate(timeout=30)
        self.assertEqual(process.returncode, INPUT_OUTPUT)
        listed = json.loads(self.run_program("takes", "list", "--json").out)
        self.assertEqual(listed["total"], 1, "the take is safe all the same")


if __name__ == "__main__":
    unittest.main()
