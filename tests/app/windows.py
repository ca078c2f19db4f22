# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's windows, the pointer, and what people do so often that it has a word."""
import contextlib
import re
import subprocess
import time

from gi.repository import Gio, GLib

from accessible import PATIENCE, Missing, keep_on_screen, matches

# What the button says that takes what was chosen.
ACCEPT = re.compile("^(Copy|Copy here|Look at it|Look at them|Save|Export here)$")

SOON = 2  # seconds after which what had no effect and does no harm is done again


class Windows:
    """What an App can do with its windows, menus and lists."""

    def xdotool(self, *arguments):
        done = subprocess.run(["xdotool", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              timeout=PATIENCE)
        return done.stdout

    def window_id(self, window):
        for candidate in reversed(self.xdotool("search", "--onlyvisible", "--pid", str(self.process.pid)).split()):
            if self.xdotool("getwindowname", candidate).rstrip("\n") == window.said:
                return candidate
        return None

    def place_of_window(self, window):
        window_id = self.wait(lambda: self.window_id(window), f"the window “{window.name}” on the screen")
        self.focus(window)
        lines = self.xdotool("getwindowgeometry", "--shell", window_id).splitlines()
        values = dict(line.split("=") for line in lines)
        return int(values["X"]), int(values["Y"])

    def focus(self, window):
        """Gives a window the keyboard: there is nobody else here who would."""
        window_id = self.window_id(window)
        if window_id is not None and self.xdotool("getwindowfocus").strip() != window_id:
            self.xdotool("windowraise", window_id, "windowfocus", "--sync", window_id)

    def top_window(self):
        # What was shown over a window and is put away has no place, and may not be asked for one.
        windows = [node for node in self.tree().children if node.role != "filler" and node.is_on_screen()]
        return windows[-1] if windows else None

    def activate(self, action):
        """An action of the program by its name, "quit"; for what is not what the test is about."""
        path = "/io/github/venule/Venule" + ("/Practice" if self.practice else "")
        bus = Gio.bus_get_sync(Gio.BusType.SESSION) if self.session is None else Gio.DBusConnection.new_for_address_sync(
            self.session_address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        bus.call_sync(path[1:].replace("/", "."), path, "org.gtk.Actions", "Activate",
                      GLib.Variant("(sava{sv})", (action, [], {})), None, Gio.DBusCallFlags.NONE, -1, None)

    def menu(self, item, within="Venule"):
        """Chooses from the menu of the main window, by keyboard: it has a surface of its own, and nobody knows where."""
        window = self.find("frame", within)
        self.key("F10", window=window)
        self.choose(item, self.find("button", "Menu", within=window))

    def choose(self, item, button):
        """From a menu that is open, by the arrow keys."""
        self.find("menu item", item, within=button, sensitive=True)

        def is_there():
            here = self.focused()
            if here is not None and matches(here, "menu item", item, True):
                return True
            self.key("Down")
            return False

        self.wait(is_there, f"{item} in the menu")
        self.key("Return")

    def close(self, window):
        """As every window of ours but the main one can be closed."""
        self.escape(lambda: all(node.path != window.path for node in self.tree().children), f"{window} to go", window, SOON)

    def put_away(self, *content, within=None):
        """What opened over a window, of which something is known. Who is asked twice might put away the next thing too."""
        self.escape(lambda: self.maybe(*content, within=within) is None, f"no {content}", None, PATIENCE / 6)

    def escape(self, is_gone, what, window, seconds):
        """Presses Escape, and once more after some seconds where the key came too early."""
        pressed = None

        def is_done():
            nonlocal pressed
            if pressed is not None and is_gone():
                return True
            if pressed is None or time.monotonic() > pressed + seconds:
                self.key("Escape", window=window)
                pressed = time.monotonic()
            return False

        self.wait(is_done, what)

    def open(self, name):
        """Finds a patient in the lists by typing, and opens the consultation."""
        window = self.find("frame", "Venule")
        self.find("entry", "Find a consultation", within=window).set_text(name)
        self.open_row(name, alone=True)

    def open_row(self, name, alone=False):
        """Opens the consultation of a patient who is in the list; alone: and nobody else, as soon as that is so."""
        self.choose_row(re.compile("^" + re.escape(name) + "[,،\n]"), name, "Venule", alone)

    def choose_row(self, row, label, within, alone=False):
        """Points at a row until what it leads to shows: the list may move under the pointer after all."""
        def leads():
            self.settled(row, within, alone).point()
            with contextlib.suppress(Missing):
                return self.find("label", label, within=within, timeout=SOON)

        return self.wait(leads, f"{label} behind {row.pattern}")

    def settled(self, row, window, alone=False):
        """A row of the list, once it stays at its place; alone: and the search has put away what it is not about."""
        asked, place = time.monotonic(), None

        def is_settled():
            nonlocal place
            node, before = self.find("list item", row, within=window), place
            place = node.extents()
            others = alone and [other for other in keep_on_screen(node.parent.children) if not row.search(other.name)]
            return (not others or time.monotonic() > asked + SOON) and place == before and node

        return self.wait(is_settled, f"{row.pattern} to settle")

    def choose_file(self, title, path, replaces=False):
        """Types a path where a file is asked for; None: gives up. replaces: there is one of that name, which may go.
        Returns the name that was proposed."""
        dialog = self.wait(lambda: next((window for window in self.tree().children if window.name == title), None), title)
        if path is None:
            self.close(dialog)
            return None
        if not title.startswith(("Make", "Save")):
            self.key("ctrl+l", window=dialog)
        entry = self.find("text", within=dialog)
        proposed = entry.text()
        self.key("ctrl+a", window=dialog)
        self.type(str(path), window=dialog)
        self.wait(lambda: entry.text() == str(path), f"{path} as the file’s name")
        self.find("button", ACCEPT, within=dialog, sensitive=True).click()
        if replaces:
            self.find("button", "Replace").click()
        self.wait(lambda: all(window.path != dialog.path for window in self.tree().children), f"{title} to go")
        return proposed
