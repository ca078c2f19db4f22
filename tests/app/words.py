# SPDX-License-Identifier: GPL-3.0-or-later
"""A language of the program, both ways: tests know its screens in English."""
import gettext
import re

MARKS = dict.fromkeys((0x200e, 0x200f, *range(0x2066, 0x206a)))  # which way a text runs
FORMAT = re.compile(r"%(?:\d+\$)?[a-z]")


def how_likely(item):
    """What holds a value may be a value itself: one that begins with words of its own is the outer one."""
    _, said = item
    return bool(FORMAT.match(said)), -len(said)


class Words:
    """What the catalogue of a language says."""

    def __init__(self, environment):
        languages = environment.get("LANGUAGE", "en").split(":")
        found = gettext.translation("venule", environment.get("VENULE_LOCALE_DIR"), languages, fallback=True)
        catalogue = sorted((key, said) for key, said in getattr(found, "_catalog", {}).items()
                           if isinstance(key, str) and key and said)
        catalogue.sort(key=lambda item: "\4" not in item[0])  # of two with one translation it is that of a control
        self.there = {key.rpartition("\4")[2]: said for key, said in catalogue}
        self.back = {said: key for key, said in self.there.items()}
        self.back.update({said.replace("_", ""): key.replace("_", "") for key, said in self.there.items()})
        self.patterns = [(re.compile("(.*)".join(map(re.escape, FORMAT.split(said))).replace("_", "")),
                          key.replace("_", ""))
                         for key, said in sorted(self.there.items(), key=how_likely)
                         if FORMAT.search(key) and len(FORMAT.sub("", said)) > 3]

    def speak(self, text):
        return self.there.get(text, text)

    def understand(self, text):
        """What a text of the program would be in English."""
        text = text.translate(MARKS)
        if text in self.back:
            return self.back[text]
        about, colon, rest = text.partition(": ")  # a question and what is done there
        if colon and about in self.back:
            return f"{self.back[about]}: {self.understand(rest)}"
        for pattern, key in self.patterns:
            found = pattern.fullmatch(text)
            if found is not None:
                values = iter(found.groups())
                return FORMAT.sub(lambda _, values=values: self.understand(next(values)), key)
        if "\n" in text:  # several messages, one below the other
            return "\n".join(map(self.understand, text.split("\n")))
        return text
