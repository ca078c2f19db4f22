# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the program was when a signal ended it: what venule-stack.c says, with the names of our functions."""
import re
import shutil
import subprocess


def with_names(said, program):
    """Our functions are known by their place in the program alone, which whoever built it can look up."""
    places = re.findall(re.escape(program) + r"\(\+(0x[0-9a-f]+)\)", said)
    if not places or shutil.which("addr2line") is None:
        return said
    done = subprocess.run(["addr2line", "-fpse", program, *places], stdout=subprocess.PIPE, text=True, check=False)
    for place, name in zip(places, done.stdout.splitlines(), strict=False):
        said = said.replace(f"{program}(+{place})", name, 1)
    return said
