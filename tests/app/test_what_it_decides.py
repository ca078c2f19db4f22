#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""At a question: what its answer decides on the sheet. What stands there now is told apart from what does not, follows
the answer, and leads to its place by keyboard; a question that feeds nothing says nothing."""
import re

from venule_app import AppTest, main

TITLE = "What this answer decides on the sheet"
NOW = "On the sheet now"
OTHERWISE = "Not on it now, but with other answers"
RING_FIRST = re.compile("^Pain and medicines: Ask us before you take ibuprofen, naproxen or aspirin for pain. Ring ")
FORBIDDEN = "Pain and medicines: Do not take ibuprofen, naproxen or aspirin for pain."


class WhatItDecides(AppTest):
    person, role = "Example Specialist", "specialist"

    def begin(self):
        app = self.start()
        app.open("Sample Half-Done")
        app.find("document text", "The sheet")
        return app

    def lines(self, app, title):
        """Of the list with that title: what each line is called, and what is said of it."""
        return {node.name: node.description for one in app.all("list", title) for node in one.children
                if node.has("visible")}

    def open_at(self, app, question):
        app.go_to(question, re.compile(f"^{question}"))
        self.assertEqual(app.all("label", TITLE), [])
        app.press("ctrl+i")
        app.find("label", TITLE)

    def test_follows_the_answer_and_leads_there(self):
        app = self.begin()
        self.open_at(app, "Ibuprofen unsuitable")
        now, otherwise = self.lines(app, NOW), self.lines(app, OTHERWISE)
        self.assertTrue(any(RING_FIRST.search(name) for name in now), now)
        self.assertIn(FORBIDDEN, otherwise)
        self.assertEqual(set(now.values()), {"On the sheet now. Enter shows it there."})
        self.assertEqual(set(otherwise.values()), {"Not on the sheet now."})
        # Another answer, and the two change places.
        app.press("y")
        app.wait(lambda: FORBIDDEN in self.lines(app, NOW), "what is forbidden now on the sheet")
        self.assertTrue(any(RING_FIRST.search(name) for name in self.lines(app, OTHERWISE)))
        # By keyboard from the answer into the list, and from there to the passage on the sheet.
        app.press_until("Tab", FORBIDDEN)
        app.press("Return")
        passage = app.is_at(FORBIDDEN.partition(": ")[2])
        sheet = app.find("document text", "The sheet")
        self.assertIn(passage.path, [node.path for node in sheet.walk()])

    def test_closed_it_is_gone(self):
        """With the keyboard in it, that goes back to the answer; Tab leads out of it at its end."""
        app = self.begin()
        self.open_at(app, "Ibuprofen unsuitable")
        app.press("Tab")
        app.is_at(re.compile("^Pain and medicines: "))
        app.press("ctrl+i")
        app.is_at(re.compile("^Ibuprofen unsuitable: "))
        app.find_gone("label", TITLE)
        app.press("ctrl+i")
        app.find("label", TITLE)
        app.press_until("Tab", re.compile("^Paracetamol unsuitable: "))

    def test_all_under_a_heading_is_one_line(self):
        app = self.begin()
        self.open_at(app, "Treatment given")
        now = self.lines(app, NOW)
        self.assertIn("Your dates: all of it", now)
        self.assertEqual([name for name in now if name.startswith("Your dates")], ["Your dates: all of it"])
        self.assertIn("No treatment today: all of it", self.lines(app, OTHERWISE))

    def test_what_feeds_nothing_says_nothing(self):
        app = self.begin()
        app.go_to("Phone", "Phone")
        app.press("ctrl+i")
        # Help alone, where there is nothing but that.
        app.go_to("Size of print", re.compile("^Size of print"))
        app.press("ctrl+i")
        app.find("label", re.compile("^Ask whether the patient needs large print"))
        self.assertEqual(app.all("label", TITLE), [])
        app.find("button", "What it decides on the sheet: Given name", on_screen=False)
        self.assertEqual(app.all("button", "What it decides on the sheet: Phone", on_screen=False), [])


if __name__ == "__main__":
    main()
