#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A consultation is filled by keyboard: what is typed, what is refused, what appears, and how it is taken back."""
import re
import unittest

from venule_app import NAMELESS, AppTest, main

CONTROLS = ("button", "push button", "toggle button", "entry", "text", "combo box", "list item")


class Form(AppTest):
    def begin(self):
        app = self.start()
        app.find("list item", re.compile("^Sample "))
        app.key("ctrl+n")
        app.wait(lambda: (node := app.focused()) is not None and node.name == "Given name", "the first question")
        return app

    def is_at(self, app, name):
        app.wait(lambda: (node := app.focused()) is not None and node.name == name, f"the keyboard at {name}")

    def is_pressed(self, app, name, pressed):
        app.wait(lambda: app.find("button", name).has("pressed") == pressed or app.find("button", name).has("checked")
                 == pressed, f"{name} {'pressed' if pressed else 'not pressed'}")

    def go_to(self, app, words, name):
        app.key("ctrl+k")
        app.type(words)
        app.find("label", re.compile(re.escape(name.split(":")[0])), within=app.top_window())
        app.key("Return")
        self.is_at(app, name)

    def test_typing(self):
        app = self.begin()
        app.type("Anna")
        app.find("label", "Anna")
        app.key("Return")
        self.is_at(app, "Family name")
        app.key("Tab")
        self.is_at(app, "Date of birth")
        app.type("9 apr 68")
        app.key("Tab")
        app.find("label", "Tuesday 9 April 1968")
        # A day that is none is refused in place, stays as it was typed, and nobody was born on it.
        app.key("shift+Tab")
        app.key("ctrl+a")
        app.type("31/2/1968")
        app.key("Tab")
        app.find("label", re.compile("31/2/1968.*is not a day"))
        app.find_gone("label", re.compile("^born"))
        # One step takes all of the typing back, from the answer it began with.
        app.key("ctrl+z")
        app.find("label", re.compile("^born 9 April 1968"))
        app.find_gone("label", re.compile("is not a day"))

    def test_yes_and_no(self):
        app = self.begin()
        self.go_to(app, "Blood thinner", "Blood thinner (anticoagulant): No")
        app.find_gone("label", "Which blood thinner")
        app.key("y")
        self.is_pressed(app, "Blood thinner (anticoagulant): Yes", True)
        app.find("label", "Which blood thinner")
        app.key("Tab")
        self.is_at(app, "Which blood thinner")
        app.key("shift+Tab")
        self.is_at(app, "Blood thinner (anticoagulant): Yes")
        app.key("n")
        app.find_gone("label", "Which blood thinner")
        app.key("BackSpace")
        self.is_pressed(app, "Blood thinner (anticoagulant): No", False)
        app.key("ctrl+z")
        self.is_pressed(app, "Blood thinner (anticoagulant): No", True)

    def test_every_answer_says_what_it_is(self):
        app = self.begin()
        app.wait(lambda: len([n for n in app.tree().walk() if n.name == "Note to the patient"]) > 1, "the whole form")
        form = next(node for node in app.tree().walk() if node.name == "Given name")
        while form.role != "scroll pane":
            form = form.parent
        controls = [node for node in form.walk()
                    if node.role in CONTROLS and node.has("visible") and node.has("focusable")]
        nameless = [f"{node.role} in {node.parent.name}"
                    for node in controls if not node.name or NAMELESS.match(node.name)]
        self.assertGreater(len(controls), 100)
        self.assertEqual(nameless, [])


if __name__ == "__main__":
    main()
