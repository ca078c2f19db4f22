# SPDX-License-Identifier: GPL-3.0-or-later
"""What the accessibility tree says of a program, and what can be done to the things in it."""
import contextlib
import os
import re

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = int(os.environ.get("VENULE_APP_PATIENCE", 120))  # seconds; a loaded machine is slow, a broken program never gets there

REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
COMPONENT = "org.a11y.atspi.Component"
IN_WINDOW = GLib.Variant("(u)", (1,))
NAMELESS = re.compile(r"(Gtk|Adw|Venule)[A-Z]\w*$")  # what GTK says of a thing that has no name
STATES = {name: int(getattr(Atspi.StateType, name.upper())) for name in
          ("checked", "editable", "enabled", "expanded", "focusable", "focused", "invalid", "pressed", "required",
           "selected", "sensitive", "showing", "visible")}


class Missing(AssertionError):
    """What was looked for did not come."""


class Ended(Exception):
    """The program ended: nothing of it will come. Who makes do without what is missing does not make do with this."""


class Bus:
    """The bus of the accessibility tree: one for a test run, whichever session bus a program is on."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        reply = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                  Gio.DBusCallFlags.NONE, -1, None)
        self.address = reply.unpack()[0]
        flags = Gio.DBusConnectionFlags
        self.connection = Gio.DBusConnection.new_for_address_sync(
            self.address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)

    def ask(self, name, path, interface, method, arguments=None):
        return self.connection.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                                         PATIENCE * 1000, None)

    def call(self, name, path, interface, method, arguments=None):
        return self.ask(name, path, interface, method, arguments).unpack()

    def call_many(self, calls):
        """All at once: much quicker than one after the other. Returns what each replied; None: what was asked has gone."""
        replies, left = [None] * len(calls), len(calls)

        def on_reply(connection, result, number):
            nonlocal left
            left -= 1
            with contextlib.suppress(GLib.Error):
                replies[number] = connection.call_finish(result).unpack()

        for number, (name, path, interface, method, arguments) in enumerate(calls):
            self.connection.call(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, PATIENCE * 1000,
                                 None, on_reply, number)
        while left > 0:
            GLib.MainContext.default().iteration(True)
        return replies

    def find_program(self, pid):
        for name, path in self.call(REGISTRY, ROOT, ACCESSIBLE, "GetChildren")[0]:
            try:
                owner = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                  "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))[0]
            except GLib.Error:  # it left meanwhile
                continue
            if owner == pid:
                return name
        return None


def middle_of(place):
    """What another page of a stack covers keeps its size, but contains no point: not the middle of its place either."""
    x, y, width, height = place
    return GLib.Variant("(iiu)", (x + width // 2, y + height // 2, 1))


def read_facts(item, understand):
    """What an item says of a thing: what a Node has. What the program says is understood in English."""
    (_, path), _, (_, parent_path), index, n_children, interfaces, name, role, description, bits = item
    said = plain_name(name)
    return {"path": path, "parent_path": parent_path, "index": index, "n_children": n_children, "interfaces": interfaces,
            "said": said, "description_said": description, "name": understand(said), "description": understand(description),
            "role": Atspi.role_get_name(Atspi.Role(role)), "bits": bits[0] | bits[1] << 32}


class Node:
    """One thing in the tree, as it was when the tree was read. What is done to it is done to what is there now."""

    def __init__(self, app, facts):
        self.app = app
        self.__dict__.update(facts)
        self.parent = None
        self.children = []

    def has(self, state):
        return bool(self.bits >> STATES[state] & 1)

    def call(self, interface, method, arguments=None):
        return self.app.bus.call(self.app.bus_name, self.path, interface, method, arguments)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def n_visible(self):
        """Of the children that are known: what was hidden stays known, but is not counted among its parent’s."""
        return sum(child.has("visible") for child in self.children)

    def texts(self):
        """Everything that is written in it, in reading order."""
        return [node.name for node in self.walk() if node.role == "label" and node.name]

    def extents(self):
        """Place and size in its window."""
        if COMPONENT not in self.interfaces:
            return 0, 0, 0, 0
        return self.call(COMPONENT, "GetExtents", IN_WINDOW)[0]

    def is_on_screen(self):
        """Whether it has a place in its window; it may still have to be scrolled to."""
        return bool(keep_on_screen([self]))

    def actions(self):
        count = self.app.get_property(self, ACTION, "NActions")
        return [self.call(ACTION, "GetName", GLib.Variant("(i)", (i,)))[0] for i in range(count)]

    def do(self, action):
        names = self.actions()
        if action not in names:
            raise Missing(f"{self} has no action {action}, but {', '.join(names) or 'none'}")
        done = self.call(ACTION, "DoAction", GLib.Variant("(i)", (names.index(action),)))[0]
        if not done:
            raise Missing(f"{self} did not take {action}")

    def click(self):
        """Buttons, switches, links. For what GTK gives no action (check buttons, rows), point()."""
        self.do("click" if "click" in self.actions() else "activate")

    def point(self):
        """A click of the pointer in its middle."""
        self.hover()
        self.app.xdotool("click", "--delay", "10", "1")

    def hover(self):
        """The pointer comes to its middle."""
        x, y, width, height = self.extents()
        if width == 0 or height == 0:
            raise Missing(f"{self} is not on screen, so nobody can point at it")
        left, top = self.app.place_of_window(self.window())
        x, y = left + x + width // 2, top + y + height // 2
        # What came under a pointer at rest has not heard of it.
        self.app.xdotool("mousemove", str(x - 1), str(y), "mousemove", str(x), str(y))

    def window(self):
        node = self
        while node.parent is not None and node.parent.path != ROOT:
            node = node.parent
        return node

    def text(self):
        length = self.app.get_property(self, "org.a11y.atspi.Text", "CharacterCount")
        return self.call("org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, length)))[0]

    def set_text(self, text):
        self.call("org.a11y.atspi.EditableText", "SetTextContents", GLib.Variant("(s)", (text,)))

    def value(self):
        return self.app.get_property(self, "org.a11y.atspi.Value", "CurrentValue")

    def set_value(self, value):
        self.call("org.freedesktop.DBus.Properties", "Set",
                  GLib.Variant("(ssv)", ("org.a11y.atspi.Value", "CurrentValue", GLib.Variant("d", value))))

    def __str__(self):
        return f"{self.role} “{self.name}”" + (f" ({self.description})" if self.description else "")


def plain_name(name):
    """A button with a mnemonic says its label twice: as it is written, "_Print", and as it is read."""
    middle = len(name) // 2
    for at in range(max(middle - 3, 0), min(middle + 4, len(name))):
        if name[at:at + 1] == " " and name[:at].replace("_", "") == name[at + 1:].replace("_", ""):
            return name[at + 1:]
    return "" if NAMELESS.match(name) else name


def matches(node, role, name, sensitive):
    if role == "button":
        if "button" not in node.role or node.role == "radio button":
            return False
    elif role is not None and node.role != role:
        return False
    if sensitive is not None and node.has("sensitive") != sensitive:
        return False
    if name is None:
        return True
    # A button with a picture only is known by its tooltip, which GTK gives as the description.
    texts = [node.name] if node.name else [node.description]
    return any(name.search(text) if hasattr(name, "search") else name == text for text in texts)


def keep_on_screen(nodes):
    """Those that have a place in their window: asked of all at once."""
    nodes = [node for node in nodes if COMPONENT in node.interfaces]
    if not nodes:
        return []
    bus, name = nodes[0].app.bus, nodes[0].app.bus_name
    places = bus.call_many([(name, node.path, COMPONENT, "GetExtents", IN_WINDOW) for node in nodes])
    placed = [(node, place[0]) for node, place in zip(nodes, places, strict=True)
              if place is not None and place[0][2] > 0 and place[0][3] > 0]
    replies = bus.call_many([(name, node.path, COMPONENT, "Contains", middle_of(place)) for node, place in placed])
    return [node for (node, _), reply in zip(placed, replies, strict=True) if reply is not None and reply[0]]


def describe(args, kwargs):
    words = [getattr(arg, "pattern", arg) for arg in args if arg is not None]
    words += [f"{key} {getattr(value, 'pattern', value)}" for key, value in kwargs.items()]
    return " ".join(map(str, words))


def outline(node, depth=0):
    """The tree as text, for people who write tests."""
    states = " ".join(state for state in ("focused", "checked", "pressed", "selected", "expanded") if node.has(state))
    line = "  " * depth + f"{node} {states}".rstrip() + ("" if node.has("sensitive") else " (insensitive)") + "\n"
    return line + "".join(outline(child, depth + 1) for child in node.children)
