#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""faults.py [--all | --sparse] [NAME…]: lets every call of save, import, issue, backup, restore and erase go wrong, one run each.
Afterwards the store holds what it held or what it should hold, every hash is right, the caller was told which,
and the next save works.

The short form: every call that writes, with EIO, ENOSPC, half a write and a kill, of the others every third in one way;
opening once; of many pages in a row every eighth; of more than MOST cases as many, evenly.
--all: every call with every error, once and from there on. --sparse: every fourth case of the short form, for a program
that the sanitizers make slow. NAME: only those operations, as they are called below."""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys

import store_tools

ALL = "--all" in sys.argv
OPERATIONS = ["save", "import", "issue", "backup", "restore", "erase"]
COMMAND_LINES = ["--import", "--issue"]
CHOSEN = [name for name in sys.argv[1:] if name not in ("--all", "--sparse")] or OPERATIONS + COMMAND_LINES
MOST = 200
STORE = "venule"  # in the folder that takes the place of the user's data
WRITES = {"open", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "fallocate", "unlink", "remove", "rmdir", "rename",
          "renameat2", "link", "linkat", "mkdir", "chmod", "fchmod"}
LOCKS = {"fcntl", "flock"}
MOVES = {"write", "pwrite64", "read", "pread64"}


class Operation:
    """One thing a store does, what its files were before, and how it ends when nothing is in its way."""

    def __init__(self, name, base):
        self.name, self.base = name, base
        self.template = base / f"{name}-template"
        self.template.mkdir(mode=0o700)
        self.prepare(self.template)
        self.old, _ = store_tools.look(self.template / STORE)
        log = base / f"{name}.log"
        clean = store_tools.copy(self.template, base / f"{name}-clean")
        done = self.run(clean, VENULE_FAULT_LOG=str(log))
        self.new, wrong = store_tools.look(clean / STORE)
        if done.returncode or wrong or self.new == self.old:
            sys.exit(f"{name} does not even work: {done.stderr}{wrong}")
        calls = [line.split()[1] for line in log.read_text().splitlines()]
        self.begin = 0 if isinstance(self, CommandLine) else calls.index("begin")
        self.calls = [call for call in calls if call != "begin"]
        if name in ("backup", "restore"):  # a new name is durable before anything is told of it
            at = self.calls.index("renameat2")
            if self.calls[at : at + 3] != ["renameat2", "open", "fsync"]:
                sys.exit(f"{name}: after a copy got its name its folder isn't synced: {self.calls[at:at + 5]}")

    def prepare(self, home):
        store_tools.must(home / STORE, "import", "--seed", 3)
        if self.name == "restore":
            store_tools.must(self.base / "other", "import", "--seed", 4)
            store_tools.must(self.base / "other", "backup", "--copy", home / "backup")

    def run(self, home, **more):
        return store_tools.run(home / STORE, self.name, "--seed", 7, "--copy", home / "backup",
                               LD_PRELOAD=store_tools.SHIM, VENULE_FAULT_FOLDER=str(home), **more)

    def get_stride(self):
        return 4 if "--sparse" in sys.argv else 1

    def choose_cases(self):
        cases = list(self.cases())
        return cases if ALL else cases[:: self.get_stride() * -(-len(cases) // MOST)]

    def cases(self):
        for number, call in enumerate(self.calls, 1):
            # What opening does is the same for all of them, and of many pages read and written in a row some will do.
            alike = set(self.calls[max(number - 5, 0) : number + 4]) <= MOVES
            if not ALL and (number <= self.begin and self.name != "save" or alike and number % 8):
                continue
            errors = ["EIO", "ENOSPC", "EACCES", "KILL"] + (["SHORT"] if call in MOVES else [])
            if call in LOCKS:
                errors.remove("EACCES")  # says that another has the lock: one waits for it, and all is well in the end
            if ALL:
                yield from ((number, error, False) for error in errors)
                yield from ((number, error, True) for error in errors if error != "KILL" and (call not in LOCKS or number % 10 == 0))
            elif call in WRITES:
                yield from ((number, error, False) for error in errors if error != "EACCES")
                if number % 6 == 0:
                    yield number, "ENOSPC", True
            elif call not in LOCKS and number % 3 == 0:
                yield number, errors[number // 3 % len(errors)], False
            elif number % 5 == 0:
                yield number, "KILL", False

    def check_files(self, home, acknowledged):
        copy = home / "backup"
        if self.name != "backup":
            return ""
        if acknowledged and not copy.exists():
            return "the backup isn't there"
        if copy.exists():
            done = store_tools.run(home / STORE, "inspect", "--copy", copy)
            return "" if done.returncode == 0 else f"the backup is there, and is none: {done.stderr}"
        return ""

    def attempt(self, case):
        number, error, lasting = case
        home = store_tools.copy(self.template, self.base / f"{self.name}-{number}-{error}-{lasting:d}")
        done = self.run(home, VENULE_FAULT_AT=str(number), VENULE_FAULT_AS=error, **({"VENULE_FAULT_LASTING": "1"} if lasting else {}))
        acknowledged = any(line.split()[0] in ("saved", "issued", "backed-up", "restored", "erased") for line in done.stdout.splitlines())
        finished = done.returncode == 0
        there, wrong = store_tools.look(home / STORE, then_save=True)
        if not wrong:
            wrong = self.judge(done, there, acknowledged, finished) or self.check_files(home, finished)
        shutil.rmtree(home)
        called = self.calls[number - 1]
        return wrong and f"{self.name}, call {number} ({called}) {error}{' lasting' if lasting else ''}: {wrong}"

    def judge(self, done, there, acknowledged, finished):
        between = self.middle(there)
        if there not in (self.old, self.new) and not between:
            return f"neither the old state nor the new:\n{there}"
        if finished and there != self.new:
            return "it said that it was done, and it was not"
        if acknowledged and there == self.old:
            return "it was acknowledged, and is not there"
        if done.returncode < 0 and done.returncode != -9:
            return f"it crashed: {done.returncode} {done.stderr}"
        if not finished and done.returncode != -9 and not done.stderr.strip():
            return "it failed, and said nothing"
        return ""

    def middle(self, there):
        """Handing over is a second write of its own: the sheet may be there without it."""
        return "issue" in self.name and there.replace("0 events", "1 events").rsplit("\n", 2)[0] == self.new.rsplit("\n", 2)[0]


class CommandLine(Operation):
    """The same by venule-sheet, which reads what it imports and writes what it hands over."""

    def prepare(self, home):
        store_tools.must(home / STORE, "import", "--seed", 3)
        for sample in ("thread-veins-only", "polish"):
            shutil.copy(f"{os.environ['VENULE_DATA_DIR']}/samples/{sample}.xml", home)
        if self.name == "--issue":
            done = self.call(home, "--import", home / "thread-veins-only.xml")
            self.record = done.stdout.split("\t")[1]

    def call(self, home, *words, **more):
        return subprocess.run([os.environ["VENULE_SHEET"], "--today", "2026-11-23", "--by", "Nurse Example", *map(str, words)], capture_output=True,
                              text=True, env=store_tools.environment(XDG_DATA_HOME=str(home), **more), timeout=120, check=False)

    def run(self, home, **more):
        words = ["--import", *sorted(home.glob("*.xml"))] if self.name == "--import" else ["--issue", self.record, "-o", home / "sheet.pdf"]
        return self.call(home, *words, LD_PRELOAD=store_tools.SHIM, VENULE_FAULT_FOLDER=str(home), **more)

    def get_stride(self):
        """Its calls are those of the operations above and few more: not all are needed each time."""
        return 1 if ALL else 20 if "--sparse" in sys.argv else 5

    def check_files(self, home, acknowledged):
        sheet = home / "sheet.pdf"
        if self.name == "--issue" and acknowledged and not sheet.exists():
            return "the sheet isn't there"
        if sheet.exists() and not sheet.read_bytes().rstrip().endswith(b"%%EOF"):
            return "the sheet isn't whole"
        return ""


findings = []
n_cases = 0
with store_tools.folder() as name:
    if unknown := set(CHOSEN) - {*OPERATIONS, *COMMAND_LINES}:
        sys.exit(f"{', '.join(sorted(unknown))}: no such operation; there are {', '.join(OPERATIONS + COMMAND_LINES)}")
    operations = [Operation(name_, pathlib.Path(name)) for name_ in OPERATIONS if name_ in CHOSEN]
    operations += [CommandLine(name_, pathlib.Path(name)) for name_ in COMMAND_LINES if name_ in CHOSEN]
    # A lock that can't be had is waited for, ten seconds long: many more at once than there are processors.
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() * 8) as pool:
        for operation in operations:
            cases = operation.choose_cases()
            found = [finding for finding in pool.map(operation.attempt, cases) if finding]
            print(f"{operation.name}: {len(operation.calls)} calls, {len(cases)} cases, {len(found)} findings", flush=True)
            n_cases += len(cases)
            findings += found
print(f"{n_cases} cases, {len(findings)} findings")
print("\n".join(findings[:20]))
sys.exit(bool(findings))
