/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-field-hash.h"

#include <string.h>

#define HASH_LENGTH 64

struct _VenuleFieldHash
{
  GChecksum *checksum;
};

static void
add_head (VenuleFieldHash *self, char kind, gint64 number)
{
  char head[32];
  int length = g_snprintf (head, sizeof head, "%c%" G_GINT64_FORMAT ":", kind, number);

  g_checksum_update (self->checksum, (const guchar *) head, length);
}

/**
 * venule_field_hash_new:
 * @what: what is hashed, with the version of its row of fields: two kinds of thing never have one hash
 *
 * Returns: (transfer full): a hash of nothing more yet
 */
VenuleFieldHash *
venule_field_hash_new (const char *what)
{
  VenuleFieldHash *self = g_new0 (VenuleFieldHash, 1);

  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  venule_field_hash_add_text (self, what);
  return self;
}

/**
 * venule_field_hash_free:
 * @self: (transfer full) (nullable): a hash
 */
void
venule_field_hash_free (VenuleFieldHash *self)
{
  if (self == NULL)
    return;

  g_checksum_free (self->checksum);
  g_free (self);
}

/**
 * venule_field_hash_add_text:
 * @self: a hash
 * @text: (nullable): the next field; %NULL is another than ""
 */
void
venule_field_hash_add_text (VenuleFieldHash *self, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  add_head (self, text != NULL ? 't' : '-', (gint64) length);
  if (length > 0)
    g_checksum_update (self->checksum, (const guchar *) text, (gssize) length);
}

/**
 * venule_field_hash_add_number:
 * @self: a hash
 * @number: the next field
 */
void
venule_field_hash_add_number (VenuleFieldHash *self, gint64 number)
{
  add_head (self, 'n', number);
}

/**
 * venule_field_hash_add_bytes:
 * @self: a hash
 * @bytes: the next field
 */
void
venule_field_hash_add_bytes (VenuleFieldHash *self, GBytes *bytes)
{
  gsize size;
  const guchar *start = g_bytes_get_data (bytes, &size);

  add_head (self, 'b', (gint64) size);
  if (size > 0)
    g_checksum_update (self->checksum, start, (gssize) size);
}

/**
 * venule_field_hash_add_card:
 * @self: a hash
 * @card: the next fields
 */
void
venule_field_hash_add_card (VenuleFieldHash *self, const VenuleCard *card)
{
  venule_field_hash_add_text (self, card->given_name);
  venule_field_hash_add_text (self, card->family_name);
  venule_field_hash_add_text (self, card->number);
  venule_field_hash_add_text (self, card->nhs_number);
  venule_field_hash_add_text (self, card->protocol);
  venule_field_hash_add_number (self, card->born);
  venule_field_hash_add_number (self, card->visit);
  venule_field_hash_add_number (self, card->is_example ? 1 : 0);
}

/**
 * venule_field_hash_get:
 * @self: a hash; no field is added after this
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
venule_field_hash_get (VenuleFieldHash *self)
{
  return g_strdup (g_checksum_get_string (self->checksum));
}

/**
 * venule_field_hash_of_bytes:
 * @bytes: bytes
 *
 * Returns: (transfer full): their plain SHA-256, as `sha256sum` tells it
 */
char *
venule_field_hash_of_bytes (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * venule_field_hash_is_one:
 * @text: (nullable): a text
 *
 * Returns: whether it has the form of a hash
 */
gboolean
venule_field_hash_is_one (const char *text)
{
  return text != NULL && strspn (text, "0123456789abcdef") == HASH_LENGTH && text[HASH_LENGTH] == '\0';
}
