#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A consultation that is changed after its sheet was given: the old sheet is out of date wherever it is listed, and
who prints again is asked which one."""
import re
import shutil

from printing import PrintTest
from venule_app import DATA, main

NAME = "Sample Lumpy-Feeder"


class Amending(PrintTest):
    person, role = "Example Specialist", "specialist"

    def test_the_earlier_sheet_is_out_of_date(self):
        self.bring("lumpy-feeder-foam")
        app = self.start(practice=False, environment=self.cups.environment())
        app.open(NAME)
        self.print_now(app)
        given = self.cups.wait_for_job("Ward")
        self.amend(app)
        app.find("label", re.compile("is out of date: the consultation was changed afterwards"))
        self.print_now(app)
        corrected = self.cups.wait_for_job("Ward", 2)
        self.assertEqual(corrected.data, self.frozen(corrected))
        self.assertIn("batch CORRECTED-1", self.read(corrected))
        self.assertNotIn("CORRECTED-1", self.read(given))
        self.reprint(app, given)

    def test_a_sheet_of_an_older_wording_is_marked(self):
        """H22: beside one that a program made whose sheets said something else, and only beside that one."""
        older = self.home / "older"
        shutil.copytree(DATA, older)
        wording = older / "protocols" / "thread-veins" / "sheet.xml"
        wording.write_text(wording.read_text(encoding="utf-8").replace('<sheet version="1.0"', '<sheet version="0.9"'),
                           encoding="utf-8")
        record = self.bring("thread-veins-only")[0]
        for environment in ({"VENULE_DATA_DIR": str(older)}, None):
            self.sheet("--issue", record, "--by", "Example Nurse", "-o", "given.pdf", environment=environment)
        app = self.start(practice=False, environment=self.cups.environment())
        app.open("Sample Thread-Veins")
        app.press("F10")
        app.find("menu item", "History…").click()
        history = app.find("frame", "History")
        app.find(None, "Sheets", within=history).point()
        app.find("label", re.compile("Older wording: a sheet made now may say something else"), within=history)
        marked = [label for label in app.all("label", within=history) if "Older wording" in label.name]
        self.assertEqual(len(marked), 1)

    def print_now(self, app):
        app.key("ctrl+p", window=app.find("frame", "Venule"))
        dialog = app.find("frame", f"Print sheet for {NAME}")
        self.press_print(app, dialog)
        app.find("alert", f"The sheet of {NAME} was printed on Ward.")
        app.close(dialog)
        app.focus(app.find("frame", "Venule"))

    def amend(self, app):
        app.go_to("Batch", "Batch")
        app.press("ctrl+shift+Return")
        app.say_why("The batch is another")
        app.is_at("Batch")
        app.find("label", "Returned to the specialist: The batch is another")
        app.press("ctrl+e")
        app.say_why("Batch read again")
        app.find("label", "Changed after it was finished: Batch read again")
        app.go_to("Batch", "Batch")
        app.press("ctrl+a")
        app.write("CORRECTED-1")
        app.press("Tab")
        app.wait(lambda: app.maybe("label", "Amended") and app.maybe("label", "Saved"), "the correction kept")

    def reprint(self, app, given):
        """The one that was given lies below the corrected one in the history, and is not printed unasked."""
        code = given.title.split()[-1]
        app.press("F10")
        app.find("menu item", "History…").click()
        history = app.find("frame", "History")
        app.find(None, "Sheets", within=history).point()
        app.find("label", re.compile("Out of date since"), within=app.find("list item", re.compile(code), within=history))
        self.ask_again(app, code)
        app.find("button", "Cancel").click()
        app.find_gone("label", "Which sheet?")
        n_printed = len(self.audit("printed"))
        self.ask_again(app, code)
        app.find("button", "Print the old sheet").click()
        dialog = app.find("frame", f"Print sheet for {NAME} again")
        app.find("label", re.compile(f"^The sheet made on .* \\({code}\\), out of date since$"), within=dialog)
        self.assertEqual(len(self.cups.jobs("Ward")), 2)
        self.press_print(app, dialog)
        again = self.cups.wait_for_job("Ward", 3)
        self.assertEqual(again.data, given.data)
        app.wait(lambda: len(self.audit("printed")) == n_printed + 1, "it to be kept that it was printed")
        app.find("alert", f"The sheet of {NAME} was printed on Ward.", within=dialog)
        self.assertEqual(app.all("button", f"Handed over to {NAME}", within=dialog), [], "it is out of date")
        app.close(dialog)
        self.ask_again(app, code)
        app.find("button", "Print the sheet as it is now").click()
        app.find("frame", f"Print sheet for {NAME}")
        self.assertEqual(len(self.cups.jobs("Ward")), 3)

    def ask_again(self, app, code):
        app.find("button", re.compile("^Print .*again"), within=app.find("list item", re.compile(code))).click()
        app.find("label", "Which sheet?")


if __name__ == "__main__":
    main()
