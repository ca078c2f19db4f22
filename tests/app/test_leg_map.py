#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The leg map by keyboard: from a feeding vein to its mark, moved, deleted, taken back; another kind, tied and untied; a
new mark; a line; read out all along."""
import re

from venule_app import AppTest, main

SAMPLE = "Sample Not-Treated-Yet"
NOTHING_SELECTED = "Leg map, no mark selected"


class LegMap(AppTest):
    person, role = "Example Specialist", "specialist"

    def open_map(self):
        """The keyboard is at the mark of the first feeding vein."""
        app = self.start()
        app.open(SAMPLE)
        app.go_to("feeding veins found", re.compile("^Feeding veins found"))
        app.find("push button", re.compile("^Show on the leg map: "), on_screen=False).do("click")
        return app

    def count_marks(self, app):
        return len(app.all("list item", re.compile("^(Left|Right) leg, .*: "), on_screen=False))

    def go_by_tab(self, app, name):
        return app.press_until("Tab", name, most=60)

    def pick(self, app, row, *keys):
        """From the list of a row: the first key only brings the keyboard into the list."""
        here = self.go_by_tab(app, row)
        # A list that is opened before its row was scrolled to would open beside the screen: GTK has no monitor for that.
        app.rest(here.extents, row, times=8)
        app.press("space")
        app.wait(lambda: (node := app.focused()) is not None and node.role == "list item", f"the list of {row}")
        app.press(*keys, "Return")

    def test_kinds_ties_and_lines_by_keyboard(self):
        app = self.start()
        app.open(SAMPLE)
        app.go_to("feeding veins found", re.compile("^Feeding veins found"))
        # From the vein's row to its mark, what that is, and to what it is tied; and back.
        self.go_by_tab(app, re.compile("^Show on the leg map: "))
        app.press("space")
        app.is_at(re.compile("^Leg map, selected: Left leg, outer side: reticular vein"))
        self.pick(app, "What it marks", "Down", "Down")
        app.find("image", re.compile(": feeding vein, "), on_screen=False)
        self.pick(app, "Feeding vein", "Up", "Up")
        app.find_gone("button", "Show in the checklist: Feeding vein")
        self.pick(app, "Feeding vein", "Down", "Down")
        self.go_by_tab(app, "Show in the checklist: Feeding vein")
        app.press("space")
        app.is_at(re.compile("^(Leg|Edit|Left)"))
        self.go_by_tab(app, re.compile("^Show on the leg map: "))
        app.press("space")
        app.is_at(re.compile("^Leg map, selected: Left leg, outer side: feeding vein"))
        # A line from it, in its place; all of it is one step.
        marks = self.count_marks(app)
        app.press("l", "shift+Down", "shift+Right", "Down")
        app.is_at(re.compile("^Leg map, drawing a line: .*: feeding vein, .*, 55 % across, 36 % down"))
        app.press("Return")
        app.is_at(re.compile("^Leg map, selected: Left leg, outer side: feeding vein"))
        self.assertEqual(self.count_marks(app), marks)
        app.find("button", "Show in the checklist: Feeding vein", on_screen=False)
        app.press("ctrl+z")
        app.is_at(re.compile("^Leg map, no mark selected"))
        self.assertEqual(self.count_marks(app), marks)

    def test_by_keyboard(self):
        app = self.open_map()
        self.move_delete_undo(app)
        self.place(app)

    def move_delete_undo(self, app):
        start = "Leg map, selected: Left leg, outer side: reticular vein, lower thigh, 50 % across, 33 % down"
        app.find("image", start, on_screen=False)
        marks = self.count_marks(app)
        app.key("shift+Down", "shift+Down", "Right")
        moved = re.compile(r"reticular vein, lower thigh, 51 % across, 38 % down$")
        app.find("image", moved, on_screen=False)
        app.key("Delete")
        app.find("image", NOTHING_SELECTED, on_screen=False)
        app.wait(lambda: self.count_marks(app) == marks - 1, "one mark less")
        app.key("ctrl+z")
        app.wait(lambda: self.count_marks(app) == marks, "the mark again")
        for _ in range(3):
            app.key("ctrl+z")
        app.key("Page_Down", "Page_Down", "Page_Down")
        app.find("image", start, on_screen=False)

    def place(self, app):
        marks = self.count_marks(app)
        app.find("push button", "Treated", on_screen=False).do("click")
        app.find("push button", "Add mark", on_screen=False).do("click")
        app.find("image", re.compile("^Leg map, selected: Left leg, outer side: treated, lower thigh, 50 % across"),
                 on_screen=False)
        app.key("shift+Up")
        app.find("image", re.compile(": treated, .*, 50 % across, 2[78] % down$"), on_screen=False)
        app.wait(lambda: self.count_marks(app) == marks + 1, "one mark more")
        app.key("ctrl+z", "ctrl+z")
        app.wait(lambda: self.count_marks(app) == marks, "the mark gone again")


if __name__ == "__main__":
    main()
