#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet while it is being answered: what changed comes into view, in either view; what a question feeds is framed;
from a question to its passage and back, also where the sheet covers the form, and what it covers gets no key."""
import os
import re
import subprocess

from program import QUIET, complaints
from venule_app import DATA, PATIENCE, AppTest, main, private_folders

TITLE = "After your visit"
FIRST = "Example Vein Clinic"
SECOND = "What is normal"  # the first on the other page
FORBIDDEN = "Do not take ibuprofen, naproxen or aspirin for pain."
RING_FIRST = re.compile("^Ask us before you take ibuprofen, naproxen or aspirin for pain")
PARACETAMOL = re.compile("^Ask us before you take paracetamol")
OTHER = "You can go home soon."
IBUPROFEN = re.compile("^Ibuprofen unsuitable")
PARENT = "Antiplatelet medicine", re.compile("^Antiplatelet medicine")
CHILD = "Which antiplatelet", re.compile("^Which antiplatelet")
IN_LISTS = "button", re.compile("^At the desk")
WIDE, NARROW, NARROWER = (1360, 860), (800, 600), (500, 600)


class LiveSheet(AppTest):
    person, role = "Example Specialist", "specialist"

    zoom = None  # as wide as there is room

    def begin(self, size=WIDE):
        self.set_desk(window_width=size[0], window_height=size[1])
        if self.zoom is not None:
            self.set_desk(zoom=self.zoom, fits_width=False)
        app = self.start()
        app.open("Sample Half-Done")
        return app

    def passage(self, app, words):
        return app.find("button", words, within=app.find("document text", "The sheet"), on_screen=False)

    def spot(self, app, words):
        """Where in the view it begins; None where it is not in view."""
        left, top, width, height = app.find("document text", "The sheet").extents()
        x, y, wide, _ = self.passage(app, words).extents()
        return (x - left, y - top) if left <= x <= left + width - wide and top <= y < top + height - 20 else None

    def is_sensitive(self, app, button):
        return app.find("button", button).has("sensitive")


class InView(LiveSheet):
    """Pages are longer than the view."""

    zoom = 1.2

    def turn(self, app):
        """Between pages one below the other and one at a time."""
        line = re.compile("^One page below the other")
        button = app.find("button", "View")
        button.point()
        app.find(None, line, within=button)
        app.press_until("Down", line)
        app.press("Return")
        app.find_gone(None, line, within=button)

    def answer(self, app):
        app.go_to("Ibuprofen unsuitable", IBUPROFEN)
        self.assertIsNone(self.spot(app, RING_FIRST))
        app.press("y")
        app.wait(lambda: self.spot(app, FORBIDDEN) is not None, "what changed in view")

    def test_what_changed_comes_into_view(self):
        app = self.begin()
        self.assertIsNotNone(self.spot(app, FIRST))
        self.answer(app)
        self.assertIsNone(self.spot(app, FIRST))
        # What is in view already stays where it is.
        place = self.rests(app, FORBIDDEN)
        app.press("ctrl+z")
        app.wait(lambda: self.spot(app, RING_FIRST) is not None, "the sheet as it was")
        self.assertEqual(self.rests(app, RING_FIRST), place)

    def test_also_of_one_page_at_a_time(self):
        app = self.begin()
        self.turn(app)
        app.find("button", "Next page").click()
        app.wait(lambda: self.is_sensitive(app, "Previous page"), "the other page")
        self.answer(app)
        self.assertFalse(self.is_sensitive(app, "Previous page"))

    def rests(self, app, words):
        """Where it is in view, once it does not glide any more."""
        return app.rest(lambda: self.spot(app, words), words)

    def test_turned_it_shows_the_same(self):
        app = self.begin()
        app.find("button", "Next page").click()
        app.wait(lambda: self.is_sensitive(app, "Previous page"), "the other page")
        place = self.rests(app, SECOND)
        self.turn(app)
        self.assertEqual(self.rests(app, SECOND), place)

    def test_turned_between_two_pages_it_shows_the_one_that_counts(self):
        app = self.begin()
        app.find("document text", "The sheet").hover()

        def is_second():
            if not self.is_sensitive(app, "Previous page"):
                app.xdotool("click", "5")
            return self.is_sensitive(app, "Previous page")

        app.wait(is_second, "the beginning of the other page")
        self.assertGreater(self.rests(app, SECOND)[1], 200)
        self.turn(app)
        self.assertIsNotNone(self.rests(app, SECOND))
        self.assertTrue(self.is_sensitive(app, "Previous page"))


class Covered(LiveSheet):
    def covers(self, app):
        app.find("button", "Back to the consultation")

    def test_in_a_narrow_window_there_and_back(self):
        """By keyboard: to the passage that an answer feeds, back to that very line, and from the passage to the answer."""
        app = self.begin(NARROW)
        app.find("label", "Consultation")
        self.assertEqual(app.all("document text", "The sheet"), [])
        app.go_to("Ibuprofen unsuitable", IBUPROFEN)
        app.press("ctrl+i", "Tab")
        line = app.is_at(re.compile("^Pain and medicines: Ask us before you take ibuprofen"))
        app.press("Return")
        app.is_at(RING_FIRST)
        self.covers(app)
        self.assertIsNotNone(self.spot(app, RING_FIRST))
        app.press("Escape")
        self.assertEqual(app.is_at(line.name).path, line.path)
        app.find_gone("document text", "The sheet")
        app.press("ctrl+F9")
        app.is_at(RING_FIRST)
        app.press("Return")
        app.find("button", re.compile("^Health › Ibuprofen unsuitable: ")).click()
        app.is_at(IBUPROFEN)
        app.find_gone("document text", "The sheet")
        app.find("label", "Consultation")

    def types_behind(self, app, way):
        app.go_to("Ibuprofen unsuitable", IBUPROFEN)
        app.press(way)
        app.is_at(TITLE)
        self.covers(app)
        app.press("y", "Escape")
        app.is_at(IBUPROFEN)
        self.assertFalse(self.is_sensitive(app, "Undo"))

    def test_a_narrow_form_behind_the_sheet_gets_no_key(self):
        app = self.begin(NARROW)
        self.types_behind(app, "ctrl+F9")

    def test_nor_does_a_form_behind_the_full_sheet(self):
        """Also where the sheet had been put away."""
        app = self.begin()
        self.types_behind(app, "F11")
        app.press("ctrl+F9")
        app.find_gone("document text", "The sheet")
        self.types_behind(app, "F11")
        app.find_gone("document text", "The sheet")

    def test_back_to_where_the_keyboard_was(self):
        """In the lists, or in the sheet itself."""
        app = self.begin()
        app.press("ctrl+f")
        search = app.wait(lambda: (node := app.focused()) is not None and node.role in ("entry", "text") and node, "the search")
        app.press("F11")
        app.is_at(TITLE)
        app.press("Escape")
        self.assertEqual(app.is_at(search.name).path, search.path)
        app.go_to("Ibuprofen unsuitable", IBUPROFEN)
        app.press("ctrl+i", "Tab")
        app.is_at(re.compile("^Pain and medicines: Ask us before you take ibuprofen"))
        app.press("Return")
        app.is_at(RING_FIRST)
        app.press("F11")
        self.covers(app)
        app.is_at(RING_FIRST)
        app.press("Escape")
        app.find("label", "Consultation")
        app.is_at(RING_FIRST)
        app.press_until("Tab", "Next page")
        app.press("F11")
        self.covers(app)
        app.is_at("Next page")

    def test_not_to_a_question_that_has_gone(self):
        app = self.begin(NARROW)
        app.go_to(*PARENT)
        app.press("y")
        app.go_to(*CHILD)
        app.press("ctrl+F9")
        app.is_at(TITLE)
        app.press("ctrl+z")
        app.find("button", "Undo", sensitive=False, on_screen=False)
        app.press("Escape")
        app.find_gone("document text", "The sheet")
        app.is_at(re.compile("^Health, "))

    def test_a_sheet_that_was_put_away_stays_so(self):
        """Also where the window was narrow for a while."""
        app = self.begin()
        self.resize(app, NARROW)
        app.find_gone("document text", "The sheet")
        self.resize(app, WIDE)
        app.find("document text", "The sheet")
        app.press("ctrl+F9")
        app.find_gone("document text", "The sheet")
        self.resize(app, NARROW)
        self.resize(app, WIDE)
        app.find("label", "Consultation")
        self.assertEqual(app.all("document text", "The sheet"), [])

    def test_so_do_the_lists(self):
        """In a window that has no room for them beside the form."""
        app = self.begin()
        app.find(*IN_LISTS)
        app.go_to("Ibuprofen unsuitable", IBUPROFEN)
        beside = self.rests_in_form(app)[2]
        app.press("F9")
        app.find_gone(*IN_LISTS)
        alone = self.rests_in_form(app)[2]
        self.assertGreater(alone, beside)
        self.resize(app, NARROWER)
        self.resize(app, WIDE)
        app.wait(lambda: self.row(app)[2] == alone, "the form alone again")
        self.assertEqual(self.rests_in_form(app)[2], alone)
        self.assertEqual(app.all(*IN_LISTS), [])

    def resize(self, app, size):
        window = app.find("frame", "Venule")
        width = window.extents()[2]
        app.xdotool("windowsize", app.window_id(window), *map(str, size))
        app.wait(lambda: abs(app.find("frame", "Venule").extents()[2] - width) > 300, "another size")

    def test_nor_does_a_question_go_out_of_sight_when_the_room_changes(self):
        app = self.begin(NARROW)
        app.go_to("Ibuprofen unsuitable", IBUPROFEN)
        for _ in range(3):
            width = self.row(app)[2]
            app.press("F9")
            app.wait(lambda: self.row(app)[2] != width, "the form in another width")  # noqa: B023
            _, top, _, height = self.rests_in_form(app)
            heading, bar = app.find("button", re.compile("^Health")), app.find("button", re.compile("to answer"))
            self.assertGreaterEqual(top, heading.extents()[1] + heading.extents()[3])
            self.assertLessEqual(top + height, bar.extents()[1])

    def row(self, app):
        return app.find("panel", IBUPROFEN, on_screen=False).extents()

    def rests_in_form(self, app):
        return app.rest(lambda: self.row(app), "the question")

    def test_from_the_full_sheet_to_the_answer(self):
        """The sheet stands beside the form again, as before."""
        app = self.begin()
        sheet = app.rest(app.find("document text", "The sheet").extents, "the sheet")
        app.key("F11")
        app.press_until("Down", RING_FIRST, most=60)
        app.press("Return")
        app.find("button", re.compile("^Health › Ibuprofen unsuitable: ")).click()
        app.is_at(IBUPROFEN)
        app.wait(lambda: app.find("document text", "The sheet").extents() == sheet, "the sheet beside the form")
        app.find_gone("button", "Back to the consultation")

    def test_from_an_answer_to_a_sheet_that_was_put_away(self):
        app = self.begin()
        app.press("ctrl+F9")
        app.find_gone("document text", "The sheet")
        app.go_to("Ibuprofen unsuitable", IBUPROFEN)
        app.press("y", "ctrl+i", "Tab")
        app.is_at(re.compile("^Pain and medicines: "))
        app.press_until("Tab", "Pain and medicines: " + FORBIDDEN)
        app.press("Return")
        app.is_at(FORBIDDEN)
        self.assertIsNotNone(self.spot(app, FORBIDDEN))
        app.find("label", "Consultation")


class Framed(LiveSheet):
    def is_framed(self, app, words):
        """Whether a line of the accent’s colour runs down before it."""
        place = self.passage(app, words).extents()
        window = app.place_of_window(app.find("frame", "Venule"))
        crop = f"24x1+{window[0] + place[0] - 12}+{window[1] + place[1] + place[3] // 2}"
        shown = subprocess.run(["import", "-window", "root", "-crop", crop, "+repage", "-depth", "8", "rgb:-"], check=True,
                               stdout=subprocess.PIPE, timeout=PATIENCE).stdout
        return any(blue - red > 120 for red, _, blue in zip(*[iter(shown)] * 3, strict=True))

    def test_what_a_question_feeds(self):
        """Where the keyboard is, and where the pointer is since."""
        app = self.begin()
        self.passage(app, RING_FIRST)
        self.assertFalse(self.is_framed(app, RING_FIRST))
        app.go_to("Ibuprofen unsuitable", IBUPROFEN)
        app.wait(lambda: self.is_framed(app, RING_FIRST), "a frame")
        self.assertFalse(self.is_framed(app, OTHER))
        app.press("Tab")
        app.wait(lambda: not self.is_framed(app, RING_FIRST), "no frame any more")
        app.find("label", re.compile("^Ibuprofen unsuitable")).hover()
        app.wait(lambda: self.is_framed(app, RING_FIRST), "a frame at what is pointed at")
        app.find("label", "Consultation").hover()
        app.wait(lambda: not self.is_framed(app, RING_FIRST), "the frame of where the keyboard is")

    def test_what_comes_to_a_resting_pointer_was_not_pointed_at(self):
        app = self.begin()
        self.passage(app, RING_FIRST)
        app.go_to("Antiplatelet medicine", re.compile("^Antiplatelet medicine"))
        label = app.find("label", re.compile("^Paracetamol unsuitable"))
        place = app.rest(label.extents, "the label")
        label.hover()
        app.wait(lambda: self.is_framed(app, PARACETAMOL), "a frame at what is pointed at")
        app.go_to("Batch", "Batch")
        app.wait(lambda: not self.is_framed(app, PARACETAMOL), "no frame any more")
        app.go_to("Antiplatelet medicine", re.compile("^Antiplatelet medicine"))
        app.wait(lambda: app.find("label", re.compile("^Paracetamol unsuitable")).extents() == place, "it under the pointer")
        app.key("F9")
        app.wait(lambda: app.find("label", re.compile("^Paracetamol unsuitable")).extents() != place, "another width")
        app.key("F9")
        app.wait(lambda: app.find("label", re.compile("^Paracetamol unsuitable")).extents() == place, "it there again")
        self.assertFalse(self.is_framed(app, PARACETAMOL))

    def test_what_changed_glows_for_a_moment(self):
        env = dict(private_folders(self.home), **QUIET)
        answer = [DATA / "samples" / "draft-with-gaps.xml", "health/nsaid-unsuitable", "yes"]
        done = subprocess.run([os.environ["VENULE_GLOW"], *answer], env=env, cwd=self.home, timeout=PATIENCE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(complaints(done.stderr), "")


if __name__ == "__main__":
    main()
