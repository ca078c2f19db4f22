# SPDX-License-Identifier: GPL-3.0-or-later
"""What leaks in the toolkit and not in ours. The window is driven with the quick look at the stack, which ends in the
first library that was built without frame pointers: a name to suppress by would hide ours, so each is known by its shape."""
import re

HEADER = r"=+\n==\d+==ERROR: LeakSanitizer: detected memory leaks\n\n"
SUMMARY = r"SUMMARY: AddressSanitizer: .* leaked in .*\n"
KNOWN = (
    # When there are more than 2,048 quarks GLib leaves their first table behind, where other threads may still read.
    r"Direct leak of 16384 byte\(s\) in 1 object\(s\) allocated from:\n    #0 .*malloc .*\n    #1 .* in g_malloc .*\n\n",
    # GTK's chooser of files to open leaves an array of pointers each time, but only where screen readers hear it.
    r"Direct leak of (128 byte\(s\) in 1|256 byte\(s\) in 2|384 byte\(s\) in 3|512 byte\(s\) in 4|640 byte\(s\) in 5) object\(s\) "
    r"allocated from:\n    #0 .*realloc .*\n    #1 .* in g_realloc .*\n\n",
    # GIO reads the desktop's table of file types with malloc itself, as nothing else there and nothing of ours does.
    r"(Direct|Indirect) leak of \d+ byte\(s\) in \d+ object\(s\) allocated from:\n    #0 .*alloc .*\n    #1 .*libgio-2.0.so.*\n\n",
)


def without_known(said):
    """What a program said, without a report that is about such leaks only; one that has others stays whole."""
    rest = said
    for shape in KNOWN:
        rest = re.sub(shape, "", rest)
    return re.sub(HEADER + SUMMARY, "", rest) if re.search(HEADER + SUMMARY, rest) else said
