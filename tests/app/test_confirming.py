#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Safety advice that nobody reviewed: the sheet goes to paper once somebody says that they went through it with the
patient, and through these words; the day's printing in one go leaves it out."""
import os
import pathlib
import re

from printing import PrintTest
from venule_app import main

PO = pathlib.Path(os.environ["VENULE_PO_DIR"]) / "sheet"
NAME = "Sample Polish-Sheet"
QUESTION = "Print Polish that nobody reviewed"
OLD, NEW = "Kaszel z krwią", "Krew w kaszlu"


class Confirming(PrintTest):
    def set_up_translation(self, text):
        own = self.home / "data/venule/sheet-languages"
        own.mkdir(parents=True, exist_ok=True)
        beside = own / "pl.po.new"
        beside.write_text(text, encoding="utf-8")
        os.replace(beside, own / "pl.po")

    def ask(self, app):
        app.key("ctrl+p", window=app.find("frame", "Venule"))
        dialog = app.find("frame", f"Print sheet for {NAME}")
        app.find("label", re.compile("not reviewed in Polish: they print in both languages"), within=dialog)
        app.find("button", "Print sheet for Sample", within=dialog, sensitive=False)
        return dialog, app.find("check box", QUESTION, within=dialog)

    def test_these_words_are_confirmed_and_no_others(self):
        polish = (PO / "pl.po").read_text(encoding="utf-8").replace("\u00a0", " ")
        self.assertEqual(polish.count(OLD), 1)
        self.set_up_translation(polish)
        self.bring("polish")
        app = self.start(practice=False, environment=self.cups.environment())
        app.open(NAME)
        dialog, question = self.ask(app)
        question.point()
        app.find("button", "Print sheet for Sample", within=dialog, sensitive=True)
        self.set_up_translation(polish.replace(OLD, NEW))
        self.press_print(app, dialog)
        app.find("alert", re.compile("^nobody reviewed its safety advice in Polish"), within=dialog)
        app.wait(lambda: not app.find("check box", QUESTION, within=dialog).has("checked"), "the question anew")
        app.find("button", "Print sheet for Sample", within=dialog, sensitive=False)
        self.assertEqual(self.audit("issued"), [])

        app.find("check box", QUESTION, within=dialog).point()
        self.press_print(app, dialog)
        app.find("alert", f"The sheet of {NAME} was printed on Ward.")
        job = self.cups.wait_for_job("Ward")
        text = self.read(job)
        self.assertIn(NEW, text)
        self.assertIn("Coughing up blood", text)
        self.assertNotIn(OLD, text)
        self.assertEqual(job.data, self.frozen(job))

    def test_the_day_leaves_it_out(self):
        self.bring("lumpy-feeder-foam", "polish")
        app = self.start(practice=False, environment=self.cups.environment())
        app.find("list item", re.compile("^Sample "))
        app.menu("Print the day’s sheets…")
        window = app.find("frame", "Print the day’s sheets")
        app.find("button", "Print 2 sheets", within=window, sensitive=True).click()
        app.find("alert", "1 sheet printed, 1 not", within=window)
        app.find("label", re.compile("^nobody reviewed its safety advice in Polish"), within=window, on_screen=False)
        [job] = self.cups.jobs("Ward")
        self.assertNotIn(NAME, self.read(job))
        self.assertEqual(len(self.audit("issued")), 1)


if __name__ == "__main__":
    main()
