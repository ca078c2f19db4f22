#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program starts, shows its window with the samples in it, opens one, and ends."""
import itertools
import re
import subprocess

from venule_app import PATIENCE, AppTest, main


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

    def stripes(self, app, node):
        """The colours that are painted at the beginning of a thing, or right before it: each four points wide, no grey."""
        x, y, _, height = node.extents()
        left, top = app.place_of_window(node.window())
        shot = subprocess.run(["import", "-window", "root", "-crop", f"52x1+{max(left + x - 28, 0)}+{top + y + height // 2}", "+repage",
                               "-depth", "8", "rgb:-"], stdout=subprocess.PIPE, check=True, timeout=PATIENCE).stdout
        runs = [(colour, len(list(points))) for colour, points in itertools.groupby(zip(*[iter(shot)] * 3, strict=True))]
        return [colour for colour, width in runs if width == 4 and max(colour) - min(colour) > 64]

    def is_marked(self, app, name, other):
        """In the list, for who sees it and who does not; and row and band have the colours of that patient."""
        window = app.find("frame", "Venule")
        row = app.settled(re.compile(f"^{name}, "), window)
        app.wait(lambda: app.node_at(row.path).has("selected"), f"{name} selected")
        self.assertFalse(app.find("list item", re.compile(f"^{other}, "), within=window).has("selected"))
        stripes = self.stripes(app, row)
        self.assertEqual(len(stripes), 2, stripes)
        app.wait(lambda: self.stripes(app, app.find("label", name, within=window)) == stripes, "the same stripes in the band")
        return stripes

    def is_not_copied(self, app):
        """What the toolkit tells of a version that is copied twice ends the program."""
        app.activate("about")
        button = app.find("button", re.compile(r"^\d+\.\d+"))
        self.assertFalse(button.has("sensitive"))
        app.close(button.window())

    def test_what_is_open_is_marked(self):
        self.bring("plan-only", "second-of-four")
        app = self.start(practice=False)
        first, second = "Sample Not-Treated-Yet", "Sample Second-Visit"
        marks = []
        for name, other in ((first, second), (second, first)):
            app.open_row(name)
            marks.append(self.is_marked(app, name, other))
        self.assertNotEqual(*marks)
        app.key("ctrl+p")
        dialog = app.find("frame", f"Print sheet for {second}")
        app.wait(lambda: self.stripes(app, app.find("label", second, within=dialog)) == marks[1], "the same stripes in the dialog")

    def test_a_real_store_is_empty_at_first(self):
        app = self.start(practice=False)
        self.is_not_copied(app)
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
