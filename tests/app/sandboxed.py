#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak and this system's own portals: what comes in and goes out, as a person does it. ./dev flatpak-check runs
it; it is no part of ./dev test, which installs no runtime."""
import re
import sqlite3
import subprocess

from printing import PrintTest
from sandbox import Portal, Sandbox
from venule_app import DATA, main

NAME = "Sample Lumpy-Feeder"
KEEP = "Copies and exports"


class InTheSandbox(Sandbox, PrintTest):
    def setUp(self):
        super().setUp()
        self.tell_portals(**self.cups.environment())
        self.outside = self.home / "outside"
        self.outside.mkdir()

    def test_what_a_person_does(self):
        """One start for all of it: a sandbox is slow to begin."""
        app = self.start(practice=False)
        self.bring_in(app)
        self.save(app)
        self.print(app)
        self.copy(app)
        self.take_out(app)

    def bring_in(self, app):
        """Nothing of the person's own files is seen, but what was chosen is read."""
        file = self.outside / "lumpy-feeder-foam.xml"
        file.write_bytes((DATA / "samples" / file.name).read_bytes())
        app.find("button", "New consultation", sensitive=True)
        app.menu("Bring in…")
        self.portal = Portal(app)
        self.portal.answer_file("Bring in consultations", file, "Look at them")
        window = app.find("frame", "Bring in consultations")
        app.find("button", "Bring in 1 consultation", within=window, sensitive=True).click()
        app.find_gone("frame", "Bring in consultations")
        app.find("label", NAME)

    def ask(self, app, way):
        app.key("ctrl+p", window=app.find("frame", "Venule"))
        dialog = app.find("frame", f"Print sheet for {NAME}")
        app.find("button", "Other ways", within=dialog).point()
        app.find("menu item", way, sensitive=True).click()
        return dialog

    def save(self, app):
        dialog = self.ask(app, "Save as PDF…")
        file = self.outside / "sheet.pdf"
        name = self.portal.answer_file("Save the sheet as a PDF", file, "Save")
        app.find("alert", "The sheet is saved as a PDF.", within=dialog)
        code = re.fullmatch(r"venule-sheet-(\w+)\.pdf", name).group(1)
        self.sheet("--reprint", code, "-o", self.home / "again.pdf")
        self.assertEqual(file.read_bytes(), (self.home / "again.pdf").read_bytes())
        self.assertEqual([path.name for path in self.outside.iterdir() if "sheet" in path.name], ["sheet.pdf"])
        app.close(dialog)

    def print(self, app):
        """The portal draws the pages on a real queue, and nobody is told that they were printed."""
        dialog = self.ask(app, "More printers and options…")
        system = self.portal.find("dialog", "Print")
        self.portal.find(None, "Ward", within=system).point()
        self.portal.find("button", re.compile("Print$"), within=system, sensitive=True).click()
        app.find("alert", re.compile(f"^The sheet of {NAME} was given to the system’s print service"), within=dialog)
        job = self.cups.wait_for_job("Ward")
        self.assertIn(NAME, self.read(job))
        app.close(dialog)

    def copy(self, app):
        """A copy is made, read again and put back where only the portal reaches."""
        file = self.outside / "copy.db"
        app.menu(re.compile("^Copies and exports"))
        app.find("button", re.compile("^Copy to"), within=KEEP, sensitive=True).click()
        self.portal.answer_file("Make a copy", file, "Copy")
        app.find("label", re.compile("^Copied and read again: 1 consultation"), within=KEEP)
        self.assertEqual(sqlite3.connect(file).execute("PRAGMA integrity_check").fetchone()[0], "ok")
        app.find("button", re.compile("^Look at a copy"), within=KEEP, sensitive=True).click()
        self.portal.answer_file("Look at a copy", file, "Look at it")
        app.find("label", re.compile(f"It holds 1 consultation.* \\W?{NAME}"))
        app.find("button", "Put it back").click()
        app.find("label", re.compile("^The copy was put back: 1 consultation"), within=KEEP)

    def take_out(self, app):
        """The list as a table, and all of one patient in a folder."""
        app.close(app.find("frame", KEEP))
        app.open(NAME)
        app.menu(re.compile("^Copies and exports"))
        app.find("button", re.compile("^Save the list"), within=KEEP, sensitive=True).click()
        self.portal.answer_file("Save the list", self.outside / "list.csv", "Save")
        app.find("label", re.compile("^Written to "), within=KEEP)
        self.assertIn("Lumpy-Feeder", (self.outside / "list.csv").read_text(encoding="utf-8"))
        app.find("button", re.compile("^Export to"), within=KEEP, sensitive=True).click()
        self.portal.answer_folder("Export to a folder", self.outside.name, "Export here")
        app.find("label", re.compile("^Written to .*[0-9a-f]{4}\\. "), within=KEEP)
        [sums] = self.outside.rglob("SHA256SUMS")
        subprocess.run(["sha256sum", "--check", "--quiet", sums], cwd=sums.parent, check=True)


if __name__ == "__main__":
    main(has_portals=True)
