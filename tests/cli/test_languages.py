#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of languages: every shipped one is whole, and what is done to one text changes its state as designed."""
import os
import pathlib
import re
import subprocess
import unittest

from venule_sheet import EXAMPLE, SheetTest

PO = pathlib.Path(os.environ["VENULE_PO_DIR"]) / "sheet"
SHIPPED = [word for line in (PO / "LINGUAS").read_text().splitlines() if not line.startswith("#") for word in line.split()]


class Languages(SheetTest):
    def table(self, code=0):
        done = self.run_sheet("--languages")
        self.assertEqual(done.returncode, code, done.stderr)
        self.said = done.stderr
        lines = [line.split("\t") for line in done.stdout.splitlines()]
        self.assertEqual(lines[0], ["language", "translated", "reviewed", "not reviewed", "stale", "missing", "fonts"])
        return {line[0]: line[1:] for line in lines[1:]}

    def own(self, language, change):
        """A translator's own copy of a file, changed."""
        folder = self.home / "venule" / "sheet-languages"
        folder.mkdir(parents=True, exist_ok=True)
        text = (PO / f"{language}.po").read_text(encoding="utf-8")
        changed = change(text)
        self.assertNotEqual(text, changed)
        (folder / f"{language}.po").write_text(changed, encoding="utf-8")

    def test_every_shipped_language_is_whole(self):
        table = self.table()
        for language in SHIPPED:
            with self.subTest(language):
                translated, reviewed, unreviewed, stale, missing, fonts = table[language.replace("_", "-")]
                number, total = map(int, translated.split(" of "))
                self.assertEqual(number, total)
                self.assertEqual((stale, missing), ("0", "0"))
                self.assertEqual(int(reviewed) + int(unreviewed), total)
                self.assertEqual(fonts, "present")

    def test_one_text_in_each_state(self):
        entry = re.compile(r'(msgctxt "[^"]*urgent[^"]*"\nmsgid [^\n]*(?:\n"[^\n]*)*\n)(msgstr [^\n]*(?:\n"[^\n]*)*\n)')
        for name, change, stale, missing in (
            ("emptied", lambda m: m[1] + 'msgstr ""\n', 1, 0),
            ("fuzzy", lambda m: "#, fuzzy\n" + m[1] + m[2], 1, 0),
            ("deleted", lambda m: "", 0, 1),
            ("its English changed", lambda m: m[1].replace('msgid "', 'msgid "Now ') + m[2], 1, 0),
        ):
            with self.subTest(name):
                self.own("pl", lambda text: entry.sub(change, text, count=1))
                row = self.table()["pl"]
                self.assertEqual((int(row[3]), int(row[4])), (stale, missing))

    def make_new_language(self, folder):
        """Czech, in Polish words but for one passage."""
        folder.mkdir(parents=True, exist_ok=True)
        text = (PO / "pl.po").read_text(encoding="utf-8").replace("Language: pl", "Language: cs")
        (folder / "cs.po").write_text(text.replace("Po wizycie", "Po návštěvě"), encoding="utf-8")

    def test_a_new_language_is_there_at_once(self):
        self.assertNotIn("cs", self.table())
        self.make_new_language(self.home / "venule" / "sheet-languages")
        self.assertIn("cs", self.table())
        text = self.text_of(EXAMPLE, "--language", "cs")
        self.assertIn("Po návštěvě", text)
        self.assertIn("pondělí", text)
        self.assertIn("DRAFT TRANSLATION", text)
        done = self.run_sheet("-o", "sheet.pdf", "--language", "cs", EXAMPLE)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_a_new_language_beside_the_shipped_ones(self):
        folder = self.folder / "po"
        (folder / "sheet").mkdir(parents=True)
        for language in "ar", "pl":
            (folder / "sheet" / f"{language}.po").write_bytes((PO / f"{language}.po").read_bytes())
        self.make_new_language(folder / "sheet")
        done = self.run_sheet("--languages", environment={"VENULE_PO_DIR": str(folder)})
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([line.split("\t")[0] for line in done.stdout.splitlines()[1:]][-3:], ["ar", "cs", "pl"])

    def test_a_missing_font_refuses_the_sheet_and_names_its_package(self):
        fonts = self.folder / "fonts"
        fonts.mkdir()
        for name in "NotoSans-Regular.ttf", "NotoSans-Bold.ttf":
            (fonts / name).symlink_to(pathlib.Path("/usr/share/fonts/truetype/noto") / name)
        lacking = {"VENULE_FONTS_DIR": str(fonts)}
        for language in SHIPPED:
            with self.subTest(language):
                done = self.run_sheet("-o", "sheet.pdf", "--language", language, EXAMPLE, environment=lacking)
                if language in ("ar", "bn", "gu", "pa", "ur", "zh-Hans"):
                    self.assertEqual(done.returncode, 5, done.stderr)
                    self.assertIn("fonts-noto-cjk" if language == "zh-Hans" else "fonts-noto-core", done.stderr)
                    self.assertEqual(self.made(), [])
                else:
                    self.assertEqual(done.returncode, 0, done.stderr)
                    (self.folder / "sheet.pdf").unlink()

    def test_urdu_without_nastaliq(self):
        fonts = self.folder / "fonts"
        fonts.mkdir()
        for name in "NotoSans", "NotoNaskhArabic":
            for weight in "Regular", "Bold":
                path = pathlib.Path("/usr/share/fonts/truetype/noto") / f"{name}-{weight}.ttf"
                (fonts / path.name).symlink_to(path)
        done = self.run_sheet("-o", "sheet.pdf", "--language", "ur", EXAMPLE, environment={"VENULE_FONTS_DIR": str(fonts)})
        self.assertEqual(done.returncode, 0, done.stderr)
        said = subprocess.run(["pdffonts", self.folder / "sheet.pdf"], capture_output=True, text=True, check=True).stdout
        self.assertIn("NotoNaskhArabic", said)
        self.assertNotIn("Nastaliq", said)

    def test_a_broken_file_is_named_and_the_others_stand(self):
        self.own("pl", lambda text: text[: len(text) // 2] + '\nmsgstr "')
        table = self.table(code=2)
        self.assertNotIn("pl", table)
        self.assertIn("ar", table)
        self.assertRegex(self.said, r"pl\.po:\d+: ")


if __name__ == "__main__":
    unittest.main()
