# SPDX-License-Identifier: GPL-3.0-or-later
"""A session bus that starts what a desktop's would, but no portal: nobody asks one here, yet several would be started
with every program, and one leaves a file system behind. Only who is in a sandbox asks them."""
import os
import pathlib

CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{folder}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def configure(home, has_portals=False):
    """Writes the bus's configuration into a folder, and returns its path."""
    folder = pathlib.Path(home) / "services"
    folder.mkdir()
    for data in reversed((os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")):
        for service in (pathlib.Path(data) / "dbus-1/services").glob("*.service"):
            if has_portals or "portal" not in service.name:
                (folder / service.name).write_bytes(service.read_bytes())
    configuration = pathlib.Path(home) / "session.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder), encoding="utf-8")
    return configuration
