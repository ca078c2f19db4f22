/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which members of a block of ids have something: as they are stored, a sorted list of places of two bytes
 * each, or a bit a place where that is shorter. Whatever bytes are given, no place outside the block is touched. */

#define VENULE_POSTING_SHIFT 16
#define VENULE_POSTING_BLOCK (1u << VENULE_POSTING_SHIFT)
#define VENULE_POSTING_BYTES (VENULE_POSTING_BLOCK / 8)
#define VENULE_POSTING_WORDS (VENULE_POSTING_BLOCK / 64)

gboolean venule_posting_set (GByteArray *members, guint place, gboolean present);
GByteArray *venule_posting_pack (const guint64 bits[VENULE_POSTING_WORDS]);
void venule_posting_join (guint64 bits[VENULE_POSTING_WORDS], gconstpointer members, gsize length);
void venule_posting_cut (guint64 bits[VENULE_POSTING_WORDS], gconstpointer members, gsize length);
void venule_posting_tally (guint8 tallies[VENULE_POSTING_BLOCK], gconstpointer members, gsize length);

/* A block that is worked on. */
guint venule_posting_count (const guint64 bits[VENULE_POSTING_WORDS], guint most);
int venule_posting_find_last (const guint64 bits[VENULE_POSTING_WORDS], int before);

G_END_DECLS
