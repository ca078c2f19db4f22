#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sheets printed by the real program on a real print service: the right bytes for the right patient, followed to the
end, and every way in which it can go wrong said in words."""
import contextlib
import pathlib
import re
import sqlite3
import stat

from accessible import Missing
from busy import BusyStore
from print_portal import AGREED, CANCELLED, FAILED, PrintPortal
from printing import PrintTest
from venule_app import main
from windows import SOON

LUMPY, SECOND = "Sample Lumpy-Feeder", "Sample Second-Visit"


class Sheets(BusyStore, PrintTest):
    def begin(self, *samples, name=LUMPY, **keys):
        self.records = self.bring(*samples or ["lumpy-feeder-foam", "second-of-four"])
        environment = self.cups.environment() | keys.pop("environment", {})
        app = self.start(practice=False, environment=environment, **keys)
        app.open(name)
        return app, self.ask(app, name)

    def ask(self, app, name):
        app.key("ctrl+p", window=app.find("frame", "Venule"))
        return app.find("frame", f"Print sheet for {name}")

    def printed(self, app, name=LUMPY, printer="Ward"):
        return app.find("alert", f"The sheet of {name} was printed on {printer}.")

    def open_other_ways(self, app, dialog):
        """What is said in the dialog moves its buttons: one that was missed is pointed at again."""
        def is_open():
            app.find("button", "Other ways", within=dialog, sensitive=True).point()
            with contextlib.suppress(Missing):
                return app.find("menu item", "More printers and options…", timeout=SOON)

        return app.wait(is_open, "the other ways")

    def ask_system(self, app, dialog):
        self.open_other_ways(app, dialog).click()


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

    def print_by_system(self, app):
        system = app.find("dialog", "Print")
        app.find(None, "Ward", within=system).point()
        app.find("button", re.compile("Print$"), within=system, sensitive=True).click()
        self.printed(app)
        return self.cups.wait_for_job("Ward")

    def says_what_was_frozen(self, job):
        """The system draws the pages anew: their words are the frozen ones, with the code of the frozen ones."""
        code = re.fullmatch(r"Venule sheet (\w+)", job.title).group(1)
        said, frozen = self.words_of(job.data), self.words_of(self.frozen(job))
        self.assertEqual(set(re.findall(r"Code (\w+)", said)), {code})
        self.assertEqual(said, frozen)
        return said

    def test_the_system_dialog(self):
        app, dialog = self.begin()
        self.ask_system(app, dialog)
        job = self.print_by_system(app)
        self.assertTrue(job.data.startswith(b"%PDF"))
        self.assertIn(LUMPY, self.says_what_was_frozen(job))

    def test_answered_while_the_system_dialog_is_on_its_way(self):
        app, dialog = self.begin()
        window = app.find("frame", "Venule")
        app.focus(window)
        app.go_to("Next treatment", re.compile("^Next"))
        app.press("ctrl+a")
        item = self.open_other_ways(app, dialog)
        with self.busy_store():  # not for long: the program waits for some seconds only
            item.click()
            app.find("alert", "Making the sheet", within=dialog)  # what is typed now is saved two seconds later
            app.focus(window)
            app.write("01/03/2027")
            app.find("button", re.compile("1 March 2027"), within=app.find("document text", "The sheet"))
        job = self.print_by_system(app)
        self.assertNotIn("March 2027", self.says_what_was_frozen(job))

    def test_saved_as_a_file(self):
        app, dialog = self.begin()
        self.open_other_ways(app, dialog)
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


class Sandbox(Sheets):
    def setUp(self):
        super().setUp()
        self.portal = self.enterContext(PrintPortal())

    def begin(self):
        self.set_desk(copies=2)
        self.app, self.dialog = super().begin(environment=PrintPortal.environment)

    def ask_portal(self, said):
        """The dialog is there for who asks again, or closes it."""
        self.ask_system(self.app, self.dialog)
        self.app.find("alert", re.compile(said), within=self.dialog)

    def is_free(self):
        self.app.find("button", "Other ways", within=self.dialog, sensitive=True)
        self.assertEqual(self.audit("printed"), [])

    def test_what_nobody_follows_is_not_printed(self):
        """A portal takes the sheet and tells no more of it: then nobody says, or keeps, that it was printed."""
        self.begin()
        app, dialog = self.app, self.dialog
        self.ask_portal(f"^The sheet of {LUMPY} was given to the system’s print service")
        [(title, pdf)] = self.portal.given
        self.assertEqual(pdf, self.frozen_under(title))
        [(window, settings)] = self.portal.asked
        self.assertRegex(window, "^x11:[0-9a-f]+$")
        self.assertEqual(settings["n-copies"], "2")
        app.close(dialog)
        app.menu(re.compile("^History"))
        history = app.find("frame", "History")
        app.find(None, "Sheets", within=history).point()
        app.find("label", re.compile(r"(?m)^Given to the system’s print service on \d"), within=history)

    def test_what_is_not_given_says_so(self):
        """The dialog is cancelled, can't be opened, or takes too long: nothing is printed, and it can be asked again."""
        self.begin()
        for answers, said in (({"PreparePrint": CANCELLED}, "^Nothing was printed"),
                              ({"PreparePrint": FAILED}, "did not take the sheet"),
                              ({"PreparePrint": "There is no printer"}, "did not take the sheet: There is no printer"),
                              ({"PreparePrint": AGREED, "Print": FAILED}, "did not take the sheet")):
            self.portal.answers.update(answers)
            self.ask_portal(said)
            self.is_free()
        for answers, said in (({"Print": None}, "^Not waited for any longer"),
                              ({"PreparePrint": None}, "^Nothing was printed")):
            self.portal.answers.update(answers)
            n_asked, n_given = len(self.portal.asked), len(self.portal.given)
            self.ask_system(self.app, self.dialog)
            self.app.wait(lambda: (len(self.portal.asked), len(self.portal.given)) ==
                          (n_asked + 1, n_given + ("Print" in answers)), "the portal to be asked")
            self.app.find("button", "Stop waiting", within=self.dialog, sensitive=True).click()
            self.app.find("alert", re.compile(said), within=self.dialog)
            self.is_free()
        self.app.wait(lambda: self.portal.taken_back == ["Print", "PreparePrint"], "what was asked to be taken back")


class Again(Sheets):
    """A sheet that was made before: whose it is, when it was made and where it goes is seen before it goes."""

    def begin(self):
        self.records = self.bring("lumpy-feeder-foam")
        self.given = self.home / "given.pdf"
        self.sheet("--issue", self.records[0], "-o", self.given, "--by", "Example Nurse")
        app = self.start(practice=False, environment=self.cups.environment())
        app.open(LUMPY)
        app.menu(re.compile("^History"))
        history = app.find("frame", "History")
        app.find(None, "Sheets", within=history).point()
        app.find("label", re.compile(r"(?m)^Written to a file on \d"), within=history)
        app.find("button", re.compile("^Print sheet .* again$"), within=history).click()
        return app, history, app.find("frame", f"Print sheet for {LUMPY} again")

    def test_nothing_goes_unseen(self):
        app, history, dialog = self.begin()
        for words in (LUMPY, "born 9 April 1968, age 58", "EX-00002", "Today is Monday 23 November 2026",
                      "From Example Vein Clinic", re.compile("^The sheet made on .* \\(\\w+\\)$"), "2 pages"):
            app.find("label", words, within=dialog)
        self.assertEqual(self.cups.jobs("Ward"), [])
        self.assertEqual(self.audit("reprinted"), [])
        app.find("spin button", "Copies", within=dialog).set_value(2)
        self.press_print(app, dialog)
        self.printed(app)
        job = self.cups.wait_for_job("Ward")
        self.assertEqual(job.data, self.given.read_bytes())
        self.assertEqual(job.copies, 2)
        self.assertEqual(len(self.audit("reprinted")), 1)
        app.close(dialog)
        app.find("label", re.compile(r"(?m)^Printed on \d"), within=history)

    def test_a_printer_that_stands_still(self):
        self.cups.stop("Ward", "out of paper")
        app, _, dialog = self.begin()
        self.press_print(app, dialog)
        app.find("alert", re.compile("^Ward is stopped"), within=dialog)
        app.find("button", "Stop waiting", within=dialog).click()
        app.find("alert", re.compile("^Not waited for any longer"), within=dialog)


class Trouble(Sheets):
    def test_printed_and_not_recorded(self):
        """It is on paper: nobody is told that it is not."""
        app, dialog = self.begin()
        [path] = self.store_files()
        with contextlib.closing(sqlite3.connect(path)) as store:
            store.execute("CREATE TRIGGER worn_out BEFORE INSERT ON issue_event BEGIN SELECT RAISE (ABORT, 'worn out'); END")
        self.press_print(app, dialog)
        app.find("alert", re.compile(f"^The sheet of {LUMPY} was printed on Ward. This could not be recorded, though: .*"
                                     "nothing was changed.*Do not print it again"), within=dialog)
        self.assertEqual(len(self.cups.jobs("Ward")), 1)
        self.assertEqual(self.audit("printed"), [])

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
