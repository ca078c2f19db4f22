#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kept consultations from the command line: brought in, found, handed over, printed again, exported,
erased, and the audit of it all."""
import csv
import hashlib
import re
import subprocess
import unittest
import uuid

from venule_sheet import DATA, SheetTest

FINISHED = DATA / "samples" / "thread-veins-only.xml"
DRAFT = DATA / "samples" / "draft-with-gaps.xml"
OVERRIDDEN = DATA / "samples" / "overridden-stop.xml"


def identity(path):
    return re.search(r'<consultation id="([^"]+)"', path.read_text(encoding="utf-8")).group(1)


class Records(SheetTest):
    def keep(self, *files):
        done = self.run_sheet("--import", "--by", "Nurse Example", *files)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [line.split("\t")[:2] for line in done.stdout.splitlines()]

    def copy(self, name, *changes, source=FINISHED):
        text = source.read_text(encoding="utf-8")
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new)
        return self.write(name, text)

    def another(self, name, family="Elsewhere", number="EX-77777"):
        text = FINISHED.read_text(encoding="utf-8")
        text = text.replace(identity(FINISHED), str(uuid.uuid5(uuid.NAMESPACE_URL, name)))
        text = re.sub("\\s*<nhs-number>.*?</nhs-number>", "", text)
        text = re.sub("<family-name>.*?</family-name>", f"<family-name>{family}</family-name>", text)
        return self.write(name, re.sub("<number>.*?</number>", f"<number>{number}</number>", text))

    def issue(self, record, output="given.pdf"):
        done = self.run_sheet("--issue", record, "--by", "Nurse Example", "-o", output)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.split("\t")[0]

    def audit(self):
        done = self.run_sheet("--audit")
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def store(self):
        return next(self.home.rglob("venule.db"))


class Bringing(Records):
    def test_new_then_unchanged(self):
        self.assertEqual(self.keep(FINISHED, DRAFT), [["new", identity(FINISHED)], ["new", identity(DRAFT)]])
        self.assertEqual(self.keep(FINISHED), [["unchanged", identity(FINISHED)]])
        self.assertEqual(self.audit().count("imported"), 2)

    def test_never_overwrites(self):
        self.keep(FINISHED)
        changed = self.copy("changed.xml", ("<smoker>no", "<smoker>yes"))
        new = self.another("new.xml")
        done = self.run_sheet("--import", new, changed)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("--reason", done.stderr)
        self.assertNotIn("?", done.stderr)
        listed = self.run_sheet("--list").stdout
        self.assertEqual(len(listed.splitlines()), 1, "one refused file refuses all")
        dry = self.run_sheet("--import", "--dry-run", new, changed)
        self.assertEqual([line.split("\t")[0] for line in dry.stdout.splitlines()], ["new", "differs"])
        self.assertEqual(self.run_sheet("--list").stdout, listed)

    def test_a_reason_makes_a_revision(self):
        self.keep(FINISHED)
        amended = self.copy("amended.xml", ('state="finished"', 'state="amended"'), ("<smoker>no", "<smoker>yes"))
        done = self.run_sheet("--import", "--reason", "she does smoke", amended)
        self.assertEqual(done.returncode, 0, done.stderr)
        # What is said is what was done: it did come in, and is what is kept now.
        self.assertEqual(done.stdout.split("\t")[:2], ["revised", identity(FINISHED)])
        self.assertEqual(self.keep(amended), [["unchanged", identity(FINISHED)]])
        self.assertIn("amended", self.run_sheet("--list").stdout)

    def test_never_goes_back(self):
        self.keep(FINISHED)
        draft = self.copy("draft.xml", ('state="finished"', 'state="draft"'))
        done = self.run_sheet("--import", "--reason", "I would like it to be", draft)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual(done.stdout, "")

    def test_a_blank_is_no_reason(self):
        self.keep(FINISHED)
        changed = self.copy("changed.xml", ("<smoker>no", "<smoker>yes"))
        for done in (self.run_sheet("--import", "--reason", " ", changed),
                     self.run_sheet("--import", "--dry-run", "--reason", "", changed)):
            self.assertNotIn("revised", done.stdout)
        self.assertEqual(self.keep(FINISHED), [["unchanged", identity(FINISHED)]])

    def test_a_broken_file_keeps_all_out(self):
        broken = self.write("broken.xml", "<consultation")
        done = self.run_sheet("--import", FINISHED, broken)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("broken.xml:1", done.stderr)
        self.assertEqual(self.run_sheet("--list").stdout, "")

    def test_one_consultation_twice(self):
        again = self.copy("again.xml")
        self.assertEqual(self.run_sheet("--import", FINISHED, again).returncode, 1)

    def test_for_its_owner_alone(self):
        self.keep(FINISHED)
        folder = self.store().parent
        self.assertEqual(folder.stat().st_mode & 0o777, 0o700)
        for path in folder.iterdir():
            self.assertEqual(path.stat().st_mode & 0o777, 0o600, path)


class Finding(Records):
    def setUp(self):
        super().setUp()
        self.keep(FINISHED, DRAFT, self.another("a.xml", "Łukasiewicz-Brânză", "EX-50001"))

    def found(self, *words):
        done = self.run_sheet("--list", *words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [line.split("\t")[2].split(",")[0] for line in done.stdout.splitlines()]

    def test_as_typed(self):
        for words in (["lukas"], ["BRANZA"], ["ex-50001"], ["50001"], ["kasiew"], ["Lukasiewcz"], ["1984", "luk"],
                      ["luk", "17/2/1984"]):
            with self.subTest(words):
                self.assertEqual(self.found(*words)[:1], ["Łukasiewicz-Brânză"])

    def test_two_of_one_name(self):
        self.assertNotIn("same-name", self.run_sheet("--list").stdout)
        self.keep(self.another("b.xml", "LUKASIEWICZ-Brânza", "EX-50002"))
        listed = self.run_sheet("--list", "lukas").stdout.splitlines()
        self.assertEqual(len(listed), 2)
        for line in listed:
            self.assertIn("same-name", line)
            self.assertIn("1984-02-17", line)

    def test_nobody(self):
        self.assertEqual(self.found("zzzzqqq"), [])
        self.assertEqual(self.found("'; DROP TABLE record; --"), [])

    def test_lists(self):
        drafts = self.run_sheet("--list", "--which", "drafts").stdout
        self.assertEqual(len(drafts.splitlines()), 1)
        self.assertIn(identity(DRAFT), drafts)
        waiting = self.run_sheet("--list", "--which", "to-hand-over").stdout
        self.assertEqual(len(waiting.splitlines()), 2)
        issued = self.issue(identity(FINISHED))
        self.assertEqual(len(self.run_sheet("--list", "--which", "to-hand-over").stdout.splitlines()), 2,
                         "printed is not handed over")
        self.assertEqual(self.run_sheet("--handed-over", issued, "--by", "Nurse Example").returncode, 0)
        self.assertEqual(len(self.run_sheet("--list", "--which", "to-hand-over").stdout.splitlines()), 1)
        self.assertEqual(self.run_sheet("--list", "--which", "elsewhere").returncode, 1)


class HandingOver(Records):
    def test_frozen_and_printed_again(self):
        self.keep(FINISHED)
        issued = self.issue(identity(FINISHED))
        given = (self.folder / "given.pdf").read_bytes()
        self.assertTrue(given.startswith(b"%PDF-"))
        done = self.run_sheet("--reprint", issued, "-o", "again.pdf")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual((self.folder / "again.pdf").read_bytes(), given)
        audit = self.audit()
        for word in ("issued", "printed", "reprinted"):
            self.assertIn(word, audit)

    def test_same_sheet_as_from_the_file(self):
        self.keep(FINISHED)
        self.issue(identity(FINISHED))
        self.assertEqual(self.run_sheet("-o", "file.pdf", FINISHED).returncode, 0)
        self.assertEqual((self.folder / "given.pdf").read_bytes(), (self.folder / "file.pdf").read_bytes())

    def test_a_later_change_supersedes(self):
        self.keep(FINISHED)
        issued = self.issue(identity(FINISHED))
        amended = self.copy("amended.xml", ('state="finished"', 'state="amended"'), ("<smoker>no", "<smoker>yes"))
        self.assertEqual(self.run_sheet("--import", "--reason", "she does smoke", amended).returncode, 0)
        done = self.run_sheet("--reprint", issued, "-o", "again.pdf")
        self.assertEqual(done.returncode, 0)
        self.assertIn("superseded", done.stderr)
        self.assertEqual((self.folder / "again.pdf").read_bytes(), (self.folder / "given.pdf").read_bytes())

    def test_what_is_refused(self):
        self.keep(FINISHED, DRAFT)
        for arguments, code in (
            (["--issue", identity(DRAFT)], 3),
            (["--issue", str(uuid.uuid4())], 1),
            (["--issue", "not an id"], 1),
            (["--reprint", str(uuid.uuid4())], 1),
            (["--handed-over", str(uuid.uuid4())], 1),
            (["--issue", identity(FINISHED), "--session", "s99"], 1),
            (["--issue", identity(FINISHED), "--language", "tlh"], 1),
            (["--issue", identity(FINISHED), "-o", "a.txt"], 1),
        ):
            with self.subTest(arguments):
                done = self.run_sheet(*arguments)
                self.assertEqual(done.returncode, code, done.stderr)
                self.assertGreater(len(done.stderr), 20)
                self.assertEqual(self.made(), [])

    def test_a_stop_without_override(self):
        stopped = self.copy("stopped.xml", ("<sclerosant-allergy>no", "<sclerosant-allergy>yes"))
        self.keep(stopped)
        done = self.run_sheet("--issue", identity(stopped))
        self.assertEqual(done.returncode, 3)
        self.assertIn("stop", done.stderr)

    def test_an_override_is_in_the_audit(self):
        self.keep(OVERRIDDEN)
        self.assertIn("overridden", self.audit())

    def test_a_sheet_that_can_not_be_written_is_kept(self):
        self.keep(FINISHED)
        done = self.run_sheet("--issue", identity(FINISHED), "-o", "no/such/folder/a.pdf")
        self.assertEqual(done.returncode, 4)
        self.assertRegex(done.stderr, "^no/such/folder/a.pdf: .*choose another")
        issued = re.search("--reprint ([0-9a-f-]{36})", done.stderr).group(1)
        self.assertEqual(self.run_sheet("--reprint", issued, "-o", "b.pdf").returncode, 0)

    def test_from_store(self):
        self.keep(FINISHED)
        done = self.run_sheet("--from-store", identity(FINISHED), "-o", "-")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(done.stdout.startswith("DRAFT"), "what is not frozen is never taken for what was issued")
        self.assertFalse(self.text_of(FINISHED).startswith("DRAFT"))
        self.assertEqual(self.run_sheet("--from-store", identity(FINISHED), "-o", "seen.pdf").returncode, 0)
        self.issue(identity(FINISHED))
        pages = subprocess.run(["pdftotext", self.folder / "seen.pdf", "-"], capture_output=True, text=True, check=True)
        for page in pages.stdout.split("\f")[:-1]:
            self.assertIn("DRAFT", page)
        given = subprocess.run(["pdftotext", self.folder / "given.pdf", "-"], capture_output=True, text=True, check=True)
        self.assertNotIn("DRAFT", given.stdout)
        self.assertEqual(self.run_sheet("--from-store", identity(FINISHED), "--check").returncode, 0)
        self.assertIn("viewed", self.audit())
        self.assertEqual(self.run_sheet("--from-store", str(uuid.uuid4())).returncode, 1)


class Leaving(Records):
    def test_everything_of_one_patient(self):
        self.keep(FINISHED)
        issued = self.issue(identity(FINISHED))
        done = self.run_sheet("--export", "out", identity(FINISHED))
        self.assertEqual(done.returncode, 0, done.stderr)
        folder = self.folder / "out" / identity(FINISHED)
        self.assertEqual((folder / f"sheet-{issued}.pdf").read_bytes(), (self.folder / "given.pdf").read_bytes())
        self.assertEqual(folder.stat().st_mode & 0o777, 0o700)
        sums = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines())
        for path in folder.iterdir():
            self.assertEqual(path.stat().st_mode & 0o777, 0o600, path)
            if path.name != "SHA256SUMS":
                self.assertEqual(sums[path.name], hashlib.sha256(path.read_bytes()).hexdigest(), path)
        self.assertEqual(self.run_sheet("--check", folder / "consultation-0001-finished.xml").returncode, 0)
        again = self.run_sheet("--export", "out", identity(FINISHED))
        self.assertEqual(again.returncode, 4, "nothing is overwritten")
        self.assertEqual(self.keep(folder / "consultation-0001-finished.xml"), [["unchanged", identity(FINISHED)]])
        self.assertIn("exported", self.audit())

    def test_the_list_runs_no_formula(self):
        for index, name in enumerate(("=1+1", "+1", "-1", "@SUM(A1)", 'a "quoted", name')):
            self.keep(self.another(f"{index}.xml", name, f"EX-6000{index}"))
        self.assertEqual(self.run_sheet("--export", "out").returncode, 0)
        with open(self.folder / "out" / "consultations.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        self.assertEqual(sorted(row[1] for row in rows[1:]), sorted(["'=1+1", "'+1", "'-1", "'@SUM(A1)",
                                                                     'a "quoted", name']))

    def test_erased_for_good(self):
        canary = self.another("canary.xml", "Quetzalcoatlus", "EX-31415")
        self.keep(FINISHED, canary)
        self.issue(identity(canary))
        waiting = self.wait_between_sessions(canary)
        done = self.run_sheet("--erase", identity(canary), "--reason", "asked to")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.run_sheet("--from-store", identity(canary)).returncode, 1)
        self.assertEqual(self.run_sheet("--list", "quetzal").stdout, "")
        for path in self.home.rglob("*"):
            if path.is_file():
                content = path.read_bytes().lower()
                for word in (b"quetzal", b"ex-31415"):
                    self.assertNotIn(word, content, path)
        self.assertEqual(waiting.read_text(encoding="utf-8").count("text=The batch"), 1)
        audit = self.audit()
        self.assertIn("erased", audit)
        self.assertIn(identity(canary), audit)
        self.assertIn("asked to", audit)
        self.assertEqual(self.run_sheet("--erase", identity(canary), "--reason", "asked to").returncode, 1)

    def wait_between_sessions(self, canary):
        """What the window could not save or was not given when its session ended, of that one and of another."""
        folder = next(self.home.rglob("venule.db")).parent
        (folder / "unsaved").mkdir()
        (folder / "unsaved" / f"{identity(canary)}.{uuid.uuid4()}.xml").write_bytes(canary.read_bytes())
        (folder / "reasons").mkdir()
        reasons = folder / "reasons" / f"{uuid.uuid4()}.ini"
        reasons.write_text("".join(f"[{group}]\nid={record}\\nExample Nurse\\nreturn\ntext=The batch\nbinding=\n"
                                   f"name={name}\n" for group, (record, name) in
                                   enumerate([(identity(canary), "Quetzalcoatlus"), (identity(FINISHED), "Example")])),
                           encoding="utf-8")
        return reasons

    def test_erased_for_a_reason(self):
        """Who erases says why: otherwise nothing is erased."""
        self.keep(FINISHED)
        for reason in ((), ("--reason", ""), ("--reason", "  ")):
            done = self.run_sheet("--erase", identity(FINISHED), *reason)
            self.assertEqual(done.returncode, 1)
            self.assertIn("--reason", done.stderr)
        self.assertEqual(len(self.run_sheet("--list").stdout.splitlines()), 1)

    def test_no_name_outside_the_store(self):
        canary = self.another("canary.xml", "Quetzalcoatlus", "EX-31415")
        self.keep(canary)
        self.issue(identity(canary))
        self.assertNotIn("Quetzal", self.audit())
        for path in self.home.rglob("*"):
            if path.is_file() and not path.name.startswith("venule.db"):
                self.assertNotIn(b"Quetzal", path.read_bytes(), path)


class Retention(Records):
    def retention(self, *arguments, today="2040-01-01", code=0):
        done = self.run_sheet("--retention", "8", "--today", today, *arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def test_listed_and_nothing_more(self):
        self.keep(FINISHED, self.another("other.xml"))
        self.assertEqual(self.retention(today="2030-01-01").stdout, "")
        lines = self.retention().stdout.splitlines()
        self.assertEqual(len(lines), 2)
        self.assertIn(identity(FINISHED), "".join(lines))
        self.assertEqual(len(self.run_sheet("--list").stdout.splitlines()), 2)

    def test_erased_as_confirmed(self):
        self.keep(FINISHED, DRAFT, self.another("other.xml"))
        lines = self.retention().stdout.splitlines(True)
        kept = [line for line in lines if line.startswith(identity(FINISHED))]
        confirmed = self.write("confirmed.txt", "".join(line for line in lines if line not in kept))
        done = self.retention("--confirmed", confirmed)
        self.assertEqual(done.stdout.count("erased\t"), 2)
        self.assertEqual([line.split("\t")[0] for line in self.run_sheet("--list").stdout.splitlines()],
                         [identity(FINISHED)])
        self.assertEqual(self.audit().count("kept long enough"), 2)

    def test_changed_since_the_list_was_made(self):
        """The list says which revision of each was seen: where one has another by now, nothing is erased."""
        self.keep(FINISHED, DRAFT)
        lines = self.retention().stdout.splitlines()
        self.assertEqual({line.split("\t")[5] for line in lines}, {"1"})
        confirmed = self.write("confirmed.txt", lines[0] + "\n" + lines[1][:-1] + "2\n")
        done = self.retention("--confirmed", confirmed, code=3)
        self.assertIn(lines[1].split("\t")[0], done.stderr)
        self.assertIn("changed after the list was made", done.stderr)
        self.assertEqual(len(self.run_sheet("--list").stdout.splitlines()), 2)

    def test_what_is_refused(self):
        self.keep(FINISHED, DRAFT)
        both = self.write("both.txt", self.retention().stdout)
        stranger = self.write("stranger.txt", identity(FINISHED) + "\n" + str(uuid.uuid4()) + "\n")
        for arguments, today, code in ((["--confirmed", both], "2030-01-01", 3), (["--confirmed", stranger], "2040-01-01", 3),
                                       (["--confirmed", self.write("none.txt", "\n")], "2040-01-01", 1),
                                       (["--confirmed", "no-such-file"], "2040-01-01", 2)):
            with self.subTest(arguments):
                self.assertGreater(len(self.retention(*arguments, today=today, code=code).stderr), 20)
                self.assertEqual(len(self.run_sheet("--list").stdout.splitlines()), 2)
        for arguments in (["--confirmed", both], ["--retention", "8", "--list"]):
            self.assertEqual(self.run_sheet(*arguments).returncode, 1, arguments)
        for years in ("0", "-1", "101"):
            done = self.run_sheet("--retention", years)
            self.assertEqual(done.returncode, 1)
            self.assertIn("from 1 to 100", done.stderr)


class Unusable(Records):
    def test_a_store_that_is_none(self):
        self.keep(FINISHED)
        store = self.store()
        for path in store.parent.iterdir():
            path.unlink()
        store.write_text("not a database, by any means\n" * 100)
        for arguments in (["--list"], ["--import", FINISHED], ["--issue", identity(FINISHED)], ["--audit"]):
            done = self.run_sheet(*arguments)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertGreater(len(done.stderr), 20)

    def test_a_folder_in_its_place(self):
        self.keep(FINISHED)
        store = self.store()
        for path in store.parent.iterdir():
            path.unlink()
        store.mkdir()
        self.assertIn(self.run_sheet("--import", FINISHED).returncode, (2, 4))

    def test_usage(self):
        for arguments in (["--import"], ["--list", "--audit"], ["--erase", "x", "--backup", "y"], ["--audit", FINISHED],
                          ["--dry-run", FINISHED], ["--from-store", "x", FINISHED], ["--backup", "b.db", "-o", "a.pdf"]):
            with self.subTest(arguments):
                self.assertEqual(self.run_sheet(*arguments).returncode, 1)


if __name__ == "__main__":
    unittest.main()
