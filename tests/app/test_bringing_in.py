#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Consultation files come in by the command line, by a second start, which hands them to the first, and dragged. What would
happen is shown before; what is no consultation is refused in words, and nothing is brought in."""
import pathlib
import re
import subprocess
import sys

from venule_app import DATA, PATIENCE, PROGRAM, TODAY, AppTest, main

WINDOW = "Bring in consultations"
POLISH = DATA / "samples" / "polish.xml"


class BringingIn(AppTest):
    person, role = "Example Specialist", "specialist"

    def hand_over(self, app, *files):
        """A double click on files while the program runs."""
        done = subprocess.run([PROGRAM, "--today", TODAY, *map(str, files)], env=app.environment(), cwd=self.home,
                              timeout=PATIENCE, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return app.find("frame", WINDOW)

    def test_by_the_command_line(self):
        app = self.start(POLISH, practice=False)
        window = app.find("frame", WINDOW)
        app.find("label", "New", within=window)
        app.find("button", "Bring in 1 consultation", within=window, sensitive=True).click()
        app.find_gone("frame", WINDOW)
        app.find("label", "Sample Polish-Sheet")
        self.assertIn("Polish-Sheet", self.sheet("--list"))

    def test_by_a_second_start(self):
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        window = self.hand_over(app, POLISH)
        app.find("label", "Sample Polish-Sheet", within=window)
        app.find("button", "Cancel", within=window).click()
        app.find_gone("frame", WINDOW)
        self.assertNotIn("Polish-Sheet", self.sheet("--list"))
        self.refuse(app)

    def drag(self, app, file):
        """By the pointer, from another program’s window to the middle of this one."""
        source = subprocess.Popen([sys.executable, pathlib.Path(__file__).with_name("drag_source.py"), str(file)], stdout=subprocess.PIPE,
                                  env=dict(app.environment(), GTK_A11Y="none"), text=True)
        self.addCleanup(source.stdout.close)
        self.addCleanup(source.wait)
        self.addCleanup(source.kill)
        self.assertEqual(source.stdout.readline(), "shown\n")
        window = app.xdotool("search", "--sync", "--onlyvisible", "--name", "^Drag source$").split()[-1]
        app.xdotool("windowmove", "--sync", window, "10", "920")
        app.xdotool("windowraise", window)
        app.xdotool("mousemove", "--window", window, "60", "30", "mousedown", "1")
        app.xdotool("mousemove_relative", "--sync", "5", "5", "mousemove_relative", "--sync", "20", "0")
        self.assertEqual(source.stdout.readline(), "begun\n")
        x, y, width, height = app.find("frame", "Venule").extents()
        for step in range(4):
            app.xdotool("mousemove", "--sync", str(x + width // 2 + step), str(y + height // 2))
        self.assertEqual(source.stdout.readline(), "taken\n")
        app.xdotool("mouseup", "1")
        self.assertEqual(source.stdout.read().split()[-1], "ended")

    def test_by_drag_and_drop(self):
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        self.drag(app, POLISH)
        window = app.find("frame", WINDOW)
        app.find("label", "Sample Polish-Sheet", within=window)
        app.find("button", "Bring in 1 consultation", within=window, sensitive=True).click()
        app.find("label", "Sample Polish-Sheet", within="Venule")
        self.assertIn("Polish-Sheet", self.sheet("--list"))

    def saying_otherwise(self, old, new):
        return self.changed_sample("lumpy-feeder-foam", {old: new})

    def test_a_reason_waits(self):
        """Begun and put away, it is there again; given, it is not."""
        [record] = self.bring("lumpy-feeder-foam")
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        file = self.saying_otherwise("FV2231", "FV9999")
        window = self.hand_over(app, file)
        app.find("text", "Why they change", within=window).set_text("Batch read again")
        app.find("button", "Bring in 1 consultation", within=window, sensitive=True)
        app.close(window)
        window = self.hand_over(app, file)
        reason = app.find("text", "Why they change", within=window)
        app.wait(lambda: reason.text() == "Batch read again", "what was typed before")
        app.find("button", "Bring in 1 consultation", within=window, sensitive=True).click()
        app.find_gone("frame", WINDOW)
        self.assertIn("FV9999", self.sheet("--from-store", record, "-o", "-"))

    def refuse(self, app):
        """Broken, foreign, declaring entities, too large: each in words, with the file’s name."""
        for name, text in (("broken.xml", "<consultation><patient>"), ("foreign.xml", "<html><body/></html>"),
                           ("entities.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
                           ("huge.xml", "<consultation>" + " " * (3 << 20) + "</consultation>"), ("text.xml", "hello")):
            path = self.home / name
            path.write_text(text, encoding="utf-8")
            window = self.hand_over(app, path)
            app.find("label", "Nothing was brought in", within=window)
            app.find("label", re.compile(re.escape(name)), within=window)
            self.assertFalse(app.find("button", re.compile("^Bring in"), within=window).has("sensitive"))
            app.close(window)


class Nurse(BringingIn):
    """A file is no way around whose part it is."""
    person, role = "Example Nurse", "nurse"
    test_by_the_command_line = test_by_a_second_start = test_by_drag_and_drop = test_a_reason_waits = None

    def test_the_specialists_part_stays(self):
        [record] = self.bring("lumpy-feeder-foam")
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        file = self.saying_otherwise("FV2231", "FV9999")
        window = self.hand_over(app, file)
        app.find("label", "Left out", within=window)
        app.find("label", re.compile("It would change the specialist’s part: “Batch”. A specialist at the desk can bring it in"),
                 within=window)
        self.assertFalse(app.find("button", "Bring in", within=window).has("sensitive"))
        app.close(window)
        # Beside it, what is new comes in.
        window = self.hand_over(app, file, POLISH)
        app.find("label", "Left out", within=window)
        app.find("label", "New", within=window)
        app.find("button", "Bring in 1 consultation", within=window, sensitive=True).click()
        app.find_gone("frame", WINDOW)
        self.assertIn("Polish-Sheet", self.sheet("--list"))
        self.assertIn("FV2231", self.sheet("--from-store", record, "-o", "-"))

    def test_the_nurses_part_comes_in(self):
        [record] = self.bring("lumpy-feeder-foam")
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        window = self.hand_over(app, self.saying_otherwise("<observed-minutes>20<", "<observed-minutes>35<"))
        app.find("label", "Differs", within=window)
        app.find("text", "Why they change", within=window).set_text("Watched for longer")
        app.find("button", "Bring in 1 consultation", within=window, sensitive=True).click()
        app.find_gone("frame", WINDOW)
        folder = self.home / "out"
        folder.mkdir()
        self.sheet("--export", folder, record)
        self.assertTrue(any("<observed-minutes>35<" in path.read_text(encoding="utf-8") for path in folder.rglob("*.xml")))


if __name__ == "__main__":
    main()
