/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which members of a block of ids have something: as they are stored, a sorted list of places of two bytes
 * each, or a bit a place where that is shorter. Whatever bytes are given, no place outside the block is touched. */

#define VENULE_POSTING_SHIFT 14
#define VENULE_POSTING_BLOCK (1u << VENULE_POSTING_SHIFT)
#define VENULE_POSTING_BYTES (VENULE_POSTING_BLOCK / 8)
#define VENULE_POSTING_WORDS (VENULE_POSTING_BLOCK / 64)

gboolean venule_posting_set (GByteArray *members, guint place, gboolean present);
GByteArray *venule_posting_pack (const guint64 bits[VENULE_POSTING_WORDS]);
void venule_posting_join (guint64 bits[VENULE_POSTING_WORDS], gconstpointer members, gsize length);
void venule_posting_cut (guint64 bits[VENULE_POSTING_WORDS], gconstpointer members, gsize length);
void venule_posting_tally (guint8 tallies[VENULE_POSTING_BLOCK], gconstpointer members, gsize length);

/* The records, or words, found so far: a bit an id, in blocks as above. */
typedef struct
{
  guint n_blocks;
  guint64 *bits;
} VenuleIdSet;

VenuleIdSet *venule_id_set_new (guint n_blocks, gboolean full);
VenuleIdSet *venule_id_set_copy (const VenuleIdSet *self);
void venule_id_set_free (VenuleIdSet *self);
guint64 *venule_id_set_get_block (VenuleIdSet *self, guint block);
void venule_id_set_add_all (VenuleIdSet *self, const VenuleIdSet *other);
void venule_id_set_keep_only (VenuleIdSet *self, const VenuleIdSet *other);
void venule_id_set_remove (VenuleIdSet *self, gint64 id);
gboolean venule_id_set_contains (const VenuleIdSet *self, gint64 id);
gsize venule_id_set_count (const VenuleIdSet *self, gsize most);
gint64 venule_id_set_find_next (const VenuleIdSet *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleIdSet, venule_id_set_free)

G_END_DECLS
