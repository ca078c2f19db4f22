#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translator's room: a text that an editor saves is on the sheet at once, what is wrong with it is said, and who
reviewed it is kept; a file that can't be read ends nothing."""
import hashlib
import os
import pathlib
import re
import unittest

from venule_app import DATA, AppTest, main

PO = pathlib.Path(os.environ["VENULE_PO_DIR"]) / "sheet"
NEW = "Proszę codziennie tańczyć"


class Translation(AppTest):
    def setUp(self):
        super().setUp()
        self.own = self.home / "data/venule/sheet-languages"
        self.polish = (PO / "pl.po").read_text(encoding="utf-8")

    def enter(self, **kwargs):
        """The room alone, as the desktop's menu opens it."""
        app = self.start("--translate", **kwargs)
        app.room = app.find("frame", "Translations")
        return app

    def save(self, text, name="pl.po"):
        """As editors do: written beside, then renamed."""
        self.own.mkdir(parents=True, exist_ok=True)
        beside = self.own / (name + ".new")
        beside.write_text(text, encoding="utf-8")
        os.replace(beside, self.own / name)

    def entry(self, passage):
        found = re.search(rf'(?m)^msgctxt "{re.escape(passage)}"\nmsgid "(.*)"\nmsgstr "(.*)"\n', self.polish)
        self.assertIsNotNone(found, passage)
        return found.group(0), found.group(1), found.group(2)

    def change(self, passage, translation):
        """The Polish file with another translation of one passage."""
        entry, _, polish = self.entry(passage)
        return self.polish.replace(entry, entry.replace(f'msgstr "{polish}"', f'msgstr "{translation}"'))

    def only_polish(self):
        """A clinic's computer with one language: the room opens on it."""
        folder = self.home / "po/sheet"
        folder.mkdir(parents=True)
        (folder / "pl.po").write_text(self.polish, encoding="utf-8")
        (folder / "glossary").mkdir()
        (folder / "glossary/pl.po").write_bytes((PO / "glossary/pl.po").read_bytes())
        return {"VENULE_PO_DIR": str(folder.parent)}


    def own_copy(self, **kwargs):
        """The room on a Polish file of one's own."""
        self.save(self.polish)
        return self.enter(environment=self.only_polish(), **kwargs)

    def select(self, app, passage):
        app.find("entry", "Find a text", within=app.room).set_text(passage)
        app.choose_row(re.compile(re.escape(passage) + "$"), passage, app.room)

    def on_sheet(self, app, words):
        return app.find("button", re.compile(re.escape(words)), within=app.room, on_screen=False)


class Saving(Translation):
    def test_what_an_editor_saves_is_on_the_sheet(self):
        app = self.enter(environment=self.only_polish())
        app.find("label", re.compile("came with Venule"))
        app.find("button", "Make a copy").click()
        app.find_gone("label", re.compile("came with Venule"))
        self.assertEqual((self.own / "pl.po").read_text(encoding="utf-8"), self.polish)
        _, _, polish = self.entry("move.walk")
        self.on_sheet(app, polish)
        self.save(self.change("move.walk", NEW))
        self.on_sheet(app, NEW)
        # What is pointed at on the sheet is the text above.
        app.find("entry", "Find a text").set_text("move.walk")
        app.find("list item", re.compile("move.walk$"))

    def test_what_cannot_be_read_ends_nothing(self):
        app = self.own_copy()
        _, _, polish = self.entry("move.walk")
        self.on_sheet(app, polish)
        path = self.own / "pl.po"
        hostile = {
            "cut off": lambda: path.write_text(self.polish[:-3], encoding="utf-8"),
            "no text": lambda: path.write_bytes(b"\0\377" * 1000),
            "100 MiB": lambda: os.truncate(path, 100 * 2**20),
            "a folder": lambda: (path.unlink(), path.mkdir()),
            "a pipe": lambda: (path.rmdir(), os.mkfifo(path)),
            "a loop": lambda: (path.unlink(), path.symlink_to(path)),
        }
        for name, put in hostile.items():
            with self.subTest(name):
                put()
                app.find("label", re.compile(r"can’t be read.*pl\.po"), within=app.room)
                self.on_sheet(app, polish)
        path.unlink()
        self.save(self.change("move.walk", NEW))
        self.on_sheet(app, NEW)
        app.find_gone("label", re.compile("can’t be read"), within=app.room)

    def test_problems_lead_to_their_text(self):
        app = self.own_copy()
        entry, _, polish = self.entry("contact.interpreter")
        self.save(self.polish.replace(entry, entry.replace(f'msgstr "{polish}"', f'msgstr "{polish} 0121 496 0000"')))
        app.find("page tab", "Problems (1)", within=app.room).point()
        app.find("list item", re.compile("contact.interpreter: the number 01214960000 is typed as text"),
                 within=app.room).point()
        app.find("label", "contact.interpreter", within=app.room)


class Languages(Translation):
    def test_a_new_language_is_begun(self):
        app = self.enter(environment=self.only_polish())
        app.find("button", "New language", within=app.room).click()
        window = app.find("frame", "New language")
        app.is_at(re.compile("^Language: its name"))
        app.write("Upper Sorb")
        app.settled(re.compile("^Upper Sorbian"), window)
        app.press("Return")
        app.find("label", "one, two, few, other", within=window)
        app.find("label", "Left to right", within=window)
        app.is_at("Begin")
        app.press("Return")
        app.find("label", re.compile("^Not translated"), within=app.room, on_screen=False)
        text = (self.own / "hsb.po").read_text(encoding="utf-8")
        self.assertIn('"Language: hsb\\n"', text)
        self.assertEqual(text.count("\nmsgctxt "), self.polish.count("\nmsgctxt "))
        self.assertRegex(self.sheet("--languages"), r"(?m)^hsb\t0 of ")

    def test_a_language_that_is_dropped_in_is_there(self):
        app = self.enter(environment=self.only_polish())
        app.find("label", re.compile("came with Venule"))
        self.save(self.polish.replace('"Language: pl\\n"', '"Language: hsb\\n"'), name="hsb.po")
        app.find("combo box", "Language", within=app.room).point()
        app.find("label", re.compile("^Upper Sorbian"))
        self.assertRegex(self.sheet("--languages"), r"(?m)^hsb\t[1-9]")


class BringingIn(Translation):
    def look_at(self, text):
        file = self.home / "sent.po"
        file.write_text(text, encoding="utf-8")
        app = self.start(file, practice=False, environment=self.only_polish())
        app.room = app.find("frame", "Translations")
        return app, app.find("frame", "Bring in a PO file")

    def test_what_changes_is_seen_before(self):
        self.save(self.polish)
        changed = self.change("move.walk", NEW)
        app, window = self.look_at(changed)
        app.find("label", re.compile(r"^Polish .*: 1 text changes\. The file that is there now stays"), within=window)
        app.find("list item", re.compile("^move.walk"), within=window)
        self.assertEqual((self.own / "pl.po").read_text(encoding="utf-8"), self.polish)
        app.find("button", "Bring it in", within=window).click()
        self.on_sheet(app, NEW)
        self.assertEqual((self.own / "pl.po").read_text(encoding="utf-8"), changed)
        self.assertEqual((self.own / "pl.po~").read_text(encoding="utf-8"), self.polish)

    def test_what_cannot_be_read_does_not_come_in(self):
        app, window = self.look_at(self.polish + 'msgid "broken\n')
        app.find("label", re.compile(r"sent\.po:\d+: "), within=window)
        app.find("button", "Bring it in", within=window, sensitive=False)
        self.assertFalse((self.own / "pl.po").exists())


class Reviews(Translation):
    def mark(self, app, **fields):
        app.find("button", "Mark as reviewed…", within=app.room).click()
        window = app.find("frame", "Mark as reviewed")
        empty = [name for name in ("Reviewed by", "Qualification", "Second reader, someone else")
                 if not app.find("text", name, within=window).text()]
        if empty:
            app.is_at(empty[0])
        for name, text in fields.items():
            app.find("text", re.compile("^" + name), within=window).set_text(text)
        return window

    def test_who_reviewed_is_kept_and_taken_back(self):
        app = self.own_copy(practice=False)
        self.select(app, "move.walk")
        window = self.mark(app, Reviewed="Example Reviewer", Qualification="physician", Second="example reviewer")
        app.find("button", "Reviewed", within=window, sensitive=False)
        app.find("text", re.compile("^Second"), within=window).set_text("Second Reader")
        app.find("button", "Reviewed", within=window, sensitive=True).click()
        app.find("label", re.compile(r"^Reviewed by Example Reviewer \(physician\), second reader Second Reader"))
        _, english, polish = self.entry("move.walk")
        reviews = (self.own / "reviews/pl.xml").read_text(encoding="utf-8")
        for text in english, polish:
            self.assertIn(hashlib.sha256(text.encode()).hexdigest()[:16], reviews)
        self.assertIn('by="Example Reviewer" qualification="physician" second="Second Reader" at="2026-11-23"', reviews)
        self.assertEqual((self.own / "pl.po").read_text(encoding="utf-8"), self.polish)
        self.assertRegex(self.sheet("--languages"), r"(?m)^pl\t[^\t]+\t1\t")

        self.save(self.change("move.walk", NEW))
        app.find("label", re.compile("^Reviewed by Example Reviewer .* changed since"))
        self.save(self.polish)
        app.find("button", "Take the review back…", within=app.room).click()
        window = app.find("frame", "Take the review back")
        app.find("text", re.compile("^Who takes"), within=window).set_text("Third Reader")
        app.find("button", "Take it back", within=window, sensitive=True).click()
        app.find("label", re.compile("^Taken back by Third Reader"))
        self.assertRegex(self.sheet("--languages"), r"(?m)^pl\t[^\t]+\t0\t")

    def test_what_was_typed_waits(self):
        """Put away and opened again, it is there; for the next text only what is asked of one person anyway."""
        app = self.own_copy(practice=False)
        self.select(app, "move.walk")
        window = self.mark(app, Reviewed="Example Reviewer", Qualification="physician")
        app.close(window)
        window = self.mark(app, Second="Second Reader")
        for name, text in (("Reviewed", "Example Reviewer"), ("Qualification", "physician")):
            self.assertEqual(app.find("text", re.compile("^" + name), within=window).text(), text)
        app.find("button", "Reviewed", within=window, sensitive=True).click()
        app.find("label", re.compile(r"^Reviewed by Example Reviewer \(physician\), second reader Second Reader"))
        self.select(app, "move.swim")
        window = self.mark(app)
        for name, text in (("Reviewed", self.person), ("Qualification", "physician"), ("Second", "Second Reader")):
            self.assertEqual(app.find("text", re.compile("^" + name), within=window).text(), text)

    def test_practice_marks_nothing(self):
        app = self.own_copy()
        self.select(app, "move.walk")
        window = self.mark(app, Reviewed="Example Reviewer", Qualification="physician", Second="Second Reader")
        app.find("label", re.compile("^Practice:"), within=window)
        app.find("button", "Reviewed", within=window, sensitive=False)


if __name__ == "__main__":
    main()
