#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two programs on one consultation: the second to save meets both sides, answer by answer, and nothing is lost."""
import re

from venule_app import AppTest, main

NAME = "Sample Not-Treated-Yet"


class Conflict(AppTest):
    person, role = "Example Specialist", "specialist"

    def type_into(self, app, question, text):
        app.focus(app.find("frame", "Venule"))
        app.go_to(question, question)
        app.press("ctrl+a")
        app.write(text)
        app.press("Tab")

    def test_the_second_to_save_meets_both_sides(self):
        [record] = self.bring("plan-only")
        first = self.start(practice=False)
        second = self.start(practice=False, separate=True)
        for app in (first, second):
            app.open_row(NAME)
        self.type_into(first, "Phone", "0111 111 111")
        first.find("label", "Saved")
        first.wait(lambda: self.n_saved(record) == 1, "the first one’s number kept")
        self.type_into(second, "Phone", "0222 222 222")
        second.find("button", "Compare").click()
        window = second.find("frame", "Changed elsewhere")
        for text in ("0111 111 111", "0222 222 222"):
            second.find("label", re.compile(text), within=window)
        # Both were changed: somebody has to choose.
        second.find("button", "Save this", within=window, sensitive=False)
        second.find("label", "Changed on both sides", within=window)
        second.find("check box", re.compile("Phone, Here: 0222 222 222"), within=window).point()
        second.find("button", "Save this", within=window, sensitive=True).click()
        second.find("label", "Saved")
        self.assertEqual(self.n_saved(record), 2)

    def test_what_only_one_changed_is_proposed(self):
        """What was saved meanwhile is not put back to what it was by who never looked at it."""
        [record] = self.bring("plan-only")
        first = self.start(practice=False)
        second = self.start(practice=False, separate=True)
        for app in (first, second):
            app.open_row(NAME)
        self.type_into(first, "Family name", "Corrected")
        first.find("label", "Saved")
        first.wait(lambda: "Corrected" in self.sheet("--list"), "the first one’s name kept")
        self.type_into(second, "Phone", "0222 222 222")
        second.find("button", "Compare").click()
        window = second.find("frame", "Changed elsewhere")
        newer = [re.compile("Family name, .*Corrected"), re.compile("Phone, Here: 0222 222 222")]
        second.wait(lambda: all(second.find("check box", side, within=window).has("checked") for side in newer),
                    "the newer ones to be proposed")
        second.find("label", re.compile("^Changed on one side only: .*Here"), within=window)
        # What is here of that name is the older one.
        second.find("button", "Where both changed, keep mine", within=window).click()
        for side in newer:
            self.assertTrue(second.find("check box", side, within=window).has("checked"), side)
        second.find("button", "Save this", within=window, sensitive=True).click()
        second.find("label", "Saved")
        self.assertIn("Corrected", self.sheet("--list"))
        folder = self.home / "out"
        folder.mkdir()
        self.sheet("--export", folder, record)
        self.assertIn("0222 222 222", "".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.xml")))

    def test_a_nurse_keeps_the_nurses_part(self):
        """What a specialist saved meanwhile stands: it is not for a nurse to choose."""
        [record] = self.bring("lumpy-feeder-foam")
        first = self.start(practice=False)
        second = self.start(practice=False, separate=True)
        for app in (first, second):
            app.open_row("Sample Lumpy-Feeder")
        second.focus(second.find("frame", "Venule"))
        second.sit_down("Example Nurse")
        first.focus(first.find("frame", "Venule"))
        first.press("ctrl+e")
        first.say_why("Batch read again")
        first.find("label", "Changed after it was finished: Batch read again")
        self.type_into(first, "Batch", "CORRECTED-1")
        first.find("label", "Saved")
        first.wait(lambda: "CORRECTED-1" in self.sheet("--from-store", record, "-o", "-"), "the batch kept")
        self.type_into(second, "What the patient told back", "Stocking off on Monday")
        second.find("button", "Compare").click()
        window = second.find("frame", "Changed elsewhere")
        second.find("label", "The one that is saved stands: it is a specialist’s answer.", within=window)
        self.assertEqual(second.all("check box", re.compile("CORRECTED-1"), within=window), [])
        second.find("check box", re.compile("Stocking off on Monday"), within=window)
        second.find("button", "Save this", within=window).click()
        second.find("label", "Saved")
        self.assertIn("CORRECTED-1", self.sheet("--from-store", record, "-o", "-"))
        second.find("label", "Changed after it was finished: Batch read again")
        second.focus(second.find("frame", "Venule"))
        batch = second.go_to("Batch", "Batch")
        self.assertEqual((batch.text(), batch.has("editable")), ("CORRECTED-1", False))

    def n_saved(self, record):
        return len([line for line in self.sheet("--audit").splitlines() if "saved" in line.split("\t") and record in line])


if __name__ == "__main__":
    main()
