#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold every shipped translation of the sheet to pofilter's tests (package translate-toolkit).

It always ends well, so its output is read. What it wrongly finds is listed here, each with its reason; what is listed
and not found any more is to be taken out.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

PO = pathlib.Path(sys.argv.pop(1)).resolve() / "po/sheet"
LANGUAGES = [word for line in (PO / "LINGUAS").read_text().splitlines() if not line.startswith("#") for word in line.split()]

SWITCHED_OFF = {
    "brackets": "names of medicines and terms of the health service stand in brackets too, as they are on the box; braces "
                "are compared by test-languages.py",
    "puncspacing": "takes the braces of values for punctuation, and a value stands where the grammar wants it",
    "doublewords": "a word said twice is grammar: Bengali সঙ্গে সঙ্গে is at once, Turkish sık sık is often",
}
ANY = "any language"
WRONGLY_FOUND = {
    ("sentencecount", ANY, "foot.part-foreign"): "the language is named after a colon, where it is not inflected",
    ("simplecaps", ANY, "foot.part-foreign"): "two sentences, two capitals",
    ("acronyms", ANY, "foot.draft"): "a mark in capitals, no abbreviation",
    ("acronyms", ANY, "foot.draft-translation"): "a mark in capitals, no abbreviation",
    ("acronyms", ANY, "foot.sample-clinic"): "a mark in capitals, no abbreviation",
    ("acronyms", ANY, "foot.example"): "a mark in capitals, no abbreviation",
    ("doublequoting", ANY, "contact.foreign"): "gives the name of the language in English, quoted",
    ("startpunc", ANY, "today.breastfeeding"): "a value stands first",
    ("startcaps", "tr", "today.breastfeeding"): "a value stands first",
    ("simplecaps", "tr", "today.breastfeeding"): "a value stands first",
    ("simplecaps", "tr", "urgent.bleeding"): "a number stands first",
    ("simplecaps", "pl", "scan.found"): "USG is the Polish word for a scan",
    ("sentencecount", "pl", "stocking.care"): "two short sentences are one",
    ("sentencecount", "pl", "stocking.latex"): "one long sentence is two",
    ("sentencecount", "pl", "stocking.silicone"): "one long sentence is two",
    ("sentencecount", "zh-Hans", "urgent.past-clot"): "what stands before the comma is a sentence",
    ("sentencecount", "zh-Hans", "urgent.thrombophilia"): "what stands before the comma is a sentence",
    ("acronyms", "cy", "untreated.infection"): "a GP is meddyg teulu",
    ("acronyms", "cy", "untreated.unwell"): "a GP is meddyg teulu",
    ("acronyms", "cy", "pain.hormones"): "a GP is meddyg teulu",
    ("acronyms", "cy", "untreated.infection-pregnant"): "a GP is meddyg teulu",
    ("endpunc", "ar", "urgent.emergency.heading"): "the heading leads into the list with a colon",
    ("endpunc", "ar", "urgent.same-day.heading"): "the heading leads into the list with a colon",
    ("numbers", "ar", "lump.settles"): "a week and two weeks are one word each",
}
PLACE = re.compile(r"\{[^{}]*\}")


def is_meant_so(test, source):
    """A text of values alone stays as it is; plural forms are ICU's, not Python's."""
    return (test == "unchanged" and not re.search(r"\w", PLACE.sub("", source))
            or test == "pythonbraceformat" and ", plural, " in source)


class Pofilter(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.found = set()
        with tempfile.TemporaryDirectory() as folder:
            for language in LANGUAGES:
                out = pathlib.Path(folder, f"{language}.po")
                subprocess.run(["pofilter", "--progress=none", f"--language={language.split('-')[0]}",
                                *(f"--excludefilter={test}" for test in SWITCHED_OFF), PO / out.name, out],
                               check=True, capture_output=True)
                cls.found.update(cls.read(out) if out.exists() else ())

    @staticmethod
    def read(path):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            context = re.search(r'(?m)^msgctxt "(.*)"$', block)
            for test in re.findall(r"(?m)^# \(pofilter\) (\w+):", block):
                source = re.search(r'(?m)^msgid ((?:"[^\n]*"\n?)+)', block)[1]
                if not is_meant_so(test, "".join(re.findall(r'"(.*)"', source))):
                    yield test, path.stem, context[1] if context else "header"

    def test_each_is_clean(self):
        for test, language, passage in sorted(self.found):
            with self.subTest(language, test=test, passage=passage):
                self.assertTrue({(test, language, passage), (test, ANY, passage)} & set(WRONGLY_FOUND))

    def test_nothing_is_listed_in_vain(self):
        found = self.found | {(test, ANY, passage) for test, _, passage in self.found}
        self.assertEqual(set(WRONGLY_FOUND) - found, set())

    def test_it_finds_something(self):
        """So that a test that runs nothing does not pass."""
        self.assertIn(("sentencecount", "pl", "stocking.care"), self.found)


if __name__ == "__main__":
    unittest.main()
