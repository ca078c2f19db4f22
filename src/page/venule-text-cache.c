/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-text-cache.h"

#include <string.h>

/* Some sheets' worth; then it is emptied, which costs no more than filling it did. */
#define MOST_TEXTS 1000

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("venule-text-cache");
}

static void
unref_text (gpointer text)
{
  venule_page_text_unref (text);
}

static void
unref_key (gpointer key)
{
  g_bytes_unref (key);
}

static GHashTable *
get_texts (VenuleFonts *fonts)
{
  GHashTable *texts = g_object_get_qdata (G_OBJECT (fonts), get_quark ());

  if (texts == NULL)
    {
      texts = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, unref_key, unref_text);
      g_object_set_qdata_full (G_OBJECT (fonts), get_quark (), texts, (GDestroyNotify) g_hash_table_unref);
    }

  return texts;
}

/* All that a text's lines depend on, beside the fonts.
 * Returns: (transfer full) */
GBytes *
venule_text_cache_make_key (const VenulePageStyle *style,
                            const VenuleWording *wording,
                            VenuleTextRole role,
                            double width)
{
  struct
  {
    const VenulePageStyle *style;
    const char *language; /* interned */
    double width;
    guint role, right_to_left, n_spans, spare;
  } head = { style, wording->language, width, role, wording->right_to_left != FALSE, 0, 0 };
  gsize length = strlen (wording->text), spans_size;
  guint8 *key;

  head.n_spans = wording->spans != NULL ? wording->spans->len : 0;
  spans_size = head.n_spans * sizeof (VenuleSpan);
  key = g_malloc (sizeof head + spans_size + length);
  memcpy (key, &head, sizeof head);
  if (spans_size > 0)
    memcpy (key + sizeof head, wording->spans->data, spans_size);
  memcpy (key + sizeof head + spans_size, wording->text, length);

  return g_bytes_new_take (key, sizeof head + spans_size + length);
}

/* Returns: (transfer full) (nullable) */
VenulePageText *
venule_text_cache_find (VenuleFonts *fonts, GBytes *key)
{
  VenulePageText *text = g_hash_table_lookup (get_texts (fonts), key);

  return text == NULL ? NULL : venule_page_text_ref (text);
}

/* key: (transfer full) */
void
venule_text_cache_keep (VenuleFonts *fonts, GBytes *key, VenulePageText *text)
{
  GHashTable *texts = get_texts (fonts);

  if (g_hash_table_size (texts) >= MOST_TEXTS)
    g_hash_table_remove_all (texts);
  g_hash_table_replace (texts, key, venule_page_text_ref (text));
}

/* Everything is measured anew from here on. */
void
venule_text_cache_clear (VenuleFonts *fonts)
{
  g_hash_table_remove_all (get_texts (fonts));
}
