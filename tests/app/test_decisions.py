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


class Decisions(AppTest):
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
        app.write(reason)
        app.press("Return")
        app.find("label", f"Overridden by Example Specialist: {reason}")

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

    def acknowledge(self, app):
        """One by one: each takes its own press, and none is taken with another."""
        for left in ("1 caution", "Nothing in the way"):
            app.press_until("Tab", "Acknowledge")
            app.press("space")
            self.counts(app, left)
            self.assertEqual(app.all("label", "Finished"), [])
        self.assertEqual(len(app.all("label", "Acknowledged by Example Specialist")), 2)


class NurseAtTheDesk(Decisions):
    person, role = "Example Nurse", "nurse"

    def test_an_override_lapses_with_its_answers(self):
        """A nurse overrides nothing."""
        app = self.begin()
        app.press("F8")
        app.find("label", "A specialist can override it, with a reason.")
        self.assertEqual(app.all("button", "Override…"), [])


if __name__ == "__main__":
    main()
