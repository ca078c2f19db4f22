/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VENULE_SHA256_BLOCK 64 /* bytes that are hashed at once */

/**
 * VenuleSha256:
 *
 * A SHA-256 (FIPS 180-4) that is being computed. GLib's own takes five to twenty times as long, which is most of what
 * a save takes.
 */
typedef struct
{
  guint32 state[8];
  guint64 n_bytes; /* so far */
  guint8 waiting[VENULE_SHA256_BLOCK];
} VenuleSha256;

/**
 * VenuleSha256Blocks:
 * @state: the eight words that are carried on
 * @bytes: @n_blocks blocks
 * @n_blocks: how many
 */
typedef void (*VenuleSha256Blocks) (guint32 state[8], const guint8 *bytes, gsize n_blocks);

void venule_sha256_init (VenuleSha256 *self);
void venule_sha256_add (VenuleSha256 *self, gconstpointer bytes, gsize length);
char *venule_sha256_get (VenuleSha256 *self);

char *venule_sha256_of (gconstpointer bytes, gsize length);
char *venule_sha256_of_bytes (GBytes *bytes);

void venule_sha256_blocks_plainly (guint32 state[8], const guint8 *bytes, gsize n_blocks);
VenuleSha256Blocks venule_sha256_find_processor_blocks (void);

extern const guint32 venule_sha256_constants[64];

G_END_DECLS
