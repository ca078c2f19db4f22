# SPDX-License-Identifier: GPL-3.0-or-later
"""A real print service for a test: cupsd with a configuration, a socket and a spool of its own, and queues whose
printer is a folder. What comes to a queue's end is the very bytes that were sent, with what was said of them.

    with Cups(folder) as cups:
        cups.add("Ward")
        app = self.start(environment=cups.environment())
        …
        job = cups.wait_for_job("Ward")        # job.title, job.copies, job.options, job.data
"""
import grp
import json
import os
import pathlib
import pwd
import shutil
import subprocess
import time

CUPSD = "/usr/sbin/cupsd"
PARTS = "/usr/lib/cups"
TOOLS = "/usr/sbin"
PATIENCE = 30

# Copies a job to the folder in its address; a file named “fail” there makes it fail.
BACKEND = """#!/bin/sh
[ $# -eq 0 ] && { echo 'direct capture "Unknown" "A folder"'; exit 0; }
folder=${DEVICE_URI#capture:}
n=$1; title=$3; copies=$4; options=$5
[ -e "$folder/slow" ] && sleep "$(cat "$folder/slow")"
[ -e "$folder/fail" ] && { echo "ERROR: the folder is full" >&2; exit 1; }
if [ -n "${6:-}" ]; then cat "$6" >"$folder/$n.part"; else cat >"$folder/$n.part"; fi
printf '%s\\n%s\\n%s' "$title" "$copies" "$options" >"$folder/$n.said"
chmod 644 "$folder/$n.said" "$folder/$n.part"
mv "$folder/$n.part" "$folder/$n.job"
"""

CONFIGURATION = """
Listen {folder}/socket
Browsing No
DefaultAuthType None
WebInterface No
PreserveJobHistory Yes
PreserveJobFiles No
MaxLogSize 0
LogLevel warn
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""

FILES = """
SystemGroup {system}
User {user}
Group {group}
FileDevice No
Sandboxing relaxed
ConfigFilePerm 0644
ServerRoot {folder}/etc
ServerBin {folder}/lib
StateDir {folder}/state
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
DataDir {folder}/share
DocumentRoot /usr/share/cups/doc-root
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
"""


class Job:
    """What came out at a queue's end."""

    def __init__(self, file):
        self.number = int(file.stem)
        self.data = file.read_bytes()
        self.title, copies, self.options = file.with_suffix(".said").read_text(encoding="utf-8").split("\n")
        self.copies = int(copies)

    def __repr__(self):
        return json.dumps([self.title, self.copies, self.options, len(self.data)])


class Cups:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.process = None

    def __enter__(self):
        self.write_folders()
        self.process = subprocess.Popen(
            [CUPSD, "-f", "-c", str(self.folder / "etc/cupsd.conf"), "-s", str(self.folder / "etc/cups-files.conf")],
            env=dict(os.environ, DBUS_SYSTEM_BUS_ADDRESS=f"unix:path={self.folder}/no-bus"),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.wait(lambda: (self.folder / "socket").exists() and self.tool("lpstat", "-r", check=False) == 0, "cupsd")
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def write_folders(self):
        for name in ("etc/ppd", "lib/backend", "lib/filter", "lib/notifier", "lib/monitor", "lib/cgi-bin",
                     "share/mime", "state/certs", "spool/tmp", "cache", "queues"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "lib/daemon").symlink_to(f"{PARTS}/daemon")  # what cupsd runs every backend by
        (self.folder / "share/mime/cups.types").write_text("application/pdf pdf string(0,%PDF)\n", encoding="utf-8")
        (self.folder / "share/mime/cups.convs").write_text("application/pdf application/vnd.cups-raw 0 -\n", encoding="utf-8")
        # cupsd, its filters and its backends run as others than this user: they have to get here.
        for path in [self.folder, *(path for path in self.folder.rglob("*") if path.is_dir() and not path.is_symlink())]:
            path.chmod(0o755)
        backend = self.folder / "lib/backend/capture"
        backend.write_text(BACKEND, encoding="utf-8")
        backend.chmod(0o755 if os.geteuid() else 0o700)  # 0700: run as root, where root is who runs the tests
        user, group = pwd.getpwuid(os.geteuid()).pw_name, grp.getgrgid(os.getegid()).gr_name
        if os.geteuid() == 0:  # cupsd refuses to run its filters as root
            user, group = "lp", "lp"
        system = "root" if group != "root" else "daemon"  # cupsd wants another than its own
        words = {"system": system, "folder": self.folder, "user": user, "group": group}
        (self.folder / "etc/cupsd.conf").write_text(CONFIGURATION.format(**words), encoding="utf-8")
        (self.folder / "etc/cups-files.conf").write_text(FILES.format(**words), encoding="utf-8")

    def environment(self):
        return {"CUPS_SERVER": str(self.folder / "socket")}

    def tool(self, name, *arguments, check=True):
        path = shutil.which(name, path=f"{os.environ.get('PATH', '')}:{TOOLS}")
        done = subprocess.run([path, *map(str, arguments)], env=dict(os.environ, **self.environment()),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=PATIENCE)
        if check and done.returncode != 0:
            raise AssertionError(f"{name} {arguments}: {done.stdout}")
        self.said = done.stdout
        return done.returncode

    def add(self, queue, policy="abort-job"):
        """A queue that takes everything as it is; policy: what becomes of a job that fails."""
        folder = self.folder / "queues" / queue
        folder.mkdir()
        folder.chmod(0o777)
        self.tool("lpadmin", "-p", queue, "-v", f"capture:{folder}", "-m", "raw", "-E", "-o", f"printer-error-policy={policy}")

    def set_default(self, queue):
        self.tool("lpadmin", "-d", queue)

    def stop(self, queue, reason="out of paper"):
        self.tool("cupsdisable", "-r", reason, queue)

    def resume(self, queue):
        self.tool("cupsenable", queue)

    def fail(self, queue):
        (self.folder / "queues" / queue / "fail").touch()

    def slow(self, queue, seconds):
        (self.folder / "queues" / queue / "slow").write_text(str(seconds), encoding="utf-8")

    def jobs(self, queue):
        """Those that came out, in order."""
        return [Job(file) for file in sorted((self.folder / "queues" / queue).glob("*.job"), key=lambda f: int(f.stem))]

    def waiting(self, queue):
        self.tool("lpstat", "-o", queue, check=False)
        return self.said.splitlines()

    def wait_for_job(self, queue, number=1):
        """The number-th job that came out of a queue."""
        return self.wait(lambda: len(self.jobs(queue)) >= number and self.jobs(queue)[number - 1],
                         f"job {number} of {queue}")

    def wait(self, condition, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            value = condition()
            if value:
                return value
            if self.process.poll() is not None:
                raise AssertionError(f"cupsd ended with {self.process.returncode}:\n{self.log()}")
            time.sleep(0.05)
        raise AssertionError(f"waited {PATIENCE} s for {what}\n{self.log()}")

    def log(self):
        log = self.folder / "error_log"
        return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
