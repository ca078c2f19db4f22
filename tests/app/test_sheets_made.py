#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was made before: the versions of a consultation, one held against another, and its sheets, of which one with
older wording says so and is saved again as it was, byte for byte."""
import os
import re
import shutil
import subprocess

from program import private_folders
from venule_app import DATA, SHEET, TODAY, AppTest, main

NAME = "Sample Lumpy-Feeder"


class SheetsMade(AppTest):
    person, role = "Example Nurse", "nurse"

    def issue(self, data, name):
        """A sheet made by a program with these definitions; returns its bytes."""
        file = self.home / name
        subprocess.run([SHEET, "--today", TODAY, "--issue", self.record, "-o", file, "--by", "Example Nurse"], cwd=self.home,
                       env=dict(private_folders(self.home), VENULE_DATA_DIR=str(data)), check=True, timeout=120,
                       stdout=subprocess.DEVNULL)
        return file.read_bytes()

    def older_definitions(self):
        """As they were before the wording of the sheet was changed."""
        older = self.home / "older"
        shutil.copytree(DATA, older)
        sheet = older / "protocols" / "thread-veins" / "sheet.xml"
        text = sheet.read_text(encoding="utf-8")
        text, n = re.subn(r'(<sheet version=)"[^"]+"', r'\1"0.9"', text)
        self.assertEqual(n, 1)
        sheet.write_text(text, encoding="utf-8")
        return older

    def test_wording_and_versions(self):
        [self.record] = self.bring("lumpy-feeder-foam")
        old = self.issue(self.older_definitions(), "old.pdf")
        self.sheet("--import", "--by", "Example Specialist", "--reason", "The number was another",
                   self.changed_sample("lumpy-feeder-foam", {"EX-00002": "EX-00902"}))
        new = self.issue(DATA, "new.pdf")
        self.assertNotEqual(old, new)
        app = self.start(practice=False)
        app.find("entry", "Find a consultation").set_text("EX-00902")
        app.choose_row(re.compile(f"^{NAME}, .*EX-00902"), NAME, "Venule")
        app.menu(re.compile("^History"))
        history = app.find("frame", "History")
        self.compare(app, history)
        app.find(None, "Sheets", within=history).point()
        rows = app.wait(lambda: (found := [row for row in app.all("list item", within=history) if self.saves(row)])
                        and len(found) == 2 and found, "both sheets")
        said = ["Older wording: a sheet made now may say something else" in "\n".join(row.texts()) for row in rows]
        self.assertEqual(said, [False, True])  # the latest first
        for row in rows:
            self.assertRegex("\n".join(row.texts()), r"Treatment 1, \d+ \w+ 2026")
        self.save(app, rows[1], old)

    def compare(self, app, history):
        """The present version with the one before."""
        for text in ("EX-00002", "EX-00902"):
            app.find("label", re.compile(text), within=history)

    def saves(self, row):
        return [node for node in row.walk() if re.search("^Save sheet .* as a PDF$", node.name)]

    def save(self, app, row, data):
        file = self.home / "again.pdf"
        self.saves(row)[0].click()
        app.choose_file("Save the sheet", file)
        app.find("label", re.compile(f"^Saved as {re.escape(str(file))}"))
        self.assertEqual(file.read_bytes(), data)
        self.assertEqual(os.stat(file).st_mode & 0o777, 0o600)


class EarlierTreatment(AppTest):
    """Its sheet looks like the last one's, and its days are over: whoever prints it is told."""
    person, role = "Example Specialist", "specialist"

    def test_it_is_named(self):
        self.bring("second-of-four")
        app = self.start(practice=False)
        app.open("Sample Second-Visit")
        app.press("ctrl+p")
        dialog = app.find("frame", re.compile("^Print"))
        app.find("label", re.compile("^Today is"), within=dialog)
        self.assertEqual(app.all("label", re.compile("There was another after it"), within=dialog), [])
        app.press("Escape")
        app.focus(app.find("frame", "Venule"))
        app.go_to("Treatments planned", re.compile("^Treatments planned"))
        app.find("push button", re.compile("^Treatment 1, 14 September 2026"), on_screen=False).do("click")
        app.press("ctrl+p")
        dialog = app.find("frame", re.compile("^Print"))
        app.find("label", re.compile("^The sheet of .*14 September 2026.* There was another after it: .*16 November 2026"),
                 within=dialog)


class NextTreatment(AppTest):
    """The sheets of those before were right for their days, and stay so."""
    person, role = "Example Specialist", "specialist"

    def test_earlier_sheets_stay(self):
        [record] = self.bring("second-of-four")
        for treatment in ("s1", "s2"):
            self.sheet("--issue", record, "--session", treatment, "--by", "Example Nurse", "-o", f"{treatment}.pdf")
        app = self.start(practice=False)
        app.open("Sample Second-Visit")
        app.press("ctrl+e")
        app.say_why("The next treatment")
        app.find("label", "Changed after it was finished: The next treatment")
        app.wait(lambda: self.n_saved(record) == 1, "it to be opened")
        app.go_to("Batch", "Batch")
        app.find("button", "Add treatment", on_screen=False).do("click")
        app.find("push button", re.compile("^Treatment 3, 23 November 2026"), on_screen=False)
        app.wait(lambda: self.n_saved(record) == 2, "the new one kept")
        self.assertEqual(self.out_of_date(app), [])

    def n_saved(self, record):
        return len([line for line in self.sheet("--audit").splitlines() if "saved" in line.split("\t") and record in line])

    def out_of_date(self, app):
        """What the history says of the sheets that are."""
        app.menu(re.compile("^History"))
        history = app.find("frame", "History")
        app.find(None, "Sheets", within=history).point()
        rows = app.wait(lambda: (found := [" ".join(row.texts()) for row in app.all("list item", within=history)])
                        and len([row for row in found if "Treatment " in row]) == 2 and found, "both sheets")
        app.close(history)
        app.focus(app.find("frame", "Venule"))
        return [row for row in rows if "Out of date since" in row]


if __name__ == "__main__":
    main()
