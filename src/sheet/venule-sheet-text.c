/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-sheet-private.h"

/* The sheet as plain text: a block a paragraph, in the order of the pages. */

static void
add_paragraph (GString *text, const char *prefix, const char *label, const char *words)
{
  if (text->len > 0)
    g_string_append (text, "\n\n");
  g_string_append (text, prefix);
  if (label != NULL)
    g_string_append_printf (text, "%s: ", label);
  g_string_append (text, words);
}

static void
add_passage (GString *text, const char *prefix, const VenulePassage *passage)
{
  add_paragraph (text, prefix, NULL, passage->first->text);
  if (passage->second != NULL)
    add_paragraph (text, prefix, NULL, passage->second->text);
}

/* One row in each language that either cell has; a cell without the second language stands in its first. */
static void
add_row (GString *text, const VenuleBlock *row)
{
  const VenulePassage *label = row->label;
  const VenulePassage *cell = row->passage;

  add_paragraph (text, "", label->first->text, cell->first->text);
  if (label->second != NULL || cell->second != NULL)
    add_paragraph (text, "", (label->second != NULL ? label->second : label->first)->text,
                   (cell->second != NULL ? cell->second : cell->first)->text);
}

static void
add_block (GString *text, const VenuleBlock *block)
{
  if (block->kind == VENULE_BLOCK_ROW)
    add_row (text, block);
  else if (block->passage != NULL)
    add_passage (text, block->kind == VENULE_BLOCK_ITEM ? "• " : "", block->passage);
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    add_block (text, g_ptr_array_index (block->children, i));
}

static void
add_foot (GString *text, VenuleSheet *self)
{
  g_autoptr (GString) line = g_string_new (NULL);
  GPtrArray *const parts[] = { self->foot, self->marks };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint j = 0; j < parts[i]->len; j++)
      {
        const VenuleWording *wording = g_ptr_array_index (parts[i], j);

        g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", wording->text);
      }
  add_paragraph (text, "", NULL, line->str);
}

/**
 * venule_sheet_to_text:
 *
 * The marks of a draft come first, since they qualify all that follows; the foot comes once, last.
 *
 * Returns: (transfer full): UTF-8, paragraphs with an empty line between, a line end last
 */
char *
venule_sheet_to_text (VenuleSheet *self)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  if (self->draft != NULL)
    add_paragraph (text, "", NULL, self->draft->text);
  for (guint i = 0; i < self->sections->len; i++)
    {
      const VenuleSection *section = g_ptr_array_index (self->sections, i);

      if (section->heading != NULL)
        add_passage (text, "", section->heading);
      for (guint j = 0; j < section->blocks->len; j++)
        add_block (text, g_ptr_array_index (section->blocks, j));
    }
  add_foot (text, self);
  g_string_append_c (text, '\n');
  return g_string_free (g_steal_pointer (&text), FALSE);
}
