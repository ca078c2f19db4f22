# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of a desktop's portal that takes what is to be printed, and says no more than that it has it: the only way to a
printer out of a sandbox. Whoever logs out is asked for, too, as every program of GTK does."""
import os
import threading

from gi.repository import Gio, GLib

NAME, PATH, REQUEST = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Request"
INTERFACES = """<node><interface name="org.freedesktop.portal.Print">
  <method name="PreparePrint">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
  </method>
  <method name="Print">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="h" direction="in"/>
    <arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
  </method>
  <property name="version" type="u" access="read"/>
</interface><interface name="org.freedesktop.portal.Inhibit">
  <method name="CreateMonitor"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
  <method name="Inhibit">
    <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/>
  </method>
  <property name="version" type="u" access="read"/>
</interface><interface name="org.freedesktop.portal.Request">
  <method name="Close"/>
</interface></node>"""
TOKEN = 7


AGREED, CANCELLED, FAILED = range(3)


class PrintPortal:
    """Agrees to whatever it is asked, and keeps what it is given; or answers otherwise: by numbers as a portal does, by
    None not at all, or by words that the call failed with."""

    environment = {"GDK_DEBUG": "gl-disable,portals"}

    def __init__(self):
        self.given = []  # title, bytes
        self.asked = []  # by which window, with which settings
        self.taken_back = []
        self.answers = {"PreparePrint": AGREED, "Print": AGREED}
        self.is_ready = threading.Event()
        self.context = GLib.MainContext()
        self.loop = GLib.MainLoop(self.context)
        self.thread = threading.Thread(target=self.run, daemon=True)

    def __enter__(self):
        self.thread.start()
        self.is_ready.wait()
        return self

    def __exit__(self, *_):
        self.context.invoke_full(GLib.PRIORITY_DEFAULT, lambda *_: self.loop.quit())
        self.thread.join()
        self.connection.close_sync(None)

    def run(self):
        self.context.push_thread_default()
        self.connection = Gio.DBusConnection.new_for_address_sync(
            os.environ["DBUS_SESSION_BUS_ADDRESS"],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        *interfaces, self.request = Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces
        for interface in interfaces:
            self.connection.register_object(PATH, interface, self.on_call, lambda *_: GLib.Variant("u", 1), None)
        self.connection.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                                  GLib.Variant("(su)", (NAME, 0)), None, Gio.DBusCallFlags.NONE, -1, None)
        self.is_ready.set()
        self.loop.run()
        self.context.pop_thread_default()

    def on_call(self, connection, sender, path, interface, method, arguments, invocation):
        options = arguments.get_child_value(arguments.n_children() - 1).unpack()
        handle = f"{PATH}/request/{sender[1:].replace('.', '_')}/{options.get('handle_token', 't')}"
        answer = self.answers.get(method)
        if isinstance(answer, str):
            invocation.return_dbus_error("org.freedesktop.portal.Error.Failed", answer)
            return
        results = GLib.VariantDict.new(None)
        if method == "PreparePrint":
            self.asked.append((arguments.get_child_value(0).get_string(), arguments.get_child_value(2).unpack()))
            results.insert_value("settings", arguments.get_child_value(2))
            results.insert_value("page-setup", arguments.get_child_value(3))
            results.insert_value("token", GLib.Variant("u", TOKEN))
        elif method == "Print":
            if options["token"] != TOKEN:
                raise AssertionError("this was not agreed to")
            files = invocation.get_message().get_unix_fd_list()
            with os.fdopen(files.get(arguments.get_child_value(2).get_handle()), "rb") as file:
                self.given.append((arguments.get_child_value(1).get_string(), file.read()))
        connection.register_object(handle, self.request, lambda *_: self.taken_back.append(method), None, None)
        invocation.return_value(GLib.Variant("(o)", (handle,)))
        if answer is not None:
            said = GLib.Variant.new_tuple(GLib.Variant("u", answer), results.end())
            connection.emit_signal(sender, handle, REQUEST, "Response", said)
