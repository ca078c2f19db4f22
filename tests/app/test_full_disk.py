#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The disk is full, or there is a file of that name: what can't be written says so, and what to do; nothing half-written
is left, and what was there stays. Once there is room it is written."""
import os
import re
import sqlite3

from program import preload
from venule_app import AppTest, main

NAME = "Sample Lumpy-Feeder"
WINDOW = "Copies and exports"
FULL = "No space left on device|database or disk is full"


class FullDisk(AppTest):
    person, role = "Example Specialist", "specialist"

    def begin(self):
        """A disk that takes half of what is written while there is a file “full”."""
        [self.record] = self.bring("lumpy-feeder-foam")
        self.disk, self.full = self.home / "disk", self.home / "full"
        self.disk.mkdir()
        environment = {**preload(os.environ["VENULE_FAULT_SHIM"]), "VENULE_FAULT_FOLDER": str(self.disk),
                       "VENULE_FAULT_WHILE": str(self.full), "VENULE_FAULT_AT": "1", "VENULE_FAULT_LASTING": "1",
                       "VENULE_FAULT_AS": "SHORT", "VENULE_FAULT_ON": "WRITING",
                       "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":exitcode=0:verify_asan_link_order=0"}
        app = self.start(practice=False, environment=environment)
        app.open(NAME)
        return app

    def on_disk(self):
        return {path.name for path in self.disk.iterdir()}

    def test_a_sheet(self):
        app = self.begin()
        file = self.disk / "sheet.pdf"
        file.write_bytes(b"an older one")
        app.key("ctrl+p", window=app.find("frame", "Venule"))
        dialog = app.find("frame", f"Print sheet for {NAME}")
        self.full.touch()
        self.save_sheet(app, dialog, file)
        app.find("alert", re.compile(f"not saved as {file}; choose another place: .*({FULL})"), within=dialog)
        self.assertEqual(self.on_disk(), {"sheet.pdf"})
        self.assertEqual(file.read_bytes(), b"an older one")
        self.full.unlink()
        self.save_sheet(app, dialog, file)
        app.find("alert", "The sheet is saved as a PDF.", within=dialog)
        self.assertTrue(file.read_bytes().startswith(b"%PDF"))
        self.assertEqual(self.on_disk(), {"sheet.pdf"})

    def save_sheet(self, app, dialog, file):
        app.find("button", "Other ways", within=dialog, sensitive=True).point()
        app.find("menu item", "Save as PDF…").click()
        app.choose_file("Save the sheet as a PDF", file, replaces=True)

    def write(self, app, button, title, path, words, replaces=False):
        app.find("button", re.compile(button), within=WINDOW, sensitive=True).click()
        app.choose_file(title, path, replaces)
        app.find("label", re.compile(words), within=WINDOW)

    def test_a_copy_and_exports(self):
        app = self.begin()
        app.menu(re.compile("^Copies and exports"))
        copy, table = self.disk / "copy.db", self.disk / "list.csv"
        self.full.touch()
        self.write(app, "^Copy to", "Make a copy", copy, f"^Not done: .*{self.disk}.*(;|:).*")
        self.write(app, "^Save the list", "Save the list", table, f"^Not done: .*{self.disk}.*({FULL})")
        self.write(app, "^Export to", "Export to a folder", self.disk, f"^Not done: .*{self.disk}.*({FULL})")
        self.assertEqual(self.on_disk(), set())
        self.full.unlink()
        self.write(app, "^Copy to", "Make a copy", copy, "^Copied and read again: 1 consultation")
        self.write(app, "^Save the list", "Save the list", table, "^Written to .*list.csv")
        self.write(app, "^Export to", "Export to a folder", self.disk, f"^Written to .*/disk/{self.record}")
        self.assertEqual(self.on_disk(), {"copy.db", "list.csv", self.record})
        self.assertEqual(sqlite3.connect(copy).execute("PRAGMA integrity_check").fetchone()[0], "ok")
        self.stand_in_the_way(app, table)

    def stand_in_the_way(self, app, table):
        """What is there is not written over, whatever was answered to the question."""
        before = table.read_bytes()
        self.write(app, "^Save the list", "Save the list", table, "^Not done: .*there is a file of that name; choose another",
                   replaces=True)
        self.assertEqual(table.read_bytes(), before)
        self.write(app, "^Export to", "Export to a folder", self.disk, "^Not done: .*choose another folder")


if __name__ == "__main__":
    main()
