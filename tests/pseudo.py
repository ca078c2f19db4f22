#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A language that nobody speaks, made from the template: ⟦Ĕňģĺĭšĥ ŵĭţĥ šĭğňš⟧. What a program that speaks it says
without brackets was never given to a translator."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

LANGUAGE = "en_XA"
OPEN, CLOSE = "⟦", "⟧"
SIGNS = str.maketrans("AEGHIKLNRSTUWYaeghiklnrstuwy", "ĂĔĢĤĬĶĹŇŘŠŢŬŴŶăĕģĥĭķĺňřšţŭŵŷ")
PLAIN = {value: key for key, value in SIGNS.items()} | {ord(OPEN): None, ord(CLOSE): None}
# What a computer reads in a text stays as it is: formats, places, marks, and how a day is written.
KEPT = re.compile(r"%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?(?:hh|ll|[hlzjt])?[a-zA-Z%]|\{[^{}]*\}|<[^<>]*>|&[a-z#0-9]+;|--[a-z-]+|\\.")
LINE = re.compile(r'^"((?:[^"\\]|\\.)*)"$')


def disguise(text):
    begin, text, end = re.match(r"^((?:\\n)*)(.*?)((?:\\n)*)$", text).groups()
    parts, at = [], 0
    for kept in KEPT.finditer(text):
        parts += [text[at:kept.start()].translate(SIGNS), kept.group()]
        at = kept.end()
    return begin + OPEN + "".join(parts) + text[at:].translate(SIGNS) + CLOSE + end


def understand(text):
    """What a text of the program would be in English."""
    return text.translate(PLAIN)


def strip_said(text):
    """What is left of a text when all that a catalogue said is taken out, from inside outwards."""
    while True:
        less = re.sub(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", "", text)
        if less == text:
            return text
        text = less


def fill(entry):
    """The entry with each msgstr filled from its msgid; plural forms from the plural."""
    strings, keyword = {}, None
    for line in entry.split("\n"):
        found = re.match(r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")$', line)
        keyword, line = (found.group(1), found.group(2)) if found else (keyword, line)
        if keyword and LINE.match(line):
            strings[keyword] = strings.get(keyword, "") + LINE.match(line).group(1)
    head = "\n".join(line for line in entry.split("\n") if line.startswith("#") or line.startswith("msgctxt"))
    result = f'{head}\nmsgid "{strings["msgid"]}"\n'
    if "msgid_plural" not in strings:
        return f'{result}msgstr "{disguise(strings["msgid"])}"'
    forms = (strings["msgid"], strings["msgid_plural"])
    return result + f'msgid_plural "{forms[1]}"\n' + "\n".join(
        f'msgstr[{i}] "{disguise(form)}"' for i, form in enumerate(forms))


def make(root, folder, header=LANGUAGE):
    """A catalogue in FOLDER/en_XA/LC_MESSAGES; the folder is what VENULE_LOCALE_DIR names. header: the language that it
    says it is in, which days and languages are named in."""
    catalogue = pathlib.Path(folder) / LANGUAGE / "LC_MESSAGES" / "venule.mo"
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        template = pathlib.Path(work) / "venule.pot"
        subprocess.run([sys.executable, pathlib.Path(root) / "po/app/make-template.py", root, template], check=True)
        _, *entries = template.read_text(encoding="utf-8").strip().split("\n\n")
        head = (f'msgid ""\nmsgstr "Language: {header}\\n'
                  'Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=n != 1;\\n"')
        po = pathlib.Path(work) / "pseudo.po"
        po.write_text("\n\n".join([head, *map(fill, entries)]) + "\n", encoding="utf-8")
        subprocess.run(["msgfmt", "--check-format", "-o", catalogue, po], check=True)
    return {**os.environ, "VENULE_LOCALE_DIR": str(folder), "LANGUAGE": LANGUAGE, "LC_ALL": "C.UTF-8"}


if __name__ == "__main__":
    make(sys.argv[1], sys.argv[2])
