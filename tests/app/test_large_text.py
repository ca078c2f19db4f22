#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text at 200 %: what takes more lines gets more room, and nothing stands in another’s."""
import re

from large_text import large_text
from venule_app import AppTest, main


class LargeText(AppTest):
    person, role = "Example Specialist", "specialist"

    def begin(self):
        self.set_desk(window_width=1360, window_height=860)
        return self.start()

    def bottom(self, node):
        return node.extents()[1] + node.extents()[3]

    def right(self, node):
        return node.extents()[0] + node.extents()[2]

    def test_what_is_opened_makes_room(self):
        with large_text():
            app = self.begin()
            app.open("Sample Lumpy-Feeder")
            app.find("document text", "The sheet", on_screen=False)
            app.go_to("Batch", "Batch")
            app.find("panel", "Into which feeding vein", on_screen=False)
            app.wait(lambda: self.bottom(app.find("panel", "Into which feeding vein", on_screen=False))
                     <= app.find("button", "Fibrovein, 1 %, foam", on_screen=False).extents()[1],
                     "the next injection below the rows of this one", 20)

    def test_the_bar_has_room_for_all_that_stands_in_the_way(self):
        with large_text():
            app = self.begin()
            app.find("list item", re.compile("^Sample "))
            app.key("ctrl+n")
            app.is_at("Given name")
            finish = app.find("button", "Finish")
            self.assertLessEqual(self.right(finish), self.right(app.find("panel", "Given name")))
            left = app.find("label", re.compile("to answer$"))
            bar = app.find("button", re.compile("to answer"))
            self.assertLessEqual(self.bottom(left), self.bottom(bar))
            self.assertLessEqual(self.right(left), finish.extents()[0])
            self.assertLess(self.bottom(bar), app.find("frame", "Venule").extents()[3])

    def test_a_switcher_without_room_for_its_tabs_goes_quietly(self):
        with large_text():
            app = self.begin()
            app.find("list item", re.compile("^Sample "))
            app.menu("Clinic…")
            window = app.find("frame", "Clinic")
            for page, content in (("People", ("button", "Add somebody")), ("Clinic", ("text", "Name"))):
                app.find("page tab", page, within=window).point()
                app.find(*content)
            app.close(window)


if __name__ == "__main__":
    main()
