# SPDX-License-Identifier: GPL-3.0-or-later
"""The program by its keyboard: what is pressed, what is typed, and where the keyboard is."""
import contextlib
import re
import time

from gi.repository import Gio, GLib

from accessible import Missing

ACCESSIBLE = "org.a11y.atspi.Accessible"
EVENTS = "org.a11y.atspi.Event.Object"
DOUBT = 3  # seconds after which it is looked for where nothing was told of it


class Keyboard:
    """What an App can do by keys. Where they go is told by the program, event by event: nobody has to look for it."""

    focus_path = None
    lost_at = None  # since when it is not known where the keyboard is
    told_at = (None, 0, 0)  # where it was told to be; since when it is asked for, and was the last time

    def follow_focus(self):
        self.bus.connection.signal_subscribe(self.bus_name, EVENTS, "StateChanged", None, "focused",
                                             Gio.DBusSignalFlags.NONE, self.on_focus)

    def on_focus(self, _connection, _sender, path, _interface, _signal, arguments):
        if arguments.unpack()[1]:
            self.focus_path = path
        elif self.focus_path == path:
            self.focus_path = None

    def focused(self):
        """What has the keyboard now, or None."""
        while GLib.MainContext.default().iteration(False):
            pass
        node = None
        if self.focus_path is not None:
            with contextlib.suppress(GLib.Error):  # it went meanwhile
                node = self.node_at(self.focus_path)
        if node is None or not node.has("focused"):
            return self.look_for_focus()
        self.lost_at = None
        return self.doubt(node)

    def doubt(self, node):
        """Who asks and asks waits for it elsewhere: it may have gone where nothing tells of it."""
        path, since, last = self.told_at
        now = time.monotonic()
        if path != node.path or now > last + 2:
            since = now
        is_long = now > since + DOUBT
        self.told_at = node.path, now if is_long else since, now
        return is_long and self.seek_focus() or node

    def look_for_focus(self):
        """What nobody has asked for yet tells nothing of itself: it is looked for, after a while."""
        now = time.monotonic()
        if self.lost_at is None:
            self.lost_at = now
        if now < self.lost_at + 1:
            return None
        found = self.seek_focus()
        self.lost_at = time.monotonic()
        if found is None:
            self.give_keyboard_back()
        return found

    def give_keyboard_back(self):
        """What popped up had the display's keyboard and is put away: a window manager would give it to the window."""
        window = self.top_window()
        if window is not None:
            self.focus(window)

    def seek_focus(self):
        """Each window has a place for the keyboard: that of the window that has it now is where it is."""
        found = [node for node in self.tree(thorough=True).walk() if node.has("focused")]
        if len(found) > 1:
            title = self.xdotool("getwindowfocus", "getwindowname").rstrip("\n")
            found = [node for node in found if node.window().said == title] or found
        if not found:
            return None
        self.focus_path = found[0].path
        return found[0]

    def is_at(self, name):
        """Waits until the keyboard is at something: its name, or a compiled pattern for it. Returns it."""
        at = [None]

        def arrives():
            at[0] = self.focused()
            if at[0] is None:
                return None
            texts = (at[0].name, at[0].description)
            return any(name.search(text) if hasattr(name, "search") else text == name for text in texts) and at[0]

        try:
            return self.wait(arrives, f"the keyboard at {getattr(name, 'pattern', name)}")
        except AssertionError as error:
            raise type(error)(f"{error}; it is at {at[0]}") from error

    def key(self, *keys, window=None):
        """Keys as xdotool names them: "ctrl+p", "Tab", "space"; to a window, else to the newest."""
        self.focus(window or self.top_window())
        self.xdotool("key", "--clearmodifiers", *keys)

    def press(self, *keys):
        """Keys for whatever has the keyboard, whichever window that is."""
        self.xdotool("key", "--clearmodifiers", *keys)

    def type(self, text, window=None):
        self.focus(window or self.top_window())
        self.write(text)

    def write(self, text):
        """Text for whatever has the keyboard."""
        self.xdotool("type", "--clearmodifiers", "--delay", "4", "--", text)

    def press_until(self, key, name, most=40):
        """Presses a key until the keyboard is at something: Tab, as a person does who sees where it goes."""
        here = self.somewhere()
        for _ in range(most):
            if here is not None and (name.search(here.name or here.description) if hasattr(name, "search")
                                     else here.name == name):
                return here
            self.press(key)
            here = self.somewhere(here)
        raise AssertionError(f"{key} did not lead to {getattr(name, 'pattern', name)} in {most} steps, but to {here}")

    def somewhere(self, before=None):
        """Where the keyboard is once it has left where it was before. Not every row tells that it has it: then None."""
        at = [None]

        def arrives():
            at[0] = self.focused()
            return at[0] is not None and (before is None or at[0].path != before.path)

        try:
            self.wait(arrives, "the keyboard elsewhere", 5)
        except AssertionError:
            if at[0] is not None:
                raise
        return at[0]

    def go_to(self, words, name):
        """To a question by typing words of it; name: what the keyboard is at then."""
        search = self.wait(self.ask_for_question, "the search for a question")
        self.write(words)
        self.wait(lambda: search.text() == words, f"“{words}” in the search")
        self.press("Return")
        return self.is_at(name)

    def ask_for_question(self):
        """Pressed while something else is being put away, the key reaches nobody: then it is pressed again."""
        self.press("ctrl+k")
        with contextlib.suppress(Missing):
            return self.wait(lambda: (node := self.focused()) is not None and node.role in ("entry", "text")
                             and node.name == "Find a question" and node, "the search to open", 2 * DOUBT)

    def sit_down(self, name):
        """Somebody else comes to the desk."""
        self.press("F2")
        self.wait(lambda: (node := self.focused()) is not None and node.role == "list item", "the clinic’s people")
        self.press_until("Tab", name)
        self.press("Return")
        self.find("button", re.compile(f"^At the desk: {name}"))

    def say_why(self, words):
        """A reason that is asked for."""
        self.is_at(re.compile(r"\?"))
        self.write(words)
        self.press("Tab", "space")
