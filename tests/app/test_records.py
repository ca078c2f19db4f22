#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Consultation files that are brought in: what differs is shown and needs a reason; what is none says where."""
import pathlib
import re

from venule_app import DATA, AppTest, main


class Records(AppTest):
    def changed_sample(self, name, old, new):
        path = pathlib.Path(self.home) / f"{name}.xml"
        path.write_text((DATA / "samples" / f"{name}.xml").read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return path

    def test_a_file_that_differs_needs_a_reason(self):
        path = self.changed_sample("polish", "<given-name>Sample", "<given-name>Samuel")
        app = self.start(path)
        window = app.find("frame", "Bring in consultations")
        app.find("label", "Differs", within=window)
        button = app.find("button", "Bring in 1 consultation", within=window)
        self.assertFalse(button.has("sensitive"))
        app.type("The name was wrong", window=window)
        app.wait(lambda: app.find("button", "Bring in 1 consultation").has("sensitive"), "a reason to be enough")
        app.find("button", "Bring in 1 consultation").click()
        app.find("label", "Samuel Polish-Sheet")

    def test_a_file_that_is_none_says_where(self):
        path = self.changed_sample("polish", "</patient>", "<patient>")
        app = self.start(path)
        app.find("label", re.compile(r"polish\.xml:\d+: "))


if __name__ == "__main__":
    main()
