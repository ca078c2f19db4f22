/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-logo.h"
#include "venule-measurer.h"

#define LOGO_HEIGHT     40.0
#define LOGO_WIDTH      130.0
#define DETAILS_GAP_EMS 1.6
#define FOOT_GAP_EMS    2.5

/* Keeps a part of the foot from reordering with its neighbours. */
#define ISOLATE        "\xE2\x81\xA8"
#define END_OF_ISOLATE "\xE2\x81\xA9"

static VenuleLayoutBlock *
measure_logo (VenuleMeasurer *self, const char *clinic, GError **error)
{
  VenuleLayoutBlock *block;
  double width, height;
  cairo_surface_t *image = venule_logo_load (self->sheet->logo, &width, &height, error);

  if (image == NULL)
    return NULL;
  block = venule_layout_block_new (VENULE_LAYOUT_LOGO, "Figure", 0);
  block->tag->alternative = g_strdup (clinic);
  block->image = image;
  block->scale = MIN (LOGO_HEIGHT / height, LOGO_WIDTH / width);
  block->width = width * block->scale;
  block->height = height * block->scale;
  return block;
}

/* The logo and the clinic's name, at the near edge. */
static VenuleLayoutBlock *
measure_clinic (VenuleMeasurer *self, const VenulePassage *clinic, double width, double *taken, GError **error)
{
  double gap = DETAILS_GAP_EMS * self->style->body;
  g_autoptr (VenuleLayoutBlock) row = venule_layout_block_new (VENULE_LAYOUT_SIDE, NULL, width);

  row->parting = VENULE_PART_NEVER;
  *taken = 0;
  if (self->sheet->logo != NULL)
    {
      VenuleLayoutBlock *logo = measure_logo (self, clinic ? clinic->first->text : NULL, error);

      if (logo == NULL)
        return NULL;
      *taken += logo->width + gap;
      venule_layout_block_append (row, logo);
    }
  if (clinic != NULL)
    {
      g_autoptr (VenuleLayoutBlock) name
          = venule_measurer_measure_natural (self, clinic->first, VENULE_ROLE_CLINIC, "P", error);

      if (name == NULL)
        return NULL;
      if (clinic->second != NULL || *taken + name->width > width)
        {
          venule_layout_block_unref (name);
          name = venule_measurer_measure_passage (self, clinic, VENULE_ROLE_CLINIC, "P", width - *taken, error);
          if (name == NULL)
            return NULL;
        }
      *taken += name->width + gap;
      venule_layout_block_append (row, g_steal_pointer (&name));
    }
  return g_steal_pointer (&row);
}

/* The clinic at the near edge and the title at the far one, or one below the other. */
static VenuleLayoutBlock *
measure_masthead (
    VenuleMeasurer *self, const VenulePassage *clinic, const VenulePassage *title, double width, GError **error)
{
  double taken, gap = DETAILS_GAP_EMS * self->style->body;
  g_autoptr (VenuleLayoutBlock) masthead = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, width);
  g_autoptr (VenuleLayoutBlock) row = measure_clinic (self, clinic, width, &taken, error);
  g_autoptr (VenuleLayoutBlock) heading
      = row ? venule_measurer_measure_natural (self, title->first, VENULE_ROLE_TITLE, "H1", error) : NULL;

  if (heading == NULL)
    return NULL;
  if (title->second == NULL && taken + heading->width <= width)
    {
      VenuleLayoutBlock *far = heading;

      venule_layout_block_append (row, g_steal_pointer (&heading));
      venule_layout_block_set_side_by_side (row, gap, self->sheet->right_to_left);
      far->x = self->sheet->right_to_left ? 0 : width - far->width;
      far->outlined = TRUE;
      return g_steal_pointer (&row);
    }

  venule_layout_block_unref (heading);
  heading = venule_measurer_measure_passage (self, title, VENULE_ROLE_TITLE, "H1", width, error);
  if (heading == NULL)
    return NULL;
  heading->outlined = TRUE;
  heading->gap = self->style->paragraph_gap;
  if (row->children->len > 0)
    {
      venule_layout_block_set_side_by_side (row, gap, self->sheet->right_to_left);
      venule_layout_block_append (masthead, g_steal_pointer (&row));
    }
  venule_layout_block_append (masthead, g_steal_pointer (&heading));
  venule_layout_block_stack (masthead);
  return g_steal_pointer (&masthead);
}

/* The rows of short texts below the masthead, as many on a line as there is room for. */
typedef struct
{
  VenuleMeasurer *measurer;
  VenuleLayoutBlock *head;
  VenuleLayoutBlock *row; /* (nullable): the one being filled */
  double width, taken;
} Details;

static void
close_row (Details *self)
{
  const VenulePageStyle *style = self->measurer->style;

  if (self->row == NULL)
    return;
  venule_layout_block_set_side_by_side (self->row, DETAILS_GAP_EMS * style->body, self->measurer->sheet->right_to_left);
  self->row->gap = self->head->children->len > 1 ? style->item_gap : style->box_gap;
  venule_layout_block_append (self->head, g_steal_pointer (&self->row));
  self->taken = 0;
}

static void
append_detail (Details *self, VenuleLayoutBlock *detail)
{
  if (self->row != NULL && self->taken + detail->width > self->width)
    close_row (self);
  if (self->row == NULL)
    {
      self->row = venule_layout_block_new (VENULE_LAYOUT_SIDE, NULL, self->width);
      self->row->parting = VENULE_PART_NEVER;
    }
  self->taken += detail->width + DETAILS_GAP_EMS * self->measurer->style->body;
  venule_layout_block_append (self->row, detail);
}

static gboolean
append_wording (Details *self, const VenuleWording *wording, VenuleTextRole role, GError **error)
{
  VenuleLayoutBlock *detail = venule_measurer_measure_natural (self->measurer, wording, role, "P", error);

  if (detail != NULL && detail->width > self->width)
    {
      venule_layout_block_unref (detail);
      detail = venule_measurer_measure_wording (self->measurer, wording, role, "P", self->width, error);
    }
  if (detail == NULL)
    return FALSE;
  append_detail (self, detail);
  return TRUE;
}

/* Two languages stand side by side where pairs do; where they don't, one after the other. */
static gboolean
append_passage (Details *self, const VenulePassage *passage, VenuleTextRole role, GError **error)
{
  VenuleLayoutBlock *pair;

  if (passage->second == NULL || !venule_measurer_sets_pairs_beside (self->measurer, self->width))
    return append_wording (self, passage->first, role, error)
           && (passage->second == NULL || append_wording (self, passage->second, role, error));
  pair = venule_measurer_measure_passage (self->measurer, passage, role, "P", self->width, error);
  if (pair == NULL)
    return FALSE;
  append_detail (self, pair);
  return TRUE;
}

/* Who the patient is and what was done. */
static gboolean
append_details (
    VenuleMeasurer *self, VenuleLayoutBlock *head, const VenuleSection *section, double width, GError **error)
{
  Details details = { .measurer = self, .head = head, .width = width };

  for (guint i = 1; i < section->blocks->len; i++)
    {
      const VenuleBlock *block = section->blocks->pdata[i];

      if (block->passage != NULL
          && !append_passage (&details, block->passage, i == 1 ? VENULE_ROLE_NAME : VENULE_ROLE_DETAIL, error))
        {
          g_clear_pointer (&details.row, venule_layout_block_unref);
          return FALSE;
        }
    }
  close_row (&details);
  return TRUE;
}

/**
 * venule_measurer_measure_head:
 * @self: the measurer
 * @section: the section at the head of the first page: its heading is the title, its first paragraph the
 *   clinic, its second the patient's name
 * @width: the room, in points
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the head
 */
VenuleLayoutBlock *
venule_measurer_measure_head (VenuleMeasurer *self, const VenuleSection *section, double width, GError **error)
{
  g_autoptr (VenuleLayoutBlock) head = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, width);
  VenulePassage plain_title = { .first = self->sheet->title };
  const VenuleBlock *clinic = section->blocks->len > 0 ? section->blocks->pdata[0] : NULL;
  VenuleLayoutBlock *masthead = measure_masthead (self, clinic ? clinic->passage : NULL,
                                                  section->heading ? section->heading : &plain_title, width, error);

  if (masthead == NULL)
    return NULL;
  venule_layout_block_append (head, masthead);
  if (!append_details (self, head, section, width, error))
    return NULL;
  head->parting = VENULE_PART_NEVER;
  venule_layout_block_stack (head);
  return g_steal_pointer (&head);
}

/* Joins wordings that may run either way; with @mark, as one more span in bold. */
static void
append_wordings (VenuleMeasurer *self, GPtrArray *wordings, gboolean mark, GString *text, GArray *spans)
{
  for (guint i = 0; wordings != NULL && i < wordings->len; i++)
    {
      const VenuleWording *wording = wordings->pdata[i];
      gboolean isolate = self->sheet->right_to_left || wording->right_to_left;
      VenuleSpan span = { .kind = VENULE_SPAN_DATE };

      g_string_append (text, text->len > 0 ? " · " : "");
      span.start = (guint) text->len;
      g_string_append (text, isolate ? ISOLATE : "");
      g_string_append (text, wording->text);
      g_string_append (text, isolate ? END_OF_ISOLATE : "");
      span.end = (guint) text->len;
      if (mark)
        g_array_append_val (spans, span);
    }
}

/* What is the same on every page: whose sheet it is, and its marks. */
static VenulePageText *
measure_identity (VenuleMeasurer *self, double width, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (VenuleSpan));
  VenuleWording wording
      = { .language = self->sheet->language, .right_to_left = self->sheet->right_to_left, .spans = spans };
  g_autoptr (VenuleLayoutBlock) block = NULL;

  append_wordings (self, self->sheet->foot, FALSE, text, spans);
  append_wordings (self, self->sheet->marks, TRUE, text, spans);
  wording.text = text->str;
  block = venule_measurer_measure_wording (self, &wording, VENULE_ROLE_FOOT, NULL, width, error);
  return block ? venule_page_text_ref (block->text) : NULL;
}

/**
 * venule_measurer_measure_foot:
 * @self: the measurer
 * @page: from 1
 * @n_pages: how many there are; the first call gives the largest number, which the room for it is kept for
 * @width: the room, in points
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the running foot of that page: whose sheet it is and its marks at the near edge,
 *   which page it is at the far one
 */
VenuleLayoutBlock *
venule_measurer_measure_foot (VenuleMeasurer *self, guint page, guint n_pages, double width, GError **error)
{
  g_autoptr (VenuleLayoutBlock) foot = venule_layout_block_new (VENULE_LAYOUT_SIDE, "P", width);
  g_autofree char *page_text = venule_sheet_format_page (self->sheet, page, n_pages);
  VenuleWording wording
      = { .text = page_text, .language = self->sheet->language, .right_to_left = self->sheet->right_to_left };
  g_autoptr (VenuleLayoutBlock) number
      = venule_measurer_measure_natural (self, &wording, VENULE_ROLE_FOOT_MARK, NULL, error);
  VenuleLayoutBlock *far = number;

  if (number == NULL)
    return NULL;
  if (self->foot == NULL)
    {
      self->foot_width = width - number->width - FOOT_GAP_EMS * self->style->small;
      self->foot = measure_identity (self, self->foot_width, error);
    }
  if (self->foot == NULL)
    return NULL;
  venule_layout_block_append (foot, venule_layout_block_new_text (self->foot, NULL, self->foot_width));
  venule_layout_block_append (foot, g_steal_pointer (&number));
  venule_layout_block_set_side_by_side (foot, 0, self->sheet->right_to_left);
  far->x = self->sheet->right_to_left ? 0 : width - far->width;
  foot->parting = VENULE_PART_NEVER;
  return g_steal_pointer (&foot);
}
