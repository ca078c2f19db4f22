#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A copy, an export, an erasure and a file that is brought in take a while. Who closes the window meanwhile and goes on
with somebody else is told all the same how it ended, and of whom; and what is on screen then stays there."""
import re
import sqlite3
import subprocess

from busy import BusyStore
from venule_app import DATA, PATIENCE, PROGRAM, TODAY, AppTest, main

FIRST, SECOND = "Sample Not-Treated-Yet", "Sample Second-Visit"
WINDOW = "Copies and exports"


class Outcomes(BusyStore, AppTest):
    person, role = "Example Specialist", "specialist"

    def begin(self):
        self.first, self.second = self.bring("plan-only", "second-of-four")
        app = self.start(practice=False)
        self.go_to(app, FIRST)
        return app

    def go_to(self, app, name):
        app.open_row(name)
        self.is_on_screen(app, name)

    def is_on_screen(self, app, name):
        app.find("button", name, within=app.find("document text", "The sheet"))

    def keep(self, app, button):
        app.menu(re.compile("^Copies and exports"))
        app.find("button", re.compile(button), within=WINDOW, sensitive=True).click()

    def leave(self, app, window):
        """Closes the window while it is busy, and goes on with the second patient, as far as that can be."""
        app.close(app.find("frame", window))
        self.look_at(app, SECOND)

    def is_told(self, app, words):
        app.find("label", re.compile(words), within="Venule")
        self.is_on_screen(app, SECOND)

    def test_copies_and_exports(self):
        app = self.begin()
        copy, out, gone = self.home / "copy.db", self.home / "out", self.home / "gone"
        self.keep(app, "^Copy to")
        with self.busy_store():
            app.choose_file("Make a copy", copy)
            self.leave(app, WINDOW)
        self.is_told(app, "^Copied and read again: 2 consultations")
        self.assertEqual(sqlite3.connect(copy).execute("PRAGMA integrity_check").fetchone()[0], "ok")
        out.mkdir()
        self.go_to(app, FIRST)
        self.keep(app, "^Export to")
        with self.busy_store():
            app.choose_file("Export to a folder", out)
            self.leave(app, WINDOW)
        self.is_told(app, "^Written to .*/out/")
        self.assertEqual([path.name for path in out.iterdir()], [self.first])
        gone.mkdir()
        self.keep(app, "^Save the list")
        with self.busy_store():
            app.choose_file("Save the list", gone / "list.csv")
            self.leave(app, WINDOW)
            gone.rmdir()
        self.is_told(app, "^Not done: .*/gone/list.csv")

    def test_erasing_and_bringing_in(self):
        app = self.begin()
        self.keep(app, "^Erase")
        typed = app.find("text", re.compile("^To erase it, type"))
        typed.set_text(typed.name.removeprefix("To erase it, type "))
        app.find("text", "Why it is erased").set_text("The patient asked for it")
        with self.busy_store():
            app.find("button", "Erase for good", sensitive=True).click()
            app.find_gone("button", "Erase for good")
            self.look_at(app, SECOND)
        self.is_told(app, f"^The consultation of {FIRST} and its sheets are erased")
        self.assertNotIn(self.first, self.sheet("--list"))
        self.assertIn(self.second, self.sheet("--list"))
        subprocess.run([PROGRAM, "--today", TODAY, str(DATA / "samples" / "polish.xml")], env=app.environment(), cwd=self.home,
                       timeout=PATIENCE, check=True)
        window = app.find("frame", "Bring in consultations")
        button = app.find("button", "Bring in 1 consultation", within=window, sensitive=True)
        with self.busy_store():
            button.click()
            self.leave(app, "Bring in consultations")
        self.is_told(app, "^1 consultation was brought in")
        self.assertIn("Polish-Sheet", self.sheet("--list"))


if __name__ == "__main__":
    main()
