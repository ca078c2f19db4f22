#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program starts, shows its window with the samples in it, opens one, and ends."""
import re

from venule_app import AppTest, main


class Start(AppTest):
    def test_the_window_and_its_lists(self):
        app = self.start()
        window = app.find("frame", "Venule")
        app.find("button", "New consultation", within=window)
        app.find("list", within=window)
        app.find("label", re.compile("^Sample "))

    def test_a_sample_opens(self):
        app = self.start()
        app.find("label", re.compile("^Sample ")).point()
        app.find("label", re.compile(r"^born \d+ \w+ \d{4}, age \d+"))
        app.find_gone("label", "No consultation is open")

    def test_a_real_store_is_empty_at_first(self):
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        self.assertEqual(app.all("label", re.compile("^Sample ")), [])

    def test_two_programs_beside_each_other(self):
        self.bring("thread-veins-only")
        first = self.start(practice=False)
        second = self.start(practice=False, separate=True)
        for app in (first, second):
            app.find("list item", re.compile("^Sample "))


if __name__ == "__main__":
    main()
