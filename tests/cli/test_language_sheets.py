#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every shipped language against every sample: the passages of the English sheet, with its values and dates, each date
written as tests/sheet/dates.txt says; and made in every size of print, read back by the program itself.

Sheets are made of all samples with VENULE_EVERY_SHEET in the environment (./dev sheets), otherwise each language and size
takes some, so that every sample has its turn in some language. --sparse (under the sanitizers, where each takes five times as
long) takes one for each language and size, in turn alone and beside English, and compares each sample in one language."""
import collections
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

from venule_sheet import WITH_CFF_FONT, DATA, TESTS, SheetTest

PO = pathlib.Path(os.environ["VENULE_PO_DIR"]) / "sheet"
LANGUAGES = [word for line in (PO / "LINGUAS").read_text().splitlines() if not line.startswith("#") for word in line.split()]
RIGHT_TO_LEFT = "ar", "ur"
DECIMAL_COMMA = "pl", "pt", "ro", "tr"
FORMATS = "standard", "large", "extra-large"
SAMPLES = sorted((DATA / "samples").glob("*.xml"))
USUAL = DATA / "samples/lumpy-feeder-foam.xml"
EVERY = os.environ.get("VENULE_EVERY_SHEET")
IS_SPARSE = "--sparse" in sys.argv
EACH = len(SAMPLES) if EVERY else 1 if IS_SPARSE else 2
ISOLATES = re.compile("[\u2066-\u2069]")
DATES = {line.split(" | ")[0]: line.split(" | ") for line in (TESTS / "sheet/dates.txt").read_text(encoding="utf-8").splitlines()
           if not line.startswith("#")}
ENGLISH_DATE = re.compile(r"(?:(?P<weekday>[A-Z]\w+), )?(?:(?P<day>\d+) )?(?P<month>[A-Z]\w+) (?P<year>\d{4})")


def translate_date(text, language):
    """An English date as the table writes it in that language."""
    _, day, birth, month, weekdays, months, alone, _ = DATES[language]
    parts = ENGLISH_DATE.fullmatch(text)
    weekday_names, month_names = (DATES["en-GB"][column].split(";") for column in (4, 5))
    pattern = day if parts["weekday"] else birth if parts["day"] else month
    number = month_names.index(parts["month"])
    return pattern.format(
        weekday=weekdays.split(";")[weekday_names.index(parts["weekday"])] if parts["weekday"] else "",
        day=parts["day"], month=months.split(";")[number], year=parts["year"],
        alone=(months if alone == "=" else alone).split(";")[number])


def read_passages(path):
    """Each passage of a sheet in its order: id, the element of its text in the sheet's language, its second if any."""
    root = ElementTree.parse(path).getroot()
    return [(element.get("id"), text, element.find("second")) for element in root.iter()
            for text in element.findall("text") if element.get("id")]


def list_values(text, kind):
    return [ISOLATES.sub("", "".join(value.itertext())) for value in text.iter(kind)]


def list_numbers(values):
    """Of strengths and doses, in texts that are not the same in every language."""
    return re.findall(r"[\d.,]*\d", "|".join(values.elements()))


class LanguageSheets(SheetTest):
    def list_languages(self, turn):
        """Those that a sample is compared in."""
        step = 1 if EVERY else len(LANGUAGES) if IS_SPARSE else 3
        return LANGUAGES[turn % step :: step]

    def make_xml(self, sample, language, *more):
        done = self.run_sheet("-o", "sheet.xml", "--language", language, *more, sample)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return read_passages(self.folder / "sheet.xml")

    def test_each_says_what_the_english_says(self):
        for turn, sample in enumerate(SAMPLES):
            english = self.make_xml(sample, "en-GB")
            self.assertGreater(len(english), 15)
            for language in self.list_languages(turn):
                said = [passage for passage in self.make_xml(sample, language) if not passage[0].endswith("foreign")]
                with self.subTest(language, sample=sample.stem):
                    self.assertEqual([passage for passage, _, _ in said], [passage for passage, _, _ in english])
                for (passage, text, second), (_, source, _) in zip(said, english):
                    with self.subTest(language, sample=sample.stem, passage=passage):
                        self.compare(language, text, source)
                        if second is not None:
                            self.assertEqual("".join(second.itertext()), "".join(source.itertext()))

    def compare(self, language, text, source):
        whole = "".join(text.itertext())
        self.assertTrue(whole.strip())
        self.assertNotRegex(whole, r"[{}]|mL")
        kinds = collections.Counter(element.tag for element in source.iter())
        self.assertEqual(collections.Counter(element.tag for element in text.iter()), kinds)
        self.assertEqual(sorted(list_values(text, "phone")), sorted(list_values(source, "phone")))
        if text.get("language") == "en-GB":
            self.assertEqual(whole, "".join(source.itertext()))
            return
        self.assertEqual(text.get("language"), language)
        self.assertEqual(text.get("direction"), "rtl" if language in RIGHT_TO_LEFT else "ltr")
        # A translation may name two days in the other order.
        self.assertEqual(sorted(list_values(text, "date")), sorted(translate_date(date, language) for date in list_values(source, "date")))
        values, meant = (collections.Counter(list_values(element, "value")) for element in (text, source))
        numbers = list_numbers(meant - values)
        if language in DECIMAL_COMMA:
            numbers = [number.replace(".", ",") for number in numbers]
        self.assertEqual(sorted(list_numbers(values - meant)), sorted(numbers))
        if language in RIGHT_TO_LEFT:
            self.assert_isolated(whole, list_values(text, "phone"), list_values(text, "value"))

    def assert_isolated(self, whole, phones, values):
        """What runs left to right can't mix with what stands around it."""
        depth, bare = 0, []
        for letter in whole:
            depth += letter in "\u2066\u2067\u2068"
            bare.append(letter if depth == 0 else "\0")
            depth -= letter == "\u2069"
        self.assertEqual(depth, 0)
        bare = "".join(bare)
        for phone in phones:
            self.assertNotIn(phone, bare)
        for value in values:
            if re.search("[A-Za-z]", value) and not re.search("[\u0600-\u06ff]", value):
                self.assertNotIn(value, bare)

    def test_every_language_in_every_size(self):
        turn, taken = 0, set()
        for language in LANGUAGES:
            for size in FORMATS:
                ways = [], ["--bilingual"]
                for more in [ways[turn % 2]] if IS_SPARSE else ways:
                    samples = [SAMPLES[(turn + i) % len(SAMPLES)] for i in range(EACH)]
                    turn += EACH
                    taken.update(samples)
                    with self.subTest(language, size=size, more=more, samples=[sample.stem for sample in samples]):
                        self.make_all(language, "--language", language, "--format", size, *more, *samples)
        self.assertEqual(taken, set(SAMPLES))

    def make_all(self, language, *arguments):
        shutil.rmtree(self.folder / "out", ignore_errors=True)  # of one that failed
        done = self.run_sheet("--output-dir", "out", *arguments,
                              environment=WITH_CFF_FONT if language.startswith("zh") else None)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        made = sorted((self.folder / "out").iterdir())
        self.assertEqual(len(made), EACH)
        fonts = subprocess.run(["pdffonts", made[0]], capture_output=True, text=True, check=True)
        self.assertTrue(all("Noto" in line for line in fonts.stdout.splitlines()[2:]), fonts.stdout)
        for path in made:
            path.unlink()

    def test_what_is_not_about_safety_stands_in_the_language_alone(self):
        english = "You can judge the result."
        self.assertIn(english, self.text_of(USUAL))
        for language in LANGUAGES:
            with self.subTest(language):
                text = self.text_of(USUAL, "--language", language)
                self.assertNotIn(english, text)
                self.assertIn("DRAFT TRANSLATION", text)


if __name__ == "__main__":
    unittest.main(argv=[argument for argument in sys.argv if argument != "--sparse"])
