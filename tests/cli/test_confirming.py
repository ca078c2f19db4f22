#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Safety advice that nobody answers for in the patient's language: in whatever state it is, a sheet that holds it says so,
and leaves the store only when somebody says that they went through it with the patient."""
import hashlib
import os
import pathlib
import re
import unittest
import xml.etree.ElementTree as ElementTree

from test_records import Records, identity
from venule_sheet import DATA

POLISH = DATA / "samples/polish.xml"
PO = pathlib.Path(os.environ["VENULE_PO_DIR"]) / "sheet"
ENTRY = re.compile(r'(?m)^msgctxt "(?P<id>.*)"\nmsgid (?P<source>"(?:.*"\n")*.*")\nmsgstr (?P<translation>"(?:.*"\n")*.*")\n')
SAFETY = "urgent.breathing"


def unquote(text):
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text)).replace('\\"', '"').replace("\\n", "\n")


def join(text):
    return " ".join(text.split())


def digest(text):
    return hashlib.sha256(unquote(text).encode()).hexdigest()[:16]


class Confirming(Records):
    def setUp(self):
        super().setUp()
        self.own = self.home / "venule/sheet-languages"
        (self.own / "reviews").mkdir(parents=True)
        self.polish = (PO / "pl.po").read_text(encoding="utf-8")
        self.entries = {entry["id"]: entry for entry in ENTRY.finditer(self.polish)}
        self.drop(self.polish)
        self.review(*self.entries)
        self.keep(POLISH)

    def drop(self, text):
        (self.own / "pl.po").write_text(text, encoding="utf-8")

    def review(self, *passages):
        reviews = ElementTree.Element("reviews", language="pl")
        for passage in passages:
            entry = self.entries[passage]
            ElementTree.SubElement(reviews, "review", {
                "passage": passage, "source-hash": digest(entry["source"]), "translation-hash": digest(entry["translation"]),
                "by": "Example Reviewer", "qualification": "physician", "second": "Second Reader", "at": "2026-11-22"})
        ElementTree.ElementTree(reviews).write(self.own / "reviews/pl.xml", encoding="utf-8")

    def change(self, passage, entry):
        """The Polish file with one entry written anew."""
        old = self.entries[passage].group(0)
        self.assertEqual(self.polish.count(old), 1)
        self.drop(self.polish.replace(old, entry(old)))

    def try_to_issue(self, *more):
        return self.run_sheet("--issue", identity(POLISH), "--by", "Nurse Example", "-o", "given.pdf", *more)

    def assert_asks(self):
        done = self.try_to_issue()
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("nobody reviewed its safety advice in Polish", done.stderr)
        self.assertIn("--gone-through", done.stderr)
        self.assertFalse((self.folder / "given.pdf").exists())
        self.assertNotIn("issued", self.audit())
        done = self.try_to_issue("--gone-through")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("issued", self.audit())

    def assert_prints(self, *texts, without=()):
        said = join(self.text_of(POLISH))
        for text in texts:
            self.assertIn(join(unquote(text)), said)
        for text in without:
            self.assertNotIn(join(unquote(text)), said)

    def test_reviewed_asks_nobody(self):
        entry = self.entries[SAFETY]
        self.assert_prints(entry["translation"], without=[entry["source"], '"DRAFT TRANSLATION"'])
        done = self.try_to_issue()
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_unreviewed(self):
        self.review(*self.entries.keys() - {SAFETY})
        entry = self.entries[SAFETY]
        self.assert_prints(entry["translation"], entry["source"])
        self.assert_asks()

    def test_changed_since_it_was_reviewed(self):
        self.change(SAFETY, lambda entry: entry.replace('msgstr "', 'msgstr "Teraz '))
        self.assert_prints('"Teraz "', self.entries[SAFETY]["source"])
        self.assert_asks()

    def test_fuzzy(self):
        self.change(SAFETY, lambda entry: "#, fuzzy\n" + entry)
        entry = self.entries[SAFETY]
        self.assert_prints(entry["source"], without=[entry["translation"]])
        self.assert_asks()

    def test_empty(self):
        self.change(SAFETY, lambda entry: re.sub(r'msgstr "(.*"\n")*.*"', 'msgstr ""', entry))
        entry = self.entries[SAFETY]
        self.assert_prints(entry["source"], without=[entry["translation"]])
        self.assert_asks()

    def test_deleted(self):
        self.change(SAFETY, lambda entry: "")
        self.assert_prints(self.entries[SAFETY]["source"])
        self.assert_asks()

    def test_what_is_not_about_safety_asks_nobody(self):
        self.review(*self.entries.keys() - {"move.walk"})
        done = self.try_to_issue()
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_english_asks_nobody(self):
        done = self.try_to_issue("--language", "en-GB")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_the_word_is_for_handing_over(self):
        done = self.run_sheet("--gone-through", POLISH)
        self.assertEqual(done.returncode, 1)
        self.assertIn("--gone-through is for --issue", done.stderr)


if __name__ == "__main__":
    unittest.main()
