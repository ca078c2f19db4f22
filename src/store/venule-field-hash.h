/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-card.h"

G_BEGIN_DECLS

/* A SHA-256 over named fields in their order, each with its kind and length: no two different rows of fields
 * are the same bytes, and "nothing" differs from "empty". */
typedef struct _VenuleFieldHash VenuleFieldHash;

VenuleFieldHash *venule_field_hash_new (const char *what);
void venule_field_hash_free (VenuleFieldHash *self);
void venule_field_hash_add_text (VenuleFieldHash *self, const char *text);
void venule_field_hash_add_number (VenuleFieldHash *self, gint64 number);
void venule_field_hash_add_bytes (VenuleFieldHash *self, GBytes *bytes);
void venule_field_hash_add_card (VenuleFieldHash *self, const VenuleCard *card);
char *venule_field_hash_get (VenuleFieldHash *self);

gboolean venule_field_hash_is_one (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleFieldHash, venule_field_hash_free)

G_END_DECLS
