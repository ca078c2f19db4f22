#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control on every screen has a name and a role: whoever hears the screen knows what each does. A tooltip is no
name. Two controls in one row never have the same name."""
import re

from venule_app import AppTest, main

CONTROLS = {"push button", "toggle button", "check box", "radio button", "combo box", "entry", "text", "password text",
            "spin button", "slider", "switch", "link", "page tab", "menu item", "check menu item", "radio menu item",
            "list item", "menu button", "frame", "dialog"}
# What takes the keyboard without being a control: a thing to scroll in, a list with its rows, and what a drop-down shows
# in its own button.
NOT_CONTROLS = {"scroll pane", "scroll bar", "list", "filler", "application"}


def has_above(node, roles):
    while node is not None and node.role not in roles:
        node = node.parent
    return node is not None


def is_shown_choice(node):
    """What a row with a choice shows of it is a list within the row, and belongs to it."""
    shown = node.parent
    return node.role == "list item" and shown.role == "list" and has_above(shown, ("list item", "combo box"))


def list_controls(app, within):
    """Of a node, all that is on screen; it is asked for anew, and nothing else is."""
    tree = app.tree(thorough=within.path)
    for node in next(node for node in tree.walk() if node.path == within.path).walk():
        is_control = node.role in CONTROLS or (node.has("focusable") and node.role not in NOT_CONTROLS)
        if is_control and node.is_on_screen() and not is_shown_choice(node):
            yield node


def say_path(node):
    names = []
    while node is not None:
        if node.name:
            names.append(node.name)
        node = node.parent
    return f" in {' < '.join(names[:3])}"


def row_of(node):
    """The row that it stands in, or None."""
    node = node.parent
    while node is not None and node.role not in ("list item", "table row"):
        node = node.parent
    return node


def is_above(node, other):
    while other is not None and other is not node:
        other = other.parent
    return other is not None


def find_faults(app, within):
    """What is wrong with the names of what is on screen now."""
    controls = list(list_controls(app, within))
    faults = [f"{node.role} without a name{say_path(node)}" + (f", tooltip “{node.description}”" if node.description else "")
              for node in controls if not node.name]
    in_row = {}
    for node in controls:
        row = row_of(node)
        if row is not None and node.name:
            in_row.setdefault((row.path, node.role, node.name), []).append(node)
    for (_, role, name), nodes in in_row.items():
        apart = [node for node in nodes[1:] if not is_above(nodes[0], node)]
        if apart:
            faults.append(f"{role} “{name}” twice in a row{say_path(apart[0])}")
    return faults


class Names(AppTest):
    person, role = "Example Specialist", "specialist"

    maxDiff = None

    def setUp(self):
        super().setUp()
        self.faults = {}

    def look(self, app, screen, within=None):
        faults = find_faults(app, within or app.top_window())
        if faults:
            self.faults[screen] = faults

    def visit(self, app, screen, item):
        """A window that the menu opens, looked at."""
        app.menu(item)
        window = app.find("frame", screen)
        self.look(app, screen)
        return window

    def test_the_main_window(self):
        app = self.start()
        app.find("list item", re.compile("^Sample "))
        self.look(app, "start")
        app.open("Sample Lumpy-Feeder")
        self.look(app, "consultation")
        self.look_at_popovers(app)
        self.look_at_sheet(app)
        self.look_at_finder(app)
        self.assertEqual(self.faults, {})

    def open_popover(self, app, button, *content):
        """What a button opens stands under it in the tree."""
        button = app.find("button", button, within="Venule")
        button.point()
        app.find(*content, within=button)
        self.look(app, button.name, button)
        app.key("Escape")
        app.find_gone(*content, within=button)

    def look_at_popovers(self, app):
        self.open_popover(app, "Menu", "menu item", "About Venule")
        self.open_popover(app, re.compile("^At the desk"), "label", "Somebody else")
        self.open_popover(app, "Other steps", "menu item", re.compile("^Return to specialist"))
        self.open_popover(app, re.compile("^Patient, "), "list item", re.compile("^Going home"))
        self.open_popover(app, "Nothing in the way", "label", "Nothing stands in the way.")
        self.open_popover(app, "View", "menu item")
        self.open_popover(app, re.compile("^Language and size"), "label", "Language")

    def look_at_finder(self, app):
        """Left open: the window closes over it."""
        app.key("ctrl+k", window=app.find("frame", "Venule"))
        search = app.find("entry", "Find a question")
        app.type("phone")
        app.find("list item", "Phone")
        self.look(app, "question finder", search.parent)

    def look_at_sheet(self, app):
        app.key("F11")
        app.find_gone("entry", "Find a consultation")
        self.look(app, "sheet in the whole window")
        app.is_at("After your visit")
        app.key("Down", "Down", "Return")
        words = app.find("label", "Why it is here")
        self.look(app, "why a passage is there", words.parent.parent)
        app.key("Escape")
        app.find_gone("label", "Why it is here")
        app.key("F11", window=app.find("frame", "Venule"))
        app.find("entry", "Find a consultation")

    def test_windows(self):
        app = self.start()
        app.open("Sample Lumpy-Feeder")
        for screen, item in (("Print the day’s sheets", re.compile("^Print the day")),
                             ("About", "About Venule"), ("Keyboard shortcuts", "Keyboard shortcuts")):
            app.close(self.visit(app, screen, item))
        self.look_at_clinic(app)
        app.key("ctrl+p", window=app.find("frame", "Venule"))
        window = app.find("frame", "Print sheet for Sample Lumpy-Feeder")
        app.find("button", re.compile("^Print sheet"), within=window)
        self.look(app, "print dialog")
        app.close(window)
        self.assertEqual(self.faults, {})

    def look_at_clinic(self, app):
        app.menu(re.compile("^Clinic"))
        window = app.find("frame", "Clinic")
        for page, content in (("Clinic", ("text", "Name")), ("People", ("button", "Add somebody")),
                              ("Settings", ("text", "Days before flying")), ("Stock", ("button", "Add a vial"))):
            app.find("page tab", page, within=window).point()
            app.find(*content)
            self.look(app, f"clinic: {page}")
        app.close(window)

    def test_records(self):
        app = self.start()
        app.open("Sample Lumpy-Feeder")
        window = self.visit(app, "History", re.compile("^History"))
        app.find("button", "Look at version 1").point()
        self.look(app, "an old version")
        app.key("Escape")
        app.find("page tab", "Sheets", within=window).point()
        app.find("label", "Sheets made")
        self.look(app, "sheets made")
        app.close(window)
        window = self.visit(app, "Copies and exports", re.compile("^Copies"))
        app.find("button", re.compile("^Erase"), within=window).point()
        app.find("label", re.compile("^Erase the consultation"))
        self.look(app, "erasing")
        app.key("Escape")
        self.assertEqual(self.faults, {})

    def test_leg_map(self):
        app = self.start()
        app.open("Sample Half-Done")
        self.look(app, "draft")
        self.assertEqual(self.faults, {})


if __name__ == "__main__":
    main()
