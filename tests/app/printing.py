# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that bring sheets to paper: each has a print service of its own, with a queue in the ward."""
import re
import subprocess

from cups import Cups
from venule_app import AppTest


class PrintTest(AppTest):
    def setUp(self):
        super().setUp()
        self.cups = self.enterContext(Cups(self.home / "cups"))
        self.cups.add("Ward")
        self.cups.set_default("Ward")

    def press_print(self, app, dialog):
        app.find("button", "Print sheet for Sample", within=dialog, sensitive=True).click()

    def frozen(self, job):
        """The bytes that are kept of a job's sheet."""
        return self.frozen_under(job.title)

    def frozen_under(self, title):
        code = re.fullmatch(r"Venule sheet (\w+)", title).group(1)
        self.sheet("--reprint", code, "-o", self.home / "again.pdf")
        return (self.home / "again.pdf").read_bytes()

    def read(self, job):
        """A job's text, its lines joined."""
        return self.words_of(job.data)

    def words_of(self, pdf):
        """Its text in the order that it is drawn in, its lines joined."""
        done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, stdout=subprocess.PIPE, check=True)
        return " ".join(done.stdout.decode().split())

    def audit(self, action):
        return [line for line in self.sheet("--audit").splitlines() if action in line.split("\t")]
