/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-text-cache.h"

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

static GHashTable *
get_texts (VenuleFonts *fonts)
{
  GHashTable *texts = g_object_get_qdata (G_OBJECT (fonts), get_quark ());

  if (texts == NULL)
    {
      texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_text);
      g_object_set_qdata_full (G_OBJECT (fonts), get_quark (), texts, (GDestroyNotify) g_hash_table_unref);
    }

  return texts;
}

/* All that a text's lines depend on, beside the fonts.
 * Returns: (transfer full) */
char *
venule_text_cache_make_key (const VenulePageStyle *style,
                            const VenuleWording *wording,
                            VenuleTextRole role,
                            double width)
{
  GString *key = g_string_sized_new (256);

  g_string_append_printf (key, "%p %d %a %s %d", (gconstpointer) style, (int) role, width,
                          wording->language == NULL ? "" : wording->language, wording->right_to_left);
  for (guint i = 0; wording->spans != NULL && i < wording->spans->len; i++)
    {
      const VenuleSpan *span = &g_array_index (wording->spans, VenuleSpan, i);

      g_string_append_printf (key, " %u-%u-%u", span->start, span->end, span->kind);
    }
  g_string_append_c (key, '\n');
  g_string_append (key, wording->text);

  return g_string_free (key, FALSE);
}

/* Returns: (transfer full) (nullable) */
VenulePageText *
venule_text_cache_find (VenuleFonts *fonts, const char *key)
{
  VenulePageText *text = g_hash_table_lookup (get_texts (fonts), key);

  return text == NULL ? NULL : venule_page_text_ref (text);
}

/* key: (transfer full) */
void
venule_text_cache_keep (VenuleFonts *fonts, char *key, VenulePageText *text)
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
