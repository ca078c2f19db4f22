/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-sha256.h"

/**
 * venule_sha256_init:
 * @self: (out caller-allocates): a hash of nothing yet
 */
void
venule_sha256_init (VenuleSha256 *self)
{
  sha256_init (&self->context);
}

/**
 * venule_sha256_add:
 * @self: a hash
 * @bytes: (nullable): what comes next; %NULL only with no @length
 * @length: in bytes
 */
void
venule_sha256_add (VenuleSha256 *self, gconstpointer bytes, gsize length)
{
  if (length > 0)
    sha256_update (&self->context, length, bytes);
}

/**
 * venule_sha256_get:
 * @self: a hash; nothing is added after this
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
venule_sha256_get (VenuleSha256 *self)
{
  static const char digits[] = "0123456789abcdef";
  guint8 hash[SHA256_DIGEST_SIZE];
  char *text = g_malloc (2 * SHA256_DIGEST_SIZE + 1);

  sha256_digest (&self->context, sizeof hash, hash);
  for (guint i = 0; i < sizeof hash; i++)
    {
      text[2 * i] = digits[hash[i] >> 4];
      text[2 * i + 1] = digits[hash[i] & 15];
    }
  text[2 * sizeof hash] = '\0';
  return text;
}

/**
 * venule_sha256_of:
 * @bytes: (nullable): bytes; %NULL only with no @length
 * @length: how many
 *
 * Returns: (transfer full): their SHA-256 as 64 hexadecimal digits, as `sha256sum` tells it
 */
char *
venule_sha256_of (gconstpointer bytes, gsize length)
{
  VenuleSha256 hash;

  venule_sha256_init (&hash);
  venule_sha256_add (&hash, bytes, length);
  return venule_sha256_get (&hash);
}

/**
 * venule_sha256_of_bytes:
 * @bytes: bytes
 *
 * Returns: (transfer full): their SHA-256 as 64 hexadecimal digits, as `sha256sum` tells it
 */
char *
venule_sha256_of_bytes (GBytes *bytes)
{
  gsize length;
  gconstpointer start = g_bytes_get_data (bytes, &length);

  return venule_sha256_of (start, length);
}
