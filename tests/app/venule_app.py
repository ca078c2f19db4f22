# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program as a person does: by what the accessibility tree shows, the keyboard and the pointer.

    class Lists(AppTest):
        def test_opens(self):
            app = self.start()                                 # practice mode: the samples are there
            app.find("list item", re.compile("^Sample ")).point()
            app.key("ctrl+p")
            app.find("button", "Print").click()

    if __name__ == "__main__":
        main()

Everything polls and nothing sleeps for luck: find() waits until the thing is there, wait() until a condition holds.
Each test has folders, settings and a store of its own. When it ends the program is asked to quit, has to end well,
and may have said nothing on its error output. VENULE_APP_PICTURES=FOLDER keeps a picture and the tree of a failure.
"""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import pseudo  # noqa: E402

from keyboard import Keyboard  # noqa: E402

PROGRAM = os.environ["VENULE_APP"]
SHEET = os.environ["VENULE_SHEET"]
DATA = pathlib.Path(os.environ["VENULE_DATA_DIR"])
TODAY = "2026-11-23"
SCREEN = os.environ.get("VENULE_APP_SCREEN", "1400x1000")
PATIENCE = int(os.environ.get("VENULE_APP_PATIENCE", 60))  # seconds; a loaded machine is slow, a broken program never gets there

DOUBT = 3  # seconds after which everything is asked for again, in case a child took the place of another

REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
NAMELESS = re.compile(r"(Gtk|Adw|Venule)[A-Z]\w*$")  # what GTK says of a thing that has no name
STATES = {name: int(getattr(Atspi.StateType, name.upper())) for name in
          ("checked", "editable", "enabled", "expanded", "focusable", "focused", "invalid", "pressed", "required",
           "selected", "sensitive", "showing", "visible")}


class Missing(AssertionError):
    """What was looked for did not come."""


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

    def call(self, name, path, interface, method, arguments=None):
        reply = self.connection.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                                          PATIENCE * 1000, None)
        return reply.unpack()

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


class Node:
    """One thing in the tree, as it was when the tree was read. What is done to it is done to what is there now."""

    def __init__(self, app, item):
        (_, self.path), _, (_, self.parent_path), self.index, self.n_children, self.interfaces, name, role, \
            self.description_said, bits = item
        self.app = app
        self.said = plain_name(name)  # in the language that the program speaks; name and description are in English
        self.name, self.description = app.understand(self.said), app.understand(self.description_said)
        self.role = Atspi.role_get_name(Atspi.Role(role))
        self.bits = bits[0] | bits[1] << 32
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
        if "org.a11y.atspi.Component" not in self.interfaces:
            return 0, 0, 0, 0
        return self.call("org.a11y.atspi.Component", "GetExtents", GLib.Variant("(u)", (1,)))[0]

    def is_on_screen(self):
        """Whether it has a place in its window; it may still have to be scrolled to."""
        x, y, width, height = self.extents()
        if width <= 0 or height <= 0:
            return False
        # What another page of a stack covers keeps its size, but contains no point.
        middle = GLib.Variant("(iiu)", (x + width // 2, y + height // 2, 1))
        return self.call("org.a11y.atspi.Component", "Contains", middle)[0]

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
        self.app.xdotool("click", "1")

    def hover(self):
        """The pointer comes to its middle."""
        x, y, width, height = self.extents()
        if width == 0 or height == 0:
            raise Missing(f"{self} is not on screen, so nobody can point at it")
        left, top = self.app.place_of_window(self.window())
        self.app.xdotool("mousemove", str(left + x + width // 2), str(top + y + height // 2))

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


class App(Keyboard):
    """The program, running."""

    def __init__(self, bus, home, arguments=(), environment=None, separate=False):
        self.bus = bus
        self.home = pathlib.Path(home)
        self.practice = "--practice" in arguments
        self.errors = tempfile.TemporaryFile(mode="w+", encoding="utf-8")
        self.session = self.start_session() if separate else None
        env = self.environment()
        env.update(environment or {})
        self.understand = pseudo.understand if env.get("LANGUAGE") == pseudo.LANGUAGE else str
        self.process = subprocess.Popen([PROGRAM, "--today", TODAY, *map(str, arguments)], env=env, cwd=self.home,
                                        stderr=self.errors, stdin=subprocess.DEVNULL)
        self.bus_name = None
        self.wait(self.appears, "the program’s tree")
        self.follow_focus()
        self.find("frame")

    def environment(self):
        env = dict(private_folders(self.home), GTK_A11Y="atspi", GSK_RENDERER="cairo", LC_ALL="C.UTF-8",
                   AT_SPI_BUS_ADDRESS=self.bus.address, G_DEBUG="fatal-criticals", GTK_USE_PORTAL="0", ADW_DISABLE_PORTAL="1",
                   NO_AT_BRIDGE="0")
        env.pop("GSETTINGS_BACKEND", None)  # what the desk remembers has to outlive the program
        if self.session is not None:
            env["DBUS_SESSION_BUS_ADDRESS"] = self.session_address
        return env

    def start_session(self):
        """A bus of its own: a second program of the same name runs beside the first."""
        daemon = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, text=True)
        self.session_address = daemon.stdout.readline().strip()
        return daemon

    def appears(self):
        if self.process.poll() is not None:
            raise Missing(f"the program ended with {self.process.returncode}: {self.said()}")
        self.bus_name = self.bus.find_program(self.process.pid)
        return self.bus_name is not None

    # Looking

    def tree(self, thorough=False):
        """The whole tree: one call for what is known of it, and others for what nobody has asked for yet: where there
        are not as many children as there should be. thorough: asks for the children of everything again; a path, for
        what lies under it only, which is much quicker."""
        for _ in range(3):
            items = self.bus.call(self.bus_name, "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")[0]
            nodes = {item[0][1]: Node(self, item) for item in items}
            for node in nodes.values():
                parent = nodes.get(node.parent_path)
                if parent is not None and parent is not node and node.path != ROOT:
                    node.parent = parent
                    parent.children.append(node)
            again = nodes if thorough is True else ()
            if thorough in nodes:
                again = {node.path for node in nodes[thorough].walk()}
            lacking = [path for path, node in nodes.items()
                       if path in again or path == ROOT or node.n_visible() != node.n_children]
            if not self.ask_for_descendants(lacking, set(nodes)):
                break
        for node in nodes.values():
            node.children.sort(key=lambda child: child.index)
        return nodes[ROOT]

    def ask_for_descendants(self, paths, known):
        """Only what was asked for once is told of afterwards. Returns whether there was anything new."""
        n_known = len(known)
        while paths:
            try:
                children = self.bus.call(self.bus_name, paths.pop(), ACCESSIBLE, "GetChildren")[0]
            except GLib.Error:  # gone since
                continue
            fresh = [path for _, path in children if path not in known]
            known.update(fresh)
            paths.extend(fresh)
        return len(known) > n_known

    def node_at(self, path):
        """One thing by itself, without its parents and children."""
        def ask(method, arguments=None, interface=ACCESSIBLE):
            return self.bus.call(self.bus_name, path, interface, method, arguments)[0]

        known = ask("GetAll", GLib.Variant("(s)", (ACCESSIBLE,)), "org.freedesktop.DBus.Properties")
        return Node(self, ((self.bus_name, path), None, known["Parent"], 0, 0, ask("GetInterfaces"), known["Name"],
                           ask("GetRole"), known["Description"], ask("GetState")))

    def in_tree(self, node):
        """The same with what stands around it."""
        return next(other for other in self.tree().walk() if other.path == node.path)

    def get_property(self, node, interface, name):
        return node.call("org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (interface, name)))[0]

    def all(self, role=None, name=None, within=None, on_screen=True, sensitive=None, thorough=False):
        """What is there now. role: AT-SPI’s ("push button", "label", "entry", "list item", "toggle button", …), with
        "button" for any that can be pressed; name: exact, or a compiled pattern to search for; within: a Node, a
        window’s title, or nothing for everywhere."""
        root = self.tree(self.path_of(within) or True if thorough else False)
        if isinstance(within, str):
            windows = [w for w in root.children if w.name == within]
            root = windows[-1] if windows else None
        elif within is not None:
            root = next((node for node in root.walk() if node.path == within.path), None)
        found = [] if root is None else [node for node in root.walk() if matches(node, role, name, sensitive)]
        return [node for node in found if is_there(node, on_screen)]

    def path_of(self, within):
        """Where to look: of a window, the newest of that title."""
        if isinstance(within, str):
            within = next((w for w in reversed(self.tree().children) if w.name == within), None)
        return None if within is None else within.path

    def maybe(self, *args, **kwargs):
        """The first of all(), or None."""
        return next(iter(self.all(*args, **kwargs)), None)

    def find(self, *args, timeout=PATIENCE, **kwargs):
        """Waits for it."""
        asked = time.monotonic()

        def look():
            nonlocal asked
            found = self.maybe(*args, **kwargs)
            if found is None and time.monotonic() > asked + DOUBT:
                found = self.maybe(*args, **kwargs, thorough=True)
                asked = time.monotonic()
            return found

        return self.wait(look, f"{describe(args, kwargs)}", timeout)

    def find_gone(self, *args, timeout=PATIENCE, **kwargs):
        """Waits until there is none."""
        self.wait(lambda: self.maybe(*args, **kwargs) is None, f"no {describe(args, kwargs)}", timeout)

    def wait(self, condition, what, timeout=PATIENCE):
        end = time.monotonic() + timeout
        pause = 0.02
        while True:
            try:
                value = condition()
            except GLib.Error as error:  # a thing that went away while it was looked at, or the program did
                value = None
                if self.process.poll() is not None:
                    raise Missing(f"the program ended with {self.process.returncode}: {self.said()}") from error
            if value:
                return value
            if time.monotonic() > end:
                raise Missing(f"waited {timeout} s for {what}")
            time.sleep(pause)
            pause = min(pause * 1.5, 0.3)

    # Doing

    def xdotool(self, *arguments):
        done = subprocess.run(["xdotool", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              timeout=PATIENCE)
        return done.stdout

    def window_id(self, window):
        for candidate in reversed(self.xdotool("search", "--onlyvisible", "--pid", str(self.process.pid)).split()):
            if self.xdotool("getwindowname", candidate).rstrip("\n") == window.name:
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
        windows = [node for node in self.tree().children if node.is_on_screen()]
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
        """By Escape, as every window of ours but the main one can be closed."""
        self.key("Escape", window=window)
        self.wait(lambda: all(node.path != window.path for node in self.tree().children), f"{window} to go")

    def open(self, name):
        """Finds a patient in the lists by typing, and opens the consultation."""
        window = self.find("frame", "Venule")
        self.find("entry", "Find a consultation", within=window).set_text(name)
        row = re.compile("^" + re.escape(name) + "[,\n]")

        def is_open():  # the list settles while it is pointed at
            self.find("list item", row, within=window).point()
            end = time.monotonic() + PATIENCE / 4
            while time.monotonic() < end:
                if self.maybe("label", name, within=window) is not None:
                    return True
                time.sleep(0.2)
            return False

        self.wait(is_open, f"the consultation of {name}")

    # Ending

    def said(self):
        self.errors.seek(0)
        # No window manager is here to take the keyboard away in GTK's order, no colour or network service to answer it.
        said = re.sub(r"\n.*GtkText - did not receive a focus-out event.\n.*\n.*\n.*\n", "\n", "\n" + self.errors.read())
        # In the window of shortcuts the toolkit measures its own labels so.
        noise = re.compile("GtkLabel .* reported min width -4, but|Failed to set fd limit|Couldn't connect to D-Bus system bus, avahi|failed to contact colord|^$")
        return "".join(line + "\n" for line in said.splitlines() if not noise.search(line))

    def quit(self):
        """Asks it to end, and returns its exit status."""
        if self.process.poll() is None:
            self.activate("quit")
        return self.end()

    def kill(self):
        """As a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        return self.end()

    def end(self):
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired as error:
            self.process.kill()
            self.process.wait()
            raise Missing("the program was asked to end, and did not") from error
        finally:
            if self.session is not None:
                self.session.terminate()
                self.session.wait()
                self.session.stdout.close()

    def picture(self, path):
        subprocess.run(["import", "-window", "root", str(path)], check=False, timeout=PATIENCE)


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


def is_there(node, on_screen):
    try:
        return not on_screen or node.is_on_screen()
    except GLib.Error:
        return False


def describe(args, kwargs):
    words = [getattr(arg, "pattern", arg) for arg in args if arg is not None]
    words += [f"{key} {getattr(value, 'pattern', value)}" for key, value in kwargs.items()]
    return " ".join(map(str, words))


def private_folders(home):
    """An environment in which nothing of this user's is read or written."""
    env = dict(os.environ, HOME=str(home))
    for key, folder in (("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"),
                        ("XDG_RUNTIME_DIR", "run"), ("TMPDIR", "tmp")):
        path = pathlib.Path(home) / folder
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        env[key] = str(path)
    return env


class AppTest(unittest.TestCase):
    """A test with folders of its own, and a program that has to end well."""

    person, role = "Example Nurse", "nurse"

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="venule-app-"))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.bus = Bus()
        self.apps = []
        self.set_desk(person=self.person, role=self.role)
        self.set_up_clinic()

    def set_desk(self, **keys):
        """What the desk remembers, as text in its own file, and what it remembers of practice."""
        folder = pathlib.Path(private_folders(self.home)["XDG_CONFIG_HOME"]) / "venule"
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("desk.ini", "practice.ini"):
            self.set_keys(folder / name, keys)

    def set_up_clinic(self):
        """The sample clinic as this user's own: without one the first start asks for it."""
        folder = pathlib.Path(private_folders(self.home)["XDG_CONFIG_HOME"]) / "venule"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(DATA / "clinics" / "sample.xml", folder / "clinic.xml")

    def set_keys(self, file, keys):
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else ["[Desk]"]
        lines = [line for line in lines if line.split("=")[0].replace("_", "-") not in
                 {key.replace("_", "-") for key in keys}]
        for key, value in keys.items():
            lines.append(f"{key.replace('_', '-')}={variant(value)}")
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def start(self, *arguments, practice=True, environment=None, separate=False):
        if practice:
            arguments = ("--practice", *arguments)
        app = App(self.bus, self.home, arguments, environment, separate)
        self.apps.append(app)
        return app

    def sheet(self, *arguments, status=0):
        """venule-sheet over the same folders, and what it says."""
        done = subprocess.run([SHEET, "--today", TODAY, *map(str, arguments)], env=private_folders(self.home),
                              cwd=self.home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=120)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout

    def bring(self, *samples):
        """Keeps samples as real consultations (not practice); returns their ids."""
        files = [sample if os.path.isabs(sample) else DATA / "samples" / f"{sample}.xml" for sample in samples]
        return [line.split("\t")[1] for line in self.sheet("--import", "--by", "Example Specialist", *files).splitlines()]

    def changed_sample(self, name, changes):
        """A sample in which some words are others."""
        text = (DATA / "samples" / f"{name}.xml").read_text(encoding="utf-8")
        for old, new in changes.items():
            self.assertIn(old, text)
            text = text.replace(old, new)
        path = pathlib.Path(self.home) / f"{name}.xml"
        path.write_text(text, encoding="utf-8")
        return path

    def tearDown(self):
        outcome = self._outcome.result if hasattr(self._outcome, "result") else self._outcome
        failed = any(test is self for test, _ in getattr(outcome, "failures", []) + getattr(outcome, "errors", []))
        failed = failed or any(error for test, error in getattr(self._outcome, "errors", []) if test is self)
        if failed:
            self.keep_evidence()
        for app in self.apps:
            if app.process.returncode is not None:
                continue
            status = app.quit()
            said = app.said()
            if not failed:
                self.assertEqual(status, 0, said)
                self.assertEqual(said, "", "the program complained")
            else:
                sys.stderr.write(said)
        for app in self.apps:
            app.errors.close()

    def keep_evidence(self):
        folder = os.environ.get("VENULE_APP_PICTURES")
        if folder is None:
            return
        base = pathlib.Path(folder) / self.id().replace("__main__.", "")
        for number, app in enumerate(app for app in self.apps if app.process.poll() is None):
            app.picture(f"{base}-{number}.png")
            with open(f"{base}-{number}.txt", "w", encoding="utf-8") as file:
                file.write(outline(app.tree()))


def variant(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (int, float)) else "'" + str(value).replace("'", "\\'") + "'"


def outline(node, depth=0):
    """The tree as text, for people who write tests."""
    states = " ".join(state for state in ("focused", "checked", "pressed", "selected", "expanded") if node.has(state))
    line = "  " * depth + f"{node} {states}".rstrip() + ("" if node.has("sensitive") else " (insensitive)") + "\n"
    return line + "".join(outline(child, depth + 1) for child in node.children)


def main():
    """Runs the tests of a file on a display and a session bus of their own."""
    if os.environ.get("VENULE_APP_IS_ON_DISPLAY") == "1":
        Gio.bus_get_sync(Gio.BusType.SESSION).set_exit_on_close(False)
        unittest.main(verbosity=2)
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SCREEN}x24", "-nolisten", "tcp", "-noreset"],
                              pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        display = pipe.readline().strip()
    with tempfile.TemporaryDirectory(prefix="venule-session-") as home:
        env = private_folders(home)
        env.update(DISPLAY=f":{display}", VENULE_APP_IS_ON_DISPLAY="1", GTK_A11Y="atspi", NO_AT_BRIDGE="0")
        env.pop("WAYLAND_DISPLAY", None)
        try:
            status = subprocess.run(["dbus-run-session", "--", "/usr/bin/python3", *sys.argv], env=env).returncode
        finally:
            server.terminate()
            server.wait()
    sys.exit(status)
