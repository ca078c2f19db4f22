#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control on every screen has a name and a role: whoever hears the screen knows what each does. A tooltip is no
name. Two controls in one row never have the same name. In what asks for something Tab comes to each."""
import itertools

import screens
from accessible import keep_on_screen
from tabbing import find_traps
from venule_app import AppTest, main

CONTROLS = {"push button", "toggle button", "check box", "radio button", "combo box", "entry", "text", "password text",
            "spin button", "slider", "switch", "link", "page tab", "menu item", "check menu item", "radio menu item",
            "list item", "menu button", "frame", "dialog"}
# What asks for something, and is short enough to be gone through.
ASKING = {"welcome", "who-are-you", "ready", "import", "return", "amend", "print", "put-back", "erase", "not-saved", "conflict",
          "review", "clinic-people", "which-sheet"}
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
    there = next(node for node in tree.walk() if node.path == within.path)
    return keep_on_screen([node for node in there.walk() if not is_shown_choice(node) and (
        node.role in CONTROLS or node.has("focusable") and node.role not in NOT_CONTROLS)])


def say_path(node):
    above = []
    while node.parent is not None:
        node = node.parent
        above.append(f"{node.role} “{node.name}”" if node.name else node.role)
    return f" in {' < '.join(above)}"


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
    controls = list_controls(app, within)
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
    app = None

    maxDiff = None

    def speak(self, text):
        return text

    def walk(self, *walks):
        faults = {}
        for screen, within in itertools.chain.from_iterable(screens.WALKS[walk](self) for walk in walks):
            within = within or self.app.top_window()
            found = find_faults(self.app, within)
            if screen in ASKING:
                self.app.focus(within.window())
                found += find_traps(self.app, list_controls(self.app, within))
            if found:
                faults[screen] = found
        self.assertEqual(faults, {})

    def test_practice(self):
        self.walk("lists", "finished", "course", "manners", "records")

    def test_stopped(self):
        self.walk("stopped")

    def test_amended(self):
        self.walk("amended")

    def test_conflict(self):
        self.walk("conflict")

    def test_bringing_in(self):
        self.walk("bringing_in")

    def test_welcome(self):
        self.walk("welcome")

    def test_translation(self):
        self.walk("translation")


if __name__ == "__main__":
    main()
