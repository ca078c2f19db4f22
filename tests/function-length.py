#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names every function over 60 lines: a sign that it does two things."""
import re
import sys

LIMIT = 60


def functions(path):
    """Yields (name, first line, lines) of each function of a file in GNU style."""
    name, start = None, 0
    with open(path, encoding="utf-8") as source:
        for number, line in enumerate(source, 1):
            opening = re.match(r"([a-z_0-9]+) \(", line)
            if opening:
                name = opening.group(1)
            if line == "{\n":
                start = number
            elif line == "}\n" and start and name:
                yield name, start, number - start - 1
                start = 0


bad = [
    f"{path}:{start}: {name} has {length} lines, over {LIMIT}"
    for path in sys.argv[1:]
    for name, start, length in functions(path)
    if length > LIMIT
]
print("\n".join(bad))
sys.exit(bool(bad))
