#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The translator's room: a text that an editor saves is on the sheet at once, what is wrong with it is said, and who
reviewed it is kept; a file that can't be read ends nothing."""
import hashlib
import os
import pathlib
import re
import time
import unittest

from venule_app import DATA, AppTest, main

PO = pathlib.Path(os.environ["VENULE_PO_DIR"]) / "sheet"
WALK = "Walk every day"
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

    def choose(self, app, language):
        """A language by its English name, in the list at the top."""
        app.find("button", re.compile("^" + language), within=app.room, on_screen=False)

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


class Room(Translation):
    def test_what_an_editor_saves_is_on_the_sheet(self):
        app = self.enter(environment=self.only_polish())
        app.find("label", re.compile("came with Venule"))
        app.find("button", "Make a copy").click()
        app.find("label", re.compile("your own copy now"))
        self.assertEqual((self.own / "pl.po").read_text(encoding="utf-8"), self.polish)
        _, english, polish = self.entry("move.walk")
        app.find("button", re.compile(re.escape(polish)), on_screen=False)
        self.save(self.change("move.walk", NEW))
        begin = time.monotonic()
        app.find("button", re.compile(NEW), on_screen=False)
        print(f"on the sheet {1000 * (time.monotonic() - begin):.0f} ms after the rename", flush=True)


if __name__ == "__main__":
    main()
