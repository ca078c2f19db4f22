#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of file that can't be used: exit 2, file and line, what and what to do, nothing written."""
import os
import unittest

from venule_sheet import SheetTest

BOMB = """<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<consultation id="6f1c2b8e-5a0f-4c39-9a53-0d8c0f6a7e11" protocol="thread-veins" format="1" state="draft">&c;</consultation>
"""
EXTERNAL = """<?xml version="1.0"?>
<!DOCTYPE consultation SYSTEM "file:///etc/passwd">
<consultation/>
"""


class Hostile(SheetTest):
    def refuse(self, name, path, line=True):
        with self.subTest(name):
            done = self.run_sheet("-o", "a.pdf", path)
            self.assertEqual(done.returncode, 2, f"{name}: {done.stdout}{done.stderr}")
            base = os.path.basename(path)
            self.assertRegex(done.stderr, rf"{base}:\d+: \S" if line else rf"{base}\S*: \S")
            self.assertIn(";", done.stderr, "it should say what to do")
            self.assertNotIn("root:x", done.stderr)
            self.assertEqual(self.made(), [])

    def test_not_xml(self):
        cases = {
            "empty": "",
            "blank": "\n\n",
            "no XML": "hello",
            "binary": bytes(range(256)),
            "not UTF-8": self.example.encode("utf-16"),
            "wrong byte": self.example.encode().replace(b"TV-00017", b"TV-\xff17"),
            "null byte": self.example.encode().replace(b"TV-00017", b"TV-\x0017"),
            "broken": self.example.replace("</born>", ""),
            "truncated": self.example[: len(self.example) // 2],
            "two roots": self.example + "<consultation/>",
            "entity bomb": BOMB,
            "external entity": EXTERNAL,
            "unknown entity": self.example.replace("Ring us", "&ring; us"),
            "deep": "<a>" * 50000 + "</a>" * 50000,
        }
        for name, text in cases.items():
            self.refuse(name, self.write("hostile.xml", text), line=False)

    def test_huge(self):
        self.refuse("huge", self.write("huge.xml", self.example + "<!-- " + "x" * (3 << 20) + " -->"), line=False)
        self.refuse("many lines", self.write("long.xml", self.example + "\n" * 70000), line=False)
        sparse = self.folder / "sparse.xml"
        with open(sparse, "wb") as file:
            file.truncate(1 << 36)
        self.refuse("64 GiB, sparse", sparse, line=False)

    def test_not_a_file(self):
        self.refuse("missing", self.folder / "missing.xml", line=False)
        self.refuse("a folder", self.home, line=False)
        os.mkfifo(self.folder / "pipe.xml")
        self.refuse("a pipe", self.folder / "pipe.xml", line=False)
        self.refuse("a device", "/dev/zero", line=False)

    def test_wrong_content(self):
        cases = {
            "another root": ("<consultation id", "<consultations id", "</consultation>", "</consultations>"),
            "no id": ('id="6f1c2b8e-5a0f-4c39-9a53-0d8c0f6a7e11" ', ""),
            "bad id": ("6f1c2b8e-5a0f-4c39-9a53-0d8c0f6a7e11", "seventeen"),
            "unknown format": ('format="1"', 'format="2"'),
            "unknown state": ('state="draft"', 'state="done"'),
            "no protocol": ('protocol="thread-veins" ', ""),
            "another protocol": ('protocol="thread-veins"', 'protocol="varicose"'),
            "a protocol elsewhere": ('protocol="thread-veins"', 'protocol="../../etc"'),
            "an absolute protocol": ('protocol="thread-veins"', 'protocol="/etc"'),
            "unknown section": ("<leg-map>", "<leg-plan>", "</leg-map>", "</leg-plan>"),
            "unknown question": ("<diabetes>no</diabetes>", "<diabetis>no</diabetis>"),
            "unknown option": ("<stocking>class-2", "<stocking>class-9"),
            "unknown attribute": ("<diabetes>", '<diabetes colour="red">'),
            "spaces around": ("<diabetes>no<", "<diabetes> no <"),
            "a line break": ("<diabetes>no<", "<diabetes>no\n<"),
            "an empty answer": ("<number>TV-00017</number>", "<number></number>"),
            "answered twice": ("<diabetes>no</diabetes>", "<diabetes>no</diabetes><diabetes>no</diabetes>"),
            "out of order": ("<born>1968-04-09</born>\n", "", "<bilingual>no</bilingual>",
                             "<bilingual>no</bilingual><born>1968-04-09</born>"),
            "an impossible date": ("1968-04-09", "1968-02-30"),
            "a date with time": ("1968-04-09", "1968-04-09T00:00:00Z"),
            "a date with slashes": ("1968-04-09", "09/04/1968"),
            "too early": ("1968-04-09", "1899-12-31"),
            "an impossible time": ("10:40", "24:01"),
            "words for a number": ("<sessions>3", "<sessions>three"),
            "a number with unit": ("<volume-ml>4.5", "<volume-ml>4.5 ml"),
            "a comma": ("<volume-ml>4.5", "<volume-ml>4,5"),
            "an exponent": ("<volume-ml>4.5", "<volume-ml>4e0"),
            "out of range": ("<sessions>3", "<sessions>13"),
            "below the range": ("<abpi>1.08", "<abpi>0.29"),
            "too many decimals": ("<sessions>3", "<sessions>3.5"),
            "a bad NHS number": ("9434765919", "9434765918"),
            "a bidi override": ("<given-name>Example", "<given-name>Exam\u202eple"),
            "an isolate": ("<given-name>Example", "<given-name>Exam\u2067ple"),
            "a control": ("<given-name>Example", "<given-name>Exam\u0085ple"),
            "not composed": ("<given-name>Example", "<given-name>Zoe\u0301"),
            "too long": ("<given-name>Example", "<given-name>" + "x" * 201),
            "markup in a text": ("<given-name>Example", "<given-name><b>Example</b>"),
            "a member without id": ('<feeding-vein id="v1">', "<feeding-vein>"),
            "two of one id": ('<injected id="i2">', '<injected id="i1">'),
            "a bad member id": ('<flight id="f1">', '<flight id="f 1">'),
            "an unknown side": ('<leg side="right">', '<leg side="middle">'),
            "one side twice": ('<leg side="right">', '<leg side="left">'),
            "an area without leg": ('<area leg="left">outer-thigh</area>\n    <area leg="left">knee</area>\n    <sessions>',
                                    "<area>outer-thigh</area>\n    <area>knee</area>\n    <sessions>"),
            "a mark outside": ('x="0.42"', 'x="1.42"'),
            "text between": ("<scan>", "<scan>hello"),
        }
        for name, parts in cases.items():
            changes = list(zip(parts[::2], parts[1::2]))
            self.refuse(name, self.change(*changes, name="hostile.xml"))

    def test_line_is_the_line(self):
        path = self.change(("<diabetes>no<", "<diabetes>perhaps<"))
        number = path.read_text(encoding="utf-8").split("<diabetes>")[0].count("\n") + 1
        self.assertIn(f"changed.xml:{number}: ", self.run_sheet("-o", "-", path).stderr)

    def test_names_are_plain_text(self):
        path = self.change(("<given-name>Example", "<given-name>O'Brien &amp; &lt;b&gt;Sons"))
        text = self.run_sheet("-o", "-", path).stdout
        self.assertIn("O'Brien & <b>Sons", text)
        done = self.run_sheet("-o", "a.pdf", path)
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
