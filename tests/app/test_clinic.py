#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The clinic and its settings: what is outside its limits says so in place and is not saved, what is cancelled leaves
nothing behind, and what is saved holds for the next sheet and the next person."""
import re
import struct
import zlib

from venule_app import AppTest, main

NAME = "Sample Lumpy-Feeder"
FLYING = "Days before flying"


def make_png(width, height):
    def part(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + b"\0\x4f\x5c" * width for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b""))


class Clinic(AppTest):
    person, role = "Example Specialist", "specialist"

    def begin(self):
        self.folder = self.home / "config/venule"
        self.profile = self.folder / "clinic.xml"
        self.before = self.profile.read_bytes()
        self.bring("lumpy-feeder-foam", "plan-only")
        app = self.start(practice=False)
        app.open(NAME)
        return app

    def enter(self, app, page="Clinic"):
        app.menu(re.compile("^Clinic"))
        window = app.find("frame", "Clinic")
        app.find("page tab", page, within=window).point()
        return window

    def choose_logo(self, app, window, path):
        app.find("button", "Choose…", within=window, on_screen=False).click()
        dialog = app.wait(lambda: next((node for node in app.tree().children if node.name == "Logo"), None), "the files")
        app.key("ctrl+l", window=dialog)
        entry = app.find("text", within=dialog)
        app.key("ctrl+a", window=dialog)
        app.type(str(path), window=dialog)
        app.wait(lambda: entry.text() == str(path), f"{path} as the file’s name")
        app.find("button", "Use it", within=dialog, sensitive=True).click()
        app.wait(lambda: all(node.path != dialog.path for node in app.tree().children), "the files to go")

    def logos(self):
        return [path.name for path in self.folder.glob("logo*")]

    def test_settings_and_logo(self):
        app = self.begin()
        app.find("button", re.compile("^Monday, 7 December 2026"), on_screen=False)
        self.cancel(app)
        self.refuse(app)
        self.save(app)
        self.change_what_is_usual(app)

    def cancel(self, app):
        logo = self.home / "logo.png"
        logo.write_bytes(make_png(40, 20))
        window = self.enter(app)
        app.find("label", "United Kingdom", within=window, on_screen=False)
        self.choose_logo(app, window, logo)
        app.find("button", "Remove", within=window, on_screen=False)
        app.find("page tab", "Settings", within=window).point()
        app.find("text", FLYING, within=window).set_text("21")
        app.key("Escape", window=window)
        app.find("label", "What you changed is not saved yet. Save it, or cancel it.", within=window)
        app.find("button", "Cancel", within=window).click()
        app.find_gone("frame", "Clinic")
        self.assertEqual(self.profile.read_bytes(), self.before)
        self.assertEqual(self.logos(), [])

    def refuse(self, app):
        """In place, and in words: no picture that a sheet could not print, no setting outside its limits."""
        broken = self.home / "<b>broken & small.png"
        broken.write_bytes(b"\x89PNG\r\n\x1a\n")
        window = self.enter(app)
        self.choose_logo(app, window, broken)
        app.find("label", re.compile("<b>broken & small.png: the logo can't be read"), within=window, on_screen=False)
        app.find("page tab", "Settings", within=window).point()
        flying = app.find("text", FLYING, within=window)
        for typed, said in (("99", "Too much: possible are 2 to 28 days."), ("1", "Too little: possible are 2 to 28 days."),
                            ("soon", "This is no number: possible are 2 to 28 days."),
                            ("", "Give a number: possible are 2 to 28 days.")):
            flying.set_text(typed)
            app.find("label", re.compile("^" + re.escape(said)), within=window)
            self.assertTrue(app.in_tree(flying).has("invalid"))
        app.find("button", "Save", within=window).click()
        app.find("label", "Not saved: one of the settings is outside its limits.", within=window)
        self.assertEqual(self.profile.read_bytes(), self.before)
        flying.set_text("21")
        app.find("label", re.compile("^Possible: 2 to 28 days."), within=window)
        app.find("button", "Cancel", within=window).click()
        app.find_gone("frame", "Clinic")

    def save(self, app):
        window = self.enter(app)
        self.choose_logo(app, window, self.home / "logo.png")
        app.find("page tab", "Settings", within=window).point()
        app.find("text", FLYING, within=window).set_text("21")
        app.find("button", "Save", within=window, sensitive=True).click()
        app.find_gone("frame", "Clinic")
        [logo] = self.logos()
        self.assertEqual((self.folder / logo).read_bytes(), make_png(40, 20))
        text = self.profile.read_text(encoding="utf-8")
        self.assertIn(f"<logo>{logo}</logo>", text)
        self.assertRegex(text, '"days-before-flying"[^<]*>21<')
        # What is on screen follows: its sheet is frozen by the same settings.
        app.find("button", re.compile("^Monday, 14 December 2026"), on_screen=False)
        app.open("Sample Not-Treated-Yet")
        app.open(NAME)
        app.find("button", re.compile("^Monday, 14 December 2026"), on_screen=False)

    def change_what_is_usual(self, app):
        """What is not usual any more can be again."""
        for typed in "", "4":
            window = self.enter(app, "Stock")
            app.find("text", re.compile("^Treatments planned"), within=window, on_screen=False).set_text(typed)
            app.find("button", "Save", within=window, sensitive=True).click()
            app.find_gone("frame", "Clinic")
            said = re.findall('"plan/sessions">([^<]*)<', self.profile.read_text(encoding="utf-8"))
            self.assertEqual(said, [typed] if typed else [])

    def test_languages_of_sheets(self):
        """By name, with how far each is reviewed; a code that nobody here knows stays until somebody takes it out."""
        profile = self.home / "config/venule/clinic.xml"
        text = profile.read_text(encoding="utf-8")
        profile.write_text(text.replace("<languages>pl ar</languages>", "<languages>pl xx ar</languages>"), encoding="utf-8")
        app = self.begin()
        window = self.enter(app)
        polish = app.find("check box", re.compile("^Polish"), within=window, on_screen=False)
        urdu = app.find("check box", re.compile("^Urdu"), within=window, on_screen=False)
        unknown = app.find("check box", "xx", within=window, on_screen=False)
        self.assertEqual([app.in_tree(box).has("checked") for box in (polish, urdu, unknown)], [True, False, True])
        app.find("label", re.compile("^There is no such translation here"), within=window, on_screen=False)
        app.find("label", re.compile("not reviewed: its sheets say so"), within=window, on_screen=False)
        self.assertEqual(app.all("text", re.compile("^Languages"), within=window, on_screen=False), [])
        app.press_until("Tab", re.compile("^Polish"))
        app.press("space")
        app.wait(lambda: not app.in_tree(polish).has("checked"), "Polish not chosen any more")
        for _ in range(20):
            app.press("Down")
            if app.somewhere().name.startswith("Urdu"):
                break
        app.press("space")
        app.wait(lambda: app.in_tree(urdu).has("checked"), "Urdu chosen")
        app.find("button", "Save", within=window, sensitive=True).click()
        app.find_gone("frame", "Clinic")
        self.assertIn("<languages>xx ar ur</languages>", profile.read_text(encoding="utf-8"))

    def test_who_can_sit_down(self):
        app = self.begin()
        window = self.enter(app, "People")
        app.find("button", "Add somebody", within=window).click()
        app.find("button", "Remove this person", within=window)
        app.write("Second Specialist")
        app.find("button", "Remove Second Specialist", within=window)
        app.find("button", "Save", within=window, sensitive=True).click()
        app.find_gone("frame", "Clinic")
        app.focus(app.find("frame", "Venule"))
        app.sit_down("Second Specialist")
        # Who is taken out again sits there no longer.
        window = self.enter(app, "People")
        app.find("button", "Remove Second Specialist", within=window).click()
        app.find("button", "Save", within=window, sensitive=True).click()
        app.find_gone("frame", "Clinic")
        app.find("button", "At the desk: Nobody yet, Choose a name")
        app.focus(app.find("frame", "Venule"))
        app.sit_down("Example Specialist")

    def test_what_is_no_answer_stays(self):
        """The consultation is judged by the new settings at once, and what waits to be put right waits still."""
        app = self.begin()
        app.go_to("Next treatment", "Next treatment")
        app.press("ctrl+a")
        app.write("31/02/2027")
        app.press("Tab")
        app.find("label", "Not all is saved")
        window = self.enter(app, "Settings")
        app.find("text", FLYING, within=window).set_text("21")
        app.find("button", "Save", within=window, sensitive=True).click()
        app.find_gone("frame", "Clinic")
        app.find("button", re.compile("^Monday, 14 December 2026"), on_screen=False)
        app.focus(app.find("frame", "Venule"))
        typed = app.go_to("Next treatment", "Next treatment")
        self.assertEqual(typed.text(), "31/02/2027")
        app.press("ctrl+a")
        app.write("18 jan 2027")
        app.find("label", "Saved")


if __name__ == "__main__":
    main()
