#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A consultation is filled by keyboard: what is typed, what is refused, what appears, and how it is taken back."""
import re

from venule_app import NAMELESS, AppTest, main

CONTROLS = ("button", "push button", "toggle button", "entry", "text", "combo box", "list item")


class Form(AppTest):
    def begin(self):
        app = self.start()
        app.find("list item", re.compile("^Sample "))
        app.key("ctrl+n")
        app.is_at("Given name")
        return app

    def is_pressed(self, app, name, pressed):
        app.wait(lambda: app.find("button", name).has("pressed") == pressed or app.find("button", name).has("checked")
                 == pressed, f"{name} {'pressed' if pressed else 'not pressed'}")

    def test_typing(self):
        app = self.begin()
        app.type("Anna")
        app.find("label", "Anna")
        app.key("Return")
        app.is_at("Family name")
        app.key("Tab")
        app.is_at("Date of birth")
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
        app.go_to("Blood thinner", "Blood thinner (anticoagulant): No")
        app.find_gone("label", "Which blood thinner")
        app.key("y")
        self.is_pressed(app, "Blood thinner (anticoagulant): Yes", True)
        app.find("label", "Which blood thinner")
        app.key("Tab")
        app.is_at("Which blood thinner")
        app.key("shift+Tab")
        app.is_at("Blood thinner (anticoagulant): Yes")
        app.key("n")
        app.find_gone("label", "Which blood thinner")
        app.key("BackSpace")
        self.is_pressed(app, "Blood thinner (anticoagulant): No", False)
        app.key("ctrl+z")
        self.is_pressed(app, "Blood thinner (anticoagulant): No", True)

    def test_a_search_while_a_button_is_held(self):
        """What popped up then would get the release, and GTK would lose count of who is pressed, and say so."""
        app = self.begin()
        finish = app.find("button", "Finish")
        finish.hover()
        app.xdotool("mousedown", "1")
        app.xdotool("key", "ctrl+k")  # without letting the button go, as press() would
        app.find("label", "New patient").hover()
        app.xdotool("mouseup", "1")
        self.assertEqual(app.all("entry", "Find a question"), [])
        app.press("ctrl+k")
        app.is_at("Find a question")

    def sections(self, app):
        """The form's sections that show, built or not."""
        first = app.find("panel", "Patient", on_screen=False)
        return [section for section in first.parent.children if section.has("visible")]

    def controls(self, sections):
        return [node for section in sections for node in section.walk()
                if node.role in CONTROLS and node.has("visible") and node.has("focusable")]

    def test_tab_comes_through_every_section(self):
        """What is not near is not built. The keyboard comes to it all the same, in order, and every answer says what
        it is."""
        app = self.begin()
        sections = self.sections(app)
        self.assertEqual(self.controls(sections[-1:]), [])
        column = sections[0].parent.path
        visited = []
        while True:
            before = app.focused()
            node = app.in_tree(before)
            while node.parent is not None and node.parent.path != column:
                node = node.parent
            if node.parent is None:  # it left the form
                break
            if node.name not in visited:
                visited.append(node.name)
            app.key(*["Tab"] * 10)
            app.wait(lambda: (now := app.focused()) is not None and now.path != before.path, "the keyboard further on")
        sections = self.sections(app)
        controls = self.controls(sections)
        nameless = [f"{node.role} in {node.parent.name}" for node in controls
                    if not node.name or NAMELESS.match(node.name)]
        self.assertGreater(len(controls), 100)
        self.assertEqual(nameless, [])
        self.assertEqual(visited, [section.name for section in sections if section.name in visited])
        self.assertEqual([section.name for section in sections if not self.controls([section])], [])

    def find_upper_label(self, app):
        """Of the form, in the upper part of what is seen; it is seen for a while when that is scrolled down."""
        top = self.sections(app)[0].parent.parent.parent.extents()[1]
        labels = [node for section in self.sections(app) for node in section.walk()
                  if node.role == "label" and top + 20 < node.extents()[1] < top + 200 and node.is_on_screen()]
        return labels[0]

    def test_what_is_built_above_moves_nothing(self):
        """The form opens far down, at the nurse's part. What comes near above is built, and what is seen moves by the
        wheel's step every time, no more and no less."""
        app = self.start()
        app.open("Sample Both-Legs")
        first = self.sections(app)[0]
        self.assertEqual(self.controls([first]), [])
        steps = []
        for _ in range(6):
            label = self.find_upper_label(app)
            label.hover()
            for _ in range(4):
                y = label.extents()[1]
                app.xdotool("click", "4")
                app.wait(lambda: label.extents()[1] != y, "the form to be scrolled")
                steps.append(label.extents()[1] - y)
        self.assertLessEqual(max(steps) - min(steps), 1, steps)


if __name__ == "__main__":
    main()
