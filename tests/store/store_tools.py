# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests that ill-treat a store share: the program that works one, and what it says of one."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

WRITER = os.environ["VENULE_STORE_WRITER"]
SHIM = os.environ["VENULE_FAULT_SHIM"]


def folder():
    """A fresh one, in memory where there is such a place: the disk under it is not what is tried."""
    memory = "/dev/shm"
    return tempfile.TemporaryDirectory(prefix="venule-", dir=memory if os.access(memory, os.W_OK) else None)


def environment(**more):
    """Locale and so on, and no wish of an outer test's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VENULE_FAULT_") or name == "VENULE_FAULT_SHIM"}
    return {**kept, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0:detect_leaks=0", **more}


def command(store, operation, *options):
    return [WRITER, str(store), operation, *map(str, options)]


def run(store, operation, *options, **more):
    return subprocess.run(command(store, operation, *options), capture_output=True, text=True, errors="replace",
                          env=environment(**more), timeout=120, check=False)


def must(store, operation, *options):
    done = run(store, operation, *options)
    if done.returncode != 0:
        sys.exit(f"{operation} failed where nothing was in its way: {done.stdout}{done.stderr}")
    return done


def look(store, acknowledged=None, then_save=False):
    """Everything in the store, verified and held against what was acknowledged: (what it holds, what is wrong)."""
    done = run(store, "check-and-import" if then_save else "check", "--seed", 99, *(["--acks", acknowledged] if acknowledged else []))
    shown = "".join(line for line in done.stdout.splitlines(True) if line.startswith("  ") and "ready" not in line)
    return shown, "" if done.returncode == 0 else f"exit {done.returncode}: {done.stderr}"


def copy(template, place):
    place = pathlib.Path(place)
    if place.exists():
        shutil.rmtree(place)
    shutil.copytree(template, place)
    place.chmod(0o700)
    return place
