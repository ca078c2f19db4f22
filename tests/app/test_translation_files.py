#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the translator's room does with files: another program opens them, copies and the template are written where
somebody wants them, a file that was sent is chosen and brought in."""
import os
import pathlib
import re

from venule_app import AppTest, main

PO = pathlib.Path(os.environ["VENULE_PO_DIR"]) / "sheet"
KINDS = {"editor": "text/x-gettext-translation", "folders": "inode/directory"}


class Files(AppTest):
    def setUp(self):
        super().setUp()
        self.own = self.home / "data/venule/sheet-languages"
        self.own.mkdir(parents=True)
        self.file = self.own / "pl.po"
        self.polish = (PO / "pl.po").read_text(encoding="utf-8")
        self.file.write_text(self.polish, encoding="utf-8")
        self.shipped = self.home / "po/sheet"
        self.shipped.mkdir(parents=True)
        (self.shipped / "pl.po").write_text(self.polish, encoding="utf-8")

    def install(self, name):
        """A program for a kind of file, which writes down what it is to open."""
        folder = self.home / "data/applications"
        folder.mkdir(exist_ok=True)
        script = self.home / name
        script.write_text(f'#!/bin/sh\nprintf "%s" "$1" >"{self.home}/{name}-opened"\n', encoding="utf-8")
        script.chmod(0o700)
        (folder / f"{name}.desktop").write_text(
            f"[Desktop Entry]\nType=Application\nName={name}\nExec={script} %f\nMimeType={KINDS[name]};\n", encoding="utf-8")
        with (self.home / "config/mimeapps.list").open("a", encoding="utf-8") as file:
            file.write(f"[Default Applications]\n{KINDS[name]}={name}.desktop\n")

    def enter(self):
        app = self.start("--translate", practice=False, environment={"VENULE_PO_DIR": str(self.shipped.parent)})
        app.room = app.find("frame", "Translations")
        return app

    def choose(self, app, item):
        app.menu(item, within="Translations")

    def wait_for(self, app, path, content):
        app.wait(lambda: path.exists() and path.read_text(encoding="utf-8") == content, f"{content} in {path.name}")

    def save(self, app, item, title, name):
        """Saves by way of the chooser, and returns what was written."""
        self.choose(app, item)
        file = self.home / name
        self.assertEqual(app.choose_file(title, file), name)
        app.wait(file.exists, f"{name} to be written")
        return file.read_text(encoding="utf-8")

    def test_another_program_opens_them(self):
        for name in KINDS:
            self.install(name)
        app = self.enter()
        self.choose(app, "Open in editor")
        self.wait_for(app, self.home / "editor-opened", str(self.file))
        (self.home / "editor-opened").unlink()
        app.find("button", "Open in editor").click()
        self.wait_for(app, self.home / "editor-opened", str(self.file))
        self.choose(app, "Show in folder")
        self.wait_for(app, self.home / "folders-opened", str(self.own))

    def test_no_program_opens_them(self):
        app = self.enter()
        self.choose(app, "Open in editor")
        app.find("label", re.compile("^No program for PO files was found. Install one"))
        self.choose(app, "Show in folder")
        app.find("label", f"No program for folders was found. The file is {self.file}")

    def test_copies_out_and_in(self):
        app = self.enter()
        self.assertEqual(self.save(app, "Save a copy as…", "Save a copy of the translation", "pl.po"), self.polish)
        template = self.save(app, "Save the template as…", "Save the template", "venule-sheet.pot")
        self.assertEqual(template.count("\nmsgctxt "), self.polish.count("\nmsgctxt "))
        self.assertNotIn("Proszę", template)

        sent = self.home / "sent.po"
        sent.write_text(self.polish.replace("Proszę codziennie spacerować", "Proszę codziennie tańczyć"), encoding="utf-8")
        self.choose(app, "Bring in a PO file…")
        app.choose_file("Bring in a PO file", sent)
        window = app.find("frame", "Bring in a PO file")
        app.find("list item", re.compile("^move.walk"), within=window)
        app.find("button", "Bring it in", within=window, sensitive=True).click()
        app.wait(lambda: self.file.read_text(encoding="utf-8") == sent.read_text(encoding="utf-8"), "the file sent")


if __name__ == "__main__":
    main()
