#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A translator's day: a PO file in the user's own folder, seen at once, in every state it can be in."""
import hashlib
import os
import pathlib
import re
import unittest

from venule_sheet import DATA, SheetTest

SAMPLE = DATA / "samples/thread-veins-only.xml"
PO = pathlib.Path(os.environ["VENULE_PO_DIR"]) / "sheet"


class Translator(SheetTest):
    def setUp(self):
        super().setUp()
        self.own = self.home / "venule/sheet-languages"
        self.own.mkdir(parents=True)
        self.polish = (PO / "pl.po").read_text(encoding="utf-8")

    def entry(self, passage):
        """A passage's entry in the Polish file, and its two texts."""
        found = re.search(rf'(?m)^msgctxt "{re.escape(passage)}"\nmsgid "(.*)"\nmsgstr "(.*)"\n', self.polish)
        self.assertIsNotNone(found, passage)
        return found.group(0), found.group(1), found.group(2)

    def drop(self, *changes, name="pl.po"):
        text = self.polish
        for old, new in changes:
            self.assertEqual(text.count(old), 1)
            text = text.replace(old, new)
        (self.own / name).write_text(text, encoding="utf-8")

    def state(self, passage):
        done = self.run_sheet("--language", "pl", "--explain", SAMPLE)
        self.assertEqual(done.returncode, 0, done.stderr)
        return re.search(rf"(?ms)^{re.escape(passage)}\n.*?language: (.*?)$", done.stdout).group(1)

    def test_own_file_shows_at_once(self):
        entry, _, polish = self.entry("move.walk")
        self.drop((entry, entry.replace(polish, "Proszę codziennie tańczyć.")))
        self.assertIn("Proszę codziennie tańczyć.", self.text_of(SAMPLE, "--language", "pl"))

    def test_unreviewed_says_so_in_both_languages(self):
        text = self.text_of(SAMPLE, "--language", "pl")
        self.assertIn("DRAFT TRANSLATION", text)
        self.assertIn("TŁUMACZENIE ROBOCZE", text)

    def test_unreviewed_safety_passage_stands_in_both_languages(self):
        _, english, polish = self.entry("urgent.breathing")
        text = self.text_of(SAMPLE, "--language", "pl")
        self.assertIn(english, text)
        self.assertIn(polish, text)
        self.assertIn("unreviewed", self.state("urgent.breathing"))

    def test_reviewed_safety_passage_stands_alone(self):
        _, english, polish = self.entry("urgent.breathing")
        digest = [hashlib.sha256(text.encode()).hexdigest()[:16] for text in (english, polish)]
        self.drop()
        (self.own / "reviews").mkdir()
        (self.own / "reviews/pl.xml").write_text(
            '<reviews language="pl"><review passage="urgent.breathing" '
            f'source-hash="{digest[0]}" translation-hash="{digest[1]}" by="Example Reviewer" qualification="physician" '
            'second="Second Reader" at="2026-11-22"/></reviews>', encoding="utf-8")
        text = self.text_of(SAMPLE, "--language", "pl")
        self.assertNotIn(english, text)
        self.assertIn(polish, text)

    def test_what_is_stale_or_missing_prints_in_english(self):
        entry, english, polish = self.entry("move.walk")
        broken = {
            "fuzzy": "#, fuzzy\n" + entry,
            "empty": entry.replace(polish, ""),
            "of other English": entry.replace(english, english + " More."),
            "with a place of its own": entry.replace(polish, polish + " {phone}"),
            "gone": "",
        }
        for name, new in broken.items():
            with self.subTest(name):
                self.drop((entry, new))
                text = self.text_of(SAMPLE, "--language", "pl")
                self.assertIn(english, text)
                self.assertNotIn(polish, text)
                self.assertIn("missing" if name == "gone" else "stale", self.state("move.walk"))

    def test_a_broken_file_is_refused(self):
        entry, _, _ = self.entry("move.walk")
        self.drop((entry, entry.replace("msgstr", "msgstring")))
        done = self.run_sheet("--language", "pl", "-o", "a.pdf", SAMPLE)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertRegex(done.stderr, r"pl\.po:\d+")
        self.assertEqual(self.made(), [])

    def test_a_new_language_is_one_file(self):
        self.drop(('"Language: pl\\n"', '"Language: hsb\\n"'), name="hsb.po")
        _, _, polish = self.entry("move.walk")
        self.assertIn(polish, self.text_of(SAMPLE, "--language", "hsb"))


if __name__ == "__main__":
    unittest.main()
