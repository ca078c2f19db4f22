#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An installed program finds its catalogues where they were installed, with nothing in the environment that says so.

    tests/words/test_installed.py SOURCE BUILD
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SOURCE, BUILD = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
del sys.argv[1:]
SHEET = os.environ["VENULE_SHEET"]
LANGUAGES = [line for line in (SOURCE / "po/app/LINGUAS").read_text(encoding="utf-8").split("\n")
             if line and not line.startswith("#")]


def list_installed():
    """Where each catalogue of the build goes."""
    said = subprocess.run(["meson", "introspect", "--installed", BUILD], check=True, capture_output=True, text=True).stdout
    return {pathlib.Path(place) for place in json.loads(said).values() if place.endswith("/LC_MESSAGES/venule.mo")}


def plain(**more):
    return {**{key: value for key, value in os.environ.items() if key != "VENULE_LOCALE_DIR"}, "LC_ALL": "C.UTF-8", **more}


class Installed(unittest.TestCase):
    def test_every_language_is_installed(self):
        self.assertEqual({place.parent.parent.name for place in list_installed()}, set(LANGUAGES))

    def test_the_program_looks_where_they_go(self):
        for language in LANGUAGES:
            with tempfile.NamedTemporaryFile("r") as trace:
                subprocess.run(["strace", "-f", "-e", "trace=open,openat", "-o", trace.name, SHEET, "--help"], check=True,
                               stdout=subprocess.DEVNULL, env=plain(LANGUAGE=language, ASAN_OPTIONS="detect_leaks=0"))  # it can't be looked for under strace
                opened = {pathlib.Path(path) for path in re.findall(r'"([^"]+/venule\.mo)"', trace.read())}
            self.assertTrue(opened & list_installed(), f"{language}: {opened}")

    def test_what_was_installed_elsewhere_speaks(self):
        """A package is made under another root: the folder is whole there."""
        with tempfile.TemporaryDirectory() as root:
            subprocess.run(["meson", "install", "-C", BUILD, "--no-rebuild", "--quiet", "--tags", "i18n", "--destdir", root],
                           check=True, capture_output=True)
            for place in list_installed():
                there = pathlib.Path(root) / place.relative_to("/")
                self.assertTrue(there.is_file(), there)
            folder = pathlib.Path(root) / place.parent.parent.parent.relative_to("/")
            say = {language: subprocess.run([SHEET, "--help"], check=True, capture_output=True, text=True,
                                            env=plain(LANGUAGE=language, VENULE_LOCALE_DIR=str(folder))).stdout
                   for language in ["en", "pl"]}
        self.assertIn("Makes a patient’s own".replace("’", "'"), say["en"])
        self.assertIn("własną kartę zaleceń", say["pl"])


if __name__ == "__main__":
    unittest.main()
