# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands where the desktop's own session manager does: remembers what it was asked for, asks whether the session may
end, and ends it."""
import threading
import time

from gi.repository import Gio, GLib

from accessible import PATIENCE

NAME = "org.gnome.SessionManager"
PATH = "/org/gnome/SessionManager"
CLIENT = PATH + "/Client1"
PRIVATE = NAME + ".ClientPrivate"
DESCRIPTION = f"""<node><interface name="{NAME}">
<method name="RegisterClient"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
<method name="UnregisterClient"><arg type="o" direction="in"/></method>
<method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="u" direction="in"/><arg type="u" direction="out"/></method>
<method name="Uninhibit"><arg type="u" direction="in"/></method>
</interface><interface name="{PRIVATE}">
<method name="EndSessionResponse"><arg type="b" direction="in"/><arg type="s" direction="in"/></method>
<signal name="QueryEndSession"><arg type="u"/></signal>
<signal name="EndSession"><arg type="u"/></signal>
</interface></node>"""
LOGOUT = 1  # what GTK asks to have inhibited, in the session manager's bits


class SessionManager:
    def __init__(self):
        self.inhibited, self.released, self.responses = [], [], []
        self.held = []  # for how many seconds logging out was held up, each time
        self.on_inhibit = None  # (nullable): a signal that is sent as soon as logging out is inhibited
        self.is_up = threading.Event()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()
        assert self.is_up.wait(PATIENCE)

    def run(self):
        context = GLib.MainContext()
        context.push_thread_default()
        self.loop = GLib.MainLoop(context)
        flags = Gio.DBusConnectionFlags
        self.bus = Gio.DBusConnection.new_for_address_sync(
            Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION, None),
            flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)
        manager, client = Gio.DBusNodeInfo.new_for_xml(DESCRIPTION).interfaces
        self.bus.register_object(PATH, manager, self.on_call, None, None)
        self.bus.register_object(CLIENT, client, self.on_call, None, None)
        Gio.bus_own_name_on_connection(self.bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: self.is_up.set(), None)
        self.loop.run()
        self.bus.close_sync(None)
        context.pop_thread_default()

    def on_call(self, _bus, _sender, _path, _interface, method, arguments, invocation):
        values = arguments.unpack()
        if method == "RegisterClient":
            invocation.return_value(GLib.Variant("(o)", (CLIENT,)))
        elif method == "Inhibit":
            self.inhibited.append(values)
            self.since = time.monotonic()
            invocation.return_value(GLib.Variant("(u)", (len(self.inhibited),)))
            if self.on_inhibit is not None:
                self.bus.emit_signal(None, CLIENT, PRIVATE, self.on_inhibit, GLib.Variant("(u)", (0,)))
        else:
            if method == "Uninhibit":
                self.held.append(time.monotonic() - self.since)
                self.released.append(values[0])
            elif method == "EndSessionResponse":
                self.responses.append(values[0])
            invocation.return_value(None)

    def stop(self):
        self.loop.quit()
        self.thread.join()
