# SPDX-License-Identifier: GPL-3.0-or-later
"""The program, running: how it is started, what it says, and how it ends."""
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

from gi.repository import GLib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import pseudo  # noqa: E402

import leaks  # noqa: E402
import stack  # noqa: E402
from accessible import PATIENCE, Missing  # noqa: E402
from keyboard import Keyboard  # noqa: E402
from looking import Looking  # noqa: E402
from windows import Windows  # noqa: E402
from words import Words  # noqa: E402

PROGRAM = os.environ["VENULE_APP"]
TODAY = "2026-11-23"

# What is drawn by the processor needs no graphics card; its drivers take long to load and leak.
# What the sanitizers find they say on the error output: no status is needed beside it.
QUIET = {"GTK_A11Y": "atspi", "GSK_RENDERER": "cairo", "GDK_DEBUG": "gl-disable", "G_DEBUG": "fatal-criticals",
         "GTK_USE_PORTAL": "0", "ADW_DISABLE_PORTAL": "1", "NO_AT_BRIDGE": "0",
         "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":exitcode=0"}


def preload(*modules):
    """An environment for a program into which modules are loaded, after the one that keeps the day of the tests."""
    modules = [module for module in (os.environ.get("VENULE_CLOCK"), *modules) if module is not None]
    return {"LD_PRELOAD": ":".join(modules), "VENULE_CLOCK_DAY": TODAY} if modules else {}


def learn(environment):
    """What understands the language that a program speaks."""
    return pseudo.understand if environment.get("LANGUAGE") == pseudo.LANGUAGE else Words(environment).understand


class App(Looking, Windows, Keyboard):
    """The program, running."""

    command = [PROGRAM]

    def __init__(self, bus, home, arguments=(), environment=None, separate=False):
        self.bus = bus
        self.home = pathlib.Path(home)
        self.practice = "--practice" in arguments
        self.is_killed = False
        self.errors = tempfile.TemporaryFile(mode="w+", encoding="utf-8")
        self.session = self.start_session() if separate else None
        env = self.environment()
        env.update(environment or {})
        self.understand = learn(env)
        self.begin_looking()
        self.process = subprocess.Popen([*self.command, "--today", TODAY, *map(str, arguments)], env=env, cwd=self.home,
                                        stderr=self.errors, stdin=subprocess.DEVNULL)
        self.bus_name = None
        self.wait(self.appears, "the program’s tree")
        self.follow_focus()
        self.find("frame")

    def environment(self):
        env = dict(private_folders(self.home), **QUIET, LC_ALL="C.UTF-8", AT_SPI_BUS_ADDRESS=self.bus.address)
        env.update(preload(os.environ.get("VENULE_STACK")))
        env.pop("GSETTINGS_BACKEND", None)  # what the desk remembers has to outlive the program
        if self.session is not None:
            env["DBUS_SESSION_BUS_ADDRESS"] = self.session_address
        return env

    def start_session(self):
        """A bus of its own: a second program of the same name runs beside the first."""
        daemon = subprocess.Popen(["dbus-daemon", f"--config-file={os.environ['VENULE_SESSION_BUS']}", "--nofork",
                                   "--print-address"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.session_address = daemon.stdout.readline().strip()
        return daemon

    def appears(self):
        self.bus_name = self.bus.find_program(self.process.pid)
        return self.bus_name is not None

    def said(self):
        self.errors.seek(0)
        return stack.with_names(complaints(self.errors.read()), PROGRAM)

    def quit(self):
        """Asks it to end, and returns its exit status: also when it ended before it could answer."""
        if self.process.poll() is None:
            try:
                self.activate("quit")
            except GLib.Error:
                if self.end() == 0:
                    raise
        return self.end()

    def kill(self):
        """As a power cut does: it says nothing more."""
        self.is_killed = True
        self.process.send_signal(signal.SIGKILL)
        return self.end()

    def terminate(self):
        """As the end of a session does."""
        self.process.send_signal(signal.SIGTERM)
        return self.end()

    def end(self):
        try:
            return self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired as error:
            self.process.kill()
            self.process.wait()
            raise Missing(f"the program was asked to end, and did not: {self.said()}") from error
        finally:
            if self.session is not None:
                self.session.terminate()
                self.session.wait()
                self.session.stdout.close()

    def picture(self, path):
        subprocess.run(["import", "-window", "root", str(path)], check=False, timeout=PATIENCE)


def complaints(said):
    """Of what a program said on its error output, what is ours."""
    said = leaks.without_known(said)
    # No window manager is here to take the keyboard away in GTK's order, no colour or network service to answer it.
    said = re.sub(r"\n.*GtkText - did not receive a focus-out event.\n.*\n.*\n.*\n", "\n", "\n" + said)
    # In the window of shortcuts the toolkit measures its own labels so.
    noise = re.compile("GtkLabel .* reported min width -4, but|Failed to set fd limit|Couldn't connect to D-Bus system bus, avahi|"
                       "failed to contact colord|^$")
    return "".join(line + "\n" for line in said.splitlines() if not noise.search(line))


def private_folders(home):
    """An environment in which nothing of this user's is read or written."""
    env = dict(os.environ, HOME=str(home))
    for key, folder in (("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"),
                        ("XDG_RUNTIME_DIR", "run"), ("TMPDIR", "tmp")):
        path = pathlib.Path(home) / folder
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        env[key] = str(path)
    return env | preload()
