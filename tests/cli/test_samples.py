#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every shipped sample, as a reader meets it: its text against a golden, its PDF by other people's tools.

With VENULE_UPDATE_GOLDENS=1 the goldens are written anew; read the difference before committing it."""
import difflib
import os
import re
import subprocess
import unittest

from venule_sheet import DATA, TESTS, SheetTest

SAMPLES = sorted((DATA / "samples").glob("*.xml"))
GOLDENS = TESTS / "goldens"


def tool(*arguments):
    return subprocess.run(list(map(str, arguments)), capture_output=True, text=True, encoding="utf-8")


def words(text):
    """The letters of a text in their logical order, whatever a PDF's lines did to its spaces."""
    return re.sub(r"[\s\u2066-\u2069\u200e\u200f\u00ad-]+", "", text)


class Goldens(SheetTest):
    def test_there_are_enough(self):
        self.assertGreaterEqual(len(SAMPLES), 12)

    def test_texts(self):
        for sample in SAMPLES:
            with self.subTest(sample.stem):
                text = self.text_of(sample)
                self.assertIn("EXAMPLE", text)
                golden = GOLDENS / (sample.stem + ".txt")
                if os.environ.get("VENULE_UPDATE_GOLDENS"):
                    GOLDENS.mkdir(exist_ok=True)
                    golden.write_text(text, encoding="utf-8")
                expected = golden.read_text(encoding="utf-8")
                changed = "\n".join(difflib.unified_diff(expected.split("\n"), text.split("\n"), "golden", "now", lineterm=""))
                self.assertEqual(text, expected, changed)

    def test_no_golden_without_sample(self):
        self.assertEqual({g.stem for g in GOLDENS.glob("*.txt")}, {s.stem for s in SAMPLES})


class Pdfs(SheetTest):
    def make(self, sample, *options):
        pdf = self.folder / "sheet.pdf"
        done = self.run_sheet("-o", pdf, *options, sample)
        self.assertEqual(done.returncode, 0, f"{sample.stem} {options}: {done.stderr}")
        return pdf

    def look(self, sample, *options):
        pdf = self.make(sample, *options)
        info = tool("pdfinfo", pdf).stdout
        self.assertRegex(info, r"Tagged:\s+yes")
        self.assertIn("(A4)", info)
        self.assertNotIn("Sample", re.search(r"Title:.*", info).group(0))
        checked = tool("qpdf", "--check", pdf)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        fonts = tool("pdffonts", pdf).stdout.splitlines()[2:]
        self.assertTrue(fonts and all("Noto" in line and " yes yes yes " in line for line in fonts), "\n".join(fonts))
        return int(re.search(r"Pages:\s+(\d+)", info).group(1)), tool("pdftotext", "-layout", pdf, "-").stdout

    def test_each_sample(self):
        for sample in SAMPLES:
            with self.subTest(sample.stem):
                n_pages, text = self.look(sample)
                self.assertEqual(text.count("\f"), n_pages)

    def test_each_format_and_language(self):
        sample = DATA / "samples/lumpy-feeder-foam.xml"
        for language in "en-GB", "pl", "ar":
            for size in "standard", "large", "extra-large":
                for more in [], ["--bilingual"]:
                    with self.subTest(f"{language} {size} {more}"):
                        n_pages, _ = self.look(sample, "--language", language, "--format", size, *more)
                        if language == "en-GB" and size == "standard":
                            self.assertEqual(n_pages, 2)

    def test_identity_is_on_every_page(self):
        sample = DATA / "samples/extra-large-print.xml"
        source = sample.read_text(encoding="utf-8")
        number = re.search(r"<number>(.*?)</number>", source).group(1)
        family = re.search(r"<family-name>(.*?)</family-name>", source).group(1)
        n_pages, text = self.look(sample)
        self.assertGreater(n_pages, 2)
        for page in text.split("\f")[:n_pages]:
            self.assertIn(words(number), words(page))
            self.assertIn(words(family), words(page))

    def test_the_example_is_one_sheet_of_paper(self):
        n_pages, text = self.look(TESTS / "example-consultation.xml")
        self.assertEqual(n_pages, 2)
        self.assertIn("999", text.split("\f", maxsplit=1)[0])

    def test_urgent_and_dates_are_on_page_1(self):
        _, text = self.look(DATA / "samples/lumpy-feeder-foam.xml")
        first = text.split("\f", maxsplit=1)[0]
        self.assertIn("999", first)
        self.assertRegex(first, r"Monday, 30\s+November\s+2026")

    def test_dates_are_on_page_1_in_large_print(self):
        """Where the head has to go on below them for that, and the foot takes as few lines as it can."""
        for language in "en-GB", "cy", "gu", "ro":
            with self.subTest(language):
                _, text = self.look(DATA / "samples/lumpy-feeder-foam.xml", "--language", language, "--format", "large")
                self.assertIn("2027", text.split("\f", maxsplit=1)[0])

    def test_a_name_keeps_its_order_in_any_direction(self):
        sample = DATA / "samples/lumpy-feeder-foam.xml"
        names = re.findall(r"<(?:given|family)-name>(.*?)<", sample.read_text(encoding="utf-8"))
        text = self.text_of(sample, "--language", "ar")
        self.assertEqual(text.count(f"\u2068{' '.join(names)}\u2069"), 2, "head and foot")

    def test_language_of_the_document(self):
        for language in "pl", "ar":
            pdf = self.make(DATA / "samples/anticoagulant.xml", "--language", language)
            plain = self.folder / "plain.pdf"
            tool("qpdf", "--qdf", "--object-streams=disable", pdf, plain)
            content = plain.read_bytes()
            self.assertIn(f"/Lang ({language})".encode(), content)
            self.assertIn(b"/DisplayDocTitle true", content)

    def test_no_patient_in_the_metadata(self):
        pdf = self.make(DATA / "samples/anticoagulant.xml")
        family = re.search(r"<family-name>(.*?)<", (DATA / "samples/anticoagulant.xml").read_text()).group(1)
        self.assertNotIn(family, tool("pdfinfo", "-meta", pdf).stdout + tool("pdfinfo", pdf).stdout)


if __name__ == "__main__":
    unittest.main()
