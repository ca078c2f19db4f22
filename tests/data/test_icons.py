#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The icons are where a desktop looks for them, and can be recoloured where it does so."""
import os
import pathlib
import unittest
import xml.etree.ElementTree as ET

DATA = pathlib.Path(os.environ["VENULE_DATA_DIR"])
SVG = "{http://www.w3.org/2000/svg}"


def read(folder, name):
    return ET.parse(DATA / "icons" / "hicolor" / folder / "apps" / name).getroot()


class Icons(unittest.TestCase):
    def test_scalable(self):
        icon = read("scalable", "io.github.venule.Venule.svg")
        self.assertEqual(icon.get("viewBox"), "0 0 128 128")
        self.assertFalse(list(icon.iter(SVG + "text")))

    def test_symbolic(self):
        """One colour, filled: lines, masks and gradients would not take another colour."""
        icon = read("symbolic", "io.github.venule.Venule-symbolic.svg")
        self.assertEqual(icon.get("viewBox"), "0 0 16 16")
        shapes = [element for element in icon.iter() if element is not icon and isinstance(element.tag, str)]
        self.assertTrue(shapes)
        for shape in shapes:
            self.assertEqual(shape.tag, SVG + "path")
            self.assertEqual(shape.get("fill"), "#2e3436")
            self.assertIsNone(shape.get("stroke"))


if __name__ == "__main__":
    unittest.main()
