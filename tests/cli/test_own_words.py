#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of the program and that of a sheet have nothing to do with one another.

The pseudo language (tests/pseudo.py) puts everything that comes from a catalogue in brackets.
"""
import pathlib
import re
import sys
import tempfile
import unittest

from venule_sheet import DATA, TESTS, SheetTest

sys.path.insert(0, str(TESTS))
import pseudo  # noqa: E402

SAMPLES = DATA / "samples"


class Words(SheetTest):
    @classmethod
    def setUpClass(cls):
        cls.folder_of_words = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder_of_words.cleanup)
        pseudo.make(TESTS.parent, cls.folder_of_words.name)
        cls.speaking = {"VENULE_LOCALE_DIR": cls.folder_of_words.name, "LANGUAGE": pseudo.LANGUAGE}

    def speak(self, *arguments):
        return self.run_sheet(*arguments, environment=self.speaking)

    def assert_all_said(self, text, *known):
        """No English: nothing but brackets, numbers, signs, and what is known to be no word of a language."""
        rest = pseudo.strip_said(text)
        for one in known:
            rest = re.sub(one, "", rest)
        self.assertIsNone(re.search(r"[A-Za-z]{2,}", rest), f"said in English: {rest.strip()!r}\nof: {text}")

    def test_a_sheet_is_the_same_whatever_the_program_speaks(self):
        for sample in ["lumpy-feeder-foam.xml", "arabic-bilingual.xml", "draft-with-gaps.xml", "overridden-stop.xml"]:
            for ending in ["pdf", "txt", "xml"]:
                with self.subTest(sample=sample, ending=ending):
                    here, there = self.folder / f"here.{ending}", self.folder / f"there.{ending}"
                    self.assertEqual(self.run_sheet("-o", here, SAMPLES / sample).returncode, 0)
                    self.assertEqual(self.speak("-o", there, SAMPLES / sample).returncode, 0)
                    self.assertEqual(here.read_bytes(), there.read_bytes())

    def test_an_explanation_is_the_same_too(self):
        """Its ids and paths are English, and what reads it may be a program."""
        said = [say("--explain", SAMPLES / "lumpy-feeder-foam.xml").stdout for say in (self.run_sheet, self.speak)]
        self.assertIn("when: not (Treatment given is not answered)", said[0])
        self.assertEqual(*said)

    def test_help(self):
        said = self.speak("--help").stdout
        ours = said[said.index("⟦"):]
        # GLib's own catalogue does not know the language.
        self.assert_all_said(ours, r"(Help|Application) Options:|-h, --help\s+Show help options", r"-{1,2}[a-z-]+=?")

    def test_checks(self):
        wrong = self.change(("<born>1968-04-09</born>", "<born>2030-01-01</born>"))
        done = self.speak("--check", wrong)
        self.assertEqual(done.returncode, 3, done.stderr)
        for line in done.stdout.strip().split("\n"):
            self.assert_all_said(line, r"^(fix|stop|caution)\s+[a-z0-9:/\[\]-]+")


if __name__ == "__main__":
    unittest.main()
