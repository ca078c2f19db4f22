#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two patients of one name, or nearly one: the lists say so when one is chosen, and so does the band beside the name
as long as the consultation is open."""
import re

from venule_app import AppTest, main

OTHERS = (  # family name, born, number; the sample is Not-Treated-Yet, born 8 August 1988, EX-00018
    ("5a0b7c11-20a6-4a5e-9d50-3cf9a1de3301", "Not-Treated-Yet", "1958-01-02", "EX-00118"),
    ("5a0b7c11-20a6-4a5e-9d50-3cf9a1de3302", "Not-Treeted-Yet", "1960-03-04", "EX-00218"),
    ("5a0b7c11-20a6-4a5e-9d50-3cf9a1de3303", "Quite-Different", "1970-05-06", "EX-00318"),
)
SAME = "Another patient has this name: 2 Jan 1958 · EX-00118"
SIMILAR = "Another patient is called Sample Not-Treeted-Yet: 4 Mar 1960 · EX-00218"


class Namesakes(AppTest):
    person, role = "Example Specialist", "specialist"

    def bring_others(self):
        for record, family, born, number in OTHERS:
            self.bring(self.changed_sample("plan-only", {
                "9f7f1bd2-b597-5c62-9712-c0fdb3d25463": record, "Not-Treated-Yet": family, "1988-08-08": born,
                "EX-00018": number, "<nhs-number>9991201068</nhs-number>": ""}))

    def test_a_warning_stands_beside_the_name(self):
        self.bring("plan-only")
        self.bring_others()
        app = self.start(practice=False)
        chosen = re.compile("^Sample Not-Treated-Yet, 8 Aug 1988 · EX-00018 · Draft, Another patient has this name$")
        app.choose_row(chosen, re.compile("^born 8 August 1988"), "Venule")
        words = app.find("label", re.compile("^Another patient")).name.split("\n")
        self.assertEqual(sorted(words), sorted([SAME, SIMILAR]))
        app.open("Sample Quite-Different")
        app.find_gone("label", re.compile("^Another patient has this name: "))

    def test_it_comes_while_the_name_is_typed(self):
        self.bring("plan-only")
        app = self.start(practice=False)
        app.find("list item", re.compile("^Sample Not-Treated-Yet"))
        app.key("ctrl+n")
        app.is_at("Given name")
        app.write("Sample")
        app.press("Tab")
        app.is_at("Family name")
        app.write("Not-Treated-Yet")
        app.press("Tab")
        app.find("label", "Another patient has this name: 8 Aug 1988 · EX-00018")
        # It is the same patient: both numbers and the day of birth agree.
        for question, text in (("Date of birth", "8 aug 1988"), ("Clinic number", "EX-00018")):
            app.is_at(question)
            app.write(text)
            app.press("Tab")
        app.find_gone("label", re.compile("^Another patient"))


if __name__ == "__main__":
    main()
