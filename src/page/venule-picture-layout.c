/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-measurer.h"

#include "venule-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define CELL_GAP  6.0
#define LABEL_GAP 2.0
#define TRUNK_GAP 2.0
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

static const VenuleWording *
find_word (VenuleMeasurer *self, const char *key)
{
  return self->sheet->leg_labels != NULL ? g_hash_table_lookup (self->sheet->leg_labels, key) : NULL;
}

/* The word of a vein in as narrow a column as it can stand in. */
static VenuleLayoutBlock *
measure_trunk_word (VenuleMeasurer *self, const VenuleWording *wording, GError **error)
{
  g_autoptr (VenulePageText) narrow = venule_page_text_new (self->typesetter, wording, VENULE_ROLE_LABEL, 0, error);
  double width;

  if (narrow == NULL)
    return NULL;
  width = ceil (narrow->width) + 1;
  return venule_measurer_measure_wording (self, wording, VENULE_ROLE_LABEL, NULL, width, error);
}

/* The words of the veins of a view, on either side of the outline. Their places are set with the outline's. */
static gboolean
measure_trunk_words (
    VenuleMeasurer *self, const Picture *picture, VenuleLayoutBlock *drawing, double sides[2], GError **error)
{
  VenuleLegMapLabel label;

  for (guint i = 0; venule_leg_map_find_label (self->leg_map, picture->leg, picture->view, i, &label); i++)
    {
      const VenuleWording *wording = find_word (self, label.trunk);
      VenuleLayoutBlock *word;

      if (wording == NULL)
        continue;
      word = measure_trunk_word (self, wording, error);
      if (word == NULL)
        return FALSE;
      sides[label.on_right] = MAX (sides[label.on_right], word->width + TRUNK_GAP);
      if (drawing != NULL)
        venule_layout_block_append (drawing, word);
      else
        venule_layout_block_unref (word);
    }
  return TRUE;
}

/* Each vein's word beside the place where the line to it ends; outline and words together in the middle. */
static void
place_trunk_words (VenuleMeasurer *self, VenuleLayoutBlock *drawing)
{
  VenuleLayoutBlock *outline = drawing->children->pdata[0];
  double right = outline->x + outline->width;
  VenuleLegMapLabel label;

  for (guint i = 0, n = 1; venule_leg_map_find_label (self->leg_map, outline->leg, outline->view, i, &label); i++)
    {
      VenuleLayoutBlock *word;

      if (find_word (self, label.trunk) == NULL)
        continue;
      word = drawing->children->pdata[n++];
      word->x = label.on_right ? outline->x + outline->width + TRUNK_GAP : outline->x - TRUNK_GAP - word->width;
      word->y = CLAMP (label.y * outline->height - word->height / 2, 0, outline->height - word->height);
      right = MAX (right, word->x + word->width);
    }
  for (guint i = 0; i < drawing->children->len; i++)
    ((VenuleLayoutBlock *) drawing->children->pdata[i])->x += (drawing->width - right) / 2;
}

/* One view with its label below it, in the middle of the cell. */
static VenuleLayoutBlock *
measure_cell (VenuleMeasurer *self, const Picture *picture, double width, double height, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", picture->leg, picture->view);
  const VenuleWording *wording = find_word (self, key);
  g_autoptr (VenuleLayoutBlock) cell = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, width);
  VenuleLayoutBlock *drawing = venule_layout_block_new (VENULE_LAYOUT_SIDE, NULL, width);
  VenuleLayoutBlock *outline = venule_layout_block_new (VENULE_LAYOUT_PICTURE, NULL, 0);
  double sides[2] = { 0, 0 };

  venule_layout_block_append (cell, drawing);
  venule_layout_block_append (drawing, outline);
  if (!venule_leg_map_load (self->leg_map, picture->view, error)
      || !measure_trunk_words (self, picture, drawing, sides, error))
    return NULL;
  if (wording != NULL)
    {
      VenuleLayoutBlock *label = measure_label (self, wording, width, error);

      if (label == NULL)
        return NULL;
      height -= label->height + label->gap;
      venule_layout_block_append (cell, label);
    }
  drawing->parting = VENULE_PART_NEVER;
  outline->leg = picture->leg;
  outline->view = picture->view;
  outline->x = sides[0];
  outline->height
      = MIN (MAX (height, LEAST_HEIGHT), (width - sides[0] - sides[1]) / venule_leg_map_get_aspect (self->leg_map));
  return g_steal_pointer (&cell);
}

/* Labels are of one line or two; the legs of a row are alike all the same. */
static void
set_row_height (VenuleMeasurer *self, VenuleLayoutBlock *row)
{
  double height = G_MAXDOUBLE;

  for (guint i = 0; i < row->children->len; i++)
    {
      VenuleLayoutBlock *cell = row->children->pdata[i], *drawing = cell->children->pdata[0];

      height = MIN (height, ((VenuleLayoutBlock *) drawing->children->pdata[0])->height);
    }
  for (guint i = 0; i < row->children->len; i++)
    {
      VenuleLayoutBlock *cell = row->children->pdata[i], *drawing = cell->children->pdata[0];
      VenuleLayoutBlock *outline = drawing->children->pdata[0];

      outline->width = height * venule_leg_map_get_aspect (self->leg_map);
      outline->height = drawing->height = height;
      place_trunk_words (self, drawing);
      venule_layout_block_stack (cell);
    }
}

/* The most that the words of the veins take beside one outline. */
static gboolean
measure_sides (VenuleMeasurer *self, GArray *pictures, double *widest, GError **error)
{
  *widest = 0;
  for (guint i = 0; i < pictures->len; i++)
    {
      double sides[2] = { 0, 0 };

      if (!measure_trunk_words (self, &g_array_index (pictures, Picture, i), NULL, sides, error))
        return FALSE;
      *widest = MAX (*widest, sides[0] + sides[1]);
    }
  return TRUE;
}

/* How many in a row makes them largest; labels need room too. */
static guint
choose_row_length (VenuleMeasurer *self, guint n, double width, double height, double sides)
{
  double aspect = venule_leg_map_get_aspect (self->leg_map), best_height = 0;
  double least = MAX (5.5 * self->style->small, LEAST_HEIGHT * aspect + sides);
  guint best = 1;

  for (guint k = 1; k <= n; k++)
    {
      guint rows = (n + k - 1) / k;
      double cell_width = (width - (k - 1) * CELL_GAP) / k;
      double outline = MIN ((cell_width - sides) / aspect, height / rows - 2.8 * self->style->small);

      if (outline > best_height + 0.5 && (k == 1 || cell_width >= least))
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
  double row_height, cell_width, sides;

  figure->parting = VENULE_PART_NEVER;
  figure->tag->alternative = g_strdup (block->passage ? block->passage->first->text : "");
  figure->says = block->passage ? block->passage->first : NULL;
  if (pictures->len == 0)
    return g_steal_pointer (&figure);
  if (self->leg_map == NULL)
    {
      g_set_error_literal (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_PICTURE,
                           _ ("The sheet has marks on a leg, but no leg outlines were given"));
      return NULL;
    }

  if (!measure_sides (self, pictures, &sides, error))
    return NULL;
  row_length = choose_row_length (self, pictures->len, width, height, sides);
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
      set_row_height (self, row);
      /* The order of the legs is anatomical: never mirrored. They begin where texts do. */
      venule_layout_block_set_side_by_side (row, CELL_GAP, FALSE);
      for (guint k = 0; self->sheet->right_to_left && k < row->children->len; k++)
        ((VenuleLayoutBlock *) row->children->pdata[k])->x
            += width - row->children->len * (cell_width + CELL_GAP) + CELL_GAP;
      venule_layout_block_append (figure, g_steal_pointer (&row));
    }
  venule_layout_block_stack (figure);
  return g_steal_pointer (&figure);
}
