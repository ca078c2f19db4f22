#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program in a language that runs from right to left: a number to ring or a code stands wherever it is typed as it
does in English, letter by letter. Of what is only shown test-direction.c tells."""
import re
import subprocess

from venule_app import PATIENCE, AppTest, main

CODES = ("Clinic number", "NHS number", "Phone")


class RightToLeft(AppTest):
    person, role = "Example Specialist", "specialist"

    def picture_of(self, app, name, within):
        """What is drawn in an entry, without what is left free around it."""
        entry = app.find("text", name, within=within)
        x, y, width, height = entry.extents()
        left, top = app.place_of_window(entry.window())
        crop = f"{width}x{height}+{left + x}+{top + y}"
        shot = subprocess.run(["import", "-window", "root", "-crop", crop, "+repage", "png:-"], stdout=subprocess.PIPE, check=True,
                              timeout=PATIENCE).stdout
        return subprocess.run(["convert", "png:-", "-colorspace", "Gray", "-threshold", "60%", "-trim", "+repage", "pbm:-"],
                              input=shot, stdout=subprocess.PIPE, check=True, timeout=PATIENCE).stdout

    def look(self, app):
        app.open("Sample Lumpy-Feeder")
        window = app.find("frame", "Venule")
        return {name: self.picture_of(app, name, window) for name in CODES}

    def turn_round(self):
        """The words stay English: nothing here is about them."""
        catalogue = self.home / "locale/ar/LC_MESSAGES/venule.mo"
        catalogue.parent.mkdir(parents=True)
        header = 'msgid ""\nmsgstr "Language: ar\\nContent-Type: text/plain; charset=UTF-8\\n"\n'
        subprocess.run(["msgfmt", "-o", str(catalogue), "-"], input=header, text=True, check=True)
        return {"LANGUAGE": "ar", "VENULE_LOCALE_DIR": str(self.home / "locale")}

    def test_numbers_keep_their_order(self):
        english = self.start()
        expected = self.look(english)
        self.assertEqual(english.quit(), 0)
        arabic = self.start(environment=self.turn_round())
        found = self.look(arabic)
        self.assertTrue(arabic.find("label", re.compile("EX-00002$"), within="Venule").said.startswith("\u200f"))
        for name, picture in expected.items():
            self.assertTrue(found[name] == picture, name)


if __name__ == "__main__":
    main()
