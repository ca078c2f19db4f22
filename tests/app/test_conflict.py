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
            app.find("list item", re.compile(f"^{NAME}")).point()
            app.find("label", NAME)
        self.type_into(first, "Phone", "0111 111 111")
        first.find("label", "Saved")
        first.wait(lambda: self.n_saved(record) == 1, "the first one’s number kept")
        self.type_into(second, "Phone", "0222 222 222")
        second.find("button", "Compare").click()
        window = second.find("frame", "Changed elsewhere")
        for text in ("0111 111 111", "0222 222 222"):
            second.find("label", re.compile(text), within=window)
        second.find("button", "Save this", within=window).click()
        second.find("label", "Saved")
        self.assertEqual(self.n_saved(record), 2)

    def n_saved(self, record):
        return len([line for line in self.sheet("--audit").splitlines() if "saved" in line.split("\t") and record in line])


if __name__ == "__main__":
    main()
