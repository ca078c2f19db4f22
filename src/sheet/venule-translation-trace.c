/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-translation-trace.h"

#include "venule-translation-private.h"

#include <string.h>

/* Reserved for private use; brackets that no text has. */
#define LANGUAGE "qaa"
#define OPEN     "\342\237\246"
#define CLOSE    "\342\237\247"

static void
add_all (VenuleTranslation *trace, GPtrArray *passages)
{
  for (guint i = 0; i < passages->len; i++)
    {
      const VenuleTemplatePassage *passage = g_ptr_array_index (passages, i);

      if (passage->text != NULL)
        {
          g_autofree char *said = g_strconcat (OPEN, passage->id, CLOSE, passage->text->source, NULL);

          venule_translation_say (trace, passage, said);
        }
    }
}

/**
 * venule_translation_trace_new:
 * @tmpl: a template
 *
 * Returns: (transfer full): a translation of all its texts, into a language that nobody speaks
 */
VenuleTranslation *
venule_translation_trace_new (VenuleTemplate *tmpl)
{
  VenuleTranslation *self = venule_translation_new (tmpl, LANGUAGE, "");

  add_all (self, venule_template_get_passages (tmpl));
  add_all (self, venule_template_get_words (tmpl));
  return self;
}

static void
read_text (GHashTable *ids, const char *text)
{
  for (const char *at = strstr (text, OPEN); at != NULL; at = strstr (at, OPEN))
    {
      const char *id = at + strlen (OPEN), *end = strstr (id, CLOSE);

      if (end == NULL)
        return;
      g_hash_table_add (ids, g_strndup (id, (gsize) (end - id)));
      at = end;
    }
}

static void
read_wordings (GHashTable *ids, GPtrArray *wordings)
{
  for (guint i = 0; i < wordings->len; i++)
    read_text (ids, ((const VenuleWording *) g_ptr_array_index (wordings, i))->text);
}

/**
 * venule_translation_trace_read:
 * @sheet: composed in a translation of venule_translation_trace_new()
 *
 * Returns: (transfer full) (element-type utf8): the ids of what stands on it
 */
GHashTable *
venule_translation_trace_read (VenuleSheet *sheet)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet);
  g_autoptr (GList) labels = sheet->leg_labels == NULL ? NULL : g_hash_table_get_values (sheet->leg_labels);

  for (guint i = 0; i < passages->len; i++)
    read_text (ids, ((const VenulePassage *) g_ptr_array_index (passages, i))->first->text);
  for (GList *label = labels; label != NULL; label = label->next)
    read_text (ids, ((const VenuleWording *) label->data)->text);
  read_wordings (ids, sheet->marks);
  read_wordings (ids, sheet->foot);
  read_text (ids, sheet->title->text);
  read_text (ids, sheet->page_pattern);
  if (sheet->draft != NULL)
    read_text (ids, sheet->draft->text);
  return ids;
}
