#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bring po/app up to date with the source: the list of files, and every LANG.po, or those named, which may be new."""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
HEAD = "# What the program says: every file that holds words for those who use it, in the order of a translator's file.\n"
MARKED = re.compile(r"\b(?:_|N_|C_|NC_|ngettext|g_dngettext|venule_xml_set_error|venule_speech_fill) \(")
DESKTOP = ["desktop.in", "gschema.xml", "metainfo.xml", "mime.xml"]
DEFINITIONS = ["checklist", "checks", "products", "settings", "words"]
# What gettext's own table lacks; the forms are CLDR's.
PLURALS = {
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
    "cy": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5;",
}
NEW = """# The program's own words. A machine wrote this draft and nobody has reviewed it yet: what it says is shown, and the
# window About says so. Who reviews all of it adds a line "X-Reviewed-By: NAME, QUALIFICATION, DAY\\n" to the header.
"""


def read_list(path):
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]


def list_sources(root):
    """Every file with words in it, but for those of POTFILES.skip."""
    skipped = set(read_list(HERE / "POTFILES.skip"))
    code = [path for path in sorted(root.glob("src/*/*.[ch]")) if MARKED.search(path.read_text(encoding="utf-8"))]
    templates = [path for path in sorted(root.glob("ui/*.ui")) if 'translatable="yes"' in path.read_text(encoding="utf-8")]
    desktop = [root / "data" / f"io.github.venule.Venule.{ending}" for ending in DESKTOP]
    definitions = [folder / f"{name}.xml" for folder in sorted(root.glob("data/protocols/*")) for name in DEFINITIONS]
    found = [str(path.relative_to(root)) for path in code + templates + desktop + definitions]
    return [path for path in found if path not in skipped]


def start(language, template):
    po = HERE / f"{language}.po"
    if not po.exists():
        subprocess.run(["msginit", "--no-translator", "--no-wrap", f"--locale={language}", f"--input={template}",
                        f"--output-file={po}"], check=True)
        text = po.read_text(encoding="utf-8")
        if language in PLURALS:
            text = text.replace("nplurals=INTEGER; plural=EXPRESSION;", PLURALS[language])
        po.write_text(NEW + text[text.index('msgid ""'):], encoding="utf-8")
    listed = HERE / "LINGUAS"
    if language not in read_list(listed):
        listed.write_text("\n".join([listed.read_text(encoding="utf-8").split("\n", 1)[0],
                                     *sorted([*read_list(listed), language])]) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", nargs="*", help="a language, such as pl or pt_BR; all where none is named")
    arguments = parser.parse_args()
    root = HERE.parent.parent
    (HERE / "POTFILES").write_text(HEAD + "\n".join(list_sources(root)) + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder) / "venule.pot"
        subprocess.run([sys.executable, HERE / "make-template.py", root, template], check=True)
        for language in arguments.language:
            start(language, template)
        for language in arguments.language or read_list(HERE / "LINGUAS"):
            po = HERE / f"{language}.po"
            subprocess.run(["msgmerge", "--quiet", "--update", "--backup=none", "--no-wrap", "--previous", po, template],
                           check=True)
            counts = subprocess.run(["msgfmt", "--statistics", "-o", "/dev/null", po], check=True, capture_output=True,
                                    text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
            print(f"{language}: {counts.stderr.strip()}")


if __name__ == "__main__":
    sys.exit(main())
