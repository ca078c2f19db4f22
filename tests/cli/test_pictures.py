#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clinic's logo, and a language that no installed font can write."""
import pathlib
import struct
import unittest
import zlib

from venule_sheet import WITH_CFF_FONT, DATA, SheetTest

SAMPLE = DATA / "samples/thread-veins-only.xml"
PICTURE = 5
HEADER = '''msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: zh-Hans\\n"

'''


def png(width, height):
    """A dark square with an empty border."""
    def part(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = b""
    for y in range(height):
        inside = height // 8 < y < height - height // 8
        rows += b"\0" + b"".join(
            b"\x0B\x4F\x5C\xFF" if inside and width // 8 < x < width - width // 8 else b"\0\0\0\0" for x in range(width))
    return (b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
            + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b""))


class Logo(SheetTest):
    def make(self, logo):
        clinic = (DATA / "clinics/sample.xml").read_text(encoding="utf-8")
        before = "  <languages>"
        self.assertEqual(clinic.count(before), 1)
        self.write("clinic.xml", clinic.replace(before, f"  <logo>{logo}</logo>\n" + before))
        return self.run_sheet("--clinic", self.folder / "clinic.xml", "-o", "made.pdf", SAMPLE)

    def test_stands_on_the_sheet(self):
        self.assertEqual(self.run_sheet("-o", "without.pdf", SAMPLE).returncode, 0)
        self.write("logo.png", png(120, 60))
        done = self.make("logo.png")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(b"/SMask", (self.folder / "made.pdf").read_bytes())
        self.assertNotIn(b"/SMask", (self.folder / "without.pdf").read_bytes())

    def test_wrong_ones_are_refused_by_name(self):
        whole = png(120, 60)
        for content in (whole[:60], b"GIF89a" + bytes(40), b"", whole[:16] + struct.pack(">II", 90000, 90000) + whole[24:]):
            self.write("logo.png", content)
            done = self.make("logo.png")
            self.assertEqual(done.returncode, PICTURE, done.stderr)
            self.assertIn(str(self.folder / "logo.png"), done.stderr)
            self.assertIn("PNG", done.stderr)
            self.assertEqual(self.made(), [])

    def test_a_missing_one_is_refused_by_name(self):
        done = self.make("none.png")
        self.assertEqual(done.returncode, PICTURE, done.stderr)
        self.assertIn("none.png", done.stderr)
        self.assertEqual(self.made(), [])


class Chinese(SheetTest):
    """Where no font for it is installed, a sheet in Chinese is refused; where there is one, it is made."""

    def setUp(self):
        super().setUp()
        self.installed = any(pathlib.Path("/usr/share/fonts").rglob("NotoSansCJK-*.ttc"))

    def check(self, done):
        if self.installed:
            self.assertEqual(done.returncode, 0, done.stderr)
            return
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertIn("install the package fonts-noto-cjk", done.stderr)
        self.assertEqual(self.made(), [])

    def test_a_sheet(self):
        own = self.home / "venule/sheet-languages"
        own.mkdir(parents=True)
        (own / "zh-Hans.po").write_text(
            HEADER + 'msgctxt "urgent.emergency.heading"\nmsgid "Call {emergency} now"\nmsgstr "立即拨打 {emergency}"\n', encoding="utf-8")
        self.check(self.run_sheet("--language", "zh-Hans", "-o", "made.pdf", SAMPLE, environment=WITH_CFF_FONT))

    def test_a_name(self):
        path = self.change(("<given-name>Example</given-name>", "<given-name>小明</given-name>"))
        self.check(self.run_sheet("-o", "made.pdf", path, environment=WITH_CFF_FONT))


if __name__ == "__main__":
    unittest.main()
