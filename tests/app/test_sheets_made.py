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
        app.find("list item", re.compile(f"^{NAME}, .*EX-00902")).point()
        app.find("label", NAME)
        app.menu(re.compile("^History"))
        history = app.find("frame", "History")
        self.compare(app, history)
        app.find(None, "Sheets", within=history).point()
        rows = app.wait(lambda: (found := [row for row in app.all("list item", within=history) if self.saves(row)])
                        and len(found) == 2 and found, "both sheets")
        said = ["Older wording: a sheet made now may say something else" in "\n".join(row.texts()) for row in rows]
        self.assertEqual(said, [False, True])  # the latest first
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


if __name__ == "__main__":
    main()
