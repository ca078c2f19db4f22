#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A consultation is filled by keyboard: what is typed, what is refused, what appears, and how it is taken back."""
import re

from venule_app import NAMELESS, AppTest, main

CONTROLS = ("button", "push button", "toggle button", "entry", "text", "combo box", "list item")


class Form(AppTest):
    person, role = "Example Specialist", "specialist"

    def begin(self):
        app = self.start()
        app.find("list item", re.compile("^Sample "))
        app.key("ctrl+n")
        app.is_at("Given name")
        return app

    def is_pressed(self, app, name, pressed):
        app.wait(lambda: app.find("button", name).has("pressed") == pressed or app.find("button", name).has("checked")
                 == pressed, f"{name} {'pressed' if pressed else 'not pressed'}")

    def test_typing_faster_than_it_is_drawn(self):
        """Each key comes before the frame of the one before: the form is laid out for it, and stays as wide as it was."""
        app = self.begin()
        width = app.find("text", "Given name").extents()[2]
        for _ in range(3):
            app.xdotool("type", "--delay", "0", "--", "Annabella Wilhelmina Josephine ")
        app.find("label", re.compile("^Annabella Wilhelmina Josephine Annabella"))
        self.assertEqual(app.find("text", "Given name").extents()[2], width)

    def test_typing(self):
        app = self.begin()
        app.type("Anna")
        app.find("label", "Anna")
        app.key("Return")
        app.is_at("Family name")
        app.key("Tab")
        app.is_at("Date of birth")
        app.type("9 apr 68")
        app.key("Tab")
        app.find("label", "Tuesday 9 April 1968")
        # A day that is none is refused in place, stays as it was typed, and nobody was born on it.
        app.key("shift+Tab")
        app.key("ctrl+a")
        app.type("31/2/1968")
        app.key("Tab")
        app.find("label", re.compile("31/2/1968.*is not a day"))
        app.find_gone("label", re.compile("^born"))
        # One step takes all of the typing back, from the answer it began with.
        app.key("ctrl+z")
        app.find("label", re.compile("^born 9 April 1968"))
        app.find_gone("label", re.compile("is not a day"))

    def test_typing_leaves_the_form_as_wide_as_it_was(self):
        """What is typed before the frame of what was typed finds the form laid out, where it stands."""
        app = self.begin()

        def read_places():
            return [app.find("text", name).extents()[::2] for name in ("Given name", "Family name", "Clinic number")]
        before = read_places()
        app.write("Anna Maria")
        app.press("Tab")
        app.write("Exampleby")
        app.find("label", "Anna Maria Exampleby")
        app.find("label", "Saved")
        self.assertEqual(read_places(), before)
        # Either name would do; both count, of what was asked for.
        app.find("label", "2 of 6")

    def test_a_day_is_read_as_it_is_meant(self):
        """Of a birth two digits of a year are never a year to come, and it needs its year."""
        app = self.begin()
        born = app.go_to("Date of birth", "Date of birth")
        app.write("9/4/46")
        app.press("Tab")
        app.wait(lambda: born.text() == "09/04/1946", "the year of a birth")
        app.find("label", "Tuesday 9 April 1946")
        app.go_to("Date of birth", "Date of birth")
        app.press("ctrl+a")
        app.write("9 apr")
        app.press("Tab")
        app.find("label", re.compile("“9 apr” is not a day of the calendar; write it with its year"))
        app.press("ctrl+z")
        app.find_gone("label", re.compile("“9 apr”"))

    def test_a_day_is_picked(self):
        """Today, which the calendar lights by itself, then another day."""
        app = self.begin()
        day = app.go_to("Wants legs at their best on", "Wants legs at their best on")
        app.key("alt+Down")
        app.find("button", "Month before")
        app.key("Return")
        app.wait(lambda: day.text() == "23/11/2026", "today by the key")
        app.find_gone("button", "Month before")
        app.is_at("Wants legs at their best on")
        app.key("alt+Down")
        app.find("button", "Month before")
        app.key("Down", "Left", "space")
        app.wait(lambda: day.text() == "29/11/2026", "a week and a day by the keys")
        app.find_gone("button", "Month before")

    def test_what_is_no_answer_waits(self):
        """It is nowhere but on screen: that is said, it is there again after somebody else was looked at, and closing
        the window asks."""
        self.bring("plan-only", "second-of-four")
        app = self.start(practice=False)
        app.open("Sample Not-Treated-Yet")
        app.go_to("Date of birth", "Date of birth")
        app.press("ctrl+a")
        app.write("31/02/1971")
        app.press("Tab")
        app.find("label", "Not all is saved")
        app.open("Sample Second-Visit")
        app.find("label", "Saved")
        app.find("label", "The changes to the consultation of Sample Not-Treated-Yet are not saved.")
        app.find("button", "Open it").click()
        app.find("label", "Not all is saved")
        typed = app.go_to("Date of birth", "Date of birth")
        self.assertEqual(typed.text(), "31/02/1971")
        app.activate("quit")
        app.find("label", "Not everything is saved")
        app.find("label", re.compile("^Sample Not-Treated-Yet: “31/02/1971” can’t be the answer to"))
        app.find("button", "Stay here").click()
        app.find_gone("label", "Not everything is saved")
        app.focus(app.find("frame", "Venule"))
        app.go_to("Date of birth", "Date of birth")
        app.press("ctrl+a")
        app.write("8 aug 1988")
        app.find("label", "Saved")

    def test_yes_and_no(self):
        app = self.begin()
        app.go_to("Blood thinner", "Blood thinner (anticoagulant): No")
        app.find_gone("label", "Which blood thinner")
        app.key("y")
        self.is_pressed(app, "Blood thinner (anticoagulant): Yes", True)
        app.find("label", "Which blood thinner")
        app.key("Tab")
        app.is_at("Which blood thinner")
        app.key("shift+Tab")
        app.is_at("Blood thinner (anticoagulant): Yes")
        app.key("n")
        app.find_gone("label", "Which blood thinner")
        app.key("BackSpace")
        self.is_pressed(app, "Blood thinner (anticoagulant): No", False)
        app.key("ctrl+z")
        self.is_pressed(app, "Blood thinner (anticoagulant): No", True)

    def test_keys_right_after_an_answer(self):
        """The sheet is redrawn first. Who goes on typing before the rest of the form has followed is at the question
        that the answer brought all the same."""
        app = self.begin()
        app.go_to("Blood thinner", "Blood thinner (anticoagulant): No")
        app.key("--delay", "0", "y", "Tab", "h", "e", "p")
        app.wait(lambda: app.find("text", "Which blood thinner").text() == "hep", "what was typed at once")
        app.is_at("Which blood thinner")
        app.key("--delay", "0", "shift+Tab", "n", "Tab")
        app.is_at("Antiplatelet medicine: No")

    def test_nhs_number_in_its_groups(self):
        """Typed with or without spaces; read in its groups in the form, above it and on the sheet."""
        app = self.begin()
        for typed in ("9434765919", "943 476 5919", "943-476-5919"):
            with self.subTest(typed):
                entry = app.go_to("NHS number", "NHS number")
                app.press("ctrl+a")
                app.write(typed)
                app.press("Tab")
                app.wait(lambda: entry.text() == "943 476 5919", "the groups")
                app.find("label", "943 476 5919")
                app.find(None, re.compile("NHS number: 943 476 5919"))

    def test_strengths_on_the_label(self):
        """Those of the product's label in this market, in % and in mg/ml, what that label says of the one chosen, and
        that another is none of them."""
        app = self.begin()
        app.go_to("Product", "Product: Fibrovein")
        self.assertEqual(app.all("button", re.compile("^Strength: ")), [])
        app.key("space")
        app.find("button", "Strength: 0.2 %, 2 mg/ml")
        app.go_to("Strength", "Strength")
        app.key("Down", "Down")
        app.is_at("Strength")
        self.is_pressed(app, "Strength: 0.5 %, 5 mg/ml", True)
        app.find("label", "5 mg/ml")
        app.find("label", re.compile("^Fibrovein’s label, liquid: at most 10 ml a treatment · .*at one site\nSource: "))
        app.press("ctrl+a")
        app.write("0.3")
        self.is_pressed(app, "Strength: 0.5 %, 5 mg/ml", False)
        app.find("label", "3 mg/ml. Fibrovein’s label names 0.2 %, 0.5 %, 1 %, 3 %.")
        app.go_to("Product", "Product: Fibrovein")
        app.press("Right")
        app.is_at("Product: Aethoxysklerol")
        app.press("space")
        app.find("label", re.compile("^3 mg/ml. Aethoxysklerol’s label names 0.25 %"))
        # One that this market has no label of offers nothing, and says so.
        app.press("Right")
        app.is_at("Product: Asclera")
        app.press("space")
        app.find("label", "3 mg/ml. No strength of Asclera is on file for this market.")
        self.assertEqual(app.all("button", re.compile("^Strength: ")), [])

    def test_the_question_that_was_chosen(self):
        """By arrow, with a pause and without; a list of what was found before is never chosen from."""
        app = self.begin()
        for keys, name in (((), "Given name"), (("Down",), "Family name"), (("Down", "Up"), "Given name")):
            with self.subTest(keys):
                app.ask_for_question()
                app.xdotool("type", "--delay", "0", "--", "name")
                app.xdotool("key", "--delay", "0", *keys, "Return")
                app.is_at(name)
        app.ask_for_question()
        app.write("name")
        app.find("list item", "Family name")
        app.press("Down", "Return")
        app.is_at("Family name")

    def press_while_held(self, app, key, over=("button", re.compile("^Finish"))):
        """Without letting the button go, as press() would; and it is let go elsewhere, so that it does nothing."""
        app.find(*over).hover()
        app.xdotool("mousedown", "1")
        app.xdotool("key", key)
        app.find("label", "Consultation").hover()
        app.xdotool("mouseup", "1")

    def test_what_pops_up_while_a_button_is_held(self):
        """It would get the release, and GTK would lose count of who is pressed, and say so."""
        app = self.begin()
        for key, *content in (("ctrl+k", "entry", "Find a question"), ("F2", "list item", "Example Specialist"),
                              ("F8", "button", "Go to the question"), ("F10", "menu item", "Bring in…")):
            with self.subTest(key):
                self.press_while_held(app, key)
                self.assertEqual(app.all(*content), [])
                app.press(key)
                app.find(*content)
                app.put_away(*content)

    def test_a_list_that_opens_while_a_button_is_held(self):
        """With the key that presses what the keyboard is at; where somebody writes it is a letter."""
        app = self.begin()
        name = app.is_at("Given name")
        app.write("De")
        self.press_while_held(app, "space", over=("label", "Draft"))
        app.write("Vries")
        app.wait(lambda: name.text() == "De Vries", "what was written")
        app.go_to("Language of the sheet", "Language of the sheet")
        for key in ("space", "Return"):
            with self.subTest(key):
                self.press_while_held(app, key, over=("label", "Draft"))
                self.assertEqual(app.all("label", "Polish (polski)"), [])
                app.press(key)
                app.find("label", "Polish (polski)")
                app.put_away("label", "Polish (polski)")

    def sections(self, app):
        """The form's sections that show, built or not."""
        first = app.find("panel", "Patient", on_screen=False)
        return [section for section in first.parent.children if section.has("visible")]

    def controls(self, sections):
        return [node for section in sections for node in section.walk()
                if node.role in CONTROLS and node.has("visible") and node.has("focusable")]

    def test_sections_as_dots(self):
        """Each says how far its section is, and leads there; the one that is pressed is where one is."""
        app = self.begin()
        app.write("Anna")
        app.press("Tab")
        app.find("button", re.compile("^Patient, begun, 1 of "))
        self.is_at_dot(app, "Patient")
        self.find_dot(app, "Plan").point()
        self.is_at_dot(app, "Plan")
        plan = app.find("panel", "Plan", on_screen=False)
        app.wait(lambda: any(node.has("focused") for node in app.in_tree(plan).walk()), "the keyboard in the plan")
        # Pressed again, it is where one is still.
        self.find_dot(app, "Plan").point()
        self.is_at_dot(app, "Plan")

    def find_dot(self, app, section):
        """Before it stands the button of the section where one is, whose name is of the same words."""
        return app.wait(lambda: app.all("button", re.compile(f"^{section}, "))[-1:], f"the dot of {section}")[0]

    def is_at_dot(self, app, section):
        def pressed():
            return [node.name.split(",")[0] for node in app.all("button", re.compile("^[^,:]*, (not begun|begun|done)"))
                    if node.has("pressed")]
        app.wait(lambda: pressed() == [section], f"only {section} pressed")

    def test_tab_comes_through_every_section(self):
        """What is not near is not built. The keyboard comes to it all the same, in order, and every answer says what
        it is."""
        app = self.begin()
        sections = self.sections(app)
        self.assertEqual(self.controls(sections[-1:]), [])
        column = sections[0].parent.path
        visited = []
        while True:
            before = app.focused()
            node = app.in_tree(before)
            while node.parent is not None and node.parent.path != column:
                node = node.parent
            if node.parent is None:  # it left the form
                break
            if node.name not in visited:
                visited.append(node.name)
            app.key(*["Tab"] * 10)
            app.wait(lambda: (now := app.focused()) is not None and now.path != before.path, "the keyboard further on")
        sections = self.sections(app)
        controls = self.controls(sections)
        nameless = [f"{node.role} in {node.parent.name}" for node in controls
                    if not node.name or NAMELESS.match(node.name)]
        self.assertGreater(len(controls), 100)
        self.assertEqual(nameless, [])
        self.assertEqual(visited, [section.name for section in sections if section.name in visited])
        self.assertEqual([section.name for section in sections if not self.controls([section])], [])

    def find_upper_label(self, app):
        """Of the form, in the upper part of what is seen; it is seen for a while when that is scrolled down."""
        top = self.sections(app)[0].parent.parent.parent.parent.extents()[1]
        labels = [node for section in self.sections(app) for node in section.walk()
                  if node.role == "label" and top + 20 < node.extents()[1] < top + 200 and node.is_on_screen()]
        return labels[0]

    def test_what_is_built_above_moves_nothing(self):
        """The form opens far down, at the nurse's part. What comes near above is built, and what is seen moves by the
        wheel's step every time, no more and no less."""
        self.set_desk(person="Example Nurse", role="nurse")
        app = self.start()
        app.open("Sample Both-Legs")
        first = self.sections(app)[0]
        self.assertEqual(self.controls([first]), [])
        steps = []
        for _ in range(6):
            label = self.find_upper_label(app)
            label.hover()
            for _ in range(4):
                y = label.extents()[1]
                app.xdotool("click", "4")
                app.wait(lambda: label.extents()[1] != y, "the form to be scrolled")
                steps.append(label.extents()[1] - y)
        self.assertLessEqual(max(steps) - min(steps), 1, steps)


if __name__ == "__main__":
    main()
