#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line contract: exit codes, messages, and nothing written on refusal."""
import os
import pathlib
import re
import subprocess
import unittest

from venule_sheet import DATA, EXAMPLE, SheetTest


class Usage(SheetTest):
    CASES = {
        "no consultation": [],
        "unknown option": ["--frobnicate", EXAMPLE],
        "unknown language": ["--language", "tlh", EXAMPLE],
        "unknown session": ["--session", "s99", EXAMPLE],
        "unknown format": ["--format", "huge", EXAMPLE],
        "bad ending": ["-o", "sheet.doc", EXAMPLE],
        "output and output-dir": ["-o", "a.pdf", "--output-dir", "out", EXAMPLE],
        "one output for two": ["-o", "a.pdf", EXAMPLE, EXAMPLE],
        "two of one name": ["--output-dir", "out", EXAMPLE, EXAMPLE],
        "two tasks": ["--check", "--explain", EXAMPLE],
        "prove with a consultation": ["--prove", EXAMPLE],
        "no day": ["--today", "2026-02-30", EXAMPLE],
        "a day in another order": ["--today", "23/11/2026", EXAMPLE],
    }

    def test_ends_with_1_and_says_why(self):
        for name, arguments in self.CASES.items():
            with self.subTest(name):
                done = self.run_sheet(*arguments)
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertGreater(len(done.stderr.strip()), 20)
                self.assertEqual(self.made(), [])


class Writing(SheetTest):
    def test_default_name(self):
        done = self.run_sheet(EXAMPLE)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertEqual(self.made(), ["example-consultation.pdf"])
        self.assertEqual((self.folder / "example-consultation.pdf").stat().st_mode & 0o777, 0o600)

    def test_by_ending(self):
        for name, start in ("a.pdf", b"%PDF-"), ("a.txt", None), ("a.xml", b"<?xml"):
            done = self.run_sheet("-o", name, EXAMPLE)
            self.assertEqual(done.returncode, 0, done.stderr)
            content = (self.folder / name).read_bytes()
            self.assertTrue(content.startswith(start or b""), name)
        self.assertEqual((self.folder / "a.txt").read_text(encoding="utf-8"), self.text_of(EXAMPLE))

    def test_same_bytes(self):
        for ending in ".pdf", ".txt", ".xml":
            contents = []
            for zone, place in ("Pacific/Kiritimati", "C"), ("America/Adak", "C.UTF-8"):
                done = self.run_sheet("-o", "same" + ending, EXAMPLE, environment={"TZ": zone, "LC_ALL": place})
                self.assertEqual(done.returncode, 0, done.stderr)
                contents.append((self.folder / ("same" + ending)).read_bytes())
            self.assertEqual(contents[0], contents[1], ending)

    def test_many(self):
        good = [self.write(f"p{i}.xml", self.example.replace("TV-00017", f"TV-0{i}")) for i in range(5)]
        bad = self.write("bad.xml", "<consultation")
        stopped = self.change(("<sclerosant-allergy>no", "<sclerosant-allergy>yes"), name="stopped.xml")
        done = self.run_sheet("--output-dir", "out", *good[:2], bad, stopped, *good[2:])
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("bad.xml:1", done.stderr)
        self.assertIn("stopped.xml", done.stderr)
        self.assertEqual(sorted(p.name for p in (self.folder / "out").iterdir()), [f"p{i}.pdf" for i in range(5)])

    def test_can_not_be_written(self):
        blocked = self.write("a-file", "")
        for arguments in (["-o", "no/such/folder/a.pdf"], ["-o", blocked / "a.pdf"], ["--output-dir", blocked]):
            done = self.run_sheet(*arguments, EXAMPLE)
            self.assertEqual(done.returncode, 4, done.stderr)
            self.assertGreater(len(done.stderr.strip()), 20)
            self.assertRegex(done.stderr.strip(), r"choose another$")

    def test_where_it_can_not_be_written(self):
        (self.folder / "taken.pdf").mkdir()
        for output, said in (
            ("no/such/folder/a.pdf", "no/such/folder/a.pdf: the file can't be written: there is no folder "
                                     "no/such/folder; make it, or choose another\n"),
            ("taken.pdf", "taken.pdf: the file can't be written: .*; choose another place\n"),
        ):
            done = self.run_sheet("-o", output, EXAMPLE)
            self.assertEqual(done.returncode, 4, done.stderr)
            self.assertRegex(done.stderr, f"^{said}$")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["home", "taken.pdf"])

    def test_full_device(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = self.run_sheet("-o", "-", EXAMPLE, stdout=full)
        self.assertEqual(done.returncode, 4)

    def test_draft_says_so(self):
        self.assertIn("DRAFT", self.text_of(EXAMPLE))
        finished = self.change(('state="draft"', 'state="finished"'))
        self.assertNotIn("DRAFT\n", self.text_of(finished))
        self.assertIn("SAMPLE CLINIC", self.text_of(finished))


class Refusal(SheetTest):
    """Well-formed consultations from which no sheet may be made: exit 3, each named, nothing written."""

    CASES = {
        "sclerosant allergy": [("<sclerosant-allergy>no", "<sclerosant-allergy>yes")],
        "pregnant at the treatment": [("<pregnant>no</pregnant>\n    <consent>", "<pregnant>yes</pregnant>\n    <consent>")],
        "clot now": [("<acute-clot>no", "<acute-clot>yes")],
        "expired": [("2027-08-31", "2026-10-31")],
        "above the label": [("<volume-ml>4.5", "<volume-ml>10.5")],
        "treatment before the scan": [("<date>2026-11-02", "<date>2026-11-24")],
        "born in the future": [("1968-04-09", "2030-04-09")],
        "stocking on an unsafe leg": [("<compression>safe", "<compression>unsafe")],
        "stocking with a low index": [("<abpi>1.08", "<abpi>0.45")],
        "compression not answered": [("      <compression>safe</compression>\n", "")],
        "drives after a faint": [("<event>none", "<event>faint")],
        "note against the answers": [("Ring us if the tape", "Take Nurofen if the tape")],
    }

    def test_ends_with_3_and_writes_nothing(self):
        for name, changes in self.CASES.items():
            with self.subTest(name):
                path = self.change(*changes)
                done = self.run_sheet("-o", "a.pdf", path)
                self.assertEqual(done.returncode, 3, f"{done.stdout}{done.stderr}")
                self.assertRegex(done.stderr, r"changed\.xml: (fix|stop) [a-z0-9.-]+: \S")
                self.assertEqual(self.made(), [])
                checked = self.run_sheet("--check", path)
                self.assertEqual(checked.returncode, 3)
                self.assertRegex(checked.stdout, r"(?m)^(fix|stop) [a-z0-9.-]+ \S")

    def test_finished_without_an_answer(self):
        for lost in "<consent>yes</consent>", "<may-drive>yes</may-drive>", "<identity-confirmed>yes</identity-confirmed>":
            path = self.change(('state="draft"', 'state="finished"'), (lost, ""))
            done = self.run_sheet("-o", "a.pdf", path)
            self.assertEqual(done.returncode, 3, lost + done.stderr)
            self.assertIn("required", done.stderr)
            self.assertEqual(self.made(), [])


    def test_finished_with_a_caution_that_nobody_acknowledged(self):
        path = self.change(('state="draft"', 'state="finished"'), ("<toes-warm>yes", "<toes-warm>no"))
        done = self.run_sheet("-o", "a.pdf", path)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("fix acknowledge:", done.stderr)

    def test_finished_with_injections_that_were_not_given(self):
        path = self.change(('state="draft"', 'state="finished"'),
                           ("<given>yes</given>", "<given>no</given><why-not>unwell</why-not>"))
        done = self.run_sheet("-o", "a.pdf", path)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("fix hidden-entries:", done.stderr)

    def test_the_last_treatment_is_of_the_latest_day(self):
        first = self.example[self.example.index("  <session id"): self.example.index("</session>") + len("</session>")]
        earlier = first.replace('id="s1" number="1"', 'id="s0" number="1"').replace("2026-11-23", "2026-11-09")
        path = self.change((first, first.replace('number="1"', 'number="2"') + "\n" + earlier))
        self.assertIn("Treated: Monday, 23 November 2026", self.run_sheet("-o", "-", path).stdout)


class Override(SheetTest):
    """A stop that a specialist overrode, in the sample of that name."""

    def setUp(self):
        super().setUp()
        self.sample = (DATA / "samples/overridden-stop.xml").read_text(encoding="utf-8")

    def outcome(self, old, new):
        self.assertIn(old, self.sample)
        done = self.run_sheet("-o", "-", self.write("changed.xml", self.sample.replace(old, new)))
        return done.returncode

    def test_it_lets_a_sheet_be_made(self):
        self.assertEqual(self.outcome("<volume-ml>", "<volume-ml>"), 0)

    def test_it_lapses_with_its_answers(self):
        self.assertEqual(self.outcome("<volume-ml>10.5", "<volume-ml>11"), 3)

    def test_it_is_for_its_check_and_session(self):
        self.assertEqual(self.outcome('check="above-session-volume"', 'check="bedridden"'), 3)
        self.assertEqual(self.outcome('<override check="above-session-volume" session="s1"',
                                      '<override check="above-session-volume" session="s2"'), 3)

    def test_it_needs_a_reason(self):
        self.assertEqual(self.outcome(self.sample[self.sample.index("<reason>") : self.sample.index("</reason>") + 9], ""), 3)

    def test_an_acknowledgement_is_no_override(self):
        start = self.sample.index("<override")
        text = self.sample[start:].replace("<override", "<acknowledgement").replace("</override", "</acknowledgement")
        text = re.sub("<reason>.*?</reason>", "", text)
        self.sample = self.sample[:start] + text
        self.assertEqual(self.outcome("", ""), 3)


class Tasks(SheetTest):
    def test_check_passes(self):
        done = self.run_sheet("--check", EXAMPLE)
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stdout)

    def test_explain(self):
        done = self.run_sheet("--explain", EXAMPLE)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("session/stocking", done.stdout)
        self.assertIn("leaflet", done.stdout)

    def test_schema(self):
        done = self.run_sheet("--schema")
        self.assertEqual(done.returncode, 0)
        schema = self.write("consultation.rng", done.stdout)
        linted = subprocess.run(["xmllint", "--noout", "--nonet", "--relaxng", schema, EXAMPLE], capture_output=True, text=True)
        self.assertEqual(linted.returncode, 0, linted.stderr)

    def test_protocol_folder(self):
        shipped = pathlib.Path(os.environ["VENULE_DATA_DIR"]) / "protocols/thread-veins"
        done = self.run_sheet("--protocol", shipped, "-o", "-", EXAMPLE)
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.run_sheet("--protocol", self.home, "-o", "-", EXAMPLE)
        self.assertEqual(done.returncode, 2, done.stderr)

    def test_help_and_version(self):
        self.assertIn("--output-dir", self.run_sheet("--help").stdout)
        self.assertRegex(self.run_sheet("--version").stdout, r"venule-sheet \d")


if __name__ == "__main__":
    unittest.main()
