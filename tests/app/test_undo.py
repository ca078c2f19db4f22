#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done last is taken back in one step and done again, however many answers it gave: what was typed, the
answers under a heading, a member of a group. The sheet beside follows, and nobody else's record is touched."""
import re

from venule_app import AppTest, main

OTHER = "Sample Not-Treated-Yet"


class Undo(AppTest):
    person, role = "Example Specialist", "specialist"

    def begin(self):
        app = self.start()
        app.find("list item", re.compile("^Sample "))
        app.key("ctrl+n")
        app.is_at("Given name")
        return app

    def to_answer(self, app):
        """How much is left to answer: it stands above the form’s end, and every answer shows in it."""
        words = app.find("button", re.compile(r"\d+ to answer")).name
        return int(re.search(r"(\d+) to answer", words).group(1))

    def back_and_again(self, app, before, after):
        """before, after: conditions, and what they are called."""
        app.press("ctrl+z")
        app.wait(*before)
        app.press("ctrl+shift+z")
        app.wait(*after)

    def test_in_one_step(self):
        app = self.begin()
        sheet = app.find("document text", "The sheet")
        self.by_typing(app, sheet)
        self.by_typing_what_is_none(app)
        self.by_typing_elsewhere(app)
        self.by_heading(app)
        self.by_heading_in_haste(app)
        self.by_vanishing(app)
        self.by_member(app)
        self.by_another_patient(app)

    def by_typing(self, app, sheet):
        """What was typed into one answer goes at once; the band and the sheet follow."""
        app.write("Zora")
        app.press("Tab")
        app.is_at("Family name")
        app.write("Quimby")

        def is_named(name):
            return (lambda: app.maybe("label", name) is not None and app.maybe("button", name, within=sheet) is not None,
                    f"{name}, on the sheet too")

        app.wait(*is_named("Zora Quimby"))
        self.back_and_again(app, is_named("Zora"), is_named("Zora Quimby"))

    def by_typing_what_is_none(self, app):
        """What is no day is no answer: it is taken back where it stands, and then what was done before it."""
        app.press("Tab")
        born = app.is_at("Date of birth")
        app.write("x31/2")
        app.wait(lambda: born.text() == "x31/2", "what was typed")
        app.press("ctrl+z")
        app.wait(lambda: born.text() == "", "it to be taken back")
        app.find("label", "Zora Quimby")
        app.press("ctrl+z")
        app.find("label", "Zora")
        app.press("ctrl+shift+z")
        app.find("label", "Zora Quimby")

    def by_typing_elsewhere(self, app):
        """What is typed into a search is no answer: the consultation’s last step waits until that is taken back."""
        app.press("ctrl+f")
        search = app.find("entry", "Find a consultation")
        app.wait(lambda: app.focused() is not None and app.focused().name == search.name, "the keyboard in the search")
        app.write("abc")
        app.wait(lambda: search.text() == "abc", "the search typed")
        app.press("ctrl+z")
        app.wait(lambda: search.text() == "", "the search taken back")
        app.find("label", "Zora Quimby")

    def answer_none(self, app):
        app.go_to("Blood thinner", re.compile("^Blood thinner"))
        app.press_until("Tab", re.compile("^Clots: None of these"))
        app.press("space")

    def by_heading(self, app):
        """By the button of what is told, too; it goes once something else is done."""
        start = self.to_answer(app)
        none = (lambda: self.to_answer(app) == start, f"{start} to answer")
        self.answer_none(app)
        told = re.compile(r"^Clots: \d+ answered “no”")
        given = int(re.search(r"\d+", app.find("label", told).name).group())
        self.assertGreater(given, 5)
        all_given = (lambda: self.to_answer(app) == start - given, f"{start - given} to answer")
        app.wait(*all_given)
        self.back_and_again(app, none, all_given)
        app.press("ctrl+z")
        app.wait(*none)
        app.find_gone("label", told)
        self.answer_none(app)
        app.wait(lambda: self.button_beside(app, told), "a button to take it back").click()
        app.wait(*none)
        app.find_gone("label", told)

    def by_heading_in_haste(self, app):
        """What is told goes again while it still comes up."""
        start = self.to_answer(app)
        self.answer_none(app)
        app.press("ctrl+z", *("shift+Tab", "space", "ctrl+z") * 30)
        app.wait(lambda: self.to_answer(app) == start, f"{start} to answer")
        app.find_gone("label", re.compile(r"^Clots: \d+ answered “no”"))

    def button_beside(self, app, told):
        label = app.maybe("label", told)
        return label and next((node for node in label.parent.parent.walk() if node.name == "Undo"), None)

    def by_vanishing(self, app):
        """A question that is no longer asked comes back with its answer."""
        app.go_to("Blood thinner", re.compile("^Blood thinner"))
        app.press("y")
        app.find("label", "Which blood thinner")
        app.press("Tab")
        app.is_at("Which blood thinner")
        app.write("Apixaban")
        app.press("shift+Tab")
        app.is_at("Blood thinner (anticoagulant): Yes")
        app.press("n")

        def is_asked(asked):
            return (lambda: [node.text() for node in app.all("text", "Which blood thinner")] == ["Apixaban"] * asked,
                    "which, with its answer" if asked else "which no longer asked")

        app.wait(*is_asked(0))
        self.back_and_again(app, is_asked(1), is_asked(0))

    def n_members(self, app):
        return len(app.all("button", re.compile("^Remove"), on_screen=False))

    def by_member(self, app):
        """Added, duplicated, removed."""
        app.go_to("Leg scan", re.compile("^Leg scan"))
        app.press_until("shift+Tab", "Scanned here today")
        app.press("space")
        app.find("label", "Scanned by")
        app.go_to("Feeding veins found", re.compile("^Feeding veins found"))
        app.press("y")
        start = self.n_members(app)

        def counted(n):
            return (lambda: self.n_members(app) == n, f"{n} feeding veins")

        app.press_until("Tab", "Add feeding vein")
        app.press("space")
        app.wait(*counted(start + 1))
        self.back_and_again(app, counted(start), counted(start + 1))
        for verb, before, after in (("Duplicate", start + 1, start + 2), ("Remove", start + 2, start + 1)):
            app.find("button", re.compile(f"^{verb}: "), on_screen=False).click()
            app.wait(*counted(after))
            self.back_and_again(app, counted(before), counted(after))

    def by_another_patient(self, app):
        """Each consultation has steps of its own, and only those on screen are taken back."""
        app.open(OTHER)
        undo = app.find("button", "Undo", sensitive=False)
        note = app.go_to("Note to the patient", "Note to the patient")
        before = note.text()
        app.press("ctrl+z")
        app.write("Ring us.")
        app.wait(lambda: app.in_tree(undo).has("sensitive"), "something to undo")
        written = note.text()
        app.open("Zora Quimby")
        app.wait(lambda: not app.in_tree(undo).has("sensitive"), "nothing to undo")
        left = self.to_answer(app)
        app.press("ctrl+z", "ctrl+z")
        app.find("label", "Saved")
        self.assertEqual(self.to_answer(app), left)
        app.open(OTHER)
        note = app.go_to("Note to the patient", "Note to the patient")
        self.assertEqual(note.text(), written)
        self.assertNotEqual(written, before)


if __name__ == "__main__":
    main()
