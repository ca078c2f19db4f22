# SPDX-License-Identifier: GPL-3.0-or-later
"""The program in its Flatpak, beside the portals of this system: what is asked of a portal is asked in a window of the
portal's own, and comes to the program through the portal's file system or not at all."""
import contextlib
import os
import pathlib
import re

from gi.repository import Gio, GLib

from accessible import ACCESSIBLE, REGISTRY, ROOT, Missing, Node, read_facts
from keyboard import Keyboard
from looking import Looking
from program import App, private_folders
from windows import SOON, Windows

ID = "io.github.venule.Venule"
PROPERTIES = "org.freedesktop.DBus.Properties"
OUTSIDE = ("VENULE_DATA_DIR", "VENULE_PO_DIR", "VENULE_LOCALE_DIR", "GSETTINGS_SCHEMA_DIR", "GSETTINGS_BACKEND", "TMPDIR",
           "GTK_USE_PORTAL", "ADW_DISABLE_PORTAL")  # what is set for a program of the build folder
# What Flatpak and the portals say where there is no system bus, no settings daemon and no sound.
NOISE = re.compile("^$|system bus|system_bus|XDG_DATA_DIRS|/share/?$|flatpak|The directories|search path|may not appear")


def find_by_name(bus, name):
    """The program that calls itself so in the accessibility tree, by its name on the bus."""
    for sender, path in bus.call(REGISTRY, ROOT, ACCESSIBLE, "GetChildren")[0]:
        try:
            said = bus.call(sender, path, PROPERTIES, "Get",
                            GLib.Variant("(ss)", (ACCESSIBLE, "Name")))[0]
        except GLib.Error:  # it left meanwhile
            continue
        if said == name:
            return sender
    return None


def find_window(app, window):
    """The number that a program in a sandbox gives for itself is one of the sandbox."""
    for candidate in reversed(app.xdotool("search", "--onlyvisible", "--name", ".").split()):
        if app.xdotool("getwindowname", candidate).rstrip("\n") == window.said:
            return candidate
    return None


class SandboxedApp(App):
    command = ["flatpak", "--user", "run", ID]

    def environment(self):
        return {key: value for key, value in super().environment().items() if key not in OUTSIDE}

    def appears(self):
        if self.process.poll() is not None:
            raise Missing(f"the program ended with {self.process.returncode}: {self.said()}")
        self.bus_name = find_by_name(self.bus, "venule")
        return self.bus_name is not None

    def window_id(self, window):
        return find_window(self, window)

    def said(self):
        return "".join(line + "\n" for line in super().said().splitlines() if not NOISE.search(line))


class Portal(Looking, Windows, Keyboard):
    """The windows in which the desktop asks for files and printers."""

    def __init__(self, app):
        self.bus, self.process, self.said = app.bus, app.process, app.said
        self.understand = str
        self.bus_name = None
        self.begin_looking()
        self.wait(self.appears, "a portal’s window")
        self.follow_focus()

    def appears(self):
        self.bus_name = find_by_name(self.bus, "xdg-desktop-portal-gtk")
        return self.bus_name is not None

    def window_id(self, window):
        return find_window(self, window)

    def tree(self, thorough=False):
        """Asked for thing by thing: an older toolkit's program gives no account of all of them at once."""
        root = Node(self, dict.fromkeys(("name", "role", "description", "said"), "") | {"path": ROOT, "interfaces": [], "bits": 0})
        level = [root]
        while level:
            level = self.read_children(level)
        return root

    def read_children(self, parents):
        replies = self.ask_all(parents, "GetChildren")
        for parent, reply in zip(parents, replies, strict=True):
            for _, path in reply[0] if reply is not None else ():
                parent.children.append(Node(self, {"path": path}))
                parent.children[-1].parent = parent
        children = [child for parent in parents for child in parent.children]
        properties = GLib.Variant("(s)", (ACCESSIBLE,))
        facts = [self.ask_all(children, what) for what in ("GetInterfaces", "GetRole", "GetState")]
        facts.append(self.bus.call_many([(self.bus_name, child.path, PROPERTIES, "GetAll", properties) for child in children]))
        for child, *said in zip(children, *facts, strict=True):
            self.learn(child, said)
        return [child for child in children if child.interfaces]

    def ask_all(self, nodes, method):
        return self.bus.call_many([(self.bus_name, node.path, ACCESSIBLE, method, None) for node in nodes])

    def learn(self, node, said):
        """Of what has gone meanwhile nothing is known."""
        if None in said:
            said = [([],), (0,), ((0, 0),), ({"Name": "", "Description": ""},)]
        (interfaces,), (role,), (bits,), (known,) = said
        item = ((self.bus_name, node.path), None, (None, node.parent.path), 0, 0, interfaces, known["Name"], role,
                known["Description"], bits)
        vars(node).update(read_facts(item, self.understand))

    def answer_file(self, title, path, button):
        """Types a path where a file is asked for; of one to be saved returns the name that was proposed."""
        dialog = self.find_dialog(title)
        saves = button in ("Copy", "Save")
        proposed = self.find("text", within=dialog).text() if saves else None
        if not saves:
            self.key("ctrl+l", window=dialog)
        self.name_file(dialog, str(path))
        self.accept(dialog, button)
        return proposed

    def name_file(self, dialog, path):
        """A window that has just come may not have the keyboard yet: what it did not hear is typed once more."""
        entry = self.find("text", within=dialog)

        def is_named():
            self.key("ctrl+a", window=dialog)
            self.type(path, window=dialog)
            with contextlib.suppress(Missing):
                return self.wait(lambda: entry.text() == path, "it to be typed", 3 * SOON)

        self.wait(is_named, f"{path} as the file’s name")

    def answer_folder(self, title, name, button):
        """Points at a folder that was used before: of one that is typed this window takes no notice."""
        dialog = self.find_dialog(title)
        self.find("table cell", name, within=dialog).point()
        self.accept(dialog, button)

    def find_dialog(self, title):
        return self.wait(lambda: next((window for window in self.tree().children if window.name == title), None), title)

    def accept(self, dialog, button):
        self.find("button", button, within=dialog, sensitive=True).click()
        self.wait(lambda: all(window.path != dialog.path for window in self.tree().children), f"{dialog.name} to go")


class Sandbox:
    """For an AppTest: the home is that of a sandbox, and what the tests look into is where the sandbox has it."""

    program = SandboxedApp

    def furnish(self):
        own = pathlib.Path(self.home) / ".var/app" / ID
        for name in ("config", "data"):
            (own / name).mkdir(parents=True)
            (self.home / name).symlink_to(own / name)
        self.show_documents()

    def show_documents(self):
        """The portal names its files by where they are outside: with a desktop that is where the sandbox has them, too.
        The sandbox's own folder for what is temporary has them there for the tests."""
        runtime = pathlib.Path(private_folders(self.home)["XDG_RUNTIME_DIR"])
        documents = pathlib.Path(os.environ["XDG_RUNTIME_DIR"], "doc")
        place = runtime / ".flatpak" / ID / "tmp" / documents.relative_to("/tmp")
        place.parent.mkdir(mode=0o700, parents=True)
        place.symlink_to(f"/run/user/{os.getuid()}/doc")

    def tell_portals(self, **environment):
        """What is to be in their environment: they are started by the bus, and not by this test."""
        Gio.bus_get_sync(Gio.BusType.SESSION).call_sync(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "UpdateActivationEnvironment",
            GLib.Variant("(a{ss})", (environment,)), None, Gio.DBusCallFlags.NONE, -1, None)
        os.environ.update(environment)
