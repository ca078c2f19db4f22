#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a picture of every screen in every dress: light, dark, high contrast, large text, right to left, narrow.

    tests/app/shots.py FOLDER [SCREEN[:VARIANT]…]"""
import gettext
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from venule_app import AppTest, main

FOLDER = pathlib.Path(os.environ.get("VENULE_SHOTS", "."))
ONLY = os.environ.get("VENULE_SHOTS_ONLY", "").split()

# What each dress is: environment, size of the window, whether text is twice as large.
VARIANTS = {
    "light": ({}, (1360, 860), False),
    "dark": ({"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}, (1360, 860), False),
    "contrast": ({"ADW_DEBUG_HIGH_CONTRAST": "1"}, (1360, 860), False),
    "large-text": ({}, (1360, 860), True),
    "right-to-left": ({"LANGUAGE": "ar"}, (1360, 860), False),
    "narrow": ({}, (800, 600), False),
}


def learn(app, environment):
    """Teaches APP what the program says for its English texts, in the language that it was started in."""
    words = gettext.translation("venule", os.environ.get("VENULE_LOCALE_DIR"), [environment.get("LANGUAGE", "en")],
                                fallback=True)
    app.say = words.gettext


def matching(app, *texts):
    """A pattern of labels that say one of TEXTS, which hold numbers."""
    return re.compile("|".join(re.escape(app.say(text)).replace("%u", "[0-9]+") for text in texts))


def open_sample(app, name):
    """Finds a sample by typing, and opens it."""
    app.find("list item", re.compile("^Sample "))
    app.key("ctrl+f")
    app.type(name)
    app.find("list item", re.compile(name)).point()
    app.find("label", f"Sample {name}")


def start(test, app):
    app.find("list item", re.compile("^Sample "))


def draft(test, app):
    open_sample(app, "Half-Done")


def finished(test, app):
    open_sample(app, "Lumpy-Feeder")


def arabic(test, app):
    open_sample(app, "Arabic-Sheet")


def checks(test, app):
    draft(test, app)
    app.find("button", matching(app, "%u to answer", "%u to correct")).point()
    app.find("label", app.say("Still to answer"))


def finder(test, app):
    draft(test, app)
    app.key("ctrl+k")
    time.sleep(1)
    app.type("ibuprofen")  # a name that is the same in every language


def new(test, app):
    app.find("list item", re.compile("^Sample "))
    app.key("ctrl+n")
    app.find("label", app.say("New patient"))


def printing(test, app):
    finished(test, app)
    app.key("ctrl+p")
    time.sleep(2)


def translation(test, app):
    """The translator's room, on a text of the sheet."""
    app.find("entry", app.say("Find a text")).set_text("{phone}")
    app.find("label", matching(app, "%u of %u texts"))


translation.arguments = ("--translate",)

SCREENS = {function.__name__: function for function in (start, new, draft, finished, arabic, checks, finder, printing,
                                                        translation)}


class Shots(AppTest):
    pass


def make(screen, variant):
    def shoot(self):
        environment, (width, height), large = VARIANTS[variant]
        self.set_desk(window_width=width, window_height=height, translator_width=width, translator_height=height)
        settings = start_large_text() if large else None
        try:
            app = self.start(*getattr(SCREENS[screen], "arguments", ()), environment=environment)
            learn(app, environment)
            SCREENS[screen](self, app)
            time.sleep(1.5)  # let it settle: pictures fade in
            picture = FOLDER / f"{screen}-{variant}.png"
            app.picture(picture)
            subprocess.run(["mogrify", "-crop", f"{width}x{height}+0+0", "+repage", str(picture)], check=True)
        finally:
            if settings is not None:
                settings.terminate()
                settings.wait()

    return shoot


def start_large_text():
    """Text at 200 %, as a desktop says it: by the X settings."""
    file = tempfile.NamedTemporaryFile("w", suffix=".conf", delete=False)
    file.write("Xft/DPI 196608\n")
    file.close()
    daemon = subprocess.Popen(["xsettingsd", "-c", file.name], stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    return daemon


for screen_name in SCREENS:
    for variant_name in VARIANTS:
        title = f"{screen_name}:{variant_name}"
        if not ONLY or title in ONLY or screen_name in ONLY or variant_name in ONLY:
            setattr(Shots, f"test_{title}", make(screen_name, variant_name))

if __name__ == "__main__":
    if "VENULE_APP_IS_ON_DISPLAY" not in os.environ:
        if len(sys.argv) < 2:
            sys.exit(__doc__)
        os.environ["VENULE_SHOTS"] = os.path.abspath(sys.argv[1])
        os.environ["VENULE_SHOTS_ONLY"] = " ".join(sys.argv[2:])
        os.makedirs(sys.argv[1], exist_ok=True)
        del sys.argv[1:]
    main()
