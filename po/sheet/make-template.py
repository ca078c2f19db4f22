#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make venule-sheet.pot, the file a translator of the sheet starts from.

xgettext takes the texts, their ids and their notes out of sheet.xml by the rules in data/its; this adds, to each text
with places for values, what such a value may look like.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

PLACE = re.compile(r"\{([a-z0-9-]+)\}")


def extract(root, sources):
    command = [
        "xgettext", "--its=data/its/venule-sheet.its", "--from-code=UTF-8", "--no-wrap", "--output=-",
        "--package-name=venule-sheet", "--copyright-holder=The Venule authors", *sources,
    ]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout


def read_examples(root, sources):
    examples = {}
    for source in sources:
        for value in ElementTree.parse(root / source).iterfind("values/value"):
            examples[value.get("id")] = value.get("example")
    return examples


def add_examples(entry, examples):
    """Extracted comments stand right above the first reference."""
    places = dict.fromkeys(PLACE.findall("\n".join(line for line in entry.split("\n") if not line.startswith("#"))))
    hints = [f"#. {{{place}}}: {examples[place]}" for place in places if examples.get(place)]
    return re.sub(r"(?m)^(?=#: )", lambda _: "".join(hint + "\n" for hint in hints), entry, count=1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("root", type=pathlib.Path, help="the top folder of the source")
    parser.add_argument("output", type=pathlib.Path)
    arguments = parser.parse_args()
    listed = (arguments.root / "po/sheet/POTFILES").read_text(encoding="utf-8").split("\n")
    sources = [line for line in listed if line and not line.startswith("#")]
    header, *entries = extract(arguments.root, sources).split("\n\n")
    header = header.replace("charset=CHARSET", "charset=UTF-8")
    examples = read_examples(arguments.root, sources)
    text = "\n\n".join([header] + [add_examples(entry, examples) for entry in entries])
    arguments.output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
