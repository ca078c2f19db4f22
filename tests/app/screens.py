# SPDX-License-Identifier: GPL-3.0-or-later
"""Every screen of the program, and the way to each. A walk starts the program once, and stops at one screen after the
other; who walks looks at it there:

    for screen, within in screens.WALKS["lists"](test):
        …                      # test.app is the program; within: what is to be looked at, or None for the newest window
"""
import os
import pathlib
import re

from venule_app import DATA

MAIN = "Venule"
STOPPED = {'id="9f7f1bd2-b597-5c62-9712-c0fdb3d25463"': 'id="5a0b7c11-20a6-4a5e-9d50-3cf9a1de3301"',
           "<sclerosant-allergy>no</sclerosant-allergy>":
               "<sclerosant-allergy>yes</sclerosant-allergy><sclerosant-allergy-what>Rash</sclerosant-allergy-what>",
           '<past-clot via="none-of-these">no': '<past-clot>yes', '<hormones via="none-of-these">no': '<hormones>yes'}


def begin(test, *arguments, practice=True):
    """A walk over the samples goes on in the program that the one before it left."""
    if not practice or test.app is None:
        test.app = test.start(*arguments, practice=practice)
    return test.app


def open_patient(app, name):
    app.open(name)
    app.find("document text", "The sheet")


def hide(app, content):
    app.key("Escape")
    app.find_gone(*content)


def visit(app, item, title):
    """A window that the menu opens."""
    app.menu(item)
    return app.find("frame", title)


def lists(test):
    """The lists, a draft, and what opens over it."""
    app = begin(test)
    app.find("list item", re.compile("^Sample "))
    yield "start", None
    open_patient(app, "Sample Half-Done")
    yield "draft", None
    app.find("button", re.compile("to answer|caution|stop|to correct")).point()
    app.find("label", "Still to answer")
    yield "checks", None
    hide(app, ("label", "Still to answer"))
    app.key("ctrl+k", window=app.find("frame", MAIN))
    search = app.find("entry", "Find a question")
    search.set_text(test.speak("Phone"))
    app.find("list item", "Phone")
    yield "finder", search.parent
    hide(app, ("list item", "Phone"))
    app.key("ctrl+n", window=app.find("frame", MAIN))
    app.find("label", "New patient")
    yield "new", None


def look_at_popovers(app):
    """What a button opens stands under it in the tree."""
    for button, *content in (("Menu", "menu item", "About Venule"), (re.compile("^At the desk"), "label", "Somebody else"),
                             ("Other steps", "menu item", re.compile("^Return to specialist")),
                             (re.compile("^Patient, "), "list item", re.compile("^Going home")),
                             ("Nothing in the way", "label", "Nothing stands in the way."), ("View", "menu item"),
                             (re.compile("^Language and size"), "label", "Language")):
        button = app.find("button", button, within=MAIN)
        button.point()
        app.find(*content, within=button)
        yield button.name.split(",")[0].split(":")[0].lower().replace(" ", "-"), button
        app.key("Escape")
        app.find_gone(*content, within=button)


def finished(test):
    """A finished consultation with its sheet."""
    app = begin(test)
    open_patient(app, "Sample Lumpy-Feeder")
    yield "finished", None
    yield from look_at_popovers(app)
    app.key("F11")
    app.find_gone("entry", "Find a consultation")
    yield "sheet", None
    app.is_at("After your visit")
    app.key("Down", "Down", "Return")
    words = app.find("label", "Why it is here")
    yield "passage", words.parent.parent
    hide(app, ("label", "Why it is here"))
    app.key("ctrl+t", window=app.find("frame", MAIN))
    app.find("text", "The sheet as text")
    yield "sheet-text", None
    app.key("ctrl+t", window=app.find("frame", MAIN))
    app.find("button", "After your visit")
    app.key("F11", window=app.find("frame", MAIN))
    app.find("entry", "Find a consultation")
    app.key("ctrl+p", window=app.find("frame", MAIN))
    window = app.find("frame", re.compile("^Print sheet for"))
    app.find("button", re.compile("^Print sheet"), within=window)
    yield "print", window
    app.close(window)
    window = visit(app, re.compile("^Print the day"), "Print the day’s sheets")
    yield "print-day", window
    app.close(window)


def course(test):
    """A course of treatments, its feeding veins, and the map of the legs."""
    app = begin(test)
    open_patient(app, "Sample Not-Treated-Yet")
    app.key("ctrl+k", window=app.find("frame", MAIN))
    app.find("entry", "Find a question").set_text(test.speak("Feeding veins found"))
    app.find("list item", "Feeding veins found").point()
    app.is_at(re.compile("^Feeding veins found"))
    yield "feeding-veins", None
    app.find("push button", re.compile("^Show on the leg map: "), on_screen=False).do("click")
    app.find("image", re.compile("^Leg map, selected: "))
    yield "leg-map", None


def manners(test):
    """The windows that the menu opens."""
    app = begin(test)
    open_patient(app, "Sample Lumpy-Feeder")
    for screen, item, title in (("about", "About Venule", "About"), ("shortcuts", "Keyboard shortcuts", "Keyboard shortcuts")):
        window = visit(app, item, title)
        yield screen, window
        app.close(window)
    window = visit(app, re.compile("^Clinic"), "Clinic")
    for page, content in (("Clinic", ("text", "Name")), ("People", ("button", "Add somebody")),
                          ("Settings", ("text", "Days before flying")), ("Stock", ("button", "Add a vial"))):
        app.find("page tab", page, within=window).point()
        app.find(*content)
        yield f"clinic-{page.lower()}", window
    app.close(window)


def records(test):
    """What was kept of a consultation."""
    app = begin(test)
    open_patient(app, "Sample Lumpy-Feeder")
    window = visit(app, re.compile("^History"), "History")
    app.find("button", "Look at version 1", within=window)
    yield "history", window
    app.find("button", "Look at version 1").point()
    app.wait(lambda: app.top_window().path != window.path, "the old version")
    yield "old-version", None
    app.key("Escape")
    app.find("page tab", "Sheets", within=window).point()
    app.find("label", "Sheets made")
    yield "sheets-made", window
    app.close(window)
    window = visit(app, re.compile("^Copies"), "Copies and exports")
    yield "keep", window
    app.find("button", re.compile("^Erase"), within=window).point()
    app.find("label", re.compile("^Erase the consultation"))
    yield "erase", None
    app.key("Escape")


def stopped(test):
    """A stop that is overridden, a finished draft that lacks something, and versions that differ."""
    test.bring(test.changed_sample("plan-only", STOPPED))
    app = begin(test, practice=False)
    open_patient(app, "Sample Not-Treated-Yet")
    app.press("ctrl+Return")
    app.find("button", "Override…")
    yield "finish", None
    app.press_until("Tab", "Override…")
    app.press("space")
    app.is_at("Why it is right for this patient")
    app.write("It was mild, years ago")
    yield "override", None
    app.press("Return")
    app.find("label", re.compile("^Overridden by Example Specialist: It was mild"))
    yield "overridden", None
    hide(app, ("label", re.compile("^Overridden by Example Specialist: It was mild")))
    app.find("label", "Saved")
    window = visit(app, re.compile("^History"), "History")
    app.find("label", "What differs", within=window)
    yield "comparison", window
    app.close(window)


def change_phone(test, app, number):
    app.key("ctrl+k", window=app.find("frame", MAIN))
    app.find("entry", "Find a question").set_text(test.speak("Phone"))
    app.find("list item", "Phone").point()
    app.is_at("Phone")
    app.press("ctrl+a")
    app.write(number)
    app.press("Tab")


def conflict(test):
    """Two programs on one consultation."""
    test.bring("plan-only")
    first = test.start(practice=False)
    second = test.start(practice=False, separate=True)
    for app in (first, second):
        test.app = app
        open_patient(app, "Sample Not-Treated-Yet")
    change_phone(test, first, "07700 900111")
    first.find("label", "Saved")
    change_phone(test, second, "07700 900222")
    second.find("button", "Compare")
    yield "changed-elsewhere", None
    second.find("button", "Compare").click()
    window = second.find("frame", "Changed elsewhere")
    second.find("label", re.compile("07700 900111"), within=window)
    yield "conflict", window


def bringing_in(test):
    """A file, before it comes in."""
    app = begin(test, DATA / "samples" / "polish.xml", practice=False)
    window = app.find("frame", "Bring in consultations")
    app.find("label", "New", within=window)
    yield "import", window
    app.close(window)
    yield "empty", app.find("frame", MAIN)


def welcome(test):
    """The first start."""
    test.set_desk(person="")
    (test.home / "config/venule/clinic.xml").unlink()
    app = begin(test, practice=False)
    window = app.find("frame", "Welcome to Venule")
    for field, words in (("Name of the clinic", "High Street Veins"), ("Phone, in opening hours", "0121 496 0123"),
                         ("Phone, when closed", "020 7946 0456")):
        app.find("text", re.compile("^" + field), within=window).set_text(words)
    yield "welcome", window
    app.find("button", "Next", within=window, sensitive=True).click()
    app.find("text", "First and last name", within=window).set_text("Example Specialist")
    yield "who-are-you", window
    app.find("button", "Next", within=window, sensitive=True).click()
    app.find("label", "Ready", within=window)
    yield "ready", window


def translation(test):
    """The translator's room, with a file of one's own, and what opens over it."""
    own = test.home / "data/venule/sheet-languages"
    own.mkdir(parents=True)
    polish = (pathlib.Path(os.environ["VENULE_PO_DIR"]) / "sheet/pl.po").read_text(encoding="utf-8")
    (own / "pl.po").write_text(polish, encoding="utf-8")
    sent = test.home / "sent.po"
    sent.write_text(polish.replace('msgstr "', 'msgstr "Zmiana: ', 40).replace('msgstr "Zmiana: "', 'msgstr ""', 1), encoding="utf-8")
    app = begin(test, sent, practice=False)
    room = app.find("frame", "Translations")
    window = app.find("frame", "Bring in a PO file")
    yield "po-import", window
    app.close(window)
    app.find("entry", "Find a text", within=room).set_text("move.walk")
    app.find("list item", re.compile("move.walk$"), within=room).point()
    app.find("label", "move.walk", within=room)
    yield "translation", room
    app.find("button", "Mark as reviewed…", within=room).click()
    window = app.find("frame", "Mark as reviewed")
    yield "review", window
    app.close(window)
    app.find("button", "New language", within=room).click()
    window = app.find("frame", "New language")
    app.find("text", re.compile("^Language: its name"), within=window).set_text("Upper Sorb")
    app.find("list item", re.compile("Upper Sorb"), within=window).point()
    yield "new-language", window
    app.close(window)


WALKS = {walk.__name__: walk for walk in (lists, finished, course, manners, records, stopped, conflict, bringing_in, welcome,
                                          translation)}
