#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start: a clinic and a person are asked for by keyboard, and a sample's sheet is on screen at the end, all in
less than a minute of a person's time. Samples stay apart from all patients and say EXAMPLE."""
import re
import types

from gi.repository import GLib
from venule_app import App, AppTest, main

DBUS = "org.freedesktop.DBus"

# How long people take who type as most do (Card, Moran and Newell): a key, and a thought before each field or choice.
KEY, THOUGHT = 0.28, 1.35


class Practice(App):
    """The program that the assistant started."""

    def __init__(self, first, others):
        self.bus, self.home, self.practice, self.session = first.bus, first.home, True, None
        self.understand = first.understand
        self.begin_looking()
        self.bus_name = first.wait(lambda: find_other(first, others), "the program with the samples")
        pid = self.bus.call(DBUS, "/org/freedesktop/DBus", DBUS, "GetConnectionUnixProcessID",
                            GLib.Variant("(s)", (self.bus_name,)))[0]
        self.process = types.SimpleNamespace(pid=pid, poll=lambda: None)
        self.follow_focus()


def programs(bus):
    return {name for name, _ in bus.call("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root",
                                         "org.a11y.atspi.Accessible", "GetChildren")[0]}


def find_other(app, others):
    return next(iter(programs(app.bus) - others), None)


class Assistant(AppTest):
    person, role = "", "specialist"

    def set_up_clinic(self):
        """None yet: it is what the first start is about."""

    def setUp(self):
        super().setUp()
        self.seconds = 0

    def type(self, app, field, text):
        entry = app.find("text", re.compile(field))
        app.type(text)
        app.wait(lambda: entry.text() == text, f"“{text}” in {field}")
        self.seconds += THOUGHT + KEY * len(text)

    def press(self, app, *keys):
        app.press(*keys)
        self.seconds += KEY * len(keys)

    def test_by_keyboard_to_a_sheet(self):
        app = self.start(practice=False)
        app.focus(app.find("frame", "Welcome to Venule"))
        self.type(app, "Name of the clinic", "High Street Veins")
        app.press("Escape")
        app.find("label", re.compile("^What you typed is not kept yet"))
        self.press(app, "Tab")
        self.type(app, "in opening hours", "0121 496 0123")
        self.press(app, "Tab")
        self.type(app, "when closed", "020 7946 0456")
        self.press(app, "Return")
        app.is_at("First and last name")
        self.type(app, "First and last name", "Example Specialist")
        self.press(app, "Return")
        app.find("label", "Ready")
        app.is_at("Try a sample")
        others = programs(app.bus)
        self.press(app, "alt+t")
        self.seconds += THOUGHT
        self.see_a_sheet(app, others)
        self.assertLess(self.seconds, 60)
        clinic = (self.home / "config" / "venule" / "clinic.xml").read_text(encoding="utf-8")
        for words in ("High Street Veins", "0121 496 0123", "020 7946 0456", "Example Specialist"):
            self.assertIn(words, clinic)
        self.assertNotIn("Sample", self.sheet("--list"))

    def test_a_number_that_was_changed_is_asked_about(self):
        """Those that everybody rings are there from the start: leaving them is no loss, changing them is typing."""
        app = self.start(practice=False)
        window = app.find("frame", "Welcome to Venule")
        app.find("text", "Emergency number", within=window).set_text("112")
        app.key("Escape", window=window)
        app.find("label", re.compile("^What you typed is not kept yet"))
        app.key("Escape", window=window)
        app.find_gone("frame", "Welcome to Venule")

    def see_a_sheet(self, app, others):
        practice = Practice(app, others)
        practice.find("label", "Practice: samples only")
        practice.find("button", "After your visit")
        practice.key("ctrl+t", window=practice.find("frame", "Venule"))
        self.assertIn("EXAMPLE", practice.find("text", "The sheet as text").text())
        practice.activate("quit")
        app.wait(lambda: practice.bus_name not in programs(app.bus), "the samples to be put away")


if __name__ == "__main__":
    main()
