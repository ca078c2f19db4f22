#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Flatpak may do and what it is made of: portals only, and every archive pinned."""
import json
import pathlib
import re
import subprocess
import tempfile
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

    def test_the_builder_reads_all_of_it(self):
        """Its own reading has every module and source: a misspelt property is dropped there without a word."""
        shown = subprocess.run(["flatpak-builder", "--show-manifest", ROOT / "flatpak" / f"{ID}.json"], check=True,
                               capture_output=True, text=True)
        self.assertEqual(shown.stderr, "")
        self.assert_within(self.manifest, json.loads(shown.stdout))

    def test_every_font_of_a_sheet_is_in_it(self):
        """A host may have none: a sheet that misses one is refused. What is installed is what each archive is known to hold."""
        wanted = set(re.findall(r'"(Noto\w+-(?:Regular|Bold)\.tt[fc])"', (ROOT / "src/page/venule-fonts.c").read_text()))
        self.assertGreater(len(wanted), 10)
        module = next(module for module in self.manifest["modules"] if module["name"] == "noto-fonts")
        with tempfile.TemporaryDirectory() as folder:
            for source in module["sources"]:
                self.assertEqual(source["strip-components"], 0)
                family = source["dest"]
                inside = pathlib.Path(folder, family, *(() if family == "NotoSansCJK" else (family, "unhinted", "ttf")))
                inside.mkdir(parents=True)
                for face in ("Regular", "Bold", "Light"):
                    (inside / f"{family}-{face}.{'ttc' if family == 'NotoSansCJK' else 'ttf'}").touch()
            for command in module["build-commands"]:
                subprocess.run(["sh", "-ec", command.replace("/app/", f"{folder}/app/")], check=True, cwd=folder)
            installed = {path.name for path in pathlib.Path(folder, "app/share/fonts/noto").iterdir()}
        self.assertEqual(installed, wanted)

    def assert_within(self, ours, theirs):
        if isinstance(ours, dict):
            for key in ours:
                self.assertIn(key, theirs)
                self.assert_within(ours[key], theirs[key])
        elif isinstance(ours, list):
            self.assertEqual(len(ours), len(theirs))
            for our_item, their_item in zip(ours, theirs):
                self.assert_within(our_item, their_item)
        else:
            self.assertEqual(ours, theirs)


if __name__ == "__main__":
    unittest.main()
