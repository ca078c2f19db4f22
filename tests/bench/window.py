# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window has to do fast, under a display of its own, drawn by the processor."""
import contextlib
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

PERSON = "[Desk]\nperson='Example Specialist'\nrole='specialist'\nwindow-width=1360\nwindow-height=860\n"


@contextlib.contextmanager
def display(root):
    """The environment of a display, a session bus, and folders with the sample clinic and somebody at the desk."""
    with tempfile.TemporaryDirectory(prefix="venule-bench-") as home:
        reading, writing = os.pipe()
        server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten",
                                   "tcp", "-noreset"], pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)
        env = dict(os.environ, HOME=home, DISPLAY=f":{number}", DBUS_SESSION_BUS_ADDRESS=bus.stdout.readline().strip(),
                   GSK_RENDERER="cairo", GTK_A11Y="none", GTK_USE_PORTAL="0", LC_ALL="C.UTF-8")
        env.pop("WAYLAND_DISPLAY", None)
        for name in ("config", "data", "cache", "runtime"):
            folder = pathlib.Path(home, name)
            folder.mkdir(mode=0o700)
            env["XDG_RUNTIME_DIR" if name == "runtime" else f"XDG_{name.upper()}_HOME"] = str(folder)
        desk = pathlib.Path(home, "config", "venule")
        desk.mkdir()
        shutil.copyfile(root / "data/clinics/sample.xml", desk / "clinic.xml")
        for name in ("desk.ini", "practice.ini"):
            (desk / name).write_text(PERSON, encoding="utf-8")
        try:
            yield env
        finally:
            for process in (bus, server):
                process.terminate()
                process.wait()


def first_frame(env, build, command, waits_for=None):
    """Starts a program, and ends it with its first frame: wall and processor time since it was started, in ms."""
    env = dict(env, LD_PRELOAD=str(build / "tests/bench/libvenule-bench-first-frame.so"))
    if waits_for is not None:
        env["VENULE_BENCH_WAITS_FOR"] = waits_for
    start = time.clock_gettime(time.CLOCK_MONOTONIC) * 1000
    done = subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          timeout=120)
    painted, processor = map(float, done.stdout.split())
    return painted - start, processor


def start(env, build, rounds=15):
    """Medians in ms of the floor and of Venule, in turn, and the median of the ratios; and Venule's until questions
    are on screen."""
    floor = [str(build / "tests/bench/venule-bench-rows")]
    ours = [str(build / "src/app/venule"), "--practice", "--today", "2026-11-23"]
    for command in (floor, ours, floor, ours):  # the samples come in, the caches get warm
        first_frame(env, build, command)
    first_frame(env, build, ours, "VenuleQuestionRow")
    pairs = [(first_frame(env, build, floor), first_frame(env, build, ours)) for _ in range(rounds)]
    questions = [first_frame(env, build, ours, "VenuleQuestionRow") for _ in range(rounds // 3)]

    def middle(values):
        return statistics.median(values)

    return {
        "floor": middle(a[0] for a, _ in pairs), "ours": middle(b[0] for _, b in pairs),
        "ratio": middle(b[0] / a[0] for a, b in pairs),
        "processor": middle(b[1] / a[1] for a, b in pairs),
        "questions": middle(a[0] for a in questions),
    }


def frames(env, build, *what):
    """The median, the 99th percentile and the most of the main thread's processor time for a frame, in ms; then the
    same of its time as it is seen, and with what is waited for a frame. Of answers, all of this of the form, too."""
    return _measure(env, build / "tests/bench/venule-bench-window", *what)


def floor_of_frames(env, build, *what):
    """The same of a plain list with two labels a row."""
    return _measure(env, build / "tests/bench/venule-bench-list", *what)


def _measure(env, *command):
    done = subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          timeout=600)
    return [float(word) for word in done.stdout.split()]


def fill(env, build, records):
    """A store of so many records in these folders."""
    folder = pathlib.Path(env["XDG_DATA_HOME"], "venule")
    folder.mkdir(mode=0o700, exist_ok=True)
    subprocess.run([build / "tests/bench/venule-bench-fill", folder / "venule.db", str(records)], check=True,
                   stdout=subprocess.DEVNULL)
