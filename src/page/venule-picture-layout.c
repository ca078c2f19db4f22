/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-measurer.h"

#include "venule-pages.h"

#define CELL_GAP  6.0
#define LABEL_GAP 2.0
/* An outline that can still be recognised. */
#define LEAST_HEIGHT 70.0

typedef struct
{
  const char *view;
  const char *legs[2]; /* in the order in which a pair of legs is seen from there */
} View;

static const View views[] = {
  { "front", { "right", "left" } },
  { "back", { "left", "right" } },
  { "outer", { "right", "left" } },
  { "inner", { "right", "left" } },
};

typedef struct
{
  const char *leg, *view;
} Picture;

static gboolean
has_marks (VenuleSheet *sheet, const char *leg, const char *view)
{
  for (guint i = 0; sheet->leg_marks != NULL && i < sheet->leg_marks->len; i++)
    {
      const VenuleLegMark *mark = sheet->leg_marks->pdata[i];

      if (g_str_equal (mark->leg, leg) && g_str_equal (mark->view, view))
        return TRUE;
    }
  return FALSE;
}

static GArray *
list_pictures (VenuleSheet *sheet)
{
  GArray *pictures = g_array_new (FALSE, FALSE, sizeof (Picture));

  for (guint v = 0; v < G_N_ELEMENTS (views); v++)
    for (guint l = 0; l < G_N_ELEMENTS (views[v].legs); l++)
      if (has_marks (sheet, views[v].legs[l], views[v].view))
        {
          Picture picture = { views[v].legs[l], views[v].view };

          g_array_append_val (pictures, picture);
        }
  return pictures;
}

/* The leg, and from where it is seen: set from the start, the widest line in the middle. */
static VenuleLayoutBlock *
measure_label (VenuleMeasurer *self, const VenuleWording *wording, double width, GError **error)
{
  VenuleLayoutBlock *label = venule_measurer_measure_wording (self, wording, VENULE_ROLE_LABEL, NULL, width, error);

  if (label != NULL)
    {
      double spare = (width - label->text->width) / 2;

      label->x = wording->right_to_left ? -spare : spare;
      label->gap = LABEL_GAP;
    }
  return label;
}

/* One view with its label below it, in the middle of the cell. */
static VenuleLayoutBlock *
measure_cell (VenuleMeasurer *self, const Picture *picture, double width, double height, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", picture->leg, picture->view);
  const VenuleWording *wording
      = self->sheet->leg_labels != NULL ? g_hash_table_lookup (self->sheet->leg_labels, key) : NULL;
  g_autoptr (VenuleLayoutBlock) cell = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, width);
  VenuleLayoutBlock *outline = venule_layout_block_new (VENULE_LAYOUT_PICTURE, NULL, 0);

  venule_layout_block_append (cell, outline);
  if (!venule_leg_map_load (self->leg_map, picture->view, error))
    return NULL;
  if (wording != NULL)
    {
      VenuleLayoutBlock *label = measure_label (self, wording, width, error);

      if (label == NULL)
        return NULL;
      height -= label->height + label->gap;
      venule_layout_block_append (cell, label);
    }
  outline->leg = picture->leg;
  outline->view = picture->view;
  outline->height = MIN (height, width / venule_leg_map_get_aspect (self->leg_map));
  return g_steal_pointer (&cell);
}

/* Labels are of one line or two; the legs of a row are alike all the same. */
static void
set_row_height (VenuleLayoutBlock *row, double aspect)
{
  double height = G_MAXDOUBLE;

  for (guint i = 0; i < row->children->len; i++)
    {
      VenuleLayoutBlock *cell = row->children->pdata[i], *outline = cell->children->pdata[0];

      height = MIN (height, outline->height);
    }
  for (guint i = 0; i < row->children->len; i++)
    {
      VenuleLayoutBlock *cell = row->children->pdata[i], *outline = cell->children->pdata[0];

      outline->height = height;
      outline->width = height * aspect;
      outline->x = (cell->width - outline->width) / 2;
      venule_layout_block_stack (cell);
    }
}

/* How many in a row makes them largest; a label needs room too. */
static guint
choose_row_length (VenuleMeasurer *self, guint n, double width, double height)
{
  double aspect = venule_leg_map_get_aspect (self->leg_map), best_height = 0;
  guint best = 1;

  for (guint k = 1; k <= n; k++)
    {
      guint rows = (n + k - 1) / k;
      double cell_width = (width - (k - 1) * CELL_GAP) / k;
      double outline = MIN (cell_width / aspect, height / rows - 2.8 * self->style->small);

      if (outline > best_height + 0.5 && (k == 1 || cell_width >= 5.5 * self->style->small))
        {
          best_height = outline;
          best = k;
        }
    }
  return best;
}

/**
 * venule_measurer_measure_picture:
 * @self: the measurer
 * @block: the picture; its passage is the caption, which is the picture in words
 * @width: the room, in points
 * @height: how high all of it should be, in points; it is higher where outlines would be too small
 * @error: return location for an error
 *
 * Measures the views of the legs that have marks, without the caption.
 *
 * Returns: (transfer full) (nullable): the figure, empty when there are no marks
 */
VenuleLayoutBlock *
venule_measurer_measure_picture (
    VenuleMeasurer *self, const VenuleBlock *block, double width, double height, GError **error)
{
  g_autoptr (VenuleLayoutBlock) figure = venule_layout_block_new (VENULE_LAYOUT_STACK, "Figure", width);
  g_autoptr (GArray) pictures = list_pictures (self->sheet);
  guint n_rows, row_length;
  double row_height, cell_width;

  figure->parting = VENULE_PART_NEVER;
  figure->tag->alternative = g_strdup (block->passage ? block->passage->first->text : "");
  if (pictures->len == 0)
    return g_steal_pointer (&figure);
  if (self->leg_map == NULL)
    {
      g_set_error_literal (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE,
                           "The sheet has marks on a leg, but no leg outlines were given");
      return NULL;
    }

  row_length = choose_row_length (self, pictures->len, width, height);
  n_rows = (pictures->len + row_length - 1) / row_length;
  row_height = MAX (height / n_rows, LEAST_HEIGHT + 2.8 * self->style->small);
  cell_width = (width - (row_length - 1) * CELL_GAP) / row_length;
  /* Wide room is not a reason to tear the legs apart. */
  cell_width = MIN (cell_width, MAX (row_height * 0.6, 10 * self->style->small));
  for (guint i = 0; i < pictures->len; i += row_length)
    {
      g_autoptr (VenuleLayoutBlock) row = venule_layout_block_new (VENULE_LAYOUT_SIDE, NULL, width);

      row->parting = VENULE_PART_NEVER;
      row->gap = CELL_GAP;
      for (guint k = i; k < MIN (i + row_length, pictures->len); k++)
        {
          VenuleLayoutBlock *cell
              = measure_cell (self, &g_array_index (pictures, Picture, k), cell_width, row_height, error);

          if (cell == NULL)
            return NULL;
          venule_layout_block_append (row, cell);
        }
      set_row_height (row, venule_leg_map_get_aspect (self->leg_map));
      /* The order of the legs is anatomical: never mirrored. */
      venule_layout_block_set_side_by_side (row, CELL_GAP, FALSE);
      venule_layout_block_append (figure, g_steal_pointer (&row));
    }
  venule_layout_block_stack (figure);
  return g_steal_pointer (&figure);
}
