#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Flatpak may do and what it is made of: portals only, and every archive pinned."""
import json
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ID = "io.github.venule.Venule"


class Manifest(unittest.TestCase):
    def setUp(self):
        self.manifest = json.loads((ROOT / "flatpak" / f"{ID}.json").read_text(encoding="utf-8"))

    def test_nothing_but_a_window(self):
        """No network, no files but its own, no printers: patients' data leave through a portal or not at all."""
        self.assertEqual(sorted(self.manifest["finish-args"]),
                         ["--device=dri", "--share=ipc", "--socket=fallback-x11", "--socket=wayland"])

    def test_it_is_the_program(self):
        self.assertEqual(self.manifest["id"], ID)
        desktop = (ROOT / "data" / f"{ID}.desktop.in").read_text(encoding="utf-8")
        self.assertRegex(desktop, rf"(?m)^Exec={self.manifest['command']}\b")

    def test_every_archive_is_pinned(self):
        sources = [source for module in self.manifest["modules"] for source in module["sources"]]
        archives = [source for source in sources if source["type"] != "dir"]
        self.assertTrue(archives)
        for source in archives:
            self.assertEqual(source["type"], "archive")
            self.assertTrue(source["url"].startswith("https://"))
            self.assertTrue(re.fullmatch("[0-9a-f]{64}", source["sha256"]), source["url"])
        self.assertEqual([source["path"] for source in sources if source["type"] == "dir"], [".."])


if __name__ == "__main__":
    unittest.main()
