#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stops a treatment is overridden by a specialist who says why, for the answers it was read from and no others;
cautions are acknowledged one by one; until then nothing is finished."""
import re

from venule_app import AppTest, main

STOP = re.compile("allergic to")
CHANGES = {'id="9f7f1bd2-b597-5c62-9712-c0fdb3d25463"': 'id="5a0b7c11-20a6-4a5e-9d50-3cf9a1de3301"',
           "<sclerosant-allergy>no</sclerosant-allergy>":
               "<sclerosant-allergy>yes</sclerosant-allergy><sclerosant-allergy-what>Rash</sclerosant-allergy-what>",
           '<past-clot via="none-of-these">no': '<past-clot>yes', '<hormones via="none-of-these">no': '<hormones>yes'}


class Deciding(AppTest):
    person, role = "Example Specialist", "specialist"

    def begin(self):
        [self.record] = self.bring(self.changed_sample("plan-only", CHANGES))
        app = self.start(practice=False)
        app.open("Sample Not-Treated-Yet")
        return app

    def counts(self, app, words):
        """What stands above the form's end."""
        return app.find("toggle button", words) if app.maybe("toggle button", words) else app.find("button", words)

    def is_draft(self):
        return self.record in self.sheet("--list", "--which", "drafts")

    def override(self, app, reason):
        app.press_until("Tab", "Override…")
        app.press("space")
        app.is_at("Why it is right for this patient")
        app.find_gone("button", "Override…")
        app.write(reason)
        app.press("Return")
        app.find("label", f"Overridden by Example Specialist: {reason}")

    def acknowledge(self, app):
        """One by one: each takes its own press, and none is taken with another."""
        for left in ("1 caution", "Nothing in the way"):
            app.press_until("Tab", "Acknowledge")
            app.press("space")
            self.counts(app, left)
            self.assertEqual(app.all("label", "Finished"), [])
        self.assertEqual(len(app.all("label", "Acknowledged by Example Specialist")), 2)


class Decisions(Deciding):
    def test_an_override_lapses_with_its_answers(self):
        app = self.begin()
        self.counts(app, "1 stop, 2 cautions")
        app.press("ctrl+Return")
        self.override(app, "It was mild, years ago")
        self.acknowledge(app)
        self.assertTrue(self.is_draft())
        # An answer that the stop was read from becomes another: nobody has said that this is right.
        app.press("Escape")
        app.go_to("To what, and what happened", "To what, and what happened")
        app.press("End")
        app.write(", and short of breath")
        app.press("Tab")
        self.counts(app, "1 stop")
        app.press("ctrl+Return")
        app.find("label", "Overridden by Example Specialist: It was mild, years ago. It counts no longer: an answer has "
                          "changed since.")
        self.assertEqual(app.all("label", "Finished"), [])
        self.assertTrue(self.is_draft())
        app.press("Escape")
        # Taken back, it is what was overridden.
        app.press("ctrl+z")
        self.counts(app, "Nothing in the way")
        app.press("ctrl+Return")
        app.find("label", "Finished")
        self.assertFalse(self.is_draft())


class HalfWritten(Deciding):
    """What somebody began to write is there again, for them and for what they wrote it about."""

    HALF = "It was mild"

    def ask(self, app):
        app.press("F8")
        app.press_until("Tab", "Override…")
        app.press("space")
        app.is_at("Why it is right for this patient")

    def see(self, app, written):
        """What stands where the reason is written, opened again; None: nobody is asked yet."""
        app.press("F8")
        app.find("button", "Override…" if written is None else "Override")
        self.assertEqual([entry.text() for entry in app.all("entry", "Why it is right for this patient")]
                         or [entry.text() for entry in app.all("text", "Why it is right for this patient")],
                         [] if written is None else [written])

    def put_away(self, app):
        app.put_away("button", re.compile("^Override"))

    def test_why_a_stop_is_overridden(self):
        self.bring("second-of-four")
        app = self.begin()
        self.ask(app)
        app.write(self.HALF)
        self.put_away(app)
        self.see(app, self.HALF)
        self.put_away(app)
        # Somebody else is looked at.
        app.open("Sample Second-Visit")
        app.open("Sample Not-Treated-Yet")
        self.see(app, self.HALF)
        self.put_away(app)
        # Closing the window asks.
        app.activate("quit")
        app.find("label", "Not everything is saved")
        app.find("label", f"Sample Not-Treated-Yet: the reason “{self.HALF}” was written, and the step not taken.")
        app.find("button", "Stay here").click()
        app.find_gone("label", "Not everything is saved")
        app.focus(app.find("frame", "Venule"))
        # What it was written about is another.
        app.go_to("To what, and what happened", "To what, and what happened")
        app.press("End")
        app.write(", and short of breath")
        app.press("Tab")
        app.find("label", "Saved")
        self.see(app, None)

    def test_why_it_is_returned(self):
        self.bring("lumpy-feeder-foam")
        app = self.start(practice=False)
        app.open("Sample Lumpy-Feeder")
        app.press("ctrl+shift+Return")
        asked = app.is_at(re.compile(r"\?"))
        app.write(self.HALF)
        app.wait(lambda: asked.text() == self.HALF, "what was written")
        app.put_away("label", "Return the consultation of Sample Lumpy-Feeder")
        app.press("ctrl+shift+Return")
        asked = app.is_at(re.compile(r"\?"))
        self.assertEqual(asked.text(), self.HALF)
        app.press("End")
        app.write(" once")
        app.press("Tab", "space")
        app.find("label", f"Returned to the specialist: {self.HALF} once")
        # Given, it is asked for anew: here it is another question.
        app.press("ctrl+e")
        asked = app.is_at(re.compile(r"\?"))
        self.assertEqual(asked.text(), "")


class NurseAtTheDesk(Deciding):
    person, role = "Example Nurse", "nurse"

    def test_overrides_nothing(self):
        app = self.begin()
        app.press("F8")
        app.find("label", "A specialist can override it, with a reason.")
        self.assertEqual(app.all("button", "Override…"), [])

    def test_who_finishes(self):
        """Nothing is in the way, and a nurse finishes it neither with the button nor with its key; a specialist does."""
        [self.record] = self.bring("plan-only")
        app = self.start(practice=False)
        app.open("Sample Not-Treated-Yet")
        self.counts(app, "Nothing in the way")
        finish = app.find("button", re.compile("^Finish"))
        self.assertFalse(finish.has("sensitive"))
        self.assertEqual(finish.description, "A specialist finishes the consultation of Sample Not-Treated-Yet")
        app.press("ctrl+Return")
        app.go_to("Phone", "Phone")  # the key before it was heard
        self.assertTrue(self.is_draft())
        app.sit_down("Example Specialist")
        app.find("button", re.compile("^Finish"), sensitive=True)
        app.press("ctrl+Return")
        app.find("label", "Finished")
        self.assertFalse(self.is_draft())


class NursesPart(AppTest):
    """A nurse answers what is the nurse's, in a draft and in what a specialist opened; the rest is read, and says why."""
    person, role = "Example Specialist", "specialist"

    def test_the_specialists_part_is_read(self):
        self.bring("plan-only", "lumpy-feeder-foam")
        app = self.start(practice=False)
        app.open("Sample Not-Treated-Yet")
        phone = app.go_to("Phone", "Phone")
        app.write("0111 111 111")
        app.find("label", "Saved")
        self.assertEqual(app.all("label", re.compile("^The specialist’s part can be read here")), [])
        app.sit_down("Example Nurse")
        app.find("label", re.compile("^The specialist’s part can be read here. A specialist at the desk answers it"))
        app.wait(lambda: not app.node_at(phone.path).has("editable"), "the number to be read only")
        app.press("ctrl+z")
        app.go_to("Phone", "Phone")  # the key before it was heard
        app.write("9")
        self.open_for_changes(app)
        app.sit_down("Example Nurse")
        app.find("label", re.compile("^The specialist’s part can be read here. .*return it to the specialist"))
        batch = app.go_to("Batch", "Batch")
        app.write("9")
        app.go_to("Next treatment", "Next treatment")
        app.press("ctrl+a")
        app.write("25 jan 2027")
        app.press("Tab")
        app.find("label", "Saved")
        self.assertFalse(app.node_at(batch.path).has("editable"))
        app.open("Sample Not-Treated-Yet")
        app.go_to("Phone", "Phone")
        self.assertEqual(app.focused().text(), "0111 111 111")

    def open_for_changes(self, app):
        app.sit_down("Example Specialist")
        app.open("Sample Lumpy-Feeder")
        app.press("ctrl+e")
        app.say_why("Read again")
        app.find("label", "Changed after it was finished: Read again")
        batch = app.go_to("Batch", "Batch")
        app.wait(lambda: app.node_at(batch.path).has("editable"), "the batch to be open")


class NoAnswer(AppTest):
    """What was typed and can't be an answer looks answered to who typed it: it is on no sheet, so it is in the way."""
    person, role = "Example Specialist", "specialist"

    def test_it_is_put_right_first(self):
        [draft, _] = self.bring("plan-only", "lumpy-feeder-foam")
        app = self.start(practice=False)
        app.open("Sample Lumpy-Feeder")
        app.go_to("Next treatment", "Next treatment")
        app.press("ctrl+a")
        app.write("31/02/2027")
        app.press("ctrl+p")
        dialog = app.find("frame", re.compile("^Print"))
        app.find("label", "Before it can be printed", within=dialog)
        app.find("label", re.compile("^“31/02/2027” can’t be the answer to"), within=dialog)
        app.press("Escape")
        app.focus(app.find("frame", "Venule"))
        app.open("Sample Not-Treated-Yet")
        app.go_to("Holiday in the sun from", "Holiday in the sun from")
        app.write("31/02/2027")
        app.press("ctrl+Return")
        app.find("label", re.compile("^“31/02/2027” can’t be the answer to “Plan › Holiday in the sun from”"))
        app.is_at("Holiday in the sun from")
        self.assertIn(draft, self.sheet("--list", "--which", "drafts"))
        self.is_counted(app)
        app.press("ctrl+a")
        app.write("1 jul 2027")
        app.press("ctrl+Return")
        app.find("label", "Finished")
        self.assertNotIn(draft, self.sheet("--list", "--which", "drafts"))
        app.open("Sample Lumpy-Feeder")
        app.go_to("Next treatment", "Next treatment")
        app.press("ctrl+a")
        app.write("18 jan 2027")
        app.find("label", "Saved")

    def is_counted(self, app):
        """Once somebody has gone on: it is among what is in the way, and from there it is gone to."""
        app.press("Tab")
        app.find("button", "1 to correct")
        app.press("F8")
        app.find("label", "To correct")
        app.find("button", re.compile("^“31/02/2027” can’t be the answer to")).click()
        app.is_at("Holiday in the sun from")


if __name__ == "__main__":
    main()
