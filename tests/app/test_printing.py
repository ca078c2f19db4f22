#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets printed by the real program on a real print service: the right bytes for the right patient, followed to the
end, and every way in which it can go wrong said in words."""
import pathlib
import re
import stat

from printing import PrintTest
from venule_app import main

LUMPY, SECOND = "Sample Lumpy-Feeder", "Sample Second-Visit"


class Sheets(PrintTest):
    def begin(self, *samples, name=LUMPY, **keys):
        self.records = self.bring(*samples or ["lumpy-feeder-foam", "second-of-four"])
        app = self.start(practice=False, environment=self.cups.environment(), **keys)
        app.open(name)
        return app, self.ask(app, name)

    def ask(self, app, name):
        app.key("ctrl+p", window=app.find("frame", "Venule"))
        return app.find("frame", f"Print sheet for {name}")

    def printed(self, app, name=LUMPY, printer="Ward"):
        return app.find("alert", f"The sheet of {name} was printed on {printer}.")


class Paper(Sheets):
    def test_what_comes_out_is_what_was_frozen(self):
        app, dialog = self.begin()
        for words in (LUMPY, "born 9 April 1968, age 58", "EX-00002", "Today is Monday 23 November 2026",
                      "From Example Vein Clinic"):
            app.find("label", words, within=dialog)
        app.find("spin button", "Copies", within=dialog).set_value(3)
        self.press_print(app, dialog)
        self.printed(app)
        job = self.cups.wait_for_job("Ward")
        self.assertEqual(len(self.audit("printed")), 1)
        self.assertEqual(job.data, self.frozen(job))
        self.assertEqual(job.copies, 3)
        self.assertIn("sides=two-sided-long-edge", job.options)
        self.assertNotIn("Lumpy", job.title + job.options)
        self.assertEqual(len(self.cups.jobs("Ward")), 1)
        self.assertEqual(self.audit("handed-over"), [])

    def test_handed_over_is_a_step_of_its_own(self):
        app, dialog = self.begin()
        self.press_print(app, dialog)
        self.printed(app)
        self.assertIn(self.records[0], self.sheet("--list", "--which", "to-hand-over"))
        app.find("button", f"Handed over to {LUMPY}", within=dialog).click()
        app.find("alert", f"Handed over to {LUMPY}.", within=dialog)
        self.assertEqual(len(self.audit("handed-over")), 1)
        self.assertNotIn(self.records[0], self.sheet("--list", "--which", "to-hand-over"))

    def test_printer_copies_and_sides_are_remembered(self):
        self.cups.add("Desk")
        self.set_desk(printer="Desk", copies=2, duplex=False)
        app, dialog = self.begin()
        self.press_print(app, dialog)
        self.printed(app, printer="Desk")
        job = self.cups.wait_for_job("Desk")
        self.assertEqual(job.copies, 2)
        self.assertIn("sides=one-sided", job.options)
        self.assertEqual(self.cups.jobs("Ward"), [])

    def test_the_patient_on_screen_changes_meanwhile(self):
        self.cups.slow("Ward", 4)
        app, dialog = self.begin()
        self.press_print(app, dialog)
        app.open(SECOND)
        self.assertEqual(dialog.name, f"Print sheet for {LUMPY}")
        self.printed(app)
        job = self.cups.wait_for_job("Ward")
        [line] = self.audit("printed")  # before the test prints it again, to a file
        self.assertIn(self.records[0], line)
        self.assertEqual(job.data, self.frozen(job))
        text = self.read(job)
        self.assertIn(LUMPY, text)
        self.assertNotIn(SECOND, text)

    def test_the_system_dialog(self):
        app, dialog = self.begin()
        app.find("button", "Other ways", within=dialog).point()
        app.find("menu item", "More printers and options…").click()
        system = app.find("dialog", "Print")
        app.find(None, "Ward", within=system).point()
        app.find("button", re.compile("Print$"), within=system, sensitive=True).click()
        self.printed(app)
        job = self.cups.wait_for_job("Ward")
        self.assertTrue(job.data.startswith(b"%PDF"))
        self.assertRegex(job.title, r"^Venule sheet \w+$")

    def test_saved_as_a_file(self):
        app, dialog = self.begin()
        app.find("button", "Other ways", within=dialog).point()
        app.find("menu item", "Save as PDF…").click()
        chooser = app.find(None, "Save the sheet as a PDF")
        entry = app.find("text", "Name:", within=chooser)
        name = entry.text()
        self.assertRegex(name, r"^venule-sheet-\w+\.pdf$")
        file = pathlib.Path(self.home, name)
        entry.set_text(str(file))
        app.find("button", "Save", within=chooser, sensitive=True).click()
        app.find("alert", "The sheet is saved as a PDF.", within=dialog)
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        self.sheet("--reprint", name[len("venule-sheet-"):-len(".pdf")], "-o", self.home / "again.pdf")
        self.assertEqual(file.read_bytes(), (self.home / "again.pdf").read_bytes())
        self.assertEqual(len(self.audit("exported")), 1)


class Trouble(Sheets):
    def test_a_stopped_printer_is_said_and_waited_for(self):
        self.cups.stop("Ward", "out of paper")
        app, dialog = self.begin()
        self.press_print(app, dialog)
        app.find("alert", re.compile("^Ward is stopped"), within=dialog)
        self.assertEqual(self.audit("printed"), [])
        self.cups.resume("Ward")
        self.printed(app)
        self.assertEqual(len(self.audit("printed")), 1)

    def test_waiting_can_be_stopped(self):
        self.cups.stop("Ward")
        app, dialog = self.begin()
        self.press_print(app, dialog)
        app.find("alert", re.compile("^Ward is stopped"), within=dialog)
        app.find("button", "Stop waiting", within=dialog).click()
        app.find("alert", re.compile("^Not waited for any longer"), within=dialog)
        app.find("button", "Print sheet for Sample", within=dialog, sensitive=True)
        self.assertEqual(len(self.audit("issued")), 1)
        self.assertEqual(self.audit("printed"), [])

    def test_a_printer_that_gives_up(self):
        self.cups.fail("Ward")
        app, dialog = self.begin()
        self.press_print(app, dialog)
        app.find("alert", re.compile("^Ward gave the sheet up"), within=dialog)
        self.assertEqual(self.audit("printed"), [])
        (self.home / "cups/queues/Ward/fail").unlink()
        self.press_print(app, dialog)
        self.printed(app)
        self.assertEqual(len(self.audit("issued")), 1, "the same frozen sheet goes out again")
        self.assertEqual(len(self.audit("printed")), 1)

    def test_a_printer_that_stops_at_a_failure(self):
        self.cups.add("Old", policy="stop-printer")
        self.set_desk(printer="Old")
        self.cups.fail("Old")
        app, dialog = self.begin()
        self.press_print(app, dialog)
        app.find("alert", re.compile("^Old is stopped"), within=dialog)
        self.assertEqual(self.audit("printed"), [])

    def test_no_printer(self):
        self.cups.tool("lpadmin", "-x", "Ward")
        app, dialog = self.begin()
        app.find("label", "No printer can be reached directly", within=dialog)
        app.find("button", "Print sheet for Sample", within=dialog, sensitive=False)
        app.find("button", "Other ways", within=dialog, sensitive=True)


class Hindrances(Sheets):
    def test_a_draft_is_not_printed(self):
        app, dialog = self.begin("draft-with-gaps", name="Sample Half-Done")
        app.find("label", "The consultation is a draft", within=dialog)
        app.find("label", "Let the specialist finish it.", within=dialog)
        app.find("button", "Print sheet for Sample", within=dialog, sensitive=False)


if __name__ == "__main__":
    main()
