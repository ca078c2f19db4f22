/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-text-cache.h"

#include <string.h>

/* Some sheets' worth: when so many more have been asked for, those that were not among them are dropped. */
#define MOST_TEXTS 1000

typedef struct
{
  GHashTable *recent, *older; /* GBytes → VenulePageText */
} Texts;

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
make_table (void)
{
  return g_hash_table_new_full (g_bytes_hash, g_bytes_equal, unref_key, unref_text);
}

static void
free_texts (gpointer data)
{
  Texts *texts = data;

  g_hash_table_unref (texts->recent);
  g_hash_table_unref (texts->older);
  g_free (texts);
}

static Texts *
get_texts (VenuleFonts *fonts)
{
  Texts *texts = g_object_get_qdata (G_OBJECT (fonts), get_quark ());

  if (texts == NULL)
    {
      texts = g_new (Texts, 1);
      *texts = (Texts){ make_table (), make_table () };
      g_object_set_qdata_full (G_OBJECT (fonts), get_quark (), texts, free_texts);
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

/* key: (transfer full) */
static void
keep (Texts *texts, GBytes *key, VenulePageText *text)
{
  if (g_hash_table_size (texts->recent) >= MOST_TEXTS)
    {
      GHashTable *dropped = texts->older;

      texts->older = texts->recent;
      texts->recent = dropped;
      g_hash_table_remove_all (dropped);
    }
  g_hash_table_replace (texts->recent, key, venule_page_text_ref (text));
}

/* Returns: (transfer full) (nullable) */
VenulePageText *
venule_text_cache_find (VenuleFonts *fonts, GBytes *key)
{
  Texts *texts = get_texts (fonts);
  VenulePageText *text = g_hash_table_lookup (texts->recent, key);
  gpointer old_key, old_text;

  if (text != NULL)
    return venule_page_text_ref (text);
  if (!g_hash_table_steal_extended (texts->older, key, &old_key, &old_text))
    return NULL;
  keep (texts, old_key, old_text);
  return old_text;
}

/* key: (transfer full) */
void
venule_text_cache_keep (VenuleFonts *fonts, GBytes *key, VenulePageText *text)
{
  keep (get_texts (fonts), key, text);
}

/* Everything is measured anew from here on. */
void
venule_text_cache_clear (VenuleFonts *fonts)
{
  Texts *texts = get_texts (fonts);

  g_hash_table_remove_all (texts->recent);
  g_hash_table_remove_all (texts->older);
}
