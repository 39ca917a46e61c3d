# SPDX-License-Identifier: MIT
"""What the command line understands, refuses, and says on which stream."""

import json
import os
import pty
import signal
import subprocess
import time
import unittest

from cli_program import CANCELLED, CliTest, INPUT_OUTPUT, PROGRAM, USAGE


class HelpTest(CliTest):
    def test_help_and_version_are_quick_results(self):
        for arguments in (["--help"], ["--version"], ["generate", "--help"], ["models", "--help"]):
            start = time.monotonic()
            process = self.run_program(*arguments)
            self.assertLess(time.monotonic() - start, 0.3)
            self.assertTrue(process.out)
            self.assertEqual(process.err, "")
        self.assertRegex(self.run_program("--version").out, r"^audioldm \d+\.\d+\.\d+\n$")


class UsageTest(CliTest):
    def test_wrong_use_ends_with_2_and_a_message(self):
        cases = [
            ([], "one of: generate, models,"),
            (["nothing"], '"audioldm nothing"'),
            (["models"], "one of: list, inspect, verify"),
            (["models", "nothing"], '"audioldm models nothing"'),
            (["generate"], "--prompt"),
            (["generate", "--prompt"], "--prompt"),
            (["generate", "--prompt", "x", "extra"], "extra"),
            (["generate", "--prompt", "x", "--unknown"], "--unknown"),
            (["generate", "--prompt", "x", "--prompt", "y"], "--prompt"),
            (["generate", "--prompt", "x", "--precision", "fp64"], "fp64"),
            (["generate", "--prompt", "x", "--quantization", "2bit"], "2bit"),
            (["generate", "--prompt", "x", "--offload", "vae"], "vae"),
            (["generate", "--prompt", "x", "--max-memory", "4 apples"], "4 apples"),
            (["generate", "--prompt", "x", "--max-memory", "0"], "above 0"),
            (["generate", "--prompt", "x", "--device", "gpu"], "gpu"),
            (["generate", "--prompt", "x", "--device", "cuda:3"], "cuda:3"),
            (["generate", "--prompt", "x", "--threads", "0"], "threads"),
            (["generate", "--prompt", "x", "--format", "mp3"], "mp3"),
            (["generate", "--prompt", "x", "--scheduler", "magic"], "ddim, euler"),
            (["generate", "--prompt", "x", "--guidance-interval", "0.5"], "--guidance-interval"),
            (["generate", "--prompt", "x", "-o", "out.mp3"], ".flac"),
            (["generate", "--prompt", "x", "-o", "out"], ".wav"),
            (["generate", "--prompt", "x", "-o", "a.wav", "--report", "a.wav"], "place of a sound"),
            (["bench", "--repeat", "0"], "repeat"),
            (["recipe"], "FILE"),
            (["recipe", "x.wav", "-o", "y.wav"], "--again"),
        ]
        for arguments, message in cases:
            with self.subTest(arguments=arguments):
                process = self.run_program(*arguments, code=USAGE)
                self.assertIn(message, process.err)
                self.assertEqual(process.out, "")
                self.assert_nothing_written()

    def test_values_out_of_range_end_with_2_and_name_the_limit(self):
        cases = [
            ("--steps", ["0", "1001", "-1", "1.5", "x", "", "99999999999", "0x10"], "steps"),
            ("--guidance", ["-0.1", "100.1", "nan", "inf", "1e999", "x"], "guidance"),
            ("--duration", ["0", "0.039", "30.01", "-5", "nan", "5s"], "duration"),
            ("--seed", ["-1", "9223372036854775808", "1.5"], "seed"),
            ("--count", ["0", "65", "-1"], "count"),
            ("--eta", ["-0.1", "1.1"], "eta"),
            ("--scheduler=euler --eta", ["0.5"], "ddim"),
            ("--guidance-rescale", ["-0.1", "1.1"], "guidance"),
        ]
        for option, values, name in cases:
            for value in values:
                with self.subTest(option=option, value=value):
                    process = self.run_program("generate", "--prompt", "x", *option.split(), value,
                                               code=USAGE)
                    self.assertIn(name, process.err)
        for interval in (["0.7", "0.2"], ["-0.1", "1"], ["0", "1.1"], ["a", "1"]):
            self.generate("--guidance-interval", *interval, code=USAGE)
        self.generate("--seed", str(2**63 - 1), "--count", "2", code=USAGE)
        self.assert_nothing_written()

    def test_values_at_their_limits_are_taken(self):
        for arguments in (["--steps", "1"], ["--steps", "1000"], ["--guidance", "0"],
                          ["--guidance", "100"], ["--duration", "0.04"], ["--duration", "30"],
                          ["--seed", "0"], ["--seed", str(2**63 - 1)], ["--eta", "1"],
                          ["--guidance-interval", "0.2", "0.8"], ["--guidance-rescale", "0.7"],
                          ["--max-memory", "1.5GiB"], ["--offload", "none"], ["--steps", "010"],
                          ["--device", "cpu"], ["--threads", "1"], ["--scheduler", "euler"]):
            with self.subTest(arguments=arguments):
                self.run_program("generate", "--prompt", "x", "--duration=0.1" if "--duration" not
                                 in arguments else "-q", *arguments)

    def test_bad_prompts_end_with_2(self):
        for prompt in (b"", b"\xff", b"a\xc0\xafb", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe9"):
            for option in ("--prompt", "--negative-prompt"):
                if prompt or option == "--prompt":
                    with self.subTest(prompt=prompt, option=option):
                        arguments = [] if option == "--prompt" else ["--prompt", "x"]
                        process = self.run_program("generate", *arguments, option, prompt,
                                                   code=USAGE)
                        self.assertIn("prompt", process.err)
        self.assert_nothing_written()

    def test_prompts_are_taken_as_they_are(self):
        for prompt in ("[1,2]", "a,b", "%%", "{}", '"quoted"', "'x", "a=b", "-dur", "--steps", "--",
                       "-5", " ", "雨 音", "\U0001F327\u200d", "line\nbreak", "x" * 100_000):
            with self.subTest(prompt=prompt[:20]):
                file = str(self.folder / "a.wav")
                self.run_program("generate", "--prompt", prompt, "--duration", "0.1", "-o", file)
                self.run_program("generate", "--duration", "0.1", "-o", file, "-t", prompt)
                recipe = self.run_program("recipe", file)
                self.assertEqual(json.loads(recipe.out)["prompt"], prompt)


class OriginalOptionsTest(CliTest):
    def test_names_of_the_original_command_line(self):
        self.run_program("generate", "-t", "rain", "-dur", "0.25", "-gs", "2.5", "-n", "2",
                         "--ddim_steps", "7", "--seed", "3", "-o", "a.wav", "--report", "r.json")
        report = self.read_json("r.json")
        self.assertEqual((report["durationSeconds"], report["guidance"], report["steps"]),
                         (0.25, 2.5, 7))
        self.assertEqual([take["seed"] for take in report["takes"]], [3, 4])
        self.run_program("generate", "--text=rain", "-dur=0.5", "-gs=1", "-o", "b.wav",
                         "--report", "r.json")
        self.assertEqual(self.read_json("r.json")["durationSeconds"], 0.5)


class ConfigTest(CliTest):
    def write_config(self, text):
        folder = self.root / "home/.config/audioldm-studio"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.json").write_text(text)

    def test_settings_are_defaults_that_options_override(self):
        self.add_model("other")
        self.write_config('{"diffusionSteps": 9, "modelPath": "other", "precision": "fp32", '
                          '"quantization": "none", "maxMemory": "2GB"}')
        self.generate("-o", "a.wav", "--report", "r.json")
        report = self.read_json("r.json")
        self.assertEqual((report["steps"], report["model"]["name"], report["precision"],
                          report["quantization"], report["bytes"]["budget"]),
                         (9, "other", "fp32", "none", 2 << 30))
        self.generate("-o", "a.wav", "--report", "r.json", "--steps", "3", "--model", "starter",
                      "--precision", "bf16", "--quantization", "4bit", "--max-memory", "1GB")
        report = self.read_json("r.json")
        self.assertEqual((report["steps"], report["model"]["name"], report["precision"],
                          report["quantization"], report["bytes"]["budget"]),
                         (3, "starter", "bf16", "4bit", 1 << 30))

    def test_bad_settings_end_with_2_and_name_file_and_field(self):
        for text, field in (('{"diffusionSteps": "many"}', "diffusionSteps"), ('{"a": 1}', '"a"'),
                            ("{", "line 1"), ('{"offloadModules": ["x"]}', "offloadModules[0]")):
            with self.subTest(text=text):
                self.write_config(text)
                process = self.generate(code=USAGE)
                self.assertIn("config.json", process.err)
                self.assertIn(field, process.err)


class StreamsTest(CliTest):
    def test_results_go_to_standard_output_and_progress_to_standard_error(self):
        process = self.generate("--count", "2", "-o", "a.wav", "--steps", "5")
        self.assertEqual(process.out, "a-1.wav\na-2.wav\n")
        self.assertIn("take 2 of 2: denoise 5/5\n", process.err)
        self.assertNotIn("\r", process.err)
        self.assertIn("seed 4711", process.err)

    def test_quiet(self):
        process = self.generate("-o", "a.wav", "--quiet", gain=3)
        self.assertEqual((process.out, process.err), ("a.wav\n", ""))
        process = self.generate("-o", "a.xyz", "--quiet", code=USAGE)
        self.assertIn(".wav", process.err)

    def test_a_long_stage_says_how_long_it_will_take(self):
        process = self.generate("-o", "a.wav", "--steps", "6", step_ms=500)
        self.assertRegex(process.err, r"denoise \d/6, \d s left\n")

    def test_a_terminal_gets_one_line_that_is_redrawn(self):
        main, terminal = pty.openpty()
        process = subprocess.Popen([PROGRAM, "generate", "-t", "x", "-dur", "0.1", "-o", "a.wav"],
                                   cwd=self.folder, stdout=subprocess.PIPE, stderr=terminal,
                                   env=self.environment())
        self.assertEqual(process.communicate(timeout=60)[0], b"a.wav\n")
        os.close(terminal)
        text = os.read(main, 65536)
        os.close(main)
        self.assertIn(b"\r\x1b[Kdenoise 25/25", text)
        self.assertNotIn(b"denoise 25/25\r\n", text)


class PromptCutOffTest(CliTest):
    def test_the_part_that_the_model_does_not_read_is_told(self):
        process = self.run_program("generate", "-t", "x" * 512 + "THE END", "-dur", "0.1",
                                   "-o", "a.wav")
        self.assertIn("left out: THE END", process.err)

    def test_the_report_holds_it(self):
        self.run_program("generate", "-q", "-t", "x" * 512 + "THE END", "-dur", "0.1",
                         "-o", "a.wav", "--report", "r.json")
        self.assertEqual(self.read_json("r.json")["promptCutOff"], "THE END")
        self.generate("-o", "b.wav", "--report", "s.json")
        self.assertNotIn("promptCutOff", self.read_json("s.json"))


class StandardDescriptorsTest(CliTest):
    """A program that is started without standard input, output or error."""

    def run_closed(self, closed, *arguments, **settings):
        return subprocess.Popen([PROGRAM, *arguments], cwd=self.folder, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env=self.environment(**settings),
                                preexec_fn=lambda: [os.close(number) for number in closed])

    def test_it_can_be_cancelled(self):
        for closed in ((0, 2), (1, 2), (0, 1, 2)):
            process = self.run_closed(closed, "generate", "-t", "rain", "--steps", "500", "-o",
                                      "a.wav", step_ms=20)
            time.sleep(1)
            process.send_signal(signal.SIGTERM)
            try:
                process.communicate(timeout=10)
            finally:
                process.kill()
            self.assertEqual(process.returncode, CANCELLED, closed)
        self.assert_nothing_written()

    def test_results_that_cannot_be_written_are_an_error(self):
        process = self.run_closed((1,), "generate", "-t", "rain", "-dur", "0.1", "-o", "a.wav")
        _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, INPUT_OUTPUT)
        self.assertIn(b"Standard output cannot be written: Bad file descriptor", err)

    def test_help_that_cannot_be_written_is_an_error(self):
        for arguments in (("--help",), ("generate", "--help"), ("--version",)):
            with open("/dev/full", "wb") as full:
                process = self.start(*arguments, stdout=full)
                _, err = process.communicate(timeout=60)
            self.assertEqual(process.returncode, INPUT_OUTPUT, arguments)
            self.assertIn(b"cannot be written", err)


if __name__ == "__main__":
    unittest.main()
