/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Files for tests: a temporary one with a given text, and those of tests/protocol/fixtures. */
char *venule_test_write (const char *name, const char *text);
void venule_test_remove (char *path);
char *venule_test_fixture (const char *name);

G_END_DECLS
