#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No screen says anything that was not given to a translator: the program speaks the pseudo language (tests/pseudo.py)
on every walk of screens.py, and what stands outside its brackets is a patient's, a number or a proper name. Days and
languages, which no catalogue names, are Greek then: so none is named in English by habit, or written as a record keeps it."""
import atexit
import functools
import pathlib
import re
import shutil
import tempfile
import xml.etree.ElementTree as ElementTree

import screens
from venule_app import DATA, AppTest, main

import pseudo  # beside the folder of the windows' tests, which venule_app adds

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")  # not Greek
KEPT_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
FILE = re.compile(r"\S+\.(xml|po|pdf)\b")
OWN_NAME = re.compile(r"(?<=[\u0370-\u03ff] )\([^()]*\)")  # what a language is called by those who speak it
# The toolkit speaks of windows, keys and itself in its own catalogue, which has no such language.
TOOLKIT = re.compile(r"(Close|Maximi[sz]e|Minimi[sz]e)( the window)?|About|Credits|Details|Dismiss|Legal"
                     r"|((Shift|Ctrl|Alt)\+)*(Shift|Ctrl|Alt|Tab|Backspace|Return|Delete|Page (Up|Down)|\S|F\d+|(?<=\+)\w+)")
NAMES = {"Venule", "NHS", "NICE", "PDF", "CSV", "PNG", "SVG", "XML", "PO", "ml", "mg", "mm", "ms", "uk"}

CALENDAR = "Days"  # what the toolkit’s grid of them is called
ID = re.compile(r"\b[a-z][a-z-]*(\.[a-z0-9-]+)+\b")  # of a text of the sheet


def read_answers():
    """Every word that a patient, a clinic or a product brought: answers to questions of text, profiles, names."""
    checklist = ElementTree.parse(DATA / "protocols/thread-veins/checklist.xml")
    texts = {question.get("id") for question in checklist.iter("question") if question.get("kind") == "text"}
    said = [product.get("name") for product in ElementTree.parse(DATA / "protocols/thread-veins/products.xml").iter("product")]
    for sample in (DATA / "samples").glob("*.xml"):
        for element in ElementTree.parse(sample).iter():
            said += [element.text or ""] if element.tag in texts or element.tag in ("reason", "read") else []
            said += [element.get(name) for name in (*texts, "by", "batch") if element.get(name)]
    for element in ElementTree.parse(DATA / "clinics/sample.xml").iter():
        said += [element.text or ""]
    return {word for text in said for word in WORD.findall(text)}


def read_room():
    """What the translator's room shows as it is: the English texts, the samples they print on; and the new language,
    which it is asked for by its English name."""
    sheet = ElementTree.parse(DATA / "protocols/thread-veins/sheet.xml")
    texts = {" ".join(element.text.split()) for element in sheet.iter() if element.text and element.text.strip()}
    samples = {sample.stem.replace("-", " ").capitalize() for sample in (DATA / "samples").glob("*.xml")}
    return texts | samples | {"Polish (polski)", "Upper Sorbian (hornjoserbšćina) · hsb", "Upper Sorbian (hornjoserbšćina)",
                              "Noto Sans", "one, two, few, other"}


@functools.cache
def make_catalogue(header):
    folder = tempfile.mkdtemp(prefix="venule-words-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = pseudo.make(ROOT, folder, header=header)
    return {key: made[key] for key in ("VENULE_LOCALE_DIR", "LANGUAGE")}


class OwnLanguage(AppTest):
    person, role = "Example Specialist", "specialist"
    maxDiff = None
    app, header, whole = None, "el", ()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.known = read_answers() | NAMES

    def start(self, *arguments, environment=None, **more):
        return super().start(*arguments, environment={**make_catalogue(self.header), **(environment or {})}, **more)

    def speak(self, text):
        return pseudo.disguise(text)[1:-1]

    def find_english(self, text):
        left = "" if TOOLKIT.fullmatch(text) else OWN_NAME.sub("", FILE.sub("", ID.sub("", pseudo.strip_said(text))))
        for whole in self.whole:
            left = left.replace(whole, "")
        return KEPT_DAY.findall(text) + [word for word in WORD.findall(left) if word not in self.known]

    def walk(self, walk):
        if walk == "translation":
            self.header, self.whole = "en", sorted(read_room(), key=len, reverse=True)
        for screen, within in screens.WALKS[walk](self):
            found = self.look(within)
            if found:
                yield f"{walk}: {screen}", found

    def look(self, within):
        """What is said within it that the catalogue did not bring."""
        app = self.app
        within = within or app.top_window()
        tree = app.tree(thorough=within.path)
        faults = set()
        for node in next(node for node in tree.walk() if node.path == within.path).walk():
            for text in (node.said, node.description_said):
                if text and self.find_english(text) and not has_words_of_its_own(node) and node.is_on_screen():
                    faults.add(f"{node.role} “{text}”: {', '.join(self.find_english(text))}")
        return sorted(faults)


def has_words_of_its_own(node):
    """The sheet is the patient's; the calendar's days and months are the system's, which no catalogue of ours brings."""
    while node is not None and node.role not in ("document text", "document frame") and node.name != CALENDAR:
        node = node.parent
    return node is not None


def make(walk):
    def look_around(self):
        self.assertEqual(dict(self.walk(walk)), {})
    return look_around


for name in screens.WALKS:
    setattr(OwnLanguage, f"test_{name}", make(name))

if __name__ == "__main__":
    main()
