#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Consultation files that are brought in: what differs is shown and needs a reason; what is none says where."""
import pathlib
import re

from venule_app import DATA, AppTest, main


class Records(AppTest):
    person, role = "Example Specialist", "specialist"

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
        app.find_gone("frame", "Bring in consultations")
        app.find("label", "Samuel Polish-Sheet")

    def test_what_a_shortcut_answered_says_so(self):
        self.bring("plan-only")
        app = self.start(practice=False)
        app.open("Sample Not-Treated-Yet")
        app.focus(app.find("frame", "Venule"))
        app.go_to("Clot in the past", re.compile("^Clot in the past"))
        app.find("label", "Answered by “None of these”")
        app.menu(re.compile("^History"))
        app.find("button", "Look at version 1", sensitive=True).click()
        app.find("label", "No (by a shortcut)", on_screen=False)

    def test_a_file_that_is_none_says_where(self):
        path = self.changed_sample("polish", "</patient>", "<patient>")
        app = self.start(path)
        app.find("label", re.compile(r"polish\.xml:\d+: "))

    def test_the_day_s_copy_is_made_by_itself(self):
        self.bring("thread-veins-only")
        folder = pathlib.Path(self.home) / "copies"
        self.set_desk(backup_folder=str(folder))
        app = self.start(practice=False)
        app.wait(lambda: folder.is_dir() and any(path.suffix == ".backup" for path in folder.iterdir()), "the day's copy")
        copy = next(path for path in folder.iterdir() if path.suffix == ".backup")
        app.quit()
        self.assertEqual(len(list(folder.iterdir())), 1)
        self.sheet("--restore", copy, "--by", "Example Nurse")

    def test_a_copy_that_can_t_be_made_is_told_of(self):
        in_the_way = pathlib.Path(self.home) / "copies"
        in_the_way.write_text("no folder", encoding="utf-8")
        self.set_desk(backup_folder=str(in_the_way / "inside"))
        app = self.start(practice=False)
        app.find("label", re.compile("There is no copy of today: .*choose another"))


if __name__ == "__main__":
    main()
