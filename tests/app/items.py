# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program tells of its accessibility tree, read quickly. It is some thousand things each time, nearly all of them
as they were the time before: what has the same bytes is not taken apart again."""
import sys

from gi.repository import GLib

ITEM = GLib.VariantType("((so)(so)(so)iiassusau)")
ALIGNMENT = 4  # of an item: that of the numbers in it


class Items:
    """The answers to GetItems, one after the other. make: what becomes of an item."""

    def __init__(self, make):
        self.make = make
        self.known = {}

    def read(self, reply):
        """What is in a reply, (a((so)(so)(so)iiassusau)), as GVariant writes it down: the items, each at a multiple of its
        alignment; then where each ends, in numbers just wide enough for the length of the whole."""
        data = reply.get_child_value(0).get_data_as_bytes().get_data() or b""
        before, self.known = self.known, {}
        for item in split(data):
            made = before.get(item)
            if made is None:
                made = self.make(GLib.Variant.new_from_bytes(ITEM, GLib.Bytes(item), True).unpack())
            self.known[item] = made
        return self.known.values()


def split(data):
    """The items of an array."""
    width = next(width for width in (1, 2, 4, 8) if len(data) < 1 << 8 * width)
    end_of_last = int.from_bytes(data[-width:], sys.byteorder)
    start = 0
    for at in range(end_of_last, len(data), width):
        end = int.from_bytes(data[at:at + width], sys.byteorder)
        yield data[start:end]
        start = -(-end // ALIGNMENT) * ALIGNMENT
