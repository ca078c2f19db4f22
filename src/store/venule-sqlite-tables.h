/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What makes the tables of this version, in the order in which it is to be run. Two stores of one version have the
 * same text in them, however they came to it: a backup is known by it. */
extern const char venule_sqlite_table_record[];
extern const char venule_sqlite_table_revision[];
extern const char venule_sqlite_other_tables[];
extern const char venule_sqlite_triggers[];

G_END_DECLS
