#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One consultation from an empty form to the patient's hand, by keyboard alone: the specialist asks, plans, treats and
finishes; the nurse returns it with a note, gets it back, prints its sheet and hands it over."""
import re

from printing import PrintTest
from venule_app import main

NAME = "Example Keyboard"
SINGLY = ("Allergy to a sclerosant", "Pregnant, or may be", "Breastfeeding", "Blood thinner (anticoagulant)",
          "Antiplatelet medicine", "Ibuprofen unsuitable", "Paracetamol unsuitable")
NONE_OF_THESE = ("Clots", "Infection and illness", "Eyes, brain and heart", "Skin and allergy", "General")


class WholeConsultation(PrintTest):
    person, role = "Example Specialist", "specialist"

    def test_by_keyboard(self):
        self.app = self.start(practice=False, environment=self.cups.environment())
        self.app.find("button", "New consultation", sensitive=True)
        self.app.key("ctrl+n")
        self.ask_who_it_is()
        self.ask_about_health()
        self.scan()
        self.find_a_feeding_vein()
        self.mark_the_leg()
        self.plan()
        self.treat()
        self.inject()
        self.finish()
        self.discharge()
        self.print_the_sheet()
        self.look_at_the_paper()

    def answer_next(self, question, choice):
        self.app.press("Tab")
        self.choose(question, choice)

    def choose(self, question, *choices):
        """The keyboard is at a question: through what can be chosen by the arrow, what is wanted by the space bar."""
        self.app.is_at(re.compile("^" + re.escape(question) + ": "))
        for choice in choices:
            self.app.press_until("Right", f"{question}: {choice}")
            self.app.press("space")

    def take(self, key, name):
        """A button that the keyboard comes to by a key."""
        self.app.press_until(key, name)
        self.app.press("space")

    def appears(self, label):
        self.app.find("label", label, on_screen=False)

    def ask_who_it_is(self):
        app = self.app
        for question, text in (("Given name", "Example"), ("Family name", "Keyboard"), ("Date of birth", "9 apr 1968"),
                               ("Clinic number", "TV-00777")):
            app.is_at(question)
            app.write(text)
            app.press("Return")
        self.take("Tab", re.compile("^Accept the proposed answer to Language of the sheet"))
        app.press_until("Tab", re.compile("^What troubles the patient"))
        self.choose("What troubles the patient", "How the veins look")
        app.press_until("Tab", re.compile("^Told: results"))
        app.press("space")

    def ask_about_health(self):
        app = self.app
        for question in SINGLY:
            app.press("Tab")
            app.is_at(f"{question}: No")
            app.press("space")
        for heading in NONE_OF_THESE:
            self.take("Tab", re.compile(f"^{re.escape(heading)}: None of these"))

    def scan(self):
        app = self.app
        for shortcut in ("Scanned here today", "Both legs scanned, all normal", "Both legs C1, nothing behind it"):
            app.go_to("Leg scan", re.compile("^Leg scan"))
            self.take("shift+Tab", shortcut)
        app.go_to("Feeding veins found", re.compile("^Feeding veins found"))
        app.press("y")
        app.go_to("Compression on this leg", re.compile("^Compression on this leg"))
        self.choose("Compression on this leg", "Safe")

    def find_a_feeding_vein(self):
        app = self.app
        app.go_to("Feeding veins found", re.compile("^Feeding veins found"))
        self.take("Tab", "Add feeding vein")
        self.choose("Leg", "Left")
        self.answer_next("Kind of vein", "Tributary")
        self.answer_next("Where it runs", "Outer thigh")
        app.press_until("Tab", re.compile("^Lumpy"))
        app.press("y")
        self.answer_next("Feeds thread veins at", "Knee")
        self.answer_next("What to do with it", "Treat in this course")
        self.appears("How")
        self.answer_next("How", "Microsclerotherapy")

    def mark_the_leg(self):
        app = self.app
        self.take("Tab", "Thread veins")
        app.press_until("Tab", re.compile("^Leg map, no mark"))
        app.press("Return")
        app.is_at(re.compile(r"^Leg map, selected: .*: thread veins, lower thigh, 50 % across, 30 % down"))
        app.press("shift+Down", "Right")
        app.is_at(re.compile(r": thread veins, lower thigh, 51 % across, 33 % down"))

    def plan(self):
        app = self.app
        self.take("Tab", "All ten discussed")
        app.is_at(re.compile("^Take these: Usual course"))  # what has nothing left to answer lets go of the keyboard
        app.press("space")
        app.go_to("Areas to treat", re.compile("^Areas to treat"))
        self.choose("Areas to treat", "Left leg, Outer thigh", "Left leg, Knee")
        app.press_until("Tab", re.compile("^Leaflets given"))
        self.choose("Leaflets given", "Thread veins")

    def treat(self):
        app = self.app
        self.take("Tab", "Add treatment")
        self.choose("Health since the consultation", "No change")
        self.answer_next("Pregnant today, or may be", "No")
        self.answer_next("Consent given", "Yes")
        app.press_until("Tab", re.compile("^Treatment given"))
        app.press("y")
        self.appears("How much was treated")
        app.press_until("Tab", re.compile("^How much was treated"))
        self.choose("How much was treated", "a little")
        self.appears(re.compile("^As planned, usual dressing and stocking for a little"))
        self.take("shift+Tab", re.compile("^Take these: As planned"))

    def inject(self):
        app = self.app
        self.take("Tab", "Add injection")
        app.is_at("Product: Fibrovein")
        for question in ("Product", "Strength"):
            self.take("Tab", re.compile(f"^Accept the proposed answer to {question}"))
        app.press_until("Tab", re.compile("^Form: "))
        self.choose("Form", "Liquid")
        for question, text in (("Volume", "4"), ("Sites", "8"), ("Batch", "FV2231"), ("Expires", "31 aug 2027")):
            app.press_until("Tab", question)
            app.write(text)
        self.take("Tab", "Left, tributary, outer thigh")
        self.appears("How")
        self.answer_next("How", "Microsclerotherapy")

    def finish(self):
        app = self.app
        app.press("ctrl+Return")
        app.find("label", "Finished")
        app.is_at("Print sheet for Example")
        app.sit_down("Example Nurse")
        app.press("ctrl+shift+Return")
        app.say_why("The batch is another")
        app.find("label", "Returned to the specialist: The batch is another")
        app.sit_down("Example Specialist")
        app.press("ctrl+e")
        app.say_why("Batch read again")
        app.find("label", "Changed after it was finished: Batch read again")
        app.go_to("Batch", "Batch")
        app.press("ctrl+a")
        app.write("FV2232")
        app.find("label", "Saved")

    def discharge(self):
        app = self.app
        app.sit_down("Example Nurse")
        app.go_to("What happened today", re.compile("^What happened today"))
        self.choose("What happened today", "Nothing")
        for question in ("May drive home", "Two identifiers read back"):
            app.press_until("Tab", re.compile("^" + question))
            app.press("space")
        app.press_until("Tab", "Sheet explained by")
        app.write("Example Nurse")
        app.press("Tab")
        app.find("label", "Nothing in the way")

    def print_the_sheet(self):
        app = self.app
        app.press("ctrl+p")
        dialog = app.find("frame", f"Print sheet for {NAME}")
        app.focus(dialog)
        app.find("button", "Print sheet for Example", within=dialog, sensitive=True)
        app.press_until("Tab", "Print sheet for Example")
        app.press("Return")
        app.find("alert", f"The sheet of {NAME} was printed on Ward.")
        app.press_until("Tab", f"Handed over to {NAME}")
        app.press("space")
        app.find("alert", f"Handed over to {NAME}.", within=dialog)
        app.press("Escape")
        app.find_gone("frame", f"Print sheet for {NAME}")

    def look_at_the_paper(self):
        """What came out of the printer is what was frozen, of this patient, with the days that these answers make."""
        job = self.cups.wait_for_job("Ward")
        self.assertEqual(len(self.cups.jobs("Ward")), 1)
        for act in ("issued", "printed", "handed-over"):  # before the test prints it again, to a file
            self.assertEqual(len(self.audit(act)), 1, act)
        self.assertEqual(job.data, self.frozen(job))
        text = self.read(job)
        for words in (NAME, "9 April 1968", "TV-00777", "Monday, 23 November 2026", "batch FV2232",
                      "Wednesday, 25 November 2026 Take your stocking off for good.", "Thursday, 26 November 2026"):
            self.assertIn(words, text)
        self.assertNotIn("DRAFT", text)
        self.assertNotIn("FV2231", text)


if __name__ == "__main__":
    main()
