#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The windows that open over a consultation, by keyboard alone: Tab goes as one reads, the place of the keyboard can be
seen everywhere, Escape closes, and the keyboard is then where it was."""
import pathlib
import re
import tempfile
import time

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf  # noqa: E402

from accessible import Missing  # noqa: E402
from venule_app import AppTest, main  # noqa: E402

# How each is opened from the menu, and what is there once it is.
WINDOWS = (
    (re.compile("^History"), "History", ("button", "Look at version 1")),
    (re.compile("^Copies"), "Copies and exports", ("button", re.compile("^Copy to"))),
)
ENOUGH = 5  # steps: a long page is not walked to its end


def is_read_after(place, before, is_mirrored):
    """Whether a place is read after another: lower, or in one line with it and further on."""
    if place[1] + place[3] / 2 > before[1] + before[3] or before[1] + before[3] / 2 > place[1] + place[3]:
        return place[1] > before[1]
    if is_mirrored:
        return place[0] + place[2] < before[0] + before[2]
    return place[0] > before[0]


class KeyboardWalk(AppTest):
    person, role = "Example Specialist", "specialist"

    def look(self):
        """What is on screen: the pixels."""
        with tempfile.TemporaryDirectory() as folder:
            picture = pathlib.Path(folder) / "screen.png"
            self.app.picture(picture)
            return GdkPixbuf.Pixbuf.new_from_file(str(picture)).get_pixels()

    def look_again(self, before):
        """What is on screen once it is another: a frame takes its time."""
        picture, until = self.look(), time.monotonic() + 5
        while picture == before and time.monotonic() < until:
            picture = self.look()
        return picture

    def find_keyboard(self, before):
        """None: where it is now tells nothing of it, as a row to type into does."""
        try:
            return self.app.somewhere(before)
        except Missing:
            return None

    def walk(self, is_mirrored):
        """Tab through a window, until the keyboard is back or long enough. Says what is not as it should be."""
        app, wrong, turns, seen = self.app, [], 0, set()
        here, picture = app.somewhere(), self.look()
        for _ in range(ENOUGH):
            seen.add(here.path)
            app.press("Tab")
            there = self.find_keyboard(here)
            before, picture = picture, self.look_again(picture)
            if picture == before:
                wrong.append(f"it can’t be seen that the keyboard went from {here} to {there}")
            if there is None or there.path in seen:
                break
            turns += not is_read_after(there.extents(), here.extents(), is_mirrored)
            here = there
        self.assertGreater(len(seen), 1, f"Tab goes nowhere from {here}")
        return wrong if turns == 0 else [*wrong, f"Tab goes back {turns} times"]

    def walk_windows(self, windows, environment=None, is_mirrored=False):
        app = self.app = self.start(environment=environment)
        app.open("Sample Lumpy-Feeder")
        desk = app.find("frame", "Venule")
        for item, title, content in windows:
            with self.subTest(title):
                app.xdotool("mousemove", "60", "300")  # where windows come up: no other may have the keyboard for its pointer
                app.menu(item)
                window = app.find("frame", title)
                app.find(*content, within=window)
                app.wait(lambda: (node := app.focused()) is not None and node.name != "Menu", f"the keyboard in {title}")
                self.assertEqual(self.walk(is_mirrored), [])
                app.press("Escape")
                app.find_gone("frame", title)
                app.focus(desk)
                app.is_at("Menu")

    def test_windows(self):
        self.walk_windows(WINDOWS)

    def test_windows_right_to_left(self):
        self.walk_windows(WINDOWS[:1], {"LANGUAGE": "ar"}, is_mirrored=True)


if __name__ == "__main__":
    main()
