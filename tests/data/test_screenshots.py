#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures that a software centre and the README show are there, and small enough to be kept."""
import pathlib
import re
import struct
import sys
import xml.etree.ElementTree as tree

ROOT = pathlib.Path(__file__).resolve().parents[2]
MOST_BYTES = 300_000

findings = []
shots = tree.parse(ROOT / "data/io.github.venule.Venule.metainfo.xml").getroot().findall("screenshots/screenshot")
named = {pathlib.PurePosixPath(shot.findtext("image")).name for shot in shots}
named |= {pathlib.PurePosixPath(path).name for path in re.findall(r"!\[[^\]]+\]\((docs/[^)]+)\)", (ROOT / "README.md").read_text("utf-8"))}
findings += ["there are no screenshots"] if len(shots) < 3 or [shot.get("type") for shot in shots].count("default") != 1 else []
for shot in shots:
    caption = shot.findtext("caption") or ""
    if not 0 < len(caption) <= 100 or caption.endswith("."):
        findings.append(f"a caption is a few words without a full stop: “{caption}”")
for name in sorted(named):
    picture = ROOT / "docs" / name
    data = picture.read_bytes() if picture.exists() else b""
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        findings.append(f"docs/{name} is no PNG file; make it by ./dev pictures")
        continue
    width, height = struct.unpack(">II", data[16:24])
    if len(data) > MOST_BYTES or min(width, height) < 400:
        findings.append(f"docs/{name} is {width} × {height}, {len(data)} bytes")
print("\n".join(findings))
sys.exit(bool(findings))
