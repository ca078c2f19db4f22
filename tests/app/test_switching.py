#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What takes time ends for the patient it began for, whoever is on screen by then. What makes it take time is real:
another program that is writing to the store."""
import re

from busy import BusyStore
from printing import PrintTest
from venule_app import main

FIRST, SECOND = "Sample Not-Treated-Yet", "Sample Second-Visit"


class Switching(BusyStore, PrintTest):
    person, role = "Example Specialist", "specialist"

    def setUp(self):
        super().setUp()
        self.first, self.second = self.bring("plan-only", "second-of-four")

    def begin(self, name):
        app = self.start(practice=False, environment=self.cups.environment())
        app.open_row(name)
        return app

    def kept(self, record):
        """A consultation as it is kept."""
        return self.sheet("--from-store", record, "-o", "-")

    def shows(self, app, name, other):
        app.find("label", name)
        app.find("button", name, within=app.find("document text", "The sheet"))
        self.assertEqual(app.all("label", other), [])
        self.assertEqual(app.all("button", other, within=app.find("document text", "The sheet")), [])

    def test_an_answer_on_its_way_to_the_store(self):
        app = self.begin(FIRST)
        app.go_to("Note to the patient", "Note to the patient")
        with self.busy_store():
            app.write("Ring about the first one")
            self.look_at(app, SECOND)
            app.find("label", re.compile("^born .*"))
        self.look_at(app, SECOND)
        self.shows(app, SECOND, FIRST)
        app.wait(lambda: "Ring about the first one" in self.kept(self.first), "the note of the first one")
        self.assertNotIn("Ring about the first one", self.kept(self.second))

    def test_one_that_is_being_opened(self):
        app = self.begin(SECOND)
        with self.busy_store():
            self.look_at(app, FIRST)
            app.press("ctrl+n")
            app.find("label", "New patient")
        app.wait(lambda: "New patient" in [node.name for node in app.all("label")], "the new one")
        app.is_at("Given name")
        app.write("Quite")
        app.press("Tab")
        app.write("New")
        app.find("label", "Quite New")
        self.assertEqual(app.all("label", FIRST, within=app.find("document text", "The sheet")), [])

    def test_one_that_is_being_looked_for(self):
        """Enter, also twice, before it was found: never one of the list before."""
        app = self.begin(FIRST)
        for name, other in ((SECOND, FIRST), (FIRST, SECOND)):
            with self.subTest(name):
                app.press("ctrl+f")
                app.wait(lambda: (node := app.focused()) is not None and node.role in ("entry", "text"), "the search")
                app.xdotool("key", "--delay", "0", "ctrl+a")
                app.xdotool("type", "--delay", "0", "--", name)
                app.xdotool("key", "--delay", "0", "Return", "Return")
                self.shows(app, name, other)
                self.assertEqual(app.find("entry", "Find a consultation", within="Venule").text(), name)

    def test_finishing(self):
        app = self.begin(FIRST)
        with self.busy_store():
            app.press("ctrl+Return")
            self.look_at(app, SECOND)
        app.wait(lambda: self.first not in self.sheet("--list", "--which", "drafts"), "the first one finished")
        self.look_at(app, SECOND)
        self.shows(app, SECOND, FIRST)

    def test_nothing_is_answered_meanwhile(self):
        """What would be typed while it is finished is not on screen, for it would be kept nowhere; and nothing is undone."""
        app = self.begin(FIRST)
        note = app.go_to("Note to the patient", "Note to the patient")
        app.write("Kept before")
        app.wait(lambda: "Kept before" in self.kept(self.first), "the note to be kept")
        with self.busy_store():
            app.press("ctrl+Return")
            app.wait(lambda: not app.node_at(note.path).has("editable") or not app.node_at(note.path).has("sensitive"),
                     "the answers to be locked")
            app.write("777")
            app.press("ctrl+z")
            self.assertEqual(note.text(), "Kept before")
        app.find("label", "Finished")
        self.assertEqual(note.text(), "Kept before")
        self.assertIn("Kept before", self.kept(self.first))

    def test_who_saves_is_who_typed(self):
        app = self.begin(SECOND)
        app.go_to("What the patient told back", "What the patient told back")
        with self.busy_store():
            app.write("From the specialist")
            app.sit_down("Example Nurse")
        app.wait(lambda: len(self.audit("saved")) == 1, "the specialist’s words kept")
        app.find("label", "Saved")
        app.go_to("What the patient told back", "What the patient told back")
        app.write("From the nurse. ")
        app.wait(lambda: len(self.audit("saved")) == 2, "the nurse’s words kept")
        specialist, nurse = self.audit("saved")
        self.assertIn("Example Specialist", specialist)
        self.assertIn("Example Nurse", nurse)

    def listed(self, record):
        return next(line for line in self.sheet("--list").splitlines() if record in line)

    def told(self, app, words):
        app.wait(lambda: words in [node.name for node in app.all("label")], f"“{words}”")

    def test_returning(self):
        app = self.begin(SECOND)
        before = self.listed(self.first)
        app.press("ctrl+shift+Return")
        with self.busy_store():
            app.say_why("Which leg?")
            self.look_at(app, FIRST)
        self.told(app, f"Returned to the specialist: {SECOND}")
        self.shows(app, FIRST, SECOND)
        self.assertIn("returned", self.listed(self.second))
        self.assertEqual(self.listed(self.first), before)

    def test_returned_while_another_is_on_its_way(self):
        """Who is asked about is who was on screen then."""
        app = self.begin(SECOND)
        before = self.listed(self.first)
        with self.busy_store():
            self.look_at(app, FIRST)
            app.press("ctrl+shift+Return")
            app.find("label", f"Return the consultation of {SECOND}")
        app.say_why("Which leg?")
        app.wait(lambda: "returned" in self.listed(self.second), "the second one returned")
        self.assertEqual(self.listed(self.first), before)

    def test_amending(self):
        app = self.begin(SECOND)
        before = self.kept(self.first)
        app.press("ctrl+e")
        app.say_why("Read again")
        app.find("label", "Changed after it was finished: Read again")
        app.go_to("Batch", "Batch")
        with self.busy_store():
            app.press("ctrl+a")
            app.write("CORRECTED-1")
            self.look_at(app, FIRST)
        self.shows(app, FIRST, SECOND)
        app.wait(lambda: "CORRECTED-1" in self.kept(self.second), "the second one amended")
        self.assertIn("amended", self.listed(self.second))
        self.assertEqual(self.kept(self.first), before)

    def open_while_another_is_on_its_way(self, app, item, title):
        with self.busy_store():
            self.look_at(app, SECOND)
            app.menu(re.compile(item))
            window = app.find("frame", title)
        return window

    def test_exporting(self):
        app = self.begin(FIRST)
        window = self.open_while_another_is_on_its_way(app, "^Copies and exports", "Copies and exports")
        app.find("label", FIRST, within=window)
        folder = self.home / "out"
        folder.mkdir()
        app.find("button", re.compile("^Export to"), within=window, sensitive=True).click()
        app.choose_file("Export to a folder", folder)
        app.find("label", re.compile("^Written to .*/out/"), within=window)
        [file] = folder.rglob("*.xml")
        self.assertIn(self.first, re.search("<consultation id=\"([^\"]*)\"", file.read_text(encoding="utf-8")).groups())
        self.assertIn(self.first, self.audit("exported")[0])

    def test_erasing(self):
        app = self.begin(FIRST)
        window = self.open_while_another_is_on_its_way(app, "^Copies and exports", "Copies and exports")
        app.find("button", re.compile("^Erase"), within=window, sensitive=True).click()
        app.find(None, f"Erase the consultation of {FIRST}?")
        typed = app.find("text", re.compile("^To erase it, type"))
        typed.set_text(typed.name.removeprefix("To erase it, type "))
        app.find("text", "Why it is erased").set_text("The patient asked for it")
        app.find("button", "Erase for good", sensitive=True).click()
        self.told(app, f"The consultation of {FIRST} and its sheets are erased. Copies made before still hold them.")
        self.assertNotIn(self.first, self.sheet("--list"))
        self.assertIn(self.second, self.sheet("--list"))

    def test_printing_anew_from_the_history(self):
        self.sheet("--issue", self.second, "-o", self.home / "given.pdf", "--by", "Example Nurse")
        self.sheet("--import", "--by", "Example Specialist", "--reason", "Read again",
                   self.changed_sample("second-of-four", {"EX-": "EX-9"}))
        app = self.begin(SECOND)
        with self.busy_store():
            self.look_at(app, FIRST)
            app.menu(re.compile("^History"))
            history = app.find("frame", "History")
        app.find(None, "Sheets", within=history).point()
        app.find("button", re.compile("^Print sheet .* again$"), within=history).click()
        app.find("button", "Print the sheet as it is now").click()
        app.find("frame", f"Print sheet for {SECOND}")
        self.assertEqual(app.all("frame", f"Print sheet for {FIRST}"), [])

    def test_the_sheet_that_is_being_frozen(self):
        app = self.begin(SECOND)
        app.press("ctrl+p")
        dialog = app.find("frame", f"Print sheet for {SECOND}")
        with self.busy_store():
            self.press_print(app, dialog)
            self.look_at(app, FIRST)
        app.find("alert", f"The sheet of {SECOND} was printed on Ward.", within=dialog)
        job = self.cups.wait_for_job("Ward")
        [line] = self.audit("printed")  # before the test prints it again, to a file
        self.assertIn(self.second, line)
        self.assertEqual(job.data, self.frozen(job))
        self.assertIn(SECOND, self.read(job))
        self.assertNotIn(FIRST, self.read(job))

    def test_the_sheet_in_the_system_dialog(self):
        app = self.begin(SECOND)
        app.press("ctrl+p")
        dialog = app.find("frame", f"Print sheet for {SECOND}")
        app.find("button", "Other ways", within=dialog).point()
        with self.busy_store():
            app.find("menu item", "More printers and options…").click()
            self.look_at(app, FIRST)
        system = app.find("dialog", "Print")
        app.find(None, "Ward", within=system).point()
        app.find("button", re.compile("Print$"), within=system, sensitive=True).click()
        app.find("alert", f"The sheet of {SECOND} was printed on Ward.", within=dialog)
        job = self.cups.wait_for_job("Ward")
        [line] = self.audit("printed")
        self.assertIn(self.second, line)
        self.assertEqual(self.read(job), self.words_of(self.frozen(job)))
        self.assertIn(SECOND, self.read(job))


if __name__ == "__main__":
    main()
