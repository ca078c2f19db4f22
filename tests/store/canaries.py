#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that no patient has are saved, issued, backed up, restored and damaged, with every message switched on.
Afterwards they are found in the store and its copies alone: in no log, message, temporary file or setting."""
import pathlib
import re
import stat
import sys

import store_tools

NAME = "Quixotzephyr"
findings = []


def holders(folder, words):
    """The files below it that have one of these words in them."""
    return {path for path in folder.rglob("*") if path.is_file() and any(word in path.read_bytes() for word in words)}


with store_tools.folder() as name:
    base = pathlib.Path(name)
    home, temporary, copies = base / "home", base / "tmp", base / "copies"
    for place in (home, temporary, copies):
        place.mkdir(mode=0o700)
    store = home / "records"
    surroundings = {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache"),
                    "XDG_RUNTIME_DIR": str(home / "runtime"), "XDG_STATE_HOME": str(home / "state"), "TMPDIR": str(temporary), "SQLITE_TMPDIR": str(temporary),
                    "G_MESSAGES_DEBUG": "all"}
    said = []

    def do(operation, *options):
        done = store_tools.run(store, operation, "--name", NAME, "--seed", len(said) + 1, *options, **surroundings)
        said.append(done.stdout + done.stderr)
        return done

    for operation, options in [("import", ["--count", 4]), ("save", ["--count", 20]), ("issue", ["--count", 5]), ("mix", ["--count", 40, "--copy", copies / "m"]),
                               ("backup", ["--copy", copies / "b"]), ("restore", ["--copy", copies / "b"]), ("backup", ["--copy", copies / "b"])]:
        done = do(operation, *options)
        if (done.returncode == 0) == (operation == "backup" and len(said) == 7):
            findings.append(f"{operation}: {done.returncode} {done.stderr}")
    open_files = [path for path in base.rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077]
    if open_files:
        findings.append(f"others may read {open_files}")
    words = [NAME.encode(), NAME.lower().encode(), NAME.encode("utf-16-le")]
    found = holders(base, words)
    if not any(store in path.parents for path in found) or not any(copies in path.parents for path in found):
        findings.append("the names are not where they must be: this test sees nothing")
    elsewhere = {path for path in found if store not in path.parents and copies not in path.parents}
    if elsewhere:
        findings.append(f"a name is found in {elsewhere}")
    if list(temporary.iterdir()):
        findings.append(f"temporary files are left: {list(temporary.iterdir())}")

    # A byte in the middle of every page: whatever is said of it names nobody.
    for database in store.glob("*.db"):
        good = database.read_bytes()
        for at in range(2048, len(good), 16384):
            database.write_bytes(good[:at] + bytes([good[at] ^ 8]) + good[at + 1 :])
            do("check")
            do("save")
        database.write_bytes(good)
    if any(re.search(NAME, text, re.IGNORECASE) for text in said):
        findings.append("a name is in a message")
    if any(holders(place, words) for place in (temporary,)):
        findings.append("a name is in a temporary file")
print("\n".join(findings))
sys.exit(bool(findings))
