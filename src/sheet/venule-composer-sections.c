/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-composer-private.h"

/* FALSE: an error; what does not print is simply not added. */
static gboolean compose_block (VenuleComposer *composer,
                               VenuleSheet *sheet,
                               const VenuleTemplateBlock *definition,
                               GPtrArray *blocks,
                               GError **error);

static gboolean
compose_passage (VenuleComposer *composer,
                 const VenuleTemplateBlock *definition,
                 VenuleBlockKind kind,
                 GPtrArray *blocks,
                 GError **error)
{
  g_autoptr (VenuleBlock) block = NULL;

  if (!venule_composer_prints (composer, definition->passage, NULL))
    return TRUE;
  block = venule_block_new (kind, definition->style);
  block->passage = venule_composer_say_passage (composer, definition->passage, NULL, error);
  if (block->passage == NULL)
    return FALSE;
  g_ptr_array_add (blocks, g_steal_pointer (&block));
  return TRUE;
}

static gboolean
has_cells (VenuleComposer *composer, const VenuleTemplateBlock *row, VenuleEntry *member)
{
  const VenuleTemplatePassage *const cells[] = { row->label, row->passage };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if ((cells[i]->value != NULL && !venule_composer_has_value (composer, cells[i]->value, member))
        || (cells[i]->until != NULL && !venule_composer_has_value (composer, cells[i]->until, member)))
      return FALSE;
  return TRUE;
}

static gboolean
compose_row_of (VenuleComposer *composer,
                const VenuleTemplateBlock *definition,
                VenuleEntry *member,
                GPtrArray *blocks,
                GError **error)
{
  g_autoptr (VenuleBlock) row = NULL;

  if (!venule_composer_prints (composer, definition->passage, member) || !has_cells (composer, definition, member))
    return TRUE;
  row = venule_block_new (VENULE_BLOCK_ROW, definition->style);
  row->label = venule_composer_say_passage (composer, definition->label, member, error);
  if (row->label != NULL)
    row->passage = venule_composer_say_passage (composer, definition->passage, member, error);
  if (row->passage == NULL)
    return FALSE;
  g_ptr_array_add (blocks, g_steal_pointer (&row));
  return TRUE;
}

static gboolean
compose_row (VenuleComposer *composer, const VenuleTemplateBlock *definition, GPtrArray *blocks, GError **error)
{
  g_autoptr (GPtrArray) members = NULL;

  if (definition->passage->of == NULL)
    return compose_row_of (composer, definition, NULL, blocks, error);
  members = venule_evaluation_list (composer->evaluation, definition->passage->of, NULL);
  for (guint i = 0; i < members->len; i++)
    if (!compose_row_of (composer, definition, g_ptr_array_index (members, i), blocks, error))
      return FALSE;
  return TRUE;
}

/* A heading over nothing goes. */
static void
drop_bare_headings (GPtrArray *blocks)
{
  gboolean bare = TRUE;

  for (guint i = blocks->len; i-- > 0;)
    {
      gboolean heading = ((VenuleBlock *) g_ptr_array_index (blocks, i))->kind == VENULE_BLOCK_SUBHEADING;

      if (heading && bare)
        g_ptr_array_remove_index (blocks, i);
      bare = heading;
    }
}

static gboolean
compose_children (
    VenuleComposer *composer, VenuleSheet *sheet, GPtrArray *definitions, GPtrArray *blocks, GError **error)
{
  for (guint i = 0; i < definitions->len; i++)
    if (!compose_block (composer, sheet, g_ptr_array_index (definitions, i), blocks, error))
      return FALSE;
  drop_bare_headings (blocks);
  return TRUE;
}

typedef struct
{
  VenuleBlock *row; /* owned while they are sorted */
  VenuleCivilDate date;
} DatedRow;

/* The row's date; the last of all days where an answer to it is missing. */
static VenuleCivilDate
get_row_date (VenuleComposer *composer, const VenuleBlock *row)
{
  const VenuleTemplatePassage *label = row->label->origin;
  VenuleValue found = { 0 };

  if (venule_expression_evaluate (label->value->expression, composer->evaluation, NULL, &found) != VENULE_YES)
    return G_MAXUINT32;
  return found.date;
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const DatedRow *first = a, *second = b;

  return (first->date > second->date) - (first->date < second->date);
}

/* Calendar order; the template's where two things fall on one day (GLib's sort is stable). */
static void
sort_by_date (VenuleComposer *composer, GPtrArray *rows)
{
  g_autoptr (GArray) dated = g_array_new (FALSE, FALSE, sizeof (DatedRow));

  for (guint i = 0; i < rows->len; i++)
    {
      DatedRow row = { g_ptr_array_index (rows, i), get_row_date (composer, g_ptr_array_index (rows, i)) };

      g_array_append_val (dated, row);
    }
  g_array_sort (dated, compare_dates);
  for (guint i = 0; i < rows->len; i++)
    rows->pdata[i] = g_array_index (dated, DatedRow, i).row;
}

static gboolean
compose_container (VenuleComposer *composer,
                   VenuleSheet *sheet,
                   const VenuleTemplateBlock *definition,
                   GPtrArray *blocks,
                   GError **error)
{
  g_autoptr (VenuleBlock) block = venule_block_new (definition->kind, definition->style);

  block->children = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_block_free);
  if (!compose_children (composer, sheet, definition->children, block->children, error))
    return FALSE;
  if (definition->kind == VENULE_BLOCK_TABLE && g_strcmp0 (definition->style, "dates") == 0)
    sort_by_date (composer, block->children);
  if (block->children->len > 0)
    g_ptr_array_add (blocks, g_steal_pointer (&block));
  return TRUE;
}

static gboolean
compose_block (VenuleComposer *composer,
               VenuleSheet *sheet,
               const VenuleTemplateBlock *definition,
               GPtrArray *blocks,
               GError **error)
{
  if (definition->children != NULL)
    return compose_container (composer, sheet, definition, blocks, error);
  if (definition->kind == VENULE_BLOCK_ROW)
    return compose_row (composer, definition, blocks, error);
  /* An outline without a mark would say that nothing was done; its caption says where. */
  if (definition->kind == VENULE_BLOCK_PICTURE && sheet->leg_marks->len == 0)
    return compose_passage (composer, definition, VENULE_BLOCK_PARAGRAPH, blocks, error);
  return compose_passage (composer, definition, definition->kind, blocks, error);
}

static gboolean
compose_section (VenuleComposer *composer, VenuleSheet *sheet, const VenuleTemplateSection *definition, GError **error)
{
  g_autoptr (VenuleSection) section = venule_section_new (definition->id, definition->region);

  if (!compose_children (composer, sheet, definition->blocks, section->blocks, error))
    return FALSE;
  if (section->blocks->len == 0)
    return TRUE;
  if (definition->heading != NULL)
    {
      section->heading = venule_composer_say_passage (composer, definition->heading, NULL, error);
      if (section->heading == NULL)
        return FALSE;
    }
  g_ptr_array_add (sheet->sections, g_steal_pointer (&section));
  return TRUE;
}

/* Every section that has anything to print. The leg map's marks must be there already. */
gboolean
venule_composer_add_sections (VenuleComposer *composer, VenuleSheet *sheet, GError **error)
{
  GPtrArray *sections = venule_template_get_sections (composer->tmpl);

  for (guint i = 0; i < sections->len; i++)
    if (!compose_section (composer, sheet, g_ptr_array_index (sections, i), error))
      return FALSE;
  return TRUE;
}
