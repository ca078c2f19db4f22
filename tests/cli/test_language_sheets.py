#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every shipped language in every size of print: made, read back by the program itself, its dates right, nothing English
in it that is not meant to be. Each pair takes samples of its own, so that all samples have their turn in some language."""
import os
import pathlib
import re
import subprocess
import unittest

from venule_sheet import WITH_CFF_FONT, DATA, SheetTest

PO = pathlib.Path(os.environ["VENULE_PO_DIR"]) / "sheet"
LANGUAGES = [word for line in (PO / "LINGUAS").read_text().splitlines() if not line.startswith("#") for word in line.split()]
FORMATS = "standard", "large", "extra-large"
SAMPLES = sorted(path for path in (DATA / "samples").glob("*.xml") if "draft" not in path.stem and "plan" not in path.stem)
USUAL = DATA / "samples/lumpy-feeder-foam.xml"

# What that sample's treatment, flight and result say: a day, another year and a month, in the language's own form.
DATES = {
    "ar": ("الاثنين، ٢٣ نوفمبر ٢٠٢٦", "الاثنين، ١٨ يناير ٢٠٢٧", "مايو ٢٠٢٧"),
    "bn": ("সোমবার, 23 নভেম্বর, 2026", "সোমবার, 18 জানুয়ারী, 2027", "মে 2027"),
    "cy": ("Dydd Llun, 23 Tachwedd 2026", "Dydd Llun, 18 Ionawr 2027", "Mai 2027"),
    "gu": ("સોમવાર, 23 નવેમ્બર, 2026", "સોમવાર, 18 જાન્યુઆરી, 2027", "મે 2027"),
    "pa": ("ਸੋਮਵਾਰ, 23 ਨਵੰਬਰ 2026", "ਸੋਮਵਾਰ, 18 ਜਨਵਰੀ 2027", "ਮਈ 2027"),
    "pl": ("poniedziałek, 23 listopada 2026", "poniedziałek, 18 stycznia 2027", "maj 2027"),
    "pt": ("segunda-feira, 23 de novembro de 2026", "segunda-feira, 18 de janeiro de 2027", "maio de 2027"),
    "ro": ("luni, 23 noiembrie 2026", "luni, 18 ianuarie 2027", "mai 2027"),
    "so": ("Isniin, Bisha Kow iyo Tobnaad 23, 2026", "Isniin, Bisha Koobaad 18, 2027", "Bisha Shanaad 2027"),
    "tr": ("23 Kasım 2026 Pazartesi", "18 Ocak 2027 Pazartesi", "Mayıs 2027"),
    "ur": ("پیر، 23 نومبر، 2026", "پیر، 18 جنوری، 2027", "مئی 2027"),
    "zh-Hans": ("2026年11月23日星期一", "2027年1月18日星期一", "2027年5月"),
}
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹০১২৩৪৫৬৭৮৯੦੧੨੩੪੫੬੭੮੯૦૧૨૩૪૫૬૭૮૯", "0123456789" * 5)



class LanguageSheets(SheetTest):
    def test_every_language_in_every_size(self):
        turn = 0
        for language in LANGUAGES:
            for size in FORMATS:
                sample = SAMPLES[turn * 5 % len(SAMPLES)]
                more = ["--bilingual"] if turn % 2 else []
                turn += 1
                with self.subTest(language, size=size, sample=sample.stem, more=more):
                    done = self.run_sheet("-o", "made.pdf", "--language", language, "--format", size, *more, sample,
                                          environment=WITH_CFF_FONT if language.startswith("zh") else None)
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertEqual(done.stderr, "")
                    fonts = subprocess.run(["pdffonts", self.folder / "made.pdf"], capture_output=True, text=True, check=True)
                    self.assertTrue(all("Noto" in line for line in fonts.stdout.splitlines()[2:]), fonts.stdout)

    def test_dates(self):
        self.assertEqual(sorted(DATES), sorted(LANGUAGES))
        for language, dates in DATES.items():
            text = self.text_of(USUAL, "--language", language).translate(DIGITS)
            for date in dates:
                with self.subTest(language, date=date):
                    self.assertIn(date.translate(DIGITS), text)

    def test_what_is_not_about_safety_stands_in_the_language_alone(self):
        english = "You can judge the result."
        self.assertIn(english, self.text_of(USUAL))
        for language in LANGUAGES:
            with self.subTest(language):
                text = self.text_of(USUAL, "--language", language)
                self.assertNotIn(english, text)
                self.assertIn("DRAFT TRANSLATION", text)


if __name__ == "__main__":
    unittest.main()
