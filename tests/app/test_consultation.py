#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A consultation as a specialist works on it: by keyboard, with its stops, its course, and the power going off."""
import re
import string
import time

from venule_app import AppTest, main

# Roles that a person operates: none of them may be without a name.
OPERATED = {"push button", "toggle button", "check box", "radio button", "entry", "text", "password text", "spin button",
            "combo box", "menu button", "link", "slider", "switch", "page tab"}


class Consultation(AppTest):
    person, role = "Example Specialist", "specialist"

    def begin(self):
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        app.key("ctrl+n")
        app.find("label", "New patient")
        return app

    def answer(self, app, question, text):
        app.go_to(question, question)
        app.write(text)

    def name_the_patient(self, app):
        self.answer(app, "Given name", "Example")
        self.answer(app, "Family name", "Keyboard")
        app.find("label", "Example Keyboard")

    def open_draft(self):
        self.bring("draft-with-gaps")
        app = self.start(practice=False)
        app.open_row("Sample Half-Done")
        return app

    def test_typed_answers_are_kept_and_undone(self):
        app = self.begin()
        self.name_the_patient(app)
        app.find("label", "Saved")
        listed = self.sheet("--list")
        self.assertIn("Keyboard", listed)
        app.key("ctrl+z", "ctrl+z")
        app.find_gone("label", "Example Keyboard")

    def test_what_is_in_the_way_is_said(self):
        """And of whom: on the button, and above what is missing."""
        app = self.open_draft()
        app.find("button", "Finish for Sample Half-Done")
        names = len(app.all("label", "Sample Half-Done"))
        app.key("ctrl+Return")
        app.find("label", "Still to answer")
        self.assertEqual(len(app.all("label", "Sample Half-Done")), names + 1)
        app.key("Escape")
        self.assertIn("draft", self.sheet("--list"))

    def test_who_has_answered_nothing_has_nothing_to_correct(self):
        """What a sheet can't do without is to be answered first, and stands in the way all the same."""
        app = self.begin()
        counted = app.find("button", re.compile(r"\d+ to answer")).name
        self.assertNotIn("to correct", counted)
        before = int(re.search(r"(\d+) to answer", counted).group(1))
        app.press("ctrl+Return")
        app.find("label", "Still to answer")
        app.find("label", re.compile("^There is no number. Enter the clinic’s number"))
        self.assertEqual(app.all("label", "To correct"), [])
        self.assertEqual(len(app.all("label", "To answer", on_screen=False)), 2)
        app.put_away("label", "Still to answer")
        # Each question is counted once. One number will do: neither is asked for any longer.
        self.answer(app, "Clinic number", "TV-1")
        app.find("button", re.compile(rf"\b{before - 2} to answer"))

    def test_a_kill_while_typing_loses_nothing_that_was_saved(self):
        app = self.begin()
        self.name_the_patient(app)
        app.find("label", "Saved")
        app.kill()
        app = self.start(practice=False)
        app.find("list item", re.compile("Example Keyboard"))

    def type_for(self, app, entry, seconds):
        """Letter by letter, each once the one before is there, no faster than a person: a name has 100 at most. Returns
        what was there, and since when."""
        begun, there = time.monotonic(), [(0, "")]
        while there[-1][0] < begun + seconds:
            letter = string.ascii_letters[len(there) % len(string.ascii_letters)]
            app.xdotool("key", letter)
            text = there[-1][1] + letter
            app.wait(lambda: entry.text() == text, text)
            there.append((time.monotonic(), text))
            due = begun + 0.06 * (len(there) - 1)
            app.wait(lambda: time.monotonic() >= due, "the next letter")
        return there

    def test_a_kill_while_typing_takes_two_seconds_at_most(self):
        app = self.begin()
        there = self.type_for(app, app.go_to("Family name", "Family name"), 5)
        killed = time.monotonic()
        app.kill()
        app = self.start(practice=False)
        app.find("list item", re.compile("^" + there[3][1])).point()
        kept = app.go_to("Family name", "Family name").text()
        self.assertIn(kept, [text for _, text in there])
        gone = [killed - since for since, text in there if len(text) > len(kept)]
        self.assertLessEqual(max(gone, default=0), 2, f"{len(gone)} of {len(there)} letters are gone")

    def test_every_control_has_a_name(self):
        app = self.open_draft()
        app.find("button", "Finish for Sample Half-Done")
        nameless = [f"{node.role} in {node.parent}" for node in app.tree().walk()
                    if node.role in OPERATED and node.is_on_screen() and not (node.name or node.description)
                    and not node.children]
        self.assertEqual(nameless, [])


if __name__ == "__main__":
    main()
