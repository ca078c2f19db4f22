#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The module that finishes PDFs and reads them back: without it, or with a wrong one, nothing is written."""
import os
import pathlib
import re
import shutil
import unittest

from venule_sheet import EXAMPLE, SheetTest

WRONG = pathlib.Path(os.environ["VENULE_WRONG_MODULES"])
FILE = "libvenule-pdf.so"


class Module(SheetTest):
    def run_with(self, module, *arguments):
        """Runs with @module (a path, bytes or None) in the place of the right one."""
        place = self.folder / "modules"
        place.mkdir(exist_ok=True)
        if isinstance(module, bytes):
            (place / FILE).write_bytes(module)
        elif module is not None:
            shutil.copy(module, place / FILE)
        return self.run_sheet(*(arguments or ("-o", "sheet.pdf")), EXAMPLE, environment={"VENULE_MODULE_DIR": str(place)})

    def refused(self, module, why):
        done = self.run_with(module)
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertIn(why, done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1)
        self.assertEqual(self.made(), [])

    def test_missing(self):
        self.refused(None, "install the program again")

    def test_rubbish(self):
        self.refused(b"rubbish", "install the program again")

    def test_empty(self):
        self.refused(b"", "install the program again")

    def test_of_another_version(self):
        self.refused(WRONG / "libwrong-version.so", "of version another")

    def test_another_library(self):
        self.refused(WRONG / "libwrong-symbol.so", "venule_pdf_module")

    def test_does_not_finish(self):
        self.refused(WRONG / "libwrong-finish.so", "it will not finish")

    def test_does_not_open(self):
        self.refused(WRONG / "libwrong-open.so", "it will not open")

    def test_reads_nothing(self):
        self.refused(WRONG / "libwrong-text.so", "a page has no text")

    def test_reads_something_else(self):
        self.refused(WRONG / "libwrong-letter.so", "read back")

    def refused_in_arabic(self, module, why):
        """Where the glyphs themselves are read."""
        arabic = "-o", "sheet.pdf", "--language", "ar"
        self.assertEqual(self.run_sheet(*arabic, EXAMPLE).returncode, 0)
        made = (self.folder / "sheet.pdf").read_bytes()
        (self.folder / "sheet.pdf").unlink()
        os.environ["WRONG_PAGES"] = str(len(re.findall(rb"/Type /Page\b", made)))
        self.addCleanup(os.environ.pop, "WRONG_PAGES")
        done = self.run_with(module, *arabic)
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertIn(why, done.stderr)
        self.assertEqual(self.made(), [])

    def test_reads_no_glyphs(self):
        self.refused_in_arabic(WRONG / "libwrong-text.so", "it will not read")

    def test_reads_other_glyphs(self):
        self.refused_in_arabic(WRONG / "libwrong-glyph.so", "read back")

    def test_crashes(self):
        done = self.run_with(WRONG / "libwrong-crash.so")
        self.assertLess(done.returncode, 0)
        self.assertEqual(self.made(), [])

    def test_every_sheet_of_a_batch(self):
        done = self.run_with(None, "--output-dir", "out")
        self.assertEqual(done.returncode, 5)
        self.assertEqual(list((self.folder / "out").iterdir()), [])

    def test_text_needs_none(self):
        done = self.run_with(None, "-o", "sheet.txt")
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
