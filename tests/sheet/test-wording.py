#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hold the words of a protocol's sheet.xml to the rules for them.

Short plain sentences (reading grade), flat text, places for values only where they need no inflection, and tags that
agree with the words: an invariant about stockings is worth nothing if a passage that says "stocking" lacks the tag.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
SHEET = ElementTree.parse(ROOT / "data/protocols/thread-veins/sheet.xml").getroot()
VALUES = {value.get("id"): value for value in SHEET.iterfind("values/value")}
PLACE = re.compile(r"(?<!\{)\{([a-z0-9-]+)\}")

# Said in a cell or after a colon only: other languages would have to inflect them.
STANDS_ALONE = {"date", "birth-date", "month", "days", "weeks", "number", "percent", "ml", "mg-per-ml", "term", "terms", "text"}
WORDS_OF_FOOT = {
    "foot.page": {"page", "pages"}, "foot.version": {"version"}, "foot.code": {"code"}, "foot.gap": {"question"},
    "foot.part-foreign": {"language"},
}
# Who says one of these words carries one of these tags, and the other way round.
TAGS_OF_WORDS = {
    r"ibuprofen|naproxen|aspirin|anti-inflammator": {"ibuprofen"},
    r"paracetamol": {"paracetamol"},
    r"stockings?|socks": {"stocking"},
    r"driv(?:e|ing)": {"driving", "urgent"},
    r"fly|flying|flights?|plane": {"flying", "planned-flight"},
    r"dressings?|bandages?": {"dressing"},
    r"foam": {"foam"},
    r"swim|swimming": {"swimming"},
    r"cycle|cycling": {"cycling"},
    r"run|running|gym|aerobics|exercise|contact sport|your sport|lift": {"exercise"},
    r"work": {"work"},
    r"breastfeed|breastfeeding|your milk": {"breastfeeding"},
    r"blood thinner|anti-clot tablets|your medicine|your pill": {"medicine"},
    r"sun": {"sun"},
    r"lumps?": {"lump"},
    r"ring us|ring \{phone\}|\{phone\}|\{out-of-hours\}|ask us": {"contact"},
    r"\{emergency\}|\{advice\}": {"urgent"},
}
# What stands on the pack is no hard word to the reader.
NAMES = re.compile(r"(?i)ibuprofen|naproxen|aspirin|paracetamol")
NEEDS_SAFETY = {"ibuprofen", "paracetamol", "driving"}
MOST_WORDS_IN_SENTENCE = 20
HIGHEST_GRADE = 6.0
HIGHEST_GRADE_OF_ONE_PASSAGE = 8.0


def count_syllables(word):
    word = re.sub(r"[^a-z]", "", word.lower())
    n = len(re.findall(r"[aeiouy]+", word))
    if re.search(r"[^aeiouyl]e$", word) or re.search(r"[aeiou]le$", word):
        n -= 1
    elif re.search(r"[^aeiouysxz]es$", word) and not re.search(r"(?:ch|sh|c|g|l)es$", word):
        n -= 1
    elif re.search(r"[^aeiouytd]ed$", word):
        n -= 1
    return max(n, 1)


def grade(text):
    """Flesch–Kincaid."""
    sentences = [part for part in re.split(r"(?<=[.!?:])\s+|\n", text) if re.search(r"[A-Za-z]", part)]
    words = re.findall(r"[A-Za-z][A-Za-z’'-]*", text)
    syllables = sum(count_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


class Passage:
    def __init__(self, element, section, outer):
        self.id = element.get("id")
        self.element = element
        self.section = section
        text = element.findtext("text")
        self.text = text if text is not None else (element.text or "").strip()
        self.label = element.findtext("label") or ""
        self.permits = set((element.get("permits") or "").split())
        self.forbids = set((element.get("forbids") or "").split())
        self.own = set((element.get("concerns") or "").split()) | self.permits | self.forbids
        self.tags = self.own | outer


def list_passages():
    passages = []
    for section in SHEET.iterfind("section"):
        outer = set((section.get("concerns") or "").split())
        for element in section.iter():
            if element.get("id") and element.tag in ("p", "item", "date", "row", "caption", "heading"):
                passages.append(Passage(element, section, outer))
    return passages


PASSAGES = list_passages()
SENTENCES = [p for p in PASSAGES if p.element.tag in ("p", "item", "date") and p.section.get("region") != "head"]


def is_said(words, text):
    return re.search(rf"(?i)(?<![\w-])(?:{words})(?!\w)", text) is not None


def say(text):
    """As read aloud: an example in each place."""
    return PLACE.sub(lambda place: VALUES[place.group(1)].get("example"), text)


class Wording(unittest.TestCase):
    def test_grade_of_all(self):
        text = "\n".join(say(passage.text) for passage in SENTENCES)
        self.assertGreater(len(SENTENCES), 100)
        self.assertLessEqual(grade(text), HIGHEST_GRADE)

    def test_grade_of_each_passage(self):
        for passage in SENTENCES:
            words = NAMES.sub("pill", PLACE.sub("", passage.text))
            if len(words.split()) < 6:
                continue
            with self.subTest(passage.id):
                self.assertLessEqual(grade(words), HIGHEST_GRADE_OF_ONE_PASSAGE, words)

    def test_the_measure_tells_hard_from_easy(self):
        self.assertGreater(grade("Pigmentation subsequently necessitates considerable photoprotection."), HIGHEST_GRADE)
        self.assertLess(grade("Keep the sun off your leg."), HIGHEST_GRADE)

    def test_sentences_are_short_and_whole(self):
        for passage in SENTENCES:
            with self.subTest(passage.id):
                self.assertRegex(passage.text, r"[.:]$|: \S*$|^\{note\}$")
                self.assertRegex(passage.text, r"^[A-Z{]")
                for sentence in re.split(r"(?<=[.:?]) ", passage.text):
                    self.assertLessEqual(len(sentence.split()), MOST_WORDS_IN_SENTENCE, sentence)

    def test_text_is_flat(self):
        for element in SHEET.iter():
            if element.tag not in ("text", "heading", "label", "term", "word"):
                continue
            if ", plural, " in element.text:  # a pattern of plural forms has marks of its own
                continue
            with self.subTest(element.text):
                self.assertEqual(len(element), 0)
                self.assertEqual(element.text, " ".join(element.text.split()))
                self.assertNotRegex(element.text, r"[*_<>\[\]#|`'\"]|--|\.\.\.")

    def test_ids_begin_with_their_section(self):
        for passage in PASSAGES:
            with self.subTest(passage.id):
                moved = passage.id.split(".")[0] in {"work", "scan", "course"}
                self.assertTrue(moved or passage.id.startswith(passage.section.get("id") + "."))


class Places(unittest.TestCase):
    def test_every_place_has_a_value(self):
        for passage in PASSAGES + [Passage(p, SHEET, set()) for p in SHEET.iterfind("foot/p")]:
            for place in PLACE.findall(passage.text):
                with self.subTest(passage.id, place=place):
                    self.assertIn(place, VALUES)
        for word in SHEET.iterfind("foot/word"):
            with self.subTest(word.get("id")):
                self.assertEqual(set(PLACE.findall(word.text)), WORDS_OF_FOOT.get(word.get("id"), set()))

    def test_what_would_be_inflected_follows_a_colon(self):
        for passage in SENTENCES:
            for place in PLACE.finditer(passage.text):
                if VALUES[place.group(1)].get("as") in STANDS_ALONE and passage.text != place.group(0):
                    with self.subTest(passage.id, place=place.group(1)):
                        self.assertIn(":", passage.text[: place.start()])

    def test_dates_stand_in_their_table(self):
        for passage in SENTENCES:
            dates = [place for place in PLACE.findall(passage.text) if VALUES[place].get("as") in ("date", "month")]
            with self.subTest(passage.id):
                self.assertTrue(not dates or passage.id.startswith("flying."))


class Tags(unittest.TestCase):
    def test_words_carry_their_tags(self):
        for passage in PASSAGES:
            if passage.element.tag == "heading":
                continue
            for words, tags in TAGS_OF_WORDS.items():
                if is_said(words, passage.text + " " + passage.label):
                    with self.subTest(passage.id, words=words):
                        self.assertTrue(passage.tags & tags, passage.text)

    def test_tags_have_their_words(self):
        for passage in SENTENCES:
            spoken = passage.text + " " + " ".join(PLACE.findall(passage.text))
            for tag in passage.own:
                says = [words for words, tags in TAGS_OF_WORDS.items() if tag in tags]
                is_reason = passage.id.startswith("pain.because-") and tag == "ibuprofen"  # "They are not safe…"
                with self.subTest(passage.id, tag=tag):
                    self.assertTrue(tag == "urgent" or is_reason or not says or any(is_said(w, spoken) for w in says))

    def test_what_permits_or_forbids_is_safety(self):
        for passage in PASSAGES:
            if (passage.permits | passage.forbids) & NEEDS_SAFETY:
                with self.subTest(passage.id):
                    self.assertEqual(passage.element.get("safety"), "yes")

    def test_what_permits_hides_when_unknown(self):
        for passage in PASSAGES:
            if passage.permits:
                with self.subTest(passage.id):
                    self.assertNotEqual(passage.element.get("when-unknown"), "show")

    def test_every_permitted_tag_has_a_contradiction(self):
        both = set().union(*(p.permits for p in PASSAGES)) & set().union(*(p.forbids for p in PASSAGES))
        stated = {c.get("permits") for c in SHEET.iterfind("invariants/contradiction") if c.get("permits") == c.get("forbids")}
        self.assertEqual(both, stated)


class Polish(unittest.TestCase):
    def test_no_word_of_one_letter_ends_a_line(self):
        texts = re.findall(r'(?m)^msgstr(?:\[\d\])? "(.*)"$', (ROOT / "po/sheet/pl.po").read_text(encoding="utf-8"))
        self.assertTrue(any("\u00a0" in text for text in texts))
        for text in texts:
            with self.subTest(text):
                self.assertNotRegex(text, r"(?<![\w{}])[aiouwzAIOUWZ] ")


class Extraction(unittest.TestCase):
    def test_translators_get_every_text_under_its_id(self):
        with tempfile.TemporaryDirectory() as folder:
            made = pathlib.Path(folder) / "venule-sheet.pot"
            subprocess.run([sys.executable, ROOT / "po/sheet/make-template.py", ROOT, made], check=True)
            entries = re.findall(r'msgctxt "(.*)"\nmsgid "(.*)"', made.read_text(encoding="utf-8"))
        wanted = []
        for element in SHEET.iter():
            if element.tag in ("heading", "word", "term") or (element.tag == "label" and element.get("id")):
                wanted.append((element.get("id"), element.text))
            elif element.find("text") is not None:
                wanted.append((element.get("id"), element.findtext("text")))
        self.assertEqual(sorted(entries), sorted(wanted))


if __name__ == "__main__":
    unittest.main()
