# SPDX-License-Identifier: GPL-3.0-or-later
"""A window from which a file can be dragged: drag_source.py FILE. It says how far that is, a word a line: shown, begun,
taken (what it is over takes it), ended."""
import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402


def say(word):
    print(word, flush=True)


def on_drag_begin(_source, drag):
    say("begun")
    drag.connect("notify::selected-action", lambda *_: drag.get_selected_action() == Gdk.DragAction.COPY and say("taken"))


def show():
    uri = Gio.File.new_for_path(sys.argv[1]).get_uri()
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.set_content(Gdk.ContentProvider.new_for_bytes("text/uri-list", GLib.Bytes(f"{uri}\r\n".encode())))
    source.connect("drag-begin", on_drag_begin)
    source.connect("drag-end", lambda *_: (say("ended"), loop.quit()))
    label = Gtk.Label(label="Drag me")
    label.add_controller(source)
    window = Gtk.Window(title="Drag source", child=label, default_width=120, default_height=60)
    window.connect("map", lambda *_: say("shown"))
    window.present()


loop = GLib.MainLoop()
show()
loop.run()
