/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-sheet-private.h"

/* Why each passage is on the sheet. */

static void
add_language (GString *text, const VenulePassage *passage)
{
  g_string_append_printf (text, "  language: %s, %s", passage->first->language,
                          venule_review_to_string (passage->review));
  if (passage->second != NULL)
    g_string_append_printf (text, ", with %s beside it", passage->second->language);
  g_string_append_c (text, '\n');
}

static void
add_passage (GString *text, const VenulePassage *passage)
{
  g_string_append_printf (text, "%s\n  says: %s\n  when: %s\n", passage->id, passage->first->text,
                          venule_passage_get_condition (passage, VENULE_SPEECH_SOURCE));
  for (guint i = 0; i < passage->reasons->len; i++)
    {
      const VenuleReason *reason = g_ptr_array_index (passage->reasons, i);

      g_string_append_printf (text, "  %s %s = %s\n", i == 0 ? "read:" : "     ", reason->path, reason->value);
    }
  if (passage->reasons->len == 0)
    g_string_append (text, "  read: nothing\n");
  g_string_append_printf (text, "  source: %s, wording %s%s\n", passage->source != NULL ? passage->source : "—",
                          passage->version, passage->safety ? ", safety" : "");
  add_language (text, passage);
  g_string_append_c (text, '\n');
}

static void
add_block (GString *text, const VenuleBlock *block)
{
  if (block->label != NULL)
    add_passage (text, block->label);
  if (block->passage != NULL)
    add_passage (text, block->passage);
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    add_block (text, g_ptr_array_index (block->children, i));
}

static void
add_heading (GString *text, const VenuleSection *section)
{
  const char *title = section->heading != NULL ? section->heading->first->text : section->id;
  glong width = g_utf8_strlen (title, -1);

  g_string_append_printf (text, "%s\n", title);
  for (glong i = 0; i < width; i++)
    g_string_append_c (text, '=');
  g_string_append (text, "\n\n");
}

/**
 * venule_sheet_explain:
 *
 * Per passage: its id, its text, the condition in words, the answers it read by their paths, its source,
 * language and review state; sections as headings. In English, whatever the program speaks: as the ids are.
 *
 * Returns: (transfer full): UTF-8 text
 */
char *
venule_sheet_explain (VenuleSheet *self)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->sections->len; i++)
    {
      const VenuleSection *section = g_ptr_array_index (self->sections, i);

      add_heading (text, section);
      if (section->heading != NULL)
        add_passage (text, section->heading);
      for (guint j = 0; j < section->blocks->len; j++)
        add_block (text, g_ptr_array_index (section->blocks, j));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
