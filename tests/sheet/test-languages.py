#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold every shipped translation of the sheet to what can be told without knowing the language.

Each passage is there, none is fuzzy, values and numbers are those of the English, and the words of its glossary stand
where the English has the term: "not" among them, so that no warning turns into its opposite unseen.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
PO = ROOT / "po/sheet"
LANGUAGES = [word for line in (PO / "LINGUAS").read_text().splitlines() if not line.startswith("#") for word in line.split()]
# Here the language says the numbers in words of its own: "a week to two weeks" has a dual.
NUMBERS_IN_WORDS = {("ar", "lump.settles")}
PLACE = re.compile(r"\{[^{}]*\}")


def read(path):
    """The entries of a PO file, each with its lines on one line: (context, source, translation, comments)."""
    entries = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        entry = re.search(r'(?m)^(?:msgctxt "(.*)"\n)?msgid "(.+)"\nmsgstr "(.*)"$', block)
        if entry:
            entries.append((*entry.groups(), [line for line in block.split("\n") if line.startswith("#")]))
    return entries


def list_numbers(text):
    """The numbers that are fixed in the text."""
    return sorted(re.findall(r"\d+", PLACE.sub("", text)))


def says(term, source):
    return re.search(rf"(?i)(?<!\w){re.escape(term)}(?:s|es)?(?!\w)", PLACE.sub("", source)) is not None


class Glossary:
    """Terms and their stems: each of the alternatives is words, all needed; * stands for any letters."""

    def __init__(self, path):
        self.terms = {}
        for _, term, translation, comments in read(path):
            stems = [line[len("# stems: "):] for line in comments if line.startswith("# stems: ")]
            self.terms[term] = (translation, [
                [self.make_word(word) for word in choice.split()] for choice in (stems or [translation])[0].split(" | ")])

    @staticmethod
    def make_word(stem):
        return re.compile(r"(?<!\w)" + re.escape(stem.casefold()).replace(r"\*", r"\w*") + r"(?!\w)")

    def keeps(self, term, translation):
        text = translation.replace("\u00a0", " ").casefold()
        return any(all(word.search(text) for word in choice) for choice in self.terms[term][1])

    def list_in_order(self, terms, translation):
        """Which of the terms, each of one word, stand in a translation, one for each time."""
        found = [(match.start(), term) for term in terms for choice in self.terms[term][1]
                 for match in choice[0].finditer(translation.casefold())]
        return [term for _, term in sorted(set(found))]


class Languages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            made = pathlib.Path(folder) / "venule-sheet.pot"
            subprocess.run([sys.executable, PO / "make-template.py", ROOT, made], check=True)
            cls.extracted = cls.list_extracted(read(made))
            cls.template = {context: source for context, source, _ in cls.extracted}
        cls.files = {language: read(PO / f"{language}.po") for language in LANGUAGES}

    @staticmethod
    def list_extracted(entries):
        """What xgettext takes out of the sheet: ids, English, and the notes for translators, in their order."""
        return [(context, source, tuple(line for line in comments if line.startswith("#. ")))
                for context, source, _, comments in entries]

    def test_extraction_gives_what_each_holds(self):
        self.assertGreater(sum(len(notes) for _, _, notes in self.extracted), 100)
        for language, entries in self.files.items():
            with self.subTest(language):
                held = self.list_extracted(entries)
                self.assertEqual(len(held), len(self.extracted))
                for one, other in zip(held, self.extracted):
                    self.assertEqual(one, other, f"bring po/sheet/{language}.po up to date")

    def test_there_are_all(self):
        self.assertEqual(sorted(LANGUAGES), sorted(path.stem for path in PO.glob("*.po")))
        self.assertEqual(sorted(LANGUAGES), sorted(path.stem for path in (PO / "glossary").glob("*.po")))

    def test_each_is_complete(self):
        for language, entries in self.files.items():
            with self.subTest(language):
                self.assertEqual({context: source for context, source, _, _ in entries}, self.template)
                self.assertEqual(len(entries), len(self.template))
                for context, _, translation, comments in entries:
                    self.assertTrue(translation, context)
                    self.assertFalse(any(line.startswith("#,") for line in comments), context)

    def test_gettext_finds_no_error(self):
        for path in [*PO.glob("*.po"), *PO.glob("glossary/*.po")]:
            with self.subTest(path.name):
                done = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", path], capture_output=True, text=True)
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertIn(f'"Language: {path.stem}\\n"', path.read_text(encoding="utf-8"))

    def test_values_and_numbers_are_those_of_the_english(self):
        for language, entries in self.files.items():
            for context, source, translation, _ in entries:
                if ", plural, " in source:
                    continue
                with self.subTest(language, passage=context):
                    self.assertEqual(sorted(PLACE.findall(translation)), sorted(PLACE.findall(source)))
                    if (language, context) not in NUMBERS_IN_WORDS:
                        self.assertEqual(list_numbers(translation), list_numbers(source))

    def test_texts_are_clean(self):
        for language, entries in self.files.items():
            for context, _, translation, _ in entries:
                with self.subTest(language, passage=context):
                    self.assertEqual(translation, translation.strip())
                    self.assertNotRegex(translation, "[<>*_|`'\u200e\u200f\u202a-\u202e\u2066-\u2069]|  |\\.\\.\\.|\ufffd")

    def test_left_and_right_stand_in_the_order_of_the_english(self):
        for language, entries in self.files.items():
            glossary = Glossary(PO / "glossary" / f"{language}.po")
            n_found = 0
            for context, source, translation, _ in entries:
                sides = re.findall(r"(?i)\b(left|right)\b", source)
                if not sides:
                    continue
                n_found += 1
                with self.subTest(language, passage=context):
                    found = glossary.list_in_order(("left", "right"), translation)
                    self.assertEqual(found, [side.lower() for side in sides])
            self.assertGreater(n_found, 30)

    def test_terms_are_kept(self):
        for language, entries in self.files.items():
            glossary = Glossary(PO / "glossary" / f"{language}.po")
            self.assertEqual(list(glossary.terms), list(Glossary(PO / "glossary" / "pl.po").terms))
            for term in glossary.terms:
                said = [(context, translation) for context, source, translation, _ in entries if says(term, source)]
                self.assertTrue(said, term)
                for context, translation in said:
                    with self.subTest(language, term=term, passage=context):
                        self.assertTrue(glossary.keeps(term, translation), translation)

    def test_no_denial_is_lost(self):
        """As often as the English says "not", so often does the translation; "above all not" repeats what was said."""
        for language, entries in self.files.items():
            glossary = Glossary(PO / "glossary" / f"{language}.po")
            for context, source, translation, _ in entries:
                n_said = len(re.findall(r"(?i)(?<!above all )\b(?:not|never)\b", PLACE.sub("", source)))
                with self.subTest(language, passage=context):
                    self.assertGreaterEqual(len(glossary.list_in_order(("not",), translation)), n_said, translation)

    def test_the_glossary_tells_right_from_wrong(self):
        glossary = Glossary(PO / "glossary" / "pl.po")
        self.assertTrue(glossary.keeps("feeding vein", "Ukłucie w żyłę zasilającą."))
        self.assertFalse(glossary.keeps("feeding vein", "Ukłucie w ukrytą żyłę."))
        self.assertTrue(glossary.keeps("not", "Proszę nie brać ibuprofenu."))
        self.assertFalse(glossary.keeps("not", "Proszę brać ibuprofen zaniebieszczony."))


if __name__ == "__main__":
    unittest.main()
