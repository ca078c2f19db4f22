#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The day's sheets in one go: each is its own patient's, one that can't be made keeps no other from being printed, and
it can be stopped half way."""
import re

from printing import PrintTest
from venule_app import main

NAMES = ("Sample Lumpy-Feeder", "Sample One-Stocking", "Sample Long-Vein")


class PrintDay(PrintTest):
    def open_day(self, *samples):
        self.bring(*samples)
        app = self.start(practice=False, environment=self.cups.environment())
        app.find("list item", re.compile("^Sample "))
        app.key("F10")
        app.find("menu item", "Print the day’s sheets…").click()
        return app, app.find("frame", "Print the day’s sheets")

    def test_one_that_fails_keeps_no_other_back(self):
        gap = self.changed_sample("endovenous-feeder", {"<identity-confirmed>yes</identity-confirmed>": ""})
        app, window = self.open_day("lumpy-feeder-foam", "one-leg-compression", str(gap))
        for words in ("Today is Monday 23 November 2026", "From Example Vein Clinic"):
            app.find("label", words, within=window)
        app.find("button", "Print 3 sheets", within=window, sensitive=True).click()
        app.find("alert", "2 sheets printed, 1 not", within=window)
        self.assertEqual(len(app.all("label", "Printed on Ward.", within=window, on_screen=False)), 2)
        self.cups.wait_for_job("Ward", 2)
        jobs = self.cups.jobs("Ward")
        self.assertEqual(len(self.audit("printed")), 2)
        said = {name for name in NAMES for job in jobs if name in self.read(job)}
        self.assertEqual(said, set(NAMES[:2]))
        for job in jobs:
            self.assertEqual(job.data, self.frozen(job))

    def test_one_that_is_returned_meanwhile(self):
        """It is on no list of sheets any more, and nobody makes one of it."""
        [record] = self.bring("lumpy-feeder-foam")
        app = self.start(practice=False, environment=self.cups.environment())
        app.open(NAMES[0])
        window = app.find("frame", "Venule")
        app.menu("Print the day’s sheets…")
        day = app.find("frame", "Print the day’s sheets")
        app.find("button", "Print 1 sheet", within=day, sensitive=True)
        app.key("ctrl+shift+Return", window=window)
        app.say_why("Which leg?")
        app.find("label", "Returned to the specialist: Which leg?", within=window)
        app.find("label", "No sheet is waiting today", within=day)
        self.sheet("--issue", record, status=3)
        app.focus(window)
        app.sit_down("Example Specialist")
        app.key("ctrl+e", window=window)
        app.say_why("The left one")
        app.go_to("Batch", "Batch")
        app.press("ctrl+a")
        app.write("LEFT-1")
        app.find("button", "Print 1 sheet", within=day, sensitive=True)

    def test_it_is_stopped_half_way(self):
        self.cups.stop("Ward", "out of paper")
        app, window = self.open_day("lumpy-feeder-foam", "one-leg-compression")
        app.find("button", "Print 2 sheets", within=window, sensitive=True).click()
        app.find("label", re.compile("^Ward is stopped"), within=window)
        app.find("button", "Stop", within=window, sensitive=True).click()
        app.find("alert", "0 sheets printed, 2 not", within=window)
        app.find("label", "Not waited for: see whether it came out of the printer", within=window)
        self.assertEqual(len(self.cups.waiting("Ward")), 1)
        self.assertEqual(self.audit("printed"), [])
        # What is left is printed by the next press.
        self.cups.resume("Ward")
        app.find("button", "Print 1 sheet", within=window, sensitive=True).click()
        app.find("alert", re.compile("^1 sheet printed"), within=window)
        self.cups.wait_for_job("Ward", 2)
        self.assertEqual({name for name in NAMES for job in self.cups.jobs("Ward") if name in self.read(job)},
                         set(NAMES[:2]))


if __name__ == "__main__":
    main()
