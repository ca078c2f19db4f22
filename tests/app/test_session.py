#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""At home on a desktop: logging out waits while something is not saved, one program runs for a user, and the window is
as it was left."""
import subprocess
import threading

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

from venule_app import PATIENCE, PROGRAM, TODAY, AppTest, main  # noqa: E402

NAME = "org.gnome.SessionManager"
PATH = "/org/gnome/SessionManager"
CLIENT = PATH + "/Client1"
DESCRIPTION = """<node><interface name="org.gnome.SessionManager">
<method name="RegisterClient"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
<method name="UnregisterClient"><arg type="o" direction="in"/></method>
<method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="u" direction="in"/><arg type="u" direction="out"/></method>
<method name="Uninhibit"><arg type="u" direction="in"/></method>
</interface></node>"""
LOGOUT = 1  # what GTK asks to have inhibited, in the session manager's bits


class SessionManager:
    """Stands where the desktop's own does, and remembers what it was asked for."""

    def __init__(self):
        self.inhibited, self.released = [], []
        self.is_up = threading.Event()
        self.loop = None
        self.thread = threading.Thread(target=self.run)
        self.thread.start()
        assert self.is_up.wait(PATIENCE)

    def run(self):
        context = GLib.MainContext()
        context.push_thread_default()
        self.loop = GLib.MainLoop(context)
        flags = Gio.DBusConnectionFlags
        bus = Gio.DBusConnection.new_for_address_sync(
            Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION, None),
            flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)
        interface = Gio.DBusNodeInfo.new_for_xml(DESCRIPTION).interfaces[0]
        bus.register_object(PATH, interface, self.on_call, None, None)
        Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: self.is_up.set(), None)
        self.loop.run()
        bus.close_sync(None)
        context.pop_thread_default()

    def on_call(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        values = arguments.unpack()
        if method == "RegisterClient":
            invocation.return_value(GLib.Variant("(o)", (CLIENT,)))
        elif method == "Inhibit":
            self.inhibited.append(values)
            invocation.return_value(GLib.Variant("(u)", (len(self.inhibited),)))
        else:
            if method == "Uninhibit":
                self.released.append(values[0])
            invocation.return_value(None)

    def stop(self):
        self.loop.quit()
        self.thread.join()


class Session(AppTest):
    person, role = "Example Specialist", "specialist"

    def test_logging_out_waits_for_what_is_not_saved(self):
        manager = SessionManager()
        self.addCleanup(manager.stop)
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        app.key("ctrl+n")
        app.find("label", "New patient")
        self.assertEqual(manager.inhibited, [])
        app.key("ctrl+k")
        app.wait(app.focused, "the search for a question")
        app.type("Given name")
        app.wait(lambda: app.focused() and app.focused().text() == "Given name", "the question’s name")
        app.key("Return")
        app.is_at("Given name")
        app.type("Example")
        app.wait(lambda: manager.inhibited, "logging out to be inhibited")
        _, _, reason, flags = manager.inhibited[0]
        self.assertEqual(reason, "A consultation is not saved yet")
        self.assertTrue(flags & LOGOUT)
        app.find("label", "Saved")
        app.wait(lambda: len(manager.released) == len(manager.inhibited), "logging out to be free again")

    def test_one_program_for_a_user(self):
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        second = subprocess.run([PROGRAM, "--today", TODAY], env=app.environment(), cwd=self.home, timeout=PATIENCE,
                                stderr=subprocess.PIPE, text=True)
        self.assertEqual(second.returncode, 0, second.stderr)
        self.assertEqual(len([w for w in app.tree().children if w.role == "frame"]), 1)

    def test_the_window_is_as_it_was_left(self):
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        app.find("button", "Show or hide the sheet")
        window = app.find("frame", "Venule")
        width = window.extents()[2]
        app.xdotool("windowsize", app.window_id(window), "1210", "770")
        app.wait(lambda: app.find("frame", "Venule").extents()[2] != width, "another size")
        app.key("ctrl+F9", window=window)
        app.find_gone("label", "No sheet yet")
        app.quit()
        desk = (self.home / "config" / "venule" / "desk.ini").read_text(encoding="utf-8")
        self.assertRegex(desk, r"shows-sheet=false")
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        self.assertEqual(app.all("label", "No sheet yet"), [])
        app.wait(lambda: abs(app.find("frame", "Venule").extents()[2] - 1210) < 60, "the size it had")


if __name__ == "__main__":
    main()
