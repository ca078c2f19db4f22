#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a picture of every screen in every dress: light, dark, both in high contrast, large text, right to left,
narrow. Says which window is larger than the screen that its dress stands for.

    tests/app/shots.py FOLDER [WALK|DRESS|WALK:DRESS…]"""
import contextlib
import os
import pathlib
import subprocess
import sys
import time

import screens
from large_text import large_text
from venule_app import AppTest, main
from words import Words

FOLDER = pathlib.Path(os.environ.get("VENULE_SHOTS", "."))
ONLY = os.environ.get("VENULE_SHOTS_ONLY", "").split()

# What each dress is: environment, size of the window, whether text is twice as large.
DRESSES = {
    "light": ({}, (1360, 860), False),
    "dark": ({"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}, (1360, 860), False),
    "contrast": ({"ADW_DEBUG_HIGH_CONTRAST": "1"}, (1360, 860), False),
    "dark-contrast": ({"ADW_DEBUG_COLOR_SCHEME": "prefer-dark", "ADW_DEBUG_HIGH_CONTRAST": "1"}, (1360, 860), False),
    "large-text": ({}, (1360, 860), True),
    "right-to-left": ({"LANGUAGE": "ar"}, (1360, 860), False),
    "narrow": ({}, (800, 600), False),
}


class Shots(AppTest):
    person, role = "Example Specialist", "specialist"
    app, environment = None, None

    def start(self, *arguments, **kwargs):
        return super().start(*arguments, environment=self.environment, **kwargs)

    def speak(self, text):
        return Words({**os.environ, **self.environment}).speak(text)

    def take(self, screen, dress):
        _, (width, height), _ = DRESSES[dress]
        time.sleep(1.5)  # let it settle: pictures fade in
        picture = FOLDER / f"{screen}-{dress}.png"
        self.app.picture(picture)
        subprocess.run(["mogrify", "-crop", f"{width}x{height}+0+0", "+repage", str(picture)], check=True)
        for window in self.app.tree().children:
            if window.extents()[2] > width or window.extents()[3] > height:
                print(f"{screen}-{dress}: {window} is {window.extents()[2]} × {window.extents()[3]}", file=sys.stderr)


def is_wanted(walk, dress):
    return not ONLY or bool({walk, dress, f"{walk}:{dress}"} & set(ONLY))


def make(walk, dress):
    def shoot(self):
        self.environment, (width, height), large = DRESSES[dress]
        self.set_desk(window_width=width, window_height=height, translator_width=width, translator_height=height)
        with large_text() if large else contextlib.nullcontext():
            for screen, _ in screens.WALKS[walk](self):
                self.take(screen, dress)

    return shoot


for walk_name in screens.WALKS:
    for dress_name in DRESSES:
        if is_wanted(walk_name, dress_name):
            setattr(Shots, f"test_{walk_name}:{dress_name}", make(walk_name, dress_name))

if __name__ == "__main__":
    if "VENULE_APP_IS_ON_DISPLAY" not in os.environ:
        if len(sys.argv) < 2:
            sys.exit(__doc__)
        os.environ["VENULE_SHOTS"] = os.path.abspath(sys.argv[1])
        os.environ["VENULE_SHOTS_ONLY"] = " ".join(sys.argv[2:])
        os.makedirs(sys.argv[1], exist_ok=True)
        del sys.argv[1:]
    main()
