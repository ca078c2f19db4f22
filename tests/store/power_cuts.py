#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""power_cuts.py [N]: cuts the power under a program that works a store, N times. Needs root.

The program writes to a file system in an image; the image lies on a file system that can copy a file at once, by
sharing its blocks. Such a copy, taken at a random moment, is what a disk holds whose power goes at that moment: what
the program had made durable, and of the rest what happened to have been written. Each copy is mounted, which replays
its journal, and read: all that had been acknowledged before the copy was begun must be there, with every hash right.

The same with synchronous=NORMAL must lose acknowledged saves: a harness that can't see it sees nothing."""
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

import store_tools

CUTS = int(sys.argv[1]) if len(sys.argv) > 1 else 400
CONTROL = 20
SAME_STORE = 40
rand = random.Random()


def call(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: {done.stderr}")


class Disk:
    """The outer file system, and in it the image whose power is cut."""

    def __init__(self, base):
        self.base = base
        self.outer, self.inner, self.after = (base / name for name in ("outer", "inner", "after"))
        for folder in (self.outer, self.inner, self.after):
            folder.mkdir()
        with open(base / "outer.img", "wb") as file:
            file.truncate(4 << 30)
        call("mkfs.xfs", "-q", "-m", "reflink=1", base / "outer.img")
        call("mount", "-o", "loop", base / "outer.img", self.outer)
        self.image, self.copy = self.outer / "inner.img", self.outer / "copy.img"

    def format(self):
        with open(self.image, "wb") as file:
            file.truncate(512 << 20)
        call("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", self.image)
        call("mount", "-o", "loop", self.image, self.inner)

    def unmount(self):
        call("umount", self.inner)

    def cut(self):
        call("cp", "--reflink=always", self.image, self.copy)

    def look(self, acknowledged):
        """After the power came back."""
        call("mount", "-o", "loop", self.copy, self.after)
        try:
            # Copies were made under the name of the disk that is alive: they are looked for on this one.
            text = acknowledged.read_text().replace(f"{self.inner}/", f"{self.after}/")
            acknowledged.write_text(text)
            _, wrong = store_tools.look(self.after / "store", acknowledged)
            return wrong
        finally:
            call("umount", self.after)
            self.copy.unlink()

    def free(self):
        subprocess.run(["umount", str(self.inner)], capture_output=True, check=False)
        subprocess.run(["umount", str(self.outer)], capture_output=True, check=False)


class Program:
    """At work, with what it said until now."""

    def __init__(self, disk, weak):
        self.lines = []
        self.process = subprocess.Popen(
            store_tools.command(disk.inner / "store", "mix", "--count", 0, "--copy", disk.inner / "copy", "--seed", rand.randrange(1, 2**30), *(["--weak"] if weak else [])),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=store_tools.environment())
        self.reader = threading.Thread(target=self.listen, daemon=True)
        self.reader.start()
        while not self.lines and self.process.poll() is None:
            time.sleep(0.005)

    def listen(self):
        for line in self.process.stdout:
            self.lines.append(line)

    def stop(self):
        ended = self.process.poll()
        self.process.kill()
        self.process.wait()
        self.reader.join()
        return "" if ended is None else f"the program ended by itself: {ended} {self.process.stderr.read()}"


def cut_often(disk, cuts, weak):
    """(How often something was lost, what was wrong)"""
    lost, wrongs, n_lines = 0, [], 0
    acknowledged = disk.base / "acknowledged"
    while cuts > 0:
        disk.format()
        program = Program(disk, weak)
        for _ in range(min(cuts, SAME_STORE)):
            time.sleep(rand.random() * 0.15)
            said = program.lines[:]  # before the cut begins: all of this must be there
            disk.cut()
            # It waits meanwhile: what is saved during the look is only more to look at.
            program.process.send_signal(signal.SIGSTOP)
            n_lines += len(said)
            acknowledged.write_text("".join(said))
            wrong = disk.look(acknowledged)
            program.process.send_signal(signal.SIGCONT)
            if wrong:
                lost += 1
                wrongs.append(wrong)
        wrong = program.stop()
        if wrong:
            wrongs.append(wrong)
        disk.unmount()
        cuts -= SAME_STORE
    return lost, wrongs, n_lines


if os.geteuid() != 0:
    sys.exit("only root can mount what is needed; run it as root")
if "VENULE_OWN_MOUNTS" not in os.environ:  # mounts that go with this program, whatever becomes of it
    os.execvpe("unshare", ["unshare", "--mount", "--propagation", "private", sys.executable, *sys.argv],
               {**os.environ, "VENULE_OWN_MOUNTS": "1"})
with tempfile.TemporaryDirectory(prefix="venule-power-", dir="/var/tmp") as name:
    disk = Disk(pathlib.Path(name))
    try:
        weak_lost, _, _ = cut_often(disk, CONTROL, weak=True)
        print(f"control, synchronous=NORMAL: acknowledged saves lost in {weak_lost} of {CONTROL} cuts", flush=True)
        lost, wrongs, n_lines = cut_often(disk, CUTS, weak=False)
        print(f"{CUTS} cuts, {n_lines} acknowledgements looked for, lost or damaged in {lost}")
        print("\n".join(wrongs[:10]))
    finally:
        disk.free()
if weak_lost == 0:
    print("the control lost nothing: this harness would not see a loss")
sys.exit(bool(wrongs) or weak_lost == 0)
