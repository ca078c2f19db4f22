#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The session ends and what was typed last can't be saved: it waits, for its owner alone, and is offered when the program
starts again. Nothing of it is an answer until somebody chooses it."""
import os
import re
import sqlite3

from program import App, preload
from venule_app import AppTest, main

NAME = "Sample Not-Treated-Yet"
OFFER = re.compile("^Answers to this consultation could not be saved when the program was ended")


class Unsaved(AppTest):
    person, role = "Example Specialist", "specialist"

    def furnish(self):
        self.store = self.home / "data/venule"
        self.aside = self.store / "unsaved"

    def lock(self):
        """Another program writes, and does not end."""
        [file] = self.store.glob("*.db")
        other = sqlite3.connect(file, isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN IMMEDIATE")
        return other

    def terminate(self, app):
        self.assertEqual(app.terminate(), 0, app.said())

    def type_phone(self, app, text):
        app.focus(app.find("frame", "Venule"))
        phone = app.go_to("Phone", "Phone")
        app.press("ctrl+a")
        app.write(text)
        app.wait(lambda: phone.text() == text, "the number to be heard")
        app.press("Tab")

    def waiting(self):
        files = list(self.aside.glob("*"))
        if files:
            self.assertEqual(self.aside.stat().st_mode & 0o777, 0o700)
        for file in files:
            self.assertEqual(file.stat().st_mode & 0o777, 0o600)
            self.assertNotIn("Treated", file.name)
        return files

    def leave_unsaved(self, text):
        """Somebody typed it, and it could not be saved."""
        app = self.start(practice=False)
        app.open_row(NAME)
        other = self.lock()
        self.type_phone(app, text)
        self.terminate(app)
        other.close()

    def leave_typed(self):
        """A nurse typed what can’t be an answer."""
        self.bring("lumpy-feeder-foam")
        self.set_desk(person="Example Nurse", role="nurse")
        app = self.start(practice=False)
        app.open_row("Sample Lumpy-Feeder")
        app.focus(app.find("frame", "Venule"))
        app.go_to("Next treatment", "Next treatment")
        app.write("31/02/2027")
        app.press("Tab")
        app.find("label", "Not all is saved")
        self.terminate(app)
        self.assertEqual(len(self.waiting()), 1)

    def type_refused(self, app, question, text):
        app.focus(app.find("frame", "Venule"))
        app.go_to(question, question)
        app.press("ctrl+a")
        app.write(text)
        return app.wait(lambda: [file for file in self.waiting() if text in file.read_text()], f"“{text}” to be written down")

    def compare(self, app):
        app.find("label", OFFER)
        app.find("button", "Compare", within="Venule").click()
        return app.find("frame", "Not saved")

    def said(self, record, text):
        """Whether what is kept says so; asked of the store itself."""
        folder = self.home / f"out{len(list(self.home.glob('out*')))}"
        folder.mkdir()
        self.sheet("--export", folder, record)
        return any(text in file.read_text(encoding="utf-8") for file in folder.rglob("*.xml"))

    def test_changed_elsewhere(self):
        [record] = self.bring("plan-only")
        first = self.start(practice=False)
        second = self.start(practice=False, separate=True)
        for app in (first, second):
            app.open_row(NAME)
        self.type_phone(first, "0111 111 111")
        first.find("label", "Saved")
        self.type_phone(second, "0222 222 222")
        second.find("button", "Compare")
        self.terminate(second)
        self.assertEqual(len(self.waiting()), 1)
        first.quit()
        third = self.start(practice=False)
        third.find("label", NAME)
        window = self.compare(third)
        third.find("check box", re.compile("Phone, Saved: 0111 111 111"), within=window)
        third.find("check box", re.compile("Phone, Not saved: 0222 222 222"), within=window)
        # Later: it waits still.
        third.close(window)
        self.assertEqual(len(self.waiting()), 1)
        self.assertTrue(self.said(record, "0111 111 111"))
        window = self.compare(third)
        third.find("button", "Take all that was not saved", within=window).click()
        third.find("button", "Save this", within=window).click()
        third.find_gone("label", OFFER)
        self.assertEqual(self.waiting(), [])
        self.assertTrue(self.said(record, "0222 222 222"))

    def test_what_was_saved_since_is_newer(self):
        """Who takes all that was not saved takes what was typed, not what stood beside it then."""
        [record] = self.bring("plan-only")
        self.leave_unsaved("0777 777 777")
        app = self.start(practice=False)
        app.find("label", NAME)
        app.focus(app.find("frame", "Venule"))
        app.go_to("Family name", "Family name")
        app.press("ctrl+a")
        app.write("Corrected")
        app.press("Tab")
        app.wait(lambda: "Corrected" in self.sheet("--list"), "the name kept")
        window = self.compare(app)
        app.find("label", re.compile("^Changed on one side only: .*Not saved"), within=window)
        app.find("button", "Take all that was not saved", within=window, sensitive=True).click()
        chosen = [re.compile("Family name, Saved: .*Corrected"), re.compile("Phone, Not saved: 0777 777 777")]
        app.wait(lambda: all(app.find("check box", side, within=window).has("checked") for side in chosen),
                 "what was typed to be chosen, and only that")
        app.find("button", "Save this", within=window).click()
        app.find_gone("label", OFFER)
        self.assertTrue(self.said(record, "0777 777 777"))
        self.assertIn("Corrected", self.sheet("--list"))

    def test_a_new_one(self):
        """The store is locked, and has never heard of it."""
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        app.key("ctrl+n")
        app.find("label", "New patient")
        name = app.is_at("Given name")
        other = self.lock()
        app.write("Example")
        app.wait(lambda: name.text() == "Example", "the name to be heard")
        self.terminate(app)
        other.close()
        self.assertEqual(len(self.waiting()), 1)
        self.assertNotIn("Example", self.sheet("--list"))
        app = self.start(practice=False)
        app.find("label", re.compile("^Answers to the consultation of .* could not be saved"))
        app.find("button", "Open it").click()
        app.find("label", "New patient")
        window = self.compare(app)
        app.find("button", "Take all that was not saved", within=window).click()
        app.find("button", "Save this", within=window).click()
        app.find_gone("label", OFFER)
        app.find("label", "Saved")
        self.assertEqual(self.waiting(), [])
        self.assertIn("Example", self.sheet("--list"))

    def test_refused(self):
        [record] = self.bring("plan-only")
        self.leave_unsaved("0333 333 333")
        app = self.start(practice=False)
        app.find("label", NAME)
        window = self.compare(app)
        app.find("button", "Save this", within=window).click()
        app.find("label", "Take none of it?")
        self.assertEqual(len(self.waiting()), 1)
        app.find("button", "Throw it away").click()
        app.find_gone("frame", "Not saved")
        app.find_gone("label", OFFER)
        self.assertEqual(self.waiting(), [])
        self.assertFalse(self.said(record, "0333 333 333"))

    def test_what_is_no_answer(self):
        """It stands where it was typed, and is no answer still."""
        self.leave_typed()
        # A second end loses none of it, be it sudden or not.
        for end in (App.kill, self.terminate):
            app = self.start(practice=False)
            app.find("label", "Not all is saved")
            end(app)
            self.assertEqual(len(self.waiting()), 1)
        app = self.start(practice=False)
        app.find("label", "Not all is saved")
        app.focus(app.find("frame", "Venule"))
        self.assertEqual(app.go_to("Next treatment", "Next treatment").text(), "31/02/2027")
        app.press("ctrl+a")
        app.write("18 jan 2027")
        app.find("label", "Saved")
        app.wait(lambda: self.waiting() == [], "nothing to wait any more")

    def test_killed_while_it_is_typed(self):
        """Half a word of it is there again; once it is put right, and saved, nothing waits."""
        self.bring("lumpy-feeder-foam")
        self.set_desk(person="Example Nurse", role="nurse")
        app = self.start(practice=False)
        app.open_row("Sample Lumpy-Feeder")
        self.type_refused(app, "Next treatment", "31/0")
        app.write("2/2027")
        [file] = app.wait(lambda: [file for file in self.waiting() if "31/02/2027" in file.read_text()], "the rest")
        app.kill()
        app = self.start(practice=False)
        app.find("label", "Not all is saved")
        app.focus(app.find("frame", "Venule"))
        self.assertEqual(app.go_to("Next treatment", "Next treatment").text(), "31/02/2027")
        self.assertEqual(self.waiting(), [file])
        app.press("ctrl+a")
        app.write("18 jan 2027")
        app.find("label", "Saved")
        app.wait(lambda: self.waiting() == [], "nothing to wait any more")

    def test_killed_before_anything_was_an_answer(self):
        """A new consultation is kept with it, so that it can be opened again."""
        app = self.start(practice=False)
        app.find("button", "New consultation", sensitive=True)
        app.key("ctrl+n")
        app.find("label", "New patient")
        app.is_at("Given name")
        self.type_refused(app, "Date of birth", "31/02/1980")
        app.wait(lambda: self.sheet("--list"), "the consultation to be kept")
        app.kill()
        app = self.start(practice=False)
        app.find("label", "Not all is saved")
        app.focus(app.find("frame", "Venule"))
        self.assertEqual(app.go_to("Date of birth", "Date of birth").text(), "31/02/1980")
        self.terminate(app)

    def test_another_program_leaves_what_one_is_typing(self):
        self.bring("plan-only")
        first = self.start(practice=False)
        second = self.start(practice=False, separate=True)
        first.open_row(NAME)
        [file] = self.type_refused(first, "Date of birth", "31/02/1980")
        second.open_row(NAME)
        second.focus(second.find("frame", "Venule"))
        self.assertNotEqual(second.go_to("Date of birth", "Date of birth").text(), "31/02/1980")
        self.assertEqual(second.quit(), 0)
        self.assertEqual(self.waiting(), [file])
        first.kill()
        first = self.start(practice=False)
        first.find("label", "Not all is saved")
        self.terminate(first)

    def test_left_and_opened_again(self):
        """The patient's consultation was left with it, and is read again: it is in one file still."""
        self.bring("plan-only", "lumpy-feeder-foam")
        app = self.start(practice=False)
        app.open_row(NAME)
        self.type_refused(app, "Date of birth", "31/02/1980")
        app.open_row("Sample Lumpy-Feeder")
        app.open_row(NAME)
        app.focus(app.find("frame", "Venule"))
        self.assertEqual(app.go_to("Date of birth", "Date of birth").text(), "31/02/1980")
        [file] = self.waiting()
        app.kill()
        app = self.start(practice=False)
        app.find("label", "Not all is saved")
        self.assertEqual(self.waiting(), [file])
        self.terminate(app)

    def test_what_is_given_up_comes_back_no_more(self):
        self.leave_typed()
        app = self.start(practice=False)
        app.find("label", "Not all is saved")
        app.focus(app.find("frame", "Venule"))
        app.key("ctrl+q")
        app.find("button", "Close and lose the changes").click()
        self.assertEqual(app.end(), 0)
        self.assertEqual(self.waiting(), [])

    def test_a_nurse_leaves_it_to_the_specialist(self):
        self.bring("plan-only")
        self.leave_unsaved("0444 444 444")
        self.set_desk(person="Example Nurse", role="nurse")
        app = self.start(practice=False)
        app.find("label", NAME)
        window = self.compare(app)
        app.find("label", re.compile("a specialist at the desk has to choose"), within=window)
        self.assertFalse(app.find("button", "Save this", within=window).has("sensitive"))

    def test_a_nurse_takes_the_nurses_part(self):
        """It was finished, and stays so."""
        [record] = self.bring("lumpy-feeder-foam")
        self.set_desk(person="Example Nurse", role="nurse")
        app = self.start(practice=False)
        app.open_row("Sample Lumpy-Feeder")
        other = self.lock()
        app.focus(app.find("frame", "Venule"))
        told = app.go_to("What the patient told back", "What the patient told back")
        app.write("Stocking off on Monday")
        app.wait(lambda: told.text() == "Stocking off on Monday", "it to be heard")
        app.press("Tab")
        self.terminate(app)
        other.close()
        app = self.start(practice=False)
        app.find("label", "Sample Lumpy-Feeder")
        window = self.compare(app)
        app.find("button", "Take all that was not saved", within=window).click()
        app.find("button", "Save this", within=window, sensitive=True).click()
        app.find_gone("label", OFFER)
        app.find("label", "Finished")
        self.assertEqual(self.waiting(), [])
        self.assertTrue(self.said(record, "Stocking off on Monday"))

    def test_what_was_finished_is_amended(self):
        """By the specialist, for the reason that was given then."""
        [record] = self.bring("lumpy-feeder-foam")
        app = self.start(practice=False)
        app.open_row("Sample Lumpy-Feeder")
        app.focus(app.find("frame", "Venule"))
        app.press("ctrl+e")
        app.say_why("Batch read again")
        app.find("label", "Changed after it was finished: Batch read again")
        other = self.lock()
        batch = app.go_to("Batch", "Batch")
        app.press("ctrl+a")
        app.write("CORRECTED-1")
        app.wait(lambda: batch.text() == "CORRECTED-1", "the batch to be heard")
        app.press("Tab")
        self.terminate(app)
        other.close()
        app = self.start(practice=False)
        app.find("label", "Sample Lumpy-Feeder")
        window = self.compare(app)
        app.find("button", "Take all that was not saved", within=window).click()
        app.find("button", "Save this", within=window, sensitive=True).click()
        app.find_gone("label", OFFER)
        app.find("label", "Changed after it was finished: Batch read again")
        self.assertIn("CORRECTED-1", self.sheet("--from-store", record, "-o", "-"))

    def test_damaged(self):
        """What can't be read is told, with its place, until it is somewhere else; the program leaves it there."""
        self.bring("plan-only")
        self.leave_unsaved("0888 888 888")
        [whole] = self.waiting()
        text = whole.read_bytes()
        whole.write_bytes(text[:len(text) // 2])
        empty = self.aside / whole.with_suffix(".ini").name
        empty.touch(mode=0o600)
        app = self.start(practice=False)
        complaint = re.compile("can’t be read, and are in no consultation")
        said = app.find("label", complaint).name
        for file in (whole, empty):
            self.assertIn(str(file), said)
        app.find("label", NAME)
        self.assertEqual(sorted(self.waiting()), sorted([whole, empty]))
        self.assertEqual(app.all("label", OFFER), [])
        # Put right, and put away: it is offered, and nothing is complained of.
        whole.write_bytes(text)
        empty.rename(self.home / "put-away.ini")
        app.find("button", "Look again").click()
        app.find_gone("label", complaint)
        window = self.compare(app)
        app.find("check box", re.compile("Phone, Not saved: 0888 888 888"), within=window)
        self.assertEqual(self.waiting(), [whole])

    def test_erased_with_the_consultation(self):
        [record] = self.bring("plan-only")
        self.leave_unsaved("0555 555 555")
        self.assertEqual(len(self.waiting()), 1)
        self.sheet("--erase", record, "--by", "Example Specialist", "--reason", "asked for")
        self.assertEqual(self.waiting(), [])

    def test_nowhere_to_put_it(self):
        """The disk is full for that, too: it is said, and nothing of the patient."""
        [record] = self.bring("plan-only")
        full = self.home / "full"
        app = self.start(practice=False, environment={
            **preload(os.environ["VENULE_FAULT_SHIM"]), "VENULE_FAULT_FOLDER": str(self.store),
            "VENULE_FAULT_WHILE": str(full), "VENULE_FAULT_AT": "1", "VENULE_FAULT_LASTING": "1",
            "VENULE_FAULT_AS": "ENOSPC", "VENULE_FAULT_ON": "WRITING",
            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":exitcode=0:verify_asan_link_order=0"})
        app.open_row(NAME)
        full.touch()
        self.type_phone(app, "0666 666 666")
        app.terminate()
        said = app.said()
        app.is_killed = True  # what it said is looked at here
        self.assertRegex(said, f"what was typed last into the consultation {record} is lost: it can’t be saved, nor put aside: .*"
                               "No space left on device")
        self.assertNotIn("Treated", said)
        self.assertEqual(self.waiting(), [])


if __name__ == "__main__":
    main()
