# SPDX-License-Identifier: MIT
"""Shows that each lint script finds what it is for, on small bad trees, and passes a good one."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
HEAD = "// SPDX-License-Identifier: MIT\n"
# In two pieces, so that this file passes the check it tests.
OPEN_END = "TO" + "DO"


class LintTest(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self._folder.name)

    def tearDown(self):
        self._folder.cleanup()

    def write(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def run_script(self, name, argument=None):
        return subprocess.run([sys.executable, HERE / name, argument or self.root],
                              capture_output=True, text=True)

    def assert_finds(self, name, *parts, argument=None):
        result = self.run_script(name, argument)
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        for part in parts:
            self.assertIn(part, result.stdout)

    def assert_clean(self, name, argument=None):
        result = self.run_script(name, argument)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)


class IncludeGraphTest(LintTest):
    def check(self, path, included, reason):
        self.write(path, f'{HEAD}#include {included}\n')
        self.assert_finds("include_graph.py", f"{path}:2: includes", reason)

    def accept(self, path, included):
        self.write(path, f'{HEAD}#include {included}\n')
        self.assert_clean("include_graph.py")

    def test_upward(self):
        self.check("engine/layers/linear.cpp", '"engine/vae/vae_decoder.h"', "does not stand below")

    def test_sideways(self):
        self.check("engine/vae/vae_decoder.cpp", '"engine/text/tokenizer.h"', "does not stand below")

    def test_pipeline_from_context(self):
        self.check("engine/context/store.cpp", '"engine/pipeline/model.h"', "only pipeline and service")

    def test_api_includes_core(self):
        self.check("engine/api/error.h", '"engine/core/exception.h"', "nothing but itself")

    def test_api_includes_torch(self):
        self.check("engine/api/error.h", "<torch/types.h>", "no torch")

    def test_engine_includes_qt(self):
        for header in ("<QString>", "<QtCore/QString>", "<qglobal.h>"):
            self.check("engine/core/log.cpp", header, "no Qt")

    def test_engine_includes_app(self):
        self.check("engine/core/log.cpp", '"app/common/options.h"', "nothing of app")

    def test_ui_includes_engine(self):
        self.check("ui/state/state.h", '"engine/service/service.h"', "engine/api and nothing else")

    def test_ui_includes_torch(self):
        self.check("ui/state/state.h", "<ATen/ATen.h>", "no torch")

    def test_plugin_internals(self):
        self.check("engine/memory/budget.cpp", '"engine/cuda/kernels.h"', "is a plug-in")

    def test_plugin_includes_layers(self):
        self.check("engine/cuda/plugin.cpp", '"engine/layers/norm.h"', "api and core alone")

    def test_folder_without_a_place(self):
        self.check("engine/extra/x.cpp", '"engine/core/exception.h"', "has no place")

    def test_good(self):
        self.accept("engine/pipeline/p.cpp", '"engine/vae/vae_decoder.h"')
        self.accept("engine/service/s.cpp", '"engine/pipeline/p.h"')
        self.accept("engine/core/cuda_plugin.cpp", '"engine/cuda/plugin_interface.h"')
        self.accept("ui/state/state.h", '"engine/api/outcome.h"')
        self.accept("app/cli/main.cpp", '"engine/pipeline/p.h"')
        self.accept("tests/engine/vae/vae_test.cpp", '"engine/vae/vae_decoder.h"')


class SourceTextTest(LintTest):
    def test_no_licence(self):
        self.write("engine/core/a.cpp", "int a;\n")
        self.assert_finds("source_text.py", "engine/core/a.cpp:1: does not begin")

    def test_no_guard(self):
        self.write("engine/core/a.h", HEAD + "int a();\n")
        self.assert_finds("source_text.py", "without #pragma once")

    def test_open_end(self):
        self.write("engine/core/a.cpp", f"{HEAD}int a; // {OPEN_END}: name it\n")
        self.assert_finds("source_text.py", "engine/core/a.cpp:2: an open end")

    def test_good(self):
        self.write("engine/core/a.h", HEAD + "#pragma once\n\nint a();\n")
        self.write("tools/a.py", "#!/usr/bin/env python3\n# SPDX-License-Identifier: MIT\n")
        self.assert_clean("source_text.py")


class ListedSourcesTest(LintTest):
    def test_forgotten(self):
        self.write("engine/core/CMakeLists.txt", "add_library(core log.cpp)\n")
        self.write("engine/core/log.cpp", HEAD)
        self.write("engine/core/clock.cpp", HEAD)
        self.assert_finds("listed_sources.py", "engine/core/clock.cpp")

    def test_part_of_a_name_or_a_comment_is_not_a_listing(self):
        self.write("engine/core/CMakeLists.txt", "add_library(core dialog.cpp) # log.cpp\n")
        self.write("engine/core/log.cpp", HEAD)
        self.assert_finds("listed_sources.py", "engine/core/log.cpp")

    def test_api_header(self):
        self.write("engine/api/CMakeLists.txt", "add_library(api INTERFACE)\n")
        self.write("engine/api/error.h", HEAD)
        self.assert_finds("listed_sources.py", "engine/api/error.h")

    def test_good(self):
        self.write("engine/CMakeLists.txt", "add_library(x core/log.cpp)\n")
        self.write("engine/core/log.cpp", HEAD)
        self.write("tests/core/CMakeLists.txt",
                   "foreach(t IN ITEMS a_test)\nadd_executable(${t} ${t}.cpp)\nendforeach()\n")
        self.write("tests/core/a_test.cpp", HEAD)
        self.assert_clean("listed_sources.py")


class FormatTest(LintTest):
    def setUp(self):
        super().setUp()
        self.write(".clang-format", "BasedOnStyle: Google\n")
        self.write("engine/core/a.cpp", "int a;\n")
        if self.run_script("format_check.py").returncode == 77:
            self.skipTest("clang-format 14 is not installed")

    def test_bad(self):
        self.write("engine/core/b.cpp", "int   b ;\n")
        self.assert_finds("format_check.py", "engine/core/b.cpp:1")

    def test_good(self):
        self.assert_clean("format_check.py")


class DesktopFilesTest(LintTest):
    def setUp(self):
        super().setUp()
        for folder in ("resources/desktop", "translations"):
            shutil.copytree(HERE.parents[1] / folder, self.root / folder)
        if self.run_script("desktop_files.py").returncode == 77:
            self.skipTest("the validators are not installed")

    def change(self, name, old, new):
        path = self.root / "resources/desktop" / f"org.audioldm.studio{name}"
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def test_desktop_entry(self):
        self.change(".desktop", "Terminal=false", "Terminal=perhaps")
        self.assert_finds("desktop_files.py", "desktop-file-validate says", "Terminal")

    def test_metainfo(self):
        self.change(".metainfo.xml", "<metadata_license>MIT</metadata_license>", "")
        self.assert_finds("desktop_files.py", "appstreamcli says", "metadata-license-missing")

    def test_untranslated(self):
        self.change(".desktop", "Comment[ja]", "X-Comment[ja]")
        self.change(".metainfo.xml", '<summary xml:lang="ar">', '<summary xml:lang="he">')
        self.assert_finds("desktop_files.py", "Comment lacks ['ja']", "<summary> is not in ar")

    def test_good(self):
        self.assert_clean("desktop_files.py")


class TranslationsTest(LintTest):
    """With a lupdate that leaves files as they are: what is checked is what is in them."""

    def write_german(self, source, translation, attributes=""):
        self.write("translations/audioldm_de.ts", f"""<?xml version="1.0"?><TS><context>
<name>Window</name><message{attributes}><source>{source}</source>{translation}</message>
</context></TS>""")

    def run_script(self, name, argument=None):
        lupdate = self.root / "lupdate"
        lupdate.write_text('#!/bin/sh\nfor last; do :; done\n'
                           '[ -f "$last" ] || echo "<TS/>" > "$last"\n', encoding="utf-8")
        lupdate.chmod(0o755)
        return subprocess.run([sys.executable, HERE / name, self.root, lupdate],
                              capture_output=True, text=True)

    def check(self, source, translation, reason, attributes=""):
        self.write_german(source, translation, attributes)
        self.assert_finds("translations.py", f"audioldm_de.ts: Window: {reason}")

    def test_bad(self):
        plain = "<translation>%s</translation>"
        for source, text, reason in (("Step %1", "Schritt", "placeholders [] instead of"),
                                     ("&amp;File", "Datei", "mnemonics"),
                                     ("Open…", "Öffnen", "ellipsis"),
                                     ("Save", "Sichern ", "a space at the end")):
            self.check(source, plain % text, reason)
        self.check("Save", '<translation type="unfinished"></translation>', "not translated")
        self.check("%n takes", "<translation><numerusform>%n Takes</numerusform></translation>",
                   "1 plural forms", ' numerus="yes"')

    def test_not_up_to_date(self):
        # The files of the other languages are not there.
        self.write_german("Save", "<translation>Sichern</translation>")
        result = self.run_script("translations.py")
        self.assertIn("audioldm_fr.ts: not up to date", result.stdout)
        self.assertNotIn("audioldm_de.ts", result.stdout)


class LinkedLibrariesTest(LintTest):
    def setUp(self):
        super().setUp()
        self.compiler = shutil.which("c++") or shutil.which("g++")
        if self.compiler is None:
            self.skipTest("no compiler")

    def program_with(self, library):
        """A program that loads a library of this name, which holds nothing."""
        self.write("library.cpp", "int answer() { return 42; }\n")
        self.write("main.cpp", "int answer();\nint main() { return answer() - 42; }\n")
        subprocess.run([self.compiler, "-shared", "-fPIC", f"-Wl,-soname,{library}", "-o",
                        self.root / library, self.root / "library.cpp"], check=True)
        program = self.root / "program"
        subprocess.run([self.compiler, "-o", program, self.root / "main.cpp", self.root / library,
                        f"-Wl,-rpath,{self.root}"], check=True)
        return program

    def test_qt(self):
        self.assert_finds("linked_libraries.py", "link no Qt",
                          argument=self.program_with("libQt6Core.so.6"))

    def test_cuda(self):
        self.assert_finds("linked_libraries.py", "plug-in alone",
                          argument=self.program_with("libtorch_cuda.so"))

    def test_missing(self):
        program = self.program_with("libplain.so")
        (self.root / "libplain.so").unlink()
        self.assert_finds("linked_libraries.py", "is not found", argument=program)

    def test_good(self):
        self.assert_clean("linked_libraries.py", argument=self.program_with("libplain.so"))


if __name__ == "__main__":
    unittest.main()
