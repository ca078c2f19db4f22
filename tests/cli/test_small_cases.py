#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passages that few consultations have, each where it belongs and where it would be wrong."""
import unittest
import xml.etree.ElementTree as ElementTree

from venule_sheet import SheetTest

DRESSING = "<dressing>pads</dressing>"
DRESSING_DAYS = "<dressing-days>3</dressing-days>"
STOCKING = """    <stocking>class-2</stocking>
    <stocking-leg>left</stocking-leg>
    <stocking-days>7</stocking-days>
    <stocking-nights>yes</stocking-nights>
"""
NOTE = "</note-to-patient>"
OVERRIDE = """
  <override check="bedridden" session="s1" by="Example Specialist" at="2026-11-23T10:52:00Z">
    <read answer="session/given">yes</read>
    <read answer="health/bedridden">yes</read>
    <reason>Is helped to stand and moves the feet every hour.</reason>
  </override>"""


class SmallCases(SheetTest):
    def list_passages(self, *changes):
        done = self.run_sheet("-o", "sheet.xml", self.change(*changes))
        self.assertEqual(done.returncode, 0, done.stderr)
        return {element.get("id") for element in ElementTree.parse(self.folder / "sheet.xml").getroot().iter()}

    def assert_toes(self, passages, stocking, bandage):
        self.assertEqual(("urgent.toes" in passages, "urgent.toes-bandage" in passages), (stocking, bandage))

    def bandage(self, days, *more):
        return self.list_passages(
            (DRESSING, "<dressing>bandage</dressing>"), (DRESSING_DAYS, f"<dressing-days>{days}</dressing-days>"), *more)

    def test_blue_toes_are_told_of_what_is_worn(self):
        self.assert_toes(self.list_passages(), stocking=True, bandage=False)

    def test_a_stocking_over_a_bandage_is_what_comes_off(self):
        for days in 3, 7:
            with self.subTest(days):
                self.assert_toes(self.bandage(days), stocking=True, bandage=False)

    def test_a_bandage_that_outlasts_the_stocking_is_told_of_too(self):
        self.assert_toes(self.bandage(8), stocking=True, bandage=True)

    def test_a_bandage_without_a_stocking(self):
        none = (STOCKING, "    <stocking>none</stocking>\n")
        self.assert_toes(self.bandage(3, none), stocking=False, bandage=True)
        self.assert_toes(self.list_passages(none), stocking=False, bandage=False)

    def test_nobody_who_is_bedridden_is_told_to_walk(self):
        self.assertIn("move.walk", self.list_passages())
        bedridden = ("<bedridden>no</bedridden>", "<bedridden>yes</bedridden>")
        self.assertNotIn("move.walk", self.list_passages(bedridden, (NOTE, NOTE + OVERRIDE)))


if __name__ == "__main__":
    unittest.main()
