# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs venule-sheet as its callers do; shared by the end-to-end tests."""
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["VENULE_SHEET"]
TESTS = pathlib.Path(os.environ["VENULE_TESTS_DIR"])
DATA = pathlib.Path(os.environ["VENULE_DATA_DIR"])
EXAMPLE = TESTS / "example-consultation.xml"
TODAY = "2026-11-23"
# cairo 1.16 leaks a little whenever it embeds a font of the CFF kind, as the Chinese one is: any program that prints with
# it does. What is not ours is not looked for there.
WITH_CFF_FONT = {"ASAN_OPTIONS": "detect_leaks=0"}


class SheetTest(unittest.TestCase):
    """A test with a folder of its own, and home folders that hold nothing."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.home = self.folder / "home"
        self.home.mkdir()
        self.example = EXAMPLE.read_text(encoding="utf-8")

    def run_sheet(self, *arguments, cwd=None, environment=None, stdout=subprocess.PIPE):
        env = dict(os.environ, XDG_CONFIG_HOME=str(self.home), XDG_DATA_HOME=str(self.home), **(environment or {}))
        return subprocess.run(
            [PROGRAM, "--today", TODAY, *map(str, arguments)],
            stdout=stdout, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=cwd or self.folder, env=env, timeout=120,
        )

    def write(self, name, text):
        path = self.folder / name
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text, encoding="utf-8")
        return path

    def change(self, *changes, name="changed.xml"):
        """The example with each (old, new) replaced exactly once."""
        text = self.example
        for old, new in changes:
            self.assertEqual(text.count(old), 1, f"“{old}” stands {text.count(old)} times in the example")
            text = text.replace(old, new)
        return self.write(name, text)

    def text_of(self, path, *arguments):
        done = self.run_sheet("-o", "-", *arguments, path)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def made(self):
        """Everything that was written beside what the test put there."""
        return sorted(p.name for p in self.folder.iterdir() if p.suffix in (".pdf", ".txt") or p.name == "out")
