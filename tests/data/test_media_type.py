#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A consultation's file is known for one by its name, or where that says nothing by what stands in it, and opens in the
program. A file that is called only something.xml is any XML to a desktop."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

MIME_FILE, DESKTOP_FILE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
DATA = pathlib.Path(os.environ["VENULE_DATA_DIR"])
TYPE = "application/x-venule-consultation+xml"

GUESS = """
import sys
from gi.repository import Gio
name, file = sys.argv[1:]
print(Gio.content_type_guess(name, open(file, "rb").read())[0])
"""


class MediaType(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        packages = pathlib.Path(cls.folder.name, "mime", "packages")
        packages.mkdir(parents=True)
        (packages / "venule.xml").symlink_to(MIME_FILE)
        subprocess.run(["update-mime-database", packages.parent], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def guess(self, name, file):
        env = dict(os.environ, XDG_DATA_HOME=self.folder.name)
        result = subprocess.run([sys.executable, "-c", GUESS, name, file], env=env, check=True, capture_output=True)
        return result.stdout.decode().strip()

    def test_consultations(self):
        samples = sorted((DATA / "samples").glob("*.xml"))
        self.assertGreater(len(samples), 20)
        for sample in samples[:5]:
            self.assertEqual(self.guess("sample.venule.xml", sample), TYPE)
            self.assertEqual(self.guess("sample", sample), TYPE)

    def test_other_files(self):
        for other in ("leg-maps/leg-map.xml", "clinics/sample.xml", "protocols/thread-veins/checklist.xml"):
            self.assertEqual(self.guess("other.xml", DATA / other), "application/xml")

    def test_the_program_says_that_it_opens_them(self):
        self.assertIn(f"\nMimeType={TYPE};\n", DESKTOP_FILE.read_text())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
