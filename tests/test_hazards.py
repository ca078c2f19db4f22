#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the hazard log against the tests there are: a control names a test that exists, or the part of the
program that will bring it; a hazard says of itself just what its controls are."""
import json
import os
import pathlib
import sys
import xml.etree.ElementTree as tree

DATA = pathlib.Path(os.environ["VENULE_DATA_DIR"])
BUILD = pathlib.Path(os.environ["VENULE_BUILD_DIR"])

tests = {
    f"{suite.rpartition(':')[2]} / {test['name']}"
    for test in json.loads((BUILD / "meson-info/intro-tests.json").read_text())
    for suite in test["suite"]
}
findings = []
hazards = tree.parse(DATA / "safety/hazards.xml").getroot().findall("hazard")
if [hazard.get("id") for hazard in hazards] != [f"H{number}" for number in range(1, len(hazards) + 1)] or len(hazards) < 36:
    findings.append("the hazards are not H1, H2, … without a gap")
for hazard in hazards:
    controls = hazard.findall("control")
    tested = [control.get("test") for control in controls if control.get("test")]
    planned = [control for control in controls if control.get("planned")]
    state = "controlled" if not planned else "partly" if tested else "planned"
    if hazard.get("state") != state:
        findings.append(f"{hazard.get('id')} says {hazard.get('state')}, its controls say {state}")
    findings += [f"{hazard.get('id')}: there is no test “{name}”" for name in tested if name not in tests]
print("\n".join(findings))
sys.exit(bool(findings))
