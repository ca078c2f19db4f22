#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies and exports, as a person makes them: a copy that is read again, one that is looked at and put back, the list as
a table, one patient in a folder, an erasure. Each can be given up, and what can't be written says so in words."""
import re
import sqlite3

from busy import BusyStore
from venule_app import AppTest, main

WINDOW = "Copies and exports"


class Keep(BusyStore, AppTest):
    person, role = "Example Specialist", "specialist"

    def begin(self):
        self.bring("thread-veins-only", "polish")
        app = self.start(practice=False)
        app.open("Sample Polish-Sheet")
        app.menu(re.compile("^Copies and exports"))
        app.find("frame", WINDOW)
        return app

    def press(self, app, button, within=WINDOW):
        app.find("button", re.compile(button), within=within, sensitive=True).click()

    def says(self, app, words):
        return app.find("label", re.compile(words), within=WINDOW)

    def test_a_copy_is_made_and_put_back(self):
        app = self.begin()
        copy = self.home / "copy.db"
        self.press(app, "^Copy to")
        app.choose_file("Make a copy", None)
        self.press(app, "^Copy to")
        app.choose_file("Make a copy", copy)
        self.says(app, "^Copied and read again: 2 consultations")
        self.assertEqual(copy.stat().st_mode & 0o777, 0o600)
        self.assertEqual(sqlite3.connect(copy).execute("PRAGMA integrity_check").fetchone()[0], "ok")
        self.press(app, "^Copy to")
        app.choose_file("Make a copy", "/proc/copy.db")
        self.says(app, "^Not done: .*/proc")
        self.erase(app)
        self.put_back(app, copy)

    def test_erased_with_what_is_no_answer(self):
        """What was typed into it waits in a file, and the window would ask about it: neither outlives it."""
        self.bring("plan-only")
        app = self.start(practice=False)
        app.open("Sample Not-Treated-Yet")
        app.focus(app.find("frame", "Venule"))
        app.go_to("Date of birth", "Date of birth")
        app.press("ctrl+a")
        app.write("31/02/1980")
        app.press("Tab")
        typed = self.home / "data/venule/unsaved"
        app.wait(lambda: list(typed.glob("*.ini")), "it to be written down")
        app.find("label", "Not all is saved")
        app.menu(re.compile("^Copies and exports"))
        self.erase(app)
        self.assertEqual(self.sheet("--list"), "")
        self.assertEqual(list(typed.glob("*")), [])
        self.assertEqual(app.quit(), 0)

    def erase(self, app):
        self.press(app, "^Erase")
        dialog = app.find(None, re.compile("^Erase the consultation"), on_screen=True)
        typed = app.find("text", re.compile("^To erase it, type"))
        number = typed.name.removeprefix("To erase it, type ")
        button = app.find("button", "Erase for good")
        self.assertFalse(button.has("sensitive"), f"{dialog} was confirmed by nobody")
        typed.set_text(number)
        app.find("text", "Why it is erased").set_text("The patient asked for it")
        app.find("button", "Erase for good", sensitive=True).click()
        app.find("label", re.compile("are erased. Copies made before still hold them"))
        self.assertNotIn("Polish-Sheet", self.sheet("--list"))

    def put_back(self, app, copy):
        app.menu(re.compile("^Copies and exports"))
        foreign = self.home / "foreign.db"
        foreign.write_bytes(b"no copy of anything")
        self.look(app, foreign)
        self.says(app, "^Not done: ")
        for answer, words in (("Cancel", "^Nothing was changed"), ("Put it back", "^The copy was put back: 2 consult")):
            self.look(app, copy)
            app.find("label", re.compile("It holds 2 consultations, .*; the newest is of \\W?Sample "))
            app.find("button", answer).click()
            self.says(app, words)
        self.assertIn("Polish-Sheet", self.sheet("--list"))

    def test_nothing_is_put_back_over_what_is_not_kept(self):
        """Of one that is answered while the question is asked, and of one that was left: each time it is said whose."""
        record, _ = self.bring("plan-only", "draft-with-gaps")
        copy = self.home / "copy.db"
        self.sheet("--backup", copy)
        app = self.begin()
        app.close(app.find("frame", WINDOW))
        app.open("Sample Not-Treated-Yet")
        note = app.go_to("Note to the patient", "Note to the patient")
        app.menu(re.compile("^Copies and exports"))
        self.look(app, copy)
        answer = app.find("button", "Put it back")
        with self.busy_store():
            note.set_text("Ring on Monday")
            answer.click()
            self.says(app, "^The consultation of Sample Not-Treated-Yet is not saved yet")
        app.wait(lambda: "Ring on Monday" in self.sheet("--from-store", record, "-o", "-"), "the note kept")
        self.sheet("--import", "--reason", "Somebody else changes it",
                   self.changed_sample("plan-only", {"<family-name>Not-Treated-Yet": "<family-name>Not-Now"}))
        note.set_text("Ring on Tuesday")
        app.find("button", "Compare")
        app.close(app.find("frame", WINDOW))
        app.open("Sample Half-Done")
        app.menu(re.compile("^Copies and exports"))
        self.look(app, copy)
        self.says(app, "^The consultation of Sample Not-Treated-Yet is not saved yet")
        self.assertIn("Not-Now", self.sheet("--list"))
        app.close(app.find("frame", WINDOW))
        app.activate("quit")
        app.find("button", "Close and lose the changes").click()

    def look(self, app, copy):
        self.press(app, "^Look at a copy")
        app.choose_file("Look at a copy", copy)

    def test_a_day_without_its_copy_is_told(self):
        """In the window, for as long as it is so; another folder mends it at once."""
        self.set_desk(backup_folder="/proc/no-such-folder")
        app = self.begin()
        app.find("label", re.compile("^There is no copy of today: .*/proc/no-such-folder"))
        folder = self.home / "copies"
        folder.mkdir()
        self.press(app, "^Choose a")
        app.choose_file("Folder for a copy each day", folder)
        app.find_gone("label", re.compile("^There is no copy of today"))
        app.wait(lambda: any(folder.iterdir()), "the day's copy")

    def test_the_list_and_one_patient_are_taken_out(self):
        app = self.begin()
        table = self.home / "list.csv"
        self.press(app, "^Save the list")
        app.choose_file("Save the list", None)
        self.press(app, "^Save the list")
        app.choose_file("Save the list", table)
        self.says(app, "^Written to .*list.csv")
        self.assertIn("Polish-Sheet", table.read_text(encoding="utf-8"))
        self.assertEqual(table.stat().st_mode & 0o777, 0o600)
        self.press(app, "^Save the list")
        app.choose_file("Save the list", "/proc/list.csv")
        self.says(app, "^Not done: ")
        folder = self.home / "out"
        folder.mkdir()
        self.press(app, "^Export to")
        app.choose_file("Export to a folder", folder)
        self.says(app, "^Written to .*/out/")
        self.assertTrue(any(folder.rglob("*.xml")))


if __name__ == "__main__":
    main()
