#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every include against the order of the rooms: none may reach into a room above it, and none
but the app may name the toolkit. The build's dependency lists say the same; this says it in words. And
the program ends only after what it does beside the main loop: nothing is done there that it does not know of."""
import pathlib
import re
import sys

ROOMS = ["consultation", "protocol", "sheet", "page", "store", "handover", "cli", "app"]
LIBRARIES = {  # what each room may name beside GLib, GIO and libxml2
    "consultation": {"unicode", "nettle"},
    "protocol": set(),
    "sheet": {"unicode", "gettext-po.h"},
    "page": {"cairo", "pango", "qpdf", "poppler", "fontconfig", "hb.h", "ft2build.h", "cairo.h", "cairo-pdf.h",
             "poppler.h"},
    "store": {"sqlite3.h"},
    "handover": {"cairo.h", "cairo", "pango"},
    "cli": {"cairo.h", "cairo", "pango"},
    "app": {"adwaita.h", "gtk", "gdk", "cairo.h", "pango", "unicode", "glib-unix.h", "signal.h"},
}
COMMON = {"gio", "glib", "glib.h", "glib-object.h", "glib-unix.h", "gmodule.h", "libxml"}
POSIX = re.compile(r"^(sys/\w+|dlfcn|errno|malloc|fcntl|locale|math|stdarg|stdint|stdio|stdlib|string|unistd|setjmp|signal|time|libintl)\.h$")

root = pathlib.Path(__file__).resolve().parent.parent / "src"
home = {path.name: path.parent.name for path in root.glob("*/*.h") if path.parent.name != "precompiled"}
home["venule-shipped-data.h"] = "protocol"  # made by the build
findings = []
for path in sorted(root.glob("*/*.[ch]")):
    room = path.parent.name
    if room == "precompiled":  # no room: what the rooms' files include anyway
        continue
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        own = re.match(r'#include "(.*)"', line)
        foreign = re.match(r"#include <(.*)>", line)
        if "g_task_run_in_thread (" in line and room in ("handover", "app") and path.name != "venule-beside.c":
            findings.append(f"{path}:{number}: nobody waits for this; use venule_beside_run()")
        if own and own.group(1) not in home:
            findings.append(f"{path}:{number}: no header {own.group(1)}")
        elif own and ROOMS.index(home[own.group(1)]) > ROOMS.index(room):
            findings.append(f"{path}:{number}: {room} reaches up into {home[own.group(1)]}")
        elif foreign:
            top = foreign.group(1).split("/")[0]
            if not POSIX.match(foreign.group(1)) and top not in COMMON | LIBRARIES[room]:
                findings.append(f"{path}:{number}: {room} may not use {foreign.group(1)}")
print("\n".join(findings))
sys.exit(bool(findings))
