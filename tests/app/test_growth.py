#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every window is opened and closed, and fifty consultations are gone through, twice in one program: what is done again
leaves nothing behind, neither an object nor memory."""
import os
import subprocess
import uuid

from program import QUIET, complaints
from venule_app import DATA, PATIENCE, AppTest, main, private_folders

GROWTH = os.environ["VENULE_GROWTH"]
CONSULTATIONS = 50
ROUNDS = int(os.environ.get("VENULE_GROWTH_ROUNDS", 2))
MEBIBYTE = 1024


class Growth(AppTest):
    person, role = "Example Specialist", "specialist"

    maxDiff = None

    def bring_many(self):
        """The samples, each with other ids, as often as it takes."""
        samples = sorted((DATA / "samples").glob("*.xml"))
        files = []
        for number in range(CONSULTATIONS):
            sample = samples[number % len(samples)]
            text = sample.read_text(encoding="utf-8")
            head, _, tail = text.partition(' id="')
            path = self.home / f"{number}.xml"
            path.write_text(f'{head} id="{uuid.UUID(int=number, version=4)}"' + tail.partition('"')[2], encoding="utf-8")
            files.append(str(path))
        return self.bring(*files)

    def go_round(self, *records):
        """What there is after each round: resident memory in KiB, and how many of each type."""
        env = dict(private_folders(self.home), **QUIET)
        env.pop("GSETTINGS_BACKEND", None)
        done = subprocess.run([GROWTH, str(ROUNDS), *records], env=env, cwd=self.home, timeout=PATIENCE * 10, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(complaints(done.stderr), "")
        rounds = []
        for line in done.stdout.splitlines():
            name, number = line.split()
            if name.isdigit():
                rounds.append((int(number), {}))
            else:
                rounds[-1][1][name] = int(number)
        return rounds

    def test_what_is_done_again_leaves_nothing(self):
        records = self.bring_many()
        self.assertEqual(len(set(records)), CONSULTATIONS)
        rounds = self.go_round(*records)
        self.assertEqual(len(rounds), ROUNDS)
        (before, first), (after, last) = rounds[-2:]
        self.assertGreater(first["VenuleWindow"], 0)
        more = {name: (first.get(name, 0), n) for name, n in last.items() if n > first.get(name, 0)}
        self.assertEqual({name: counts for name, counts in more.items() if name.startswith("Venule")}, {})
        self.assertLess(after - before, 8 * MEBIBYTE)  # fonts and pictures come in once


if __name__ == "__main__":
    main()
