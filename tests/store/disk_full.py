#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that is full, and a folder that can't be written: the program says what, where and what to do, what was
saved stays, and the same run saves again once there is room. On a small file system in memory where one can be
mounted (as root or in a name space of its own), and always by failing the calls."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import store_tools

SIZE = 24 << 20
findings = []


def expect(condition, what):
    if not condition:
        findings.append(what)


class Program:
    """Saves until told to stop, and goes on after a failure; what it says goes to files."""

    def __init__(self, base, store, operation="save", **more):
        self.out, self.err = base / "said", base / "complaints"
        self.process = subprocess.Popen(store_tools.command(store, operation, "--count", 0, "--keep-going"), stdout=self.out.open("wb"),
                                        stderr=self.err.open("wb"), env=store_tools.environment(**more))

    def wait(self, file, more_than, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            if file.stat().st_size > more_than:
                return True
            time.sleep(0.005)
        return False

    def stop(self):
        ended = self.process.poll()
        self.process.terminate()
        self.process.wait()
        return ended


def full_and_room_again(base, store, fill, make_room, what, before_look=lambda: None, **more):
    program = Program(base, store, **more)
    expect(program.wait(program.out, 0), f"{what}: nothing is saved on a disk with room")
    fill()
    expect(program.wait(program.err, 0), f"{what}: no complaint about a full disk")
    make_room()
    time.sleep(0.05)
    expect(program.wait(program.out, program.out.stat().st_size), f"{what}: no save after there was room again")
    expect(program.stop() is None, f"{what}: it ended by itself")
    before_look()
    complaint = program.err.read_text(errors="replace").splitlines()[0]
    expect(str(store) in complaint and ";" in complaint, f"{what}: it doesn't say where, and what to do: {complaint}")
    _, wrong = store_tools.look(store, program.out)
    expect(not wrong, f"{what}: {wrong}")


def by_failing_calls(base):
    store, switch = base / "store", base / "full"
    store_tools.must(store, "import", "--seed", 1)
    for error in ("ENOSPC", "EACCES", "EIO"):
        full_and_room_again(base, store, switch.touch, switch.unlink, error, LD_PRELOAD=store_tools.SHIM, VENULE_FAULT_FOLDER=str(store),
                            VENULE_FAULT_WHILE=str(switch), VENULE_FAULT_AT="1", VENULE_FAULT_LASTING="1", VENULE_FAULT_AS=error, VENULE_FAULT_ON="WRITING")
    before, _ = store_tools.look(store)
    done = store_tools.run(store, "save", LD_PRELOAD=store_tools.SHIM, VENULE_FAULT_FOLDER=str(store), VENULE_FAULT_AT="1", VENULE_FAULT_LASTING="1",
                           VENULE_FAULT_AS="EACCES", VENULE_FAULT_ON="WRITING")
    expect(done.returncode == 1 and str(store) in done.stderr and not done.stdout, f"a folder that can't be written: {done}")
    expect(store_tools.look(store)[0] == before, "a folder that can't be written: the store is another")


def on_a_small_disk(base):
    disk = base / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)], check=True)
    try:
        store = disk / "store"
        ballast = [disk / "ballast", disk / "more-ballast"]
        for piece in ballast:
            piece.write_bytes(bytes(SIZE // 3))
        store_tools.must(store, "import", "--seed", 1)
        # The program itself fills what is left; half of the ballast goes then, and the rest before all is read.
        full_and_room_again(base, store, lambda: None, ballast[0].unlink, "a full disk", before_look=ballast[1].unlink)
        before, _ = store_tools.look(store)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        done = store_tools.run(store, "save")
        expect(done.returncode == 1 and str(store) in done.stderr and not done.stdout, f"a disk for reading only: {done}")
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        expect(store_tools.look(store)[0] == before, "a disk for reading only: the store is another")
        store_tools.must(store, "save")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def name_space():
    """The words before a command that let it mount; None: not permitted here."""
    for words in (["unshare", "--mount", "--propagation", "private"], ["unshare", "--map-root-user", "--mount", "--propagation", "private"]):
        with tempfile.TemporaryDirectory() as folder:
            tried = subprocess.run([*words, "mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True, check=False)
        if tried.returncode == 0:
            return words
    return None


with store_tools.folder() as name:
    if "--small-disk" in sys.argv:
        on_a_small_disk(pathlib.Path(name))
    else:
        by_failing_calls(pathlib.Path(name))
        words = name_space()
        if words:
            mounted = subprocess.run([*words, sys.executable, __file__, "--small-disk"], check=False, env=os.environ)
            expect(mounted.returncode == 0, "on a small disk: see above")
        else:
            print("no file system can be mounted here: a full disk was tried by failing calls alone")
print("\n".join(findings))
sys.exit(bool(findings))
