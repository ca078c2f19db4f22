#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill_loop.py [N]: kills a program that works a store, N times, each at another moment, in what it saves, issues,
backs up, restores and while it opens. Each time everything is read again: all that was acknowledged is there, and
every hash is right."""
import pathlib
import random
import select
import subprocess
import sys
import time

import store_tools

CYCLES = int(sys.argv[1]) if len(sys.argv) > 1 else 40
SAME_STORE = 40  # kills, before a new one is begun
rand = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns())
findings = []
n_acknowledged = 0


def wait_for_work(process):
    """The first byte means: what was there has been read and is whole."""
    ready, _, _ = select.select([process.stdout], [], [], 60)
    return bool(ready)


def kill_once(store, acknowledged, copies, seed):
    """One life of the program. What it acknowledged goes to the end of a file."""
    global n_acknowledged
    process = subprocess.Popen(
        store_tools.command(store, "mix", "--count", 0, "--acks", acknowledged, "--copy", copies / "copy", "--seed", seed),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=store_tools.environment())
    if rand.random() < 0.2:
        time.sleep(rand.random() * 0.05)  # while it opens, and makes good what the last kill left
    else:
        wait_for_work(process)
        time.sleep(rand.random() ** 2 * 0.1)
    process.kill()
    said, complaint = process.communicate()
    whole = said[: said.rfind(b"\n") + 1]
    n_acknowledged += sum(not line.startswith(b" ") for line in whole.splitlines())
    with open(acknowledged, "ab") as file:
        file.write(whole)
    if process.returncode != -9:
        findings.append(f"seed {seed}: it ended by itself, {process.returncode}: {complaint.decode(errors='replace')}")


def work_and_kill(cycles):
    while cycles > 0 and not findings:
        with store_tools.folder() as name:
            base = pathlib.Path(name)
            copies = base / "copies"
            copies.mkdir(mode=0o700)
            acknowledged = base / "acknowledged"
            for _ in range(min(cycles, SAME_STORE)):
                kill_once(base / "store", acknowledged, copies, rand.randrange(1, 2**30))
                if findings:
                    return
            _, wrong = store_tools.look(base / "store", acknowledged)
            if wrong:
                findings.append(wrong)
        cycles -= SAME_STORE


def restore_and_kill(cycles):
    """The former state, or the backup's: nothing between, and the backup's once that was acknowledged."""
    with store_tools.folder() as name:
        base = pathlib.Path(name)
        store_tools.must(base / "first", "import", "--count", 2, "--seed", 1)
        store_tools.must(base / "second", "import", "--count", 3, "--seed", 2)
        store_tools.must(base / "second", "backup", "--copy", base / "copy")
        old, _ = store_tools.look(base / "first")
        clean = store_tools.copy(base / "first", base / "store")
        start = time.monotonic()
        store_tools.must(clean, "restore", "--copy", base / "copy")
        takes = time.monotonic() - start
        new, _ = store_tools.look(clean)
        for _ in range(cycles):
            store = store_tools.copy(base / "first", base / "store")
            process = subprocess.Popen(store_tools.command(store, "restore", "--copy", base / "copy"),
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=store_tools.environment())
            time.sleep(rand.random() * takes * 1.1)
            process.kill()
            said, _ = process.communicate()
            there, wrong = store_tools.look(store)
            if wrong or there not in (old, new) or (b"restored" in said and there != new):
                findings.append(f"restore, killed: {wrong or there}")


restored = CYCLES // 5
work_and_kill(CYCLES - restored)
restore_and_kill(restored)
print(f"{CYCLES} kills, {n_acknowledged} acknowledgements, {len(findings)} findings")
print("\n".join(findings))
sys.exit(bool(findings) or n_acknowledged < CYCLES)
