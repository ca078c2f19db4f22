#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every English sheet as its reader meets it: easy enough to read, and short enough to be read."""
import re
import unittest
import xml.etree.ElementTree as ElementTree

from venule_sheet import DATA, EXAMPLE, SheetTest

HIGHEST_GRADE = 6.0
MOST_WORDS_OF_EXAMPLE = 800
ENGLISH = [
    sample for sample in sorted((DATA / "samples").glob("*.xml"))
    if ElementTree.parse(sample).findtext("patient/sheet-language").split("-")[0] == "en"
]


def list_words(text):
    return re.findall(r"\S*[^\W_]\S*", text)


def count_syllables(word):
    word = re.sub(r"[^a-z]", "", word.lower())
    n = len(re.findall(r"[aeiouy]+", word))
    if re.search(r"[^aeiouyl]e$", word):
        n -= 1
    elif re.search(r"[^aeiouysxz]es$", word) and not re.search(r"(?:ch|sh|c|g|l)es$", word):
        n -= 1
    elif re.search(r"[^aeiouytd]ed$", word):
        n -= 1
    return max(n, 1)


def list_sentences(text):
    """What is read as prose: not the rows of names, numbers and addresses, which have no full stop."""
    for block in text.split("\n"):
        if re.search(r"[.!?]$", block):
            yield from (part for part in re.split(r"(?<=[.!?])\s+", block) if re.search(r"[A-Za-z]{2}", part))


def grade(text):
    """Flesch–Kincaid."""
    sentences = list(list_sentences(text))
    words = re.findall(r"[A-Za-z][A-Za-z’'-]*", " ".join(sentences))
    syllables = sum(count_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


class Reading(SheetTest):
    def test_grade_of_each_sheet(self):
        self.assertGreaterEqual(len(ENGLISH), 20)
        for sample in ENGLISH:
            with self.subTest(sample.stem):
                text = self.text_of(sample)
                self.assertGreater(len(list(list_sentences(text))), 10)
                self.assertLessEqual(grade(text), HIGHEST_GRADE)

    def test_the_measure_tells_hard_from_easy(self):
        self.assertGreater(grade("Pigmentation subsequently necessitates considerable photoprotection."), HIGHEST_GRADE)
        self.assertGreater(grade("You can go home soon " + "and you can walk each day " * 8 + "at home."), HIGHEST_GRADE)
        self.assertLess(grade("Keep the sun off your leg."), HIGHEST_GRADE)

    def test_the_example_is_short(self):
        self.assertLessEqual(len(list_words(self.text_of(EXAMPLE))), MOST_WORDS_OF_EXAMPLE)


if __name__ == "__main__":
    unittest.main()
