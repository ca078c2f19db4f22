/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <nettle/sha2.h>

G_BEGIN_DECLS

/**
 * VenuleSha256:
 *
 * A SHA-256 (FIPS 180-4) that is being computed. GLib's own takes five times as long where the processor helps, which
 * was most of what a save took.
 */
typedef struct
{
  struct sha256_ctx context;
} VenuleSha256;

void venule_sha256_init (VenuleSha256 *self);
void venule_sha256_add (VenuleSha256 *self, gconstpointer bytes, gsize length);
char *venule_sha256_get (VenuleSha256 *self);

char *venule_sha256_of (gconstpointer bytes, gsize length);
char *venule_sha256_of_bytes (GBytes *bytes);

G_END_DECLS
