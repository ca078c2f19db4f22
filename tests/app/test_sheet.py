#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet beside the form: what it says can be heard, asked about and followed to its answers, by pointer and by
keyboard; it can be magnified, read as text, and fill the window."""
import re

from venule_app import AppTest, main

PASSAGE = "Do not take ibuprofen, naproxen or aspirin for pain."


class Sheet(AppTest):
    def open(self, name):
        app = self.start()
        app.open("Sample " + name)
        app.sheet = app.find("document text", "The sheet")
        return app

    def zoom(self, app):
        """How wide the title of the sheet is on screen."""
        return app.find("button", "After your visit", within=app.sheet, timeout=5).extents()[2]

    def test_a_passage_says_why_it_is_there(self):
        app = self.open("Referred-On")
        app.find("button", PASSAGE, within=app.sheet).point()
        app.find("label", "Why it is here")
        app.find("label", PASSAGE)
        app.find("label", re.compile("^When .*Blood thinner"))
        app.find("label", re.compile("^From .* wording 1.0-"))
        app.find("button", "Health › Antiplatelet medicine: yes").click()
        app.find_gone("label", "Why it is here")

    def test_a_heading_leads_to_what_is_not_answered(self):
        """Also where nothing can be answered before something is added."""
        self.set_desk(person="Example Specialist", role="specialist")
        app = self.start()
        app.find("list item", re.compile("^Sample "))
        app.key("ctrl+n")
        app.is_at("Given name")
        app.find("button", "Your treatment plan").point()
        app.find("label", "Why it is here")
        app.find("button", "Treatment › Treatment given: not answered").click()
        app.find_gone("label", "Why it is here")
        app.is_at("Add treatment")
        app.wait(lambda: any(dot.has("pressed") for dot in app.all("button", "Treatment, not begun")),
                 "that section is where one is")

    def test_by_keyboard_alone(self):
        app = self.open("Referred-On")
        app.key("F11")
        app.is_at("After your visit")
        app.key("Down", "Down")
        app.is_at("Sample Referred-On")
        app.key("Up", "Return")
        app.find("label", "Why it is here")
        app.put_away("label", "Why it is here")
        app.key("Escape")
        app.find("label", "Consultation")

    def test_printed_from_the_full_window(self):
        """Whose it is, what is in the way and the way to print are there too, once, and the form's are not."""
        app = self.open("Over-The-Limit")
        print_it = "Print sheet for Sample"
        beside = app.rest(app.find("button", print_it).extents, print_it)
        app.key("F11")
        app.wait(lambda: [button.extents()[:2] for button in app.all("button", print_it)] not in ([], [beside[:2]]),
                 "the button to print under the sheet")
        self.assertEqual(len(app.all("button", print_it)), 1)
        app.find("label", "Sample Over-The-Limit")
        app.key("F8")
        app.find("button", "Go to the question")
        app.put_away("button", "Go to the question")
        app.find("button", print_it).click()
        app.close(app.find("frame", "Print sheet for Sample Over-The-Limit"))
        # To a question: the form is back, with its bar.
        app.key("F8")
        app.find("button", "Go to the question").click()
        app.find("label", "Consultation")
        app.wait(lambda: [button.extents() for button in app.all("button", print_it)] == [beside], "the form’s button")

    def test_larger_turned_and_as_text(self):
        app = self.open("Referred-On")
        fitted = self.zoom(app)
        app.key("ctrl+plus")
        app.wait(lambda: self.zoom(app) > fitted, "a larger page")
        app.key("ctrl+0")
        app.wait(lambda: self.zoom(app) == fitted, "a page as wide as the pane")
        app.find("label", "1 of 2")
        app.find("button", "Next page").click()
        app.find("label", "2 of 2")
        app.key("ctrl+t")
        self.assertIn(PASSAGE, app.find("text", "The sheet as text").text())


if __name__ == "__main__":
    main()
