#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What translators of the program are given, and what they gave back: that it is whole, and can be used.

    tests/words/test_catalogues.py SOURCE [LANGUAGE…]    the languages of po/app/LINGUAS, or these
"""
import importlib.util
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
PO = ROOT / "po/app"
PLACE = re.compile(r"\{[a-z0-9/\[\]-]+\}")
MARKUP = re.compile(r"</?[a-z]+[^<>]*>")
# Properties of a template that somebody reads or hears.
READ = {"label", "title", "subtitle", "description", "tooltip-text", "placeholder-text", "text", "value-text", "heading",
        "body", "menu-title"}


def load(name):
    spec = importlib.util.spec_from_file_location(name, PO / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MERGE = load("merge")
LANGUAGES = sys.argv[1:] or MERGE.read_list(PO / "LINGUAS")
del sys.argv[1:]


def unquote(text):
    return re.sub(r'\\(.)', lambda found: {"n": "\n", "t": "\t"}.get(found.group(1), found.group(1)), text)


def read(path):
    """The entries of a PO file: a dictionary each, of msgctxt, msgid…, and flags."""
    plain = subprocess.run(["msgcat", "--no-wrap", "--no-location", path], check=True, capture_output=True, text=True).stdout
    entries = []
    for block in plain.strip().split("\n\n"):
        entry, keyword = {"flags": set()}, None
        for line in block.split("\n"):
            if line.startswith("#,"):
                entry["flags"] = set(line[2:].replace(" ", "").split(","))
            elif line.startswith("#"):
                continue
            else:
                found = re.match(r'^(?:(msg\S+) )?"(.*)"$', line)
                keyword = found.group(1) or keyword
                entry[keyword] = entry.get(keyword, "") + unquote(found.group(2))
        if entry.get("msgid"):
            entries.append(entry)
    return entries


def translations(entry):
    return [text for keyword, text in entry.items() if keyword.startswith("msgstr") and text]


class Template(unittest.TestCase):
    """What a translator gets is all there is to say."""

    def test_list_of_files_is_whole(self):
        self.assertEqual(MERGE.read_list(PO / "POTFILES"), MERGE.list_sources(ROOT), "run ./dev words")

    def test_what_is_passed_over_exists(self):
        for path in MERGE.read_list(PO / "POTFILES.skip"):
            self.assertTrue((ROOT / path).is_file(), path)

    def test_template_holds_every_word_of_the_definitions(self):
        with tempfile.TemporaryDirectory() as folder:
            template = pathlib.Path(folder) / "venule.pot"
            subprocess.run([sys.executable, PO / "make-template.py", ROOT, template], check=True)
            held = {(entry.get("msgctxt", ""), entry["msgid"]) for entry in read(template)}
        held = {(context.split(" ")[0], text) for context, text in held}
        for path in MERGE.list_sources(ROOT):
            if not path.startswith("data/protocols/"):
                continue
            for element in ElementTree.parse(ROOT / path).iter():
                texts = [element.get("label")] if element.get("label") else []
                texts += [element.text] if element.tag in ("help", "message", "practice", "source") else []
                for text in texts:
                    self.assertIn((element.tag, " ".join(text.split())), held)

    def test_no_text_is_cut_by_a_name_of_the_compiler(self):
        """Extraction takes what stands before G_GUINT64_FORMAT, and the program looks up the whole."""
        cut = re.compile(r'\b(?:_|N_|ngettext|g_dngettext) \((?:\s*"(?:[^"\\]|\\.)*")+\s*[A-Z][A-Z0-9_]+\b')
        for path in MERGE.list_sources(ROOT):
            if path.endswith((".c", ".h")):
                found = cut.search((ROOT / path).read_text(encoding="utf-8"))
                self.assertIsNone(found, f"{path}: {found and found.group(0)}")

    def test_templates_of_the_window_hide_no_words(self):
        for path in sorted((ROOT / "ui").glob("*.ui")):
            for element in ElementTree.parse(path).iter():
                if element.tag not in ("property", "attribute", "item") or element.get("translatable") == "yes":
                    continue
                if (element.tag == "item" or element.get("name") in READ) and element.text != "Venule":
                    words = re.search(r"[A-Za-z]{2,}", element.text or "")
                    self.assertIsNone(words, f"{path.name}: {element.get('name')}: {element.text}")


class Catalogues(unittest.TestCase):
    """What can be told of a translation without knowing its language."""

    def check_entry(self, language, entry):
        source = [entry["msgid"], entry.get("msgid_plural", entry["msgid"])]
        where = f"{language}: {entry.get('msgctxt', '')} “{entry['msgid']}”"
        for text in translations(entry):
            # A plural may say "one" for its number; what holds a value otherwise holds it in every language.
            self.assertIn(sorted(PLACE.findall(text)), [sorted(PLACE.findall(one)) for one in source], where)
            self.assertIn(sorted(MARKUP.findall(text)), [sorted(MARKUP.findall(one)) for one in source], where)
            self.assertEqual(text[:1].isspace(), source[0][:1].isspace(), where)
            self.assertEqual(text[-1:].isspace(), source[0][-1:].isspace(), where)
            self.assertEqual(text.endswith("…"), source[0].endswith("…"), where)

    def test_catalogues(self):
        for language in LANGUAGES:
            with self.subTest(language=language):
                path = PO / f"{language}.po"
                command = ["msgfmt", "--check", "--check-accelerators=_", "--statistics", "-o", "/dev/null", path]
                result = subprocess.run(command, capture_output=True, text=True, check=False)
                self.assertEqual(result.returncode, 0, result.stderr)
                print(f"{language}: {result.stderr.strip()}", file=sys.stderr)
                header = path.read_text(encoding="utf-8").split("\n\n", 1)[0]
                self.assertIn(f'"Language: {language}\\n"', header)
                for entry in read(path):
                    if "fuzzy" not in entry["flags"]:
                        self.check_entry(language, entry)


if __name__ == "__main__":
    unittest.main()
