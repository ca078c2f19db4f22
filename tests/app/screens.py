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
CLINIC = re.compile("(?i)^(the )?clinic$")  # not every language has the article
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
    app.find("document text", "The sheet", on_screen=False)


def hide(app, content):
    app.put_away(*content)


def visit(app, item, title):
    """A window that the menu opens."""
    app.xdotool("mousemove", "60", "300")  # where it comes up: the main window would keep a keyboard that follows the pointer
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
    day = app.find("button", re.compile("pick a day$"))
    day.point()
    app.find("button", "Month before", within=day)
    yield "calendar", day
    app.key("Escape")
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
        if button == "View" and not app.maybe("button", button, within=MAIN):  # there is no room for it beside the form
            app.find("button", "Show or hide the sheet", within=MAIN).click()
            app.rest(app.find("button", button, within=MAIN).extents, button)  # it slides in
        button = app.find("button", button, within=MAIN)
        button.point()
        app.find(*content, within=button)
        yield button.name.split(",")[0].split(":")[0].lower().replace(" ", "-"), button
        app.put_away(*content, within=button)


def finished(test):
    """A finished consultation with its sheet."""
    app = begin(test)
    open_patient(app, "Sample Lumpy-Feeder")
    yield "finished", None
    yield from look_at_popovers(app)
    app.key("F11")
    app.find_gone("entry", "Find a consultation")
    yield "sheet", None
    app.press_until("Tab", "After your visit")
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
    window = visit(app, re.compile("(?i)^(the )?clinic"), CLINIC)
    for page, content in (("Clinic", ("text", "Name")), ("People", ("button", "Add somebody")),
                          ("Settings", ("text", "Days before flying")), ("Stock", ("button", "Add a vial"))):
        app.find("page tab", CLINIC if page == "Clinic" else page, within=window).point()
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
    app.find("button", re.compile("^Copy to"), within=window).click()
    app.choose_file("Make a copy", test.home / "copy.db")
    app.find("label", re.compile("^Copied and read again"), within=window)
    yield "copied", window
    app.find("button", re.compile("^Look at a copy"), within=window, sensitive=True).click()
    app.choose_file("Look at a copy", test.home / "copy.db")
    app.find("label", "Put this copy back?")
    yield "put-back", None
    app.find("button", "Cancel").click()
    app.find_gone("label", "Put this copy back?")
    app.find("button", re.compile("^Erase"), within=window).click()  # large text has it below what is seen
    app.find("label", re.compile("^Erase the consultation"))
    yield "erase", None
    app.key("Escape")
    app.find_gone("label", re.compile("^Erase the consultation"))


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


def change(test, app, question, text):
    app.key("ctrl+k", window=app.find("frame", MAIN))
    app.find("entry", "Find a question").set_text(test.speak(question))
    app.find("list item", question).point()
    app.is_at(question)
    app.press("ctrl+a")
    app.write(text)
    app.press("Tab")


def amended(test):
    """A sheet was given, and the consultation went back to the specialist, who changed it."""
    [record] = test.bring("lumpy-feeder-foam")
    test.sheet("--issue", record, "--by", "Example Nurse", "-o", "given.pdf")
    app = begin(test, practice=False)
    open_patient(app, "Sample Lumpy-Feeder")
    app.key("ctrl+shift+Return", window=app.find("frame", MAIN))
    app.is_at("What should the specialist look at?")
    yield "return", app.find("text", "What should the specialist look at?").parent.parent
    app.say_why("The batch is another")
    app.find("label", re.compile("^Returned to the specialist"))
    yield "returned", None
    app.press("ctrl+e")
    app.is_at(re.compile("^Why is it changed"))
    yield "amend", app.find("text", re.compile("^Why is it changed")).parent.parent
    app.say_why("Batch read again")
    app.find("label", re.compile("^Changed after it was finished"))
    change(test, app, "Batch", "CORRECTED-1")
    app.find("label", re.compile("is out of date"))
    yield "amended", None
    window = visit(app, re.compile("^History"), "History")
    app.find("page tab", "Sheets", within=window).point()
    app.find("label", re.compile("Out of date since"), within=window)
    yield "sheets-given", window
    app.find("button", re.compile("^Print .*again"), within=window).click()
    app.find("label", "Which sheet?")
    yield "which-sheet", None
    app.find("button", "Cancel").click()
    app.find_gone("label", "Which sheet?")
    app.close(window)


def conflict(test):
    """Two programs on one consultation."""
    test.bring("plan-only")
    first = test.start(practice=False)
    second = test.start(practice=False, separate=True)
    for app in (first, second):
        test.app = app
        open_patient(app, "Sample Not-Treated-Yet")
    change(test, first, "Phone", "07700 900111")
    first.find("label", "Saved")
    change(test, second, "Phone", "07700 900222")
    second.find("button", "Compare")
    yield "changed-elsewhere", None
    second.find("button", "Compare").click()
    window = second.find("frame", "Changed elsewhere")
    second.find("label", re.compile("07700 900111"), within=window)
    yield "conflict", window
    second.close(window)
    second.activate("quit")
    second.find("label", "Not everything is saved")
    second.is_at("Stay here")  # however the buttons stand
    yield "not-saved", None
    second.kill()  # it would ask again


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
    if app.comes_up("frame", "Welcome to Venule") is None:
        # GTK 4.8 now and then does not tell of a window that comes up while the program makes itself known: once more.
        app.quit()
        app = begin(test, practice=False)
    window = app.find("frame", "Welcome to Venule")
    for field, words in (("Name of the clinic", "High Street Veins"), ("Phone, in opening hours", "0121 496 0123"),
                         ("Phone, when closed", "020 7946 0456")):
        app.find("text", re.compile("^" + field), within=window).set_text(words)
    yield "welcome", window
    app.find("button", "Next", within=window, sensitive=True).click()
    app.find("text", "First and last name", within=window).set_text("Example Specialist")
    app.find_gone("text", re.compile("^Name of the clinic"), within=window)  # one page slides out as the other comes
    yield "who-are-you", window
    app.find("button", "Next", within=window, sensitive=True).click()
    app.find("label", "Ready", within=window)
    app.find_gone("text", "First and last name", within=window)
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
    app.find("text", re.compile("^Language: its name"), within=window).set_text("hornjoserb")
    app.find("list item", re.compile("hornjoserb"), within=window).point()
    yield "new-language", window
    app.close(window)


WALKS = {walk.__name__: walk for walk in (lists, finished, course, manners, records, stopped, amended, conflict, bringing_in,
                                          welcome, translation)}
