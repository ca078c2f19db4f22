#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make venule.pot, the file that a translator of the program itself starts from.

xgettext takes the texts out of the code, the templates of the window, what the desktop shows, and the protocol's
checklist, checks, products, settings and words (by the rules in data/its). This adds, to each message with places for
answers, which answers these are.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

PLACE = re.compile(r"\{([a-z0-9/\[\]-]+)\}")
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "venule_xml_set_error:3",
            "venule_speech_fill:2", "PLURAL:1,2"]
FORMATS = ["venule_xml_set_error:3:c-format"]


def list_sources(root):
    lines = (root / "po/app/POTFILES").read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def extract(root, sources):
    command = [
        "xgettext", "--from-code=UTF-8", "--no-wrap", "--output=-", "--add-comments=Translators:", "--add-location=file",
        "--package-name=venule", "--copyright-holder=The Venule authors",
        *("--keyword=" + keyword for keyword in KEYWORDS), *("--flag=" + flag for flag in FORMATS), *sources,
    ]
    environment = {**os.environ, "GETTEXTDATADIRS": str(root / "data"), "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
    result = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if result.returncode != 0 or result.stderr:
        sys.exit(f"xgettext: {result.stderr}")
    return result.stdout


def name_answers(root, sources):
    """The label of each question and setting, by the path that a message names it by."""
    labels = {}

    def walk(element, path):
        for child in element:
            here = path + [child.get("id")] if child.tag in ("section", "group", "question") else path
            if child.tag == "question":
                labels["/".join(here)] = child.get("label")
            walk(child, here)

    for source in sources:
        if source.endswith("/checklist.xml"):
            walk(ElementTree.parse(root / source).getroot(), [])
        elif source.endswith("/settings.xml"):
            for setting in ElementTree.parse(root / source).iterfind("setting"):
                labels["clinic/" + setting.get("id")] = setting.get("label")
    return labels


def add_answers(entry, labels):
    """Extracted comments stand right above the first reference."""
    text = "\n".join(line for line in entry.split("\n") if not line.startswith("#"))
    if not text.startswith('msgctxt "message '):
        return entry
    places = dict.fromkeys(PLACE.findall(text))
    hints = [f"#. {{{place}}}: {labels[place]}" for place in places if place in labels]
    return re.sub(r"(?m)^(?=#: )", lambda _: "".join(hint + "\n" for hint in hints), entry, count=1)


def make_template(root):
    sources = list_sources(root)
    header, *entries = extract(root, sources).split("\n\n")
    header = header.replace("charset=CHARSET", "charset=UTF-8")
    labels = name_answers(root, sources)
    return "\n\n".join([header] + [add_answers(entry, labels) for entry in entries])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("root", type=pathlib.Path, help="the top folder of the source")
    parser.add_argument("output", type=pathlib.Path)
    arguments = parser.parse_args()
    arguments.output.write_text(make_template(arguments.root), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
