#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much a specialist has to do for a plain patient, in the window: each chord of keys, each click and each text that
is typed is one action, from the new consultation to the finished one. What is scrolled is only looked at."""
import re

from venule_app import TODAY, AppTest, main

MOST = 40
SINGLY = ("Allergy to a sclerosant", "Pregnant, or may be", "Breastfeeding", "Blood thinner (anticoagulant)",
          "Antiplatelet medicine", "Ibuprofen unsuitable", "Paracetamol unsuitable")
NONE_OF_THESE = ("Clots", "Infection and illness", "Eyes, brain and heart", "Skin and allergy", "General")
SCANNED = "Scanned here today: both legs normal, C1, nothing behind it"


VIAL = f'<vials><vial product="fibrovein" strength="0.2" form="liquid" batch="FV2231" expiry="2027-08-31" opened="{TODAY}"/></vials>'


class PlainPatient(AppTest):
    person, role = "Example Specialist", "specialist"

    def set_up_clinic(self):
        """With the vial that was opened this morning: it is noted once a day, so no patient's actions are spent on it."""
        super().set_up_clinic()
        clinic = self.home / "config" / "venule" / "clinic.xml"
        text = clinic.read_text(encoding="utf-8")
        self.assertIn("</usual-course>", text)
        clinic.write_text(text.replace("</usual-course>", f"</usual-course>\n  {VIAL}"), encoding="utf-8")

    def press(self, *keys):
        """Each is an action."""
        for key in keys:
            self.app.press(key)
            self.n += 1

    def write(self, text):
        self.app.write(text)
        self.n += 1

    def click(self, name):
        """What is further down is not built before somebody scrolls there. How many a button answers stands in its
        name."""
        if isinstance(name, str):
            name = re.compile(f"^{re.escape(name)}( \\d+)?$")

        def comes():
            found = self.app.all("button", name, on_screen=False, sensitive=True)
            if not found:
                self.app.xdotool("click", "--repeat", "3", "--delay", "5", "5")
            return found

        self.app.wait(comes, name.pattern)[0].click()
        self.n += 1

    def consult(self):
        for number, (question, text) in enumerate((("Given name", "Example"), ("Family name", "Plain"),
                                                   ("Date of birth", "9 apr 1968"), ("Clinic number", "TV-00017"))):
            if number > 0:
                self.press("Tab")
            self.app.is_at(question)
            self.write(text)
        self.app.find("label", "Phone").hover()
        self.click(re.compile("^Accept the proposed answer to Language of the sheet"))
        self.click("What troubles the patient: How the veins look")
        self.click(re.compile("^Told: results take 6 to 12 months: "))
        for question in SINGLY:
            self.click(f"{question}: No")
        for heading in NONE_OF_THESE:
            self.click(f"{heading}: None of these")
        self.click(SCANNED)
        self.click("Areas to treat: Left leg, Outer thigh")
        self.click(re.compile("^Take these: Usual course"))
        self.click("All ten discussed, leaflet on thread veins given")

    def treat(self):
        self.click("Add treatment")
        for question, answer in (("Health since the consultation", "No change"), ("Pregnant today, or may be", "No"),
                                 ("Consent given", "Yes"), ("Treatment given", "Yes"), ("How much was treated", "a little")):
            self.click(f"{question}: {answer}")
        self.click(re.compile("^Take these: As planned"))
        self.click("Compression on this leg: Safe")
        self.click(re.compile("batch FV2231"))
        self.app.is_at("Volume")
        self.write("4")
        self.press("Tab")
        self.app.is_at("Sites")
        self.write("8")

    def begin(self):
        self.app, self.n = self.start(practice=False), 0
        self.app.find("button", "New consultation", sensitive=True)
        self.press("ctrl+n")

    def finish(self, left):
        self.app.find("button", left)
        self.press("ctrl+Return")
        self.app.find("label", "Finished")
        print(f"{self.n} actions")
        self.assertLessEqual(self.n, MOST)

    def test_planned(self):
        """Seen today, treated another day."""
        self.begin()
        self.consult()
        self.finish("Nothing in the way")

    def test_treated(self):
        """Seen and treated on one day."""
        self.begin()
        self.consult()
        self.treat()
        self.finish("4 to answer")  # by the nurse, who lets the patient go


if __name__ == "__main__":
    main()
