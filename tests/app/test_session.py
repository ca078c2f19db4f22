#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""At home on a desktop: logging out waits while something is not saved, and has it saved; one program runs for a user,
and the window is as it was left."""
import os
import re
import signal
import subprocess

from program import App
from session_manager import LOGOUT, SessionManager
from venule_app import DATA, PATIENCE, PROGRAM, TODAY, AppTest, Ended, main

# How long a draft waits for more before it is saved, in seconds; VENULE_DRAFT_SAVER_DELAY.
AUTOSAVE = 1.5
PATIENT = "Sample Lumpy-Feeder"


class LoggingOut(AppTest):
    person, role = "Example Specialist", "specialist"

    def setUp(self):
        super().setUp()
        self.manager = SessionManager()
        self.addCleanup(self.manager.stop)

    def begin(self):
        """The keyboard is at the first question of a new consultation."""
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        app.key("ctrl+n")
        app.find("label", "New patient")
        app.is_at("Given name")
        return app

    def test_it_waits_and_has_saved(self):
        app = self.begin()
        self.assertEqual(self.manager.inhibited, [])
        app.write("E")
        app.wait(lambda: self.manager.inhibited, "logging out to be inhibited")
        _, _, reason, flags = self.manager.inhibited[0]
        self.assertEqual(reason, "A consultation is not saved yet")
        self.assertTrue(flags & LOGOUT)
        self.wait_until_free(app)
        # Asked whether the session may end, it does not wait for more to be typed. A slow machine is given more tries.
        self.manager.on_inhibit = "QueryEndSession"
        for letter in "xample":
            app.write(letter)
            app.wait(lambda: len(self.manager.held) == len(self.manager.inhibited) > 1, "logging out to be free again")
            self.wait_until_free(app)
            if self.manager.held[-1] < AUTOSAVE * 0.9:
                break
        self.assertLess(self.manager.held[-1], AUTOSAVE * 0.9)
        self.assertIn(True, self.manager.responses)
        # The session ends at once: nobody waits for an answer.
        self.manager.on_inhibit = "EndSession"
        app.press("Tab")
        app.write("Zed")
        self.assertEqual(app.end(), 0, app.said())
        self.assertRegex(self.sheet("--list"), r"\bZ")

    def wait_until_free(self, app):
        app.find("label", "Saved")
        app.wait(lambda: len(self.manager.released) == len(self.manager.inhibited), "logging out to be free again")

    def test_terminated_it_saves(self):
        app = self.begin()
        app.write("Example")
        name = app.is_at("Given name")
        app.wait(lambda: name.text() == "Example", "the name to be heard")
        app.wait(lambda: self.manager.inhibited, "something to save")
        self.assertEqual(app.terminate(), 0, app.said())
        self.assertIn("Example", self.sheet("--list"))

    def test_a_reason_outlives_the_program(self):
        """What was begun is there again, however the program ended, and waits in its file until it was given."""
        self.bring("lumpy-feeder-foam")
        aside = self.home / "data/venule/reasons"
        text = ""
        for end, more in ((App.kill, "The batch "), (App.terminate, "is "), (App.kill, "")):
            app = self.start(practice=False)
            app.open(PATIENT)
            entry = self.ask_to_return(app)
            self.assertEqual(entry.text(), text)
            text += more
            entry.set_text(text)
            [file] = app.wait(lambda: [file for file in aside.glob("*") if f"text={text.rstrip()}" in file.read_text()],
                              "it to be written down")
            self.assertEqual(file.stat().st_mode & 0o777, 0o600)
            end(app)
        app = self.start(practice=False)
        app.open(PATIENT)
        self.assertEqual(self.ask_to_return(app).text(), text)
        app.say_why("another")
        app.wait(lambda: list(aside.glob("*")) == [], "nothing to wait any more")

    def ask_to_return(self, app):
        app.find("button", "Other steps", sensitive=True)
        app.key("ctrl+shift+Return", window=app.find("frame", "Venule"))
        return app.is_at("What should the specialist look at?")

    def test_the_clinic_holds_it_too(self):
        self.bring("lumpy-feeder-foam")
        app = self.start(practice=False)
        app.open(PATIENT)
        app.menu(re.compile("^Clinic"))
        window = app.find("frame", "Clinic")
        app.find("text", "Opening hours", within=window).set_text("Never")
        app.wait(lambda: self.manager.inhibited, "logging out to be inhibited")
        self.assertEqual(self.manager.inhibited[0][2], "What was changed of the clinic is not saved yet")
        app.find("button", "Cancel", within=window).click()
        app.wait(lambda: self.manager.released, "logging out to be free again")


class Session(AppTest):
    person, role = "Example Specialist", "specialist"

    def test_one_program_for_a_user(self):
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        second = subprocess.run([PROGRAM, "--today", TODAY], env=app.environment(), cwd=self.home, timeout=PATIENCE,
                                stderr=subprocess.PIPE, text=True)
        self.assertEqual(second.returncode, 0, second.stderr)
        self.assertEqual(len([w for w in app.tree().children if w.role == "frame"]), 1)

    def test_one_window_for_a_consultation(self):
        """Started again, with that consultation's file or without, it shows the window that is there: what is being typed in
        it stays, and no second one can be typed into."""
        self.bring("lumpy-feeder-foam")
        app = self.start(practice=False)
        app.open(PATIENT)
        app.focus(app.find("frame", "Venule"))
        phone = app.go_to("Phone", "Phone")
        app.press("ctrl+a")
        self.assertEqual(app.in_tree(phone).has("editable"), False)
        for arguments in ([], [str(DATA / "samples/lumpy-feeder-foam.xml")]):
            again = subprocess.run([PROGRAM, "--today", TODAY, *arguments], env=app.environment(), cwd=self.home,
                                   timeout=PATIENCE, stderr=subprocess.PIPE, text=True)
            self.assertEqual(again.returncode, 0, again.stderr)
        window = app.find("frame", "Bring in consultations")
        app.find("label", "Unchanged", within=window)
        self.assertEqual(len([w for w in app.tree().children if w.role == "frame" and w.name == "Venule"]), 1)
        app.find("button", "Open", within=window, sensitive=True).click()
        app.find_gone("frame", "Bring in consultations")
        app.find("label", PATIENT)
        self.assertEqual(len([w for w in app.tree().children if w.role == "frame"]), 1)

    def test_what_crashes_is_not_waited_for(self):
        """Whoever reads the report of a test learns that the program ended, at once, and where it was."""
        # A sanitizer would end it in its own way.
        app = self.start(practice=False,
                         environment={"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":handle_segv=0"})
        app.is_killed = True
        app.process.send_signal(signal.SIGSEGV)
        with self.assertRaisesRegex(Ended, f"ended with -{signal.SIGSEGV.value}"):
            app.press_until("Tab", "What is never there")
        if "VENULE_STACK" in os.environ:
            self.assertRegex(app.said(), r"(?s)Ended by a signal.*\bmain at \S+\.c:\d+")

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
