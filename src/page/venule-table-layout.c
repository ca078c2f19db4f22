/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-measurer.h"

/* Where the second column gets less than that, the cells stand one below the other. */
#define LEAST_CELL_EMS 10.5
#define HEADER_GAP_EMS 1.2

typedef struct
{
  VenuleTextRole header_role, cell_role;
  double gap; /* between rows, as a share of the paragraph's */
} TableStyle;

static TableStyle
get_table_style (const char *style)
{
  if (g_strcmp0 (style, "contact") == 0)
    return (TableStyle){ VENULE_ROLE_STRONG, VENULE_ROLE_CONTACT, 0.5 };
  if (g_strcmp0 (style, "dates") == 0)
    return (TableStyle){ VENULE_ROLE_STRONG, VENULE_ROLE_BODY, 1.2 };
  return (TableStyle){ VENULE_ROLE_STRONG, VENULE_ROLE_BODY, 0.5 };
}

static gboolean
has_pair (const VenuleBlock *table)
{
  for (guint i = 0; i < table->children->len; i++)
    {
      const VenuleBlock *row = table->children->pdata[i];

      if ((row->label != NULL && row->label->second != NULL) || (row->passage != NULL && row->passage->second != NULL))
        return TRUE;
    }
  return FALSE;
}

static void
scope_header (VenuleLayoutBlock *block)
{
  block->tag->scope = "Row";
}

/* How many rows from @first say the same in their header, as several things to do on one day: one row to the
 * reader, and the header once. */
static guint
count_alike (const VenuleBlock *table, guint first)
{
  const VenulePassage *label = ((VenuleBlock *) table->children->pdata[first])->label;
  guint n = 1;

  while (label != NULL && first + n < table->children->len)
    {
      const VenulePassage *next = ((VenuleBlock *) table->children->pdata[first + n])->label;

      if (next == NULL || g_strcmp0 (next->first->text, label->first->text) != 0)
        break;
      n++;
    }
  return n;
}

static void
free_header (gpointer header)
{
  if (header != NULL)
    venule_layout_block_unref (header);
}

/* The header cells on one line each, and the width of the widest; NULL where a row has none or shows
 * the one above it. */
static GPtrArray *
measure_headers (VenuleMeasurer *self, const VenuleBlock *table, VenuleTextRole role, double *widest, GError **error)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (free_header);

  *widest = 0;
  g_ptr_array_set_size (headers, (int) table->children->len);
  for (guint i = 0; i < table->children->len; i += count_alike (table, i))
    {
      const VenuleBlock *row = table->children->pdata[i];
      VenuleLayoutBlock *header;

      if (row->label == NULL)
        continue;
      header = venule_measurer_measure_natural (self, row->label->first, role, "TH", error);
      if (header == NULL)
        return NULL;
      scope_header (header);
      headers->pdata[i] = header;
      *widest = MAX (*widest, header->width);
    }
  return g_steal_pointer (&headers);
}

/* The second cell of @n rows. */
static VenuleLayoutBlock *
measure_cell (VenuleMeasurer *self,
              const VenuleBlock *table,
              guint first,
              guint n,
              VenuleTextRole role,
              double width,
              GError **error)
{
  g_autoptr (VenuleLayoutBlock) cell = venule_layout_block_new (VENULE_LAYOUT_STACK, "TD", width);

  cell->parting = VENULE_PART_NEVER;
  for (guint i = first; i < first + n; i++)
    {
      const VenuleBlock *row = table->children->pdata[i];
      VenuleLayoutBlock *text;

      if (row->passage == NULL)
        continue;
      text = venule_measurer_measure_passage (self, row->passage, role, n > 1 ? "P" : "Span", width, error);
      if (text == NULL)
        return NULL;
      venule_layout_block_append (cell, text);
    }
  venule_layout_block_stack (cell);
  return g_steal_pointer (&cell);
}

/* Two cells side by side. */
static VenuleLayoutBlock *
put_cells_beside (VenuleMeasurer *self, VenuleLayoutBlock *header, VenuleLayoutBlock *cell, double header_width)
{
  double width = header_width + HEADER_GAP_EMS * self->style->body + cell->width;
  VenuleLayoutBlock *row = venule_layout_block_new (VENULE_LAYOUT_SIDE, "TR", width);
  VenuleLayoutBlock *column = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, header_width);

  if (header != NULL)
    {
      header->x = self->sheet->right_to_left ? header_width - header->width : 0;
      venule_layout_block_append (column, header);
    }
  venule_layout_block_stack (column);
  row->parting = VENULE_PART_NEVER;
  venule_layout_block_append (row, column);
  venule_layout_block_append (row, cell);
  venule_layout_block_set_side_by_side (row, width - header_width - cell->width, self->sheet->right_to_left);
  return row;
}

/* The header cell above the other one. */
static VenuleLayoutBlock *
put_cells_below (VenuleMeasurer *self, VenuleLayoutBlock *header, VenuleLayoutBlock *cell)
{
  VenuleLayoutBlock *row = venule_layout_block_new (VENULE_LAYOUT_STACK, "TR", cell->width);

  if (header != NULL)
    {
      header->x = self->sheet->right_to_left ? cell->width - header->width : 0;
      venule_layout_block_append (row, header);
    }
  row->parting = VENULE_PART_NEVER;
  venule_layout_block_append (row, cell);
  venule_layout_block_stack (row);
  return row;
}

/* A header that needs more than one line or two languages. */
static VenuleLayoutBlock *
widen_header (VenuleMeasurer *self,
              const VenulePassage *label,
              VenuleLayoutBlock *header,
              VenuleTextRole role,
              double width,
              GError **error)
{
  VenuleLayoutBlock *wide;

  if (header->width <= width && label->second == NULL)
    return venule_layout_block_ref (header);
  wide = venule_measurer_measure_passage (self, label, role, "TH", width, error);
  if (wide != NULL)
    scope_header (wide);
  return wide;
}

/**
 * venule_measurer_measure_table:
 * @self: the measurer
 * @table: a block of rows
 * @width: the room, in points
 * @error: return location for an error
 *
 * Measures a table of two columns; where the first would take too much, each row's cells stand one below the
 * other. Rows stay whole.
 *
 * Returns: (transfer full) (nullable): the table
 */
VenuleLayoutBlock *
venule_measurer_measure_table (VenuleMeasurer *self, const VenuleBlock *table, double width, GError **error)
{
  TableStyle style = get_table_style (table->style);
  g_autoptr (VenuleLayoutBlock) stack = venule_layout_block_new (VENULE_LAYOUT_STACK, "Table", width);
  double header_width;
  g_autoptr (GPtrArray) headers = measure_headers (self, table, style.header_role, &header_width, error);
  gboolean beside = width - header_width >= (LEAST_CELL_EMS + HEADER_GAP_EMS) * self->style->body && !has_pair (table);

  if (headers == NULL)
    return NULL;
  for (guint i = 0, n; i < table->children->len; i += n)
    {
      const VenuleBlock *row = table->children->pdata[i];
      double room = beside ? width - header_width - HEADER_GAP_EMS * self->style->body : width;
      g_autoptr (VenuleLayoutBlock) header = NULL;
      VenuleLayoutBlock *cell, *measured;

      n = count_alike (table, i);
      if (row->label != NULL)
        {
          header = widen_header (self, row->label, headers->pdata[i], style.header_role, width, error);
          if (header == NULL)
            return NULL;
        }
      cell = measure_cell (self, table, i, n, style.cell_role, room, error);
      if (cell == NULL)
        return NULL;
      measured = beside ? put_cells_beside (self, g_steal_pointer (&header), cell, header_width)
                        : put_cells_below (self, g_steal_pointer (&header), cell);
      measured->gap = self->style->paragraph_gap * style.gap;
      venule_layout_block_append (stack, measured);
    }
  venule_layout_block_stack (stack);
  return g_steal_pointer (&stack);
}
