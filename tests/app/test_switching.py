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
        self.look_at(app, name)
        app.find("label", name)
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

    def test_finishing(self):
        app = self.begin(FIRST)
        with self.busy_store():
            app.press("ctrl+Return")
            self.look_at(app, SECOND)
        app.wait(lambda: self.first not in self.sheet("--list", "--which", "drafts"), "the first one finished")
        self.look_at(app, SECOND)
        self.shows(app, SECOND, FIRST)

    def test_nothing_is_answered_meanwhile(self):
        """What would be typed while it is finished is not on screen, for it would be kept nowhere."""
        app = self.begin(FIRST)
        phone = app.go_to("Phone", "Phone")
        before = phone.text()
        with self.busy_store():
            app.press("ctrl+Return")
            app.wait(lambda: not app.node_at(phone.path).has("editable") or not app.node_at(phone.path).has("sensitive"),
                     "the answers to be locked")
            app.write("777")
            self.assertEqual(phone.text(), before)
        app.find("label", "Finished")
        self.assertEqual(phone.text(), before)

    def test_who_saves_is_who_typed(self):
        app = self.begin(FIRST)
        app.go_to("Note to the patient", "Note to the patient")
        with self.busy_store():
            app.write("From the specialist")
            app.sit_down("Example Nurse")
        app.wait(lambda: len(self.audit("saved")) == 1, "the specialist’s words kept")
        app.find("label", "Saved")
        app.go_to("Note to the patient", "Note to the patient")
        app.write("From the nurse. ")
        app.wait(lambda: len(self.audit("saved")) == 2, "the nurse’s words kept")
        specialist, nurse = self.audit("saved")
        self.assertIn("Example Specialist", specialist)
        self.assertIn("Example Nurse", nurse)

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


if __name__ == "__main__":
    main()
