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
import shutil
import subprocess
import sys
import tempfile
import unittest

from gi.repository import Gio

import session_bus
from accessible import NAMELESS, PATIENCE, Bus, Ended, outline
from program import PROGRAM, TODAY, App, private_folders

__all__ = ["DATA", "NAMELESS", "PATIENCE", "PROGRAM", "SHEET", "TODAY", "App", "AppTest", "Ended", "main", "private_folders"]

SHEET = os.environ["VENULE_SHEET"]
DATA = pathlib.Path(os.environ["VENULE_DATA_DIR"])
SCREEN = os.environ.get("VENULE_APP_SCREEN", "1400x1000")


class AppTest(unittest.TestCase):
    """A test with folders of its own, and a program that has to end well."""

    person, role = "Example Nurse", "nurse"
    program = App

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="venule-app-"))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        self.furnish()
        self.bus = Bus()
        self.apps = []
        self.set_desk(person=self.person, role=self.role)
        self.set_up_clinic()

    def furnish(self):
        """What the home has to have first."""

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
        app = self.program(self.bus, self.home, arguments, environment, separate)
        self.apps.append(app)
        return app

    def sheet(self, *arguments, status=0, environment=None):
        """venule-sheet over the same folders, and what it says."""
        done = subprocess.run([SHEET, "--today", TODAY, *map(str, arguments)],
                              env=private_folders(self.home) | (environment or {}),
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
            status = app.process.returncode if app.process.returncode is not None else app.quit()
            said = "" if app.is_killed else app.said()
            if failed:
                sys.stderr.write(f"{said}The program ended with {app.process.returncode}.\n")
            elif said or (status != 0 and not app.is_killed):
                self.fail(f"the program ended with {status} and said:\n{said}")
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


def main(has_portals=False):
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
    with tempfile.TemporaryDirectory(prefix="venule-session-", ignore_cleanup_errors=True) as home:
        env = private_folders(home)
        env.update(DISPLAY=f":{display}", VENULE_APP_IS_ON_DISPLAY="1", GTK_A11Y="atspi", NO_AT_BRIDGE="0")
        env.pop("WAYLAND_DISPLAY", None)
        try:
            env["VENULE_SESSION_BUS"] = str(session_bus.configure(home, has_portals))
            status = subprocess.run(["dbus-run-session", f"--config-file={env['VENULE_SESSION_BUS']}", "--",
                                     "/usr/bin/python3", os.path.abspath(sys.argv[0]), *sys.argv[1:]],
                                    env=env, cwd=home if has_portals else None).returncode  # where they ask for a file first
        finally:
            server.terminate()
            server.wait()
            if has_portals:  # one has a file system of its own in there
                subprocess.run(["fusermount3", "-u", "-z", f"{home}/run/doc"], stderr=subprocess.DEVNULL)
    sys.exit(status)
