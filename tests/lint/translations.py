# SPDX-License-Identifier: MIT
"""Checks the translations of the window: complete, up to date with the sources, and consistent.

usage: translations.py ROOT LUPDATE

Of each text: translated in each form that the language's plural needs, with the placeholders (%1,
%n) of its source, one mnemonic where the source has one, its ellipsis, its line breaks, and no space
at the ends that the source has not. English holds nothing but the forms of its plurals.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from lint_common import finish

LANGUAGES = ("ar", "de", "en", "es", "fr", "ja", "zh_CN")
PRESET_CONTEXT = "audioldm::ui::PresetTitle"
PLURAL_FORMS = {"ar": 6, "ja": 1, "zh_CN": 1}  # two unless named
PLACEHOLDER = re.compile(r"%(?:L?\d+|L?n)")
MNEMONIC = re.compile(r"&(?=[^\s&])")


def updated(root, lupdate, language, folder):
    """The language's file as lupdate leaves it."""
    copy = pathlib.Path(folder) / f"audioldm_{language}.ts"
    source = pathlib.Path(root) / "translations" / copy.name
    if source.is_file():
        shutil.copy(source, copy)
    only_plurals = ["-pluralonly"] if language == "en" else []
    subprocess.run([lupdate, "-silent", "ui", "app/studio", "-I", ".", "-locations", "none",
                    "-no-obsolete", "-source-language", "en", "-target-language", language,
                    *only_plurals, "-ts", str(copy)], cwd=root, check=True)
    return copy.read_text(encoding="utf-8")


def forms_of(message):
    translation = message.find("translation")
    forms = [form.text or "" for form in translation.findall("numerusform")]
    return forms or [translation.text or ""]


def findings_of_text(source, text, is_numerus, form_count):
    """What is wrong with one form of a translation."""
    wanted = sorted(PLACEHOLDER.findall(source))
    found = sorted(PLACEHOLDER.findall(text))
    # Forms such as "one" and "two" may say their number in words.
    optional = [form for form in wanted if form in ("%n", "%Ln")] if is_numerus and form_count > 1 else []
    if found != wanted and sorted(found + optional) != wanted:
        yield f"placeholders {found} instead of {wanted}"
    if len(MNEMONIC.findall(text)) != len(MNEMONIC.findall(source)):
        yield "mnemonics (&) differ"
    if source.endswith("…") != text.endswith("…"):
        yield "ellipsis (…) differs"
    if "..." in text:
        yield "three dots in place of an ellipsis"
    if source.count("\n") != text.count("\n"):
        yield "line breaks differ"
    for at, end in ((0, "beginning"), (-1, "end")):
        if text and text[at].isspace() and not source[at].isspace():
            yield f"a space at the {end}"


def findings_of_message(message, language):
    source = message.findtext("source")
    translation = message.find("translation")
    forms = forms_of(message)
    if translation.get("type") == "unfinished" or not all(form.strip() for form in forms):
        yield f"not translated: {source!r}"
        return
    is_numerus = message.get("numerus") == "yes"
    if is_numerus and len(forms) != PLURAL_FORMS.get(language, 2):
        yield f"{len(forms)} plural forms: {source!r}"
    for form in forms:
        for finding in findings_of_text(source, form, is_numerus, len(forms)):
            yield f"{finding}: {source!r} -> {form!r}"


def findings_of_file(text, language):
    for context in ElementTree.fromstring(text).findall("context"):
        name = context.findtext("name")
        for message in context.findall("message"):
            for finding in findings_of_message(message, language):
                yield f"translations/audioldm_{language}.ts: {name}: {finding}"


def findings_of_presets(root, text):
    """The presets that come along are shown by names that are translated."""
    known = {message.findtext("source") for context in ElementTree.fromstring(text).iter("context")
             if context.findtext("name") == PRESET_CONTEXT for message in context.iter("message")}
    for path in sorted((pathlib.Path(root) / "resources" / "presets").glob("*.json")):
        name = json.loads(path.read_text(encoding="utf-8"))["name"]
        if name not in known:
            yield f'ui/state/preset_title.cpp: does not name "{name}" of {path.name}'


def main(root, lupdate):
    findings = []
    for language in LANGUAGES:
        path = pathlib.Path(root) / "translations" / f"audioldm_{language}.ts"
        with tempfile.TemporaryDirectory() as folder:
            fresh = updated(root, lupdate, language, folder)
        if not path.is_file() or path.read_text(encoding="utf-8") != fresh:
            findings.append(f"translations/{path.name}: not up to date with the sources; build the "
                            "target update_translations and translate what is new")
        findings += findings_of_file(fresh, language)
        if language != "en":
            findings += findings_of_presets(root, fresh)
    finish(findings)


if __name__ == "__main__":
    main(*sys.argv[1:])
