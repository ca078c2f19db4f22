/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-field-hash.h"

#include "venule-sha256.h"

#include <string.h>

#define HASH_LENGTH 64

struct _VenuleFieldHash
{
  VenuleSha256 sum;
};

/* The kind, the number in decimals, and a colon. */
static void
add_head (VenuleFieldHash *self, char kind, gint64 number)
{
  char head[32];
  gsize at = sizeof head;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  head[--at] = ':';
  do
    head[--at] = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0)
    head[--at] = '-';
  head[--at] = kind;
  venule_sha256_add (&self->sum, head + at, sizeof head - at);
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

  venule_sha256_init (&self->sum);
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
  venule_sha256_add (&self->sum, text, length);
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
  venule_sha256_add (&self->sum, start, size);
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
  return venule_sha256_get (&self->sum);
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
