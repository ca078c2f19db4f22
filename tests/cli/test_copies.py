#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of what is kept, from the command line: made, made each day, and put back."""
import contextlib
import os
import sqlite3
import unittest

from test_records import DRAFT, FINISHED, Records, identity


class Copies(Records):
    def test_back_up_and_restore(self):
        self.keep(FINISHED)
        issued = self.issue(identity(FINISHED))
        done = self.run_sheet("--backup", "copy.db")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((self.folder / "copy.db").stat().st_mode & 0o777, 0o600)
        self.keep(self.another("later.xml"))
        self.assertEqual(len(self.run_sheet("--list").stdout.splitlines()), 2)
        done = self.run_sheet("--restore", "copy.db")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(identity(FINISHED), done.stdout)
        self.assertEqual(len(self.run_sheet("--list").stdout.splitlines()), 1)
        self.assertEqual(self.run_sheet("--reprint", issued, "-o", "again.pdf").returncode, 0)
        self.assertIn("restored", self.audit())

    def test_a_way_with_a_link_in_it(self):
        """As to everybody's folders on some systems: only the file itself may be none."""
        self.keep(FINISHED)
        (self.folder / "far").mkdir()
        (self.folder / "way").symlink_to(self.folder / "far")
        done = self.run_sheet("--backup", "way/copy.db")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([path.name for path in (self.folder / "far").iterdir()], ["copy.db"])
        self.assertEqual(self.run_sheet("--restore", "way/copy.db").returncode, 0)

    def test_a_flipped_bit_is_no_backup(self):
        self.keep(FINISHED)
        self.assertEqual(self.run_sheet("--backup", "copy.db").returncode, 0)
        content = bytearray((self.folder / "copy.db").read_bytes())
        place = content.index(b"Thread-Veins")
        content[place] ^= 1
        self.write("copy.db", bytes(content))
        before = self.run_sheet("--list").stdout
        done = self.run_sheet("--restore", "copy.db")
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assert_blames_the_backup(done)
        self.assertEqual(self.run_sheet("--list").stdout, before)

    def assert_blames_the_backup(self, done):
        """What is damaged is the backup: nobody is sent to look at what he has."""
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertRegex(done.stderr, "^/.*/copy.db: .*nothing was changed: choose another backup\n$")

    def test_half_of_one_is_no_backup(self):
        """As a full disk or a stick that was pulled out leaves it, and files that never were one."""
        self.keep(FINISHED)
        self.assertEqual(self.run_sheet("--backup", "copy.db").returncode, 0)
        whole = (self.folder / "copy.db").read_bytes()
        before = self.run_sheet("--list").stdout
        for content in (b"", whole[:50], whole[:100], whole[:4096], whole[:len(whole) // 2], whole[:-1], b"a letter\n" * 99):
            with self.subTest(len(content)):
                self.write("copy.db", content)
                self.assert_blames_the_backup(self.run_sheet("--restore", "copy.db"))
        (self.folder / "copy.db").unlink()
        with contextlib.closing(sqlite3.connect(self.folder / "copy.db")) as other:
            other.execute("CREATE TABLE patient (name)")
        self.assert_blames_the_backup(self.run_sheet("--restore", "copy.db"))
        self.assertEqual(self.run_sheet("--list").stdout, before)

    def test_what_is_refused(self):
        self.keep(FINISHED)
        self.write("there.db", "already")
        done = self.run_sheet("--backup", "there.db")
        self.assertEqual(done.returncode, 3)
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        self.assertEqual((self.folder / "there.db").read_text(), "already")
        self.assertEqual(self.run_sheet("--backup", "no/such/folder/copy.db").returncode, 4)
        self.assertEqual(self.run_sheet("--restore", "no-such.db").returncode, 2)
        self.assertEqual(self.run_sheet("--restore", "there.db").returncode, 2)

    def test_a_damaged_store_is_noticed(self):
        self.keep(FINISHED)
        self.run_sheet("--backup", "copy.db")
        content = (self.folder / "copy.db").read_bytes()
        self.assertIn(b"EX-00001", content)
        for path in self.store().parent.iterdir():
            path.unlink()
        self.store_path().write_bytes(content.replace(b"EX-00001", b"EX-00007", 1))
        self.assertEqual(self.run_sheet("--audit").returncode, 2)

    def store_path(self):
        return self.store_folder / "venule.db"

    def store(self):
        path = super().store()
        self.store_folder = path.parent
        return path


class ThroughAPortal(Records):
    """In a sandbox the files that somebody chose lie in a file system in which SQLite can't work."""

    def setUp(self):
        super().setUp()
        self.there = self.folder / "there"
        self.there.mkdir()

    def run_there(self, *arguments, **environment):
        return self.run_sheet(*arguments, environment={
            "LD_PRELOAD": os.environ["VENULE_PORTAL_SHIM"], "VENULE_PORTAL_FOLDER": str(self.there),
            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0", **environment})

    def test_back_up_and_restore(self):
        self.keep(FINISHED)
        done = self.run_there("--backup", self.there / "copy.db")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([path.name for path in self.there.iterdir()], ["copy.db"])
        self.assertEqual((self.there / "copy.db").stat().st_mode & 0o777, 0o600)
        self.keep(DRAFT)
        done = self.run_there("--restore", self.there / "copy.db")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(self.run_sheet("--list").stdout.splitlines()), 1)
        done = self.run_there("--backup-daily", self.there)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(self.run_there("--backup-daily", self.there).stdout, r"^unchanged\t")
        self.assert_nothing_is_left()

    def test_half_of_one_is_no_backup(self):
        self.keep(FINISHED)
        self.run_there("--backup", self.there / "copy.db")
        whole = (self.there / "copy.db").read_bytes()
        before = self.run_sheet("--list").stdout
        for content in (b"", whole[:100], whole[:len(whole) // 2], whole.replace(b"Thread-Veins", b"Thread-Beins", 1)):
            (self.there / "copy.db").write_bytes(content)
            done = self.run_there("--restore", self.there / "copy.db")
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertRegex(done.stderr, "^/.*/there/copy.db: .*nothing was changed: choose another backup\n$")
        self.assertEqual(self.run_sheet("--list").stdout, before)
        self.assert_nothing_is_left()

    def test_what_comes_there_is_read_again(self):
        self.keep(FINISHED)
        done = self.run_there("--backup", self.there / "copy.db", VENULE_PORTAL_LOSES="1")
        self.assertEqual(done.returncode, 4, done.stderr)
        self.assertIn("choose another place", done.stderr)
        self.assertEqual(list(self.there.iterdir()), [])
        self.assert_nothing_is_left()

    def assert_nothing_is_left(self):
        """Of what was carried beside the store."""
        self.assertEqual([path for path in self.home.rglob("*") if path.name.endswith(".part")], [])


class Daily(Records):
    def daily(self, day="2026-11-23", code=0):
        done = self.run_sheet("--backup-daily", "backups", "--today", day)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def test_one_a_day(self):
        self.keep(FINISHED)
        self.assertRegex(self.daily().stdout, r"^new\t.*/venule-2026-11-23\.backup\t1 kept\n1 consultations")
        self.assertRegex(self.daily().stdout, r"^unchanged\t")
        self.assertRegex(self.daily("2026-11-24").stdout, r"^new\t.*2026-11-24\.backup\t2 kept")
        for path in (self.folder / "backups").iterdir():
            self.assertEqual(path.stat().st_mode & 0o777, 0o600)

    def test_thirty_are_kept(self):
        self.keep(FINISHED)
        for day in range(1, 32):
            self.daily(f"2026-10-{day:02}")
        (self.folder / "backups" / "other.backup").write_text("not ours")
        self.daily()
        names = sorted(path.name for path in (self.folder / "backups").iterdir())
        self.assertEqual(len(names), 31)
        self.assertEqual(names[:2], ["other.backup", "venule-2026-10-03.backup"])

    def test_a_damaged_one_is_made_again(self):
        self.keep(FINISHED)
        self.daily()
        path = self.folder / "backups" / "venule-2026-11-23.backup"
        content = bytearray(path.read_bytes())
        content[content.index(b"<consultation") + 40] ^= 1
        path.write_bytes(content)
        done = self.daily()
        self.assertGreater(len(done.stderr), 20)
        self.assertRegex(done.stdout, r"^new\t.*/venule-2026-11-23-2\.backup")

    def test_no_folder(self):
        self.keep(FINISHED)
        (self.folder / "backups").write_text("a file")
        self.assertGreater(len(self.daily(code=4).stderr), 20)


if __name__ == "__main__":
    unittest.main()
