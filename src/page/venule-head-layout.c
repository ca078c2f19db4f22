/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-logo.h"
#include "venule-measurer.h"

#define LOGO_HEIGHT     40.0
#define LOGO_WIDTH      130.0
#define DETAILS_GAP_EMS 1.6
#define FOOT_GAP_EMS    2.5
#define SPACE_EMS       0.3

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

/* The second language of a text, where it says anything else: a name is the same in both but for invisible marks. */
static const VenuleWording *
get_other (const VenulePassage *passage)
{
  const char *a = passage->first->text, *b = passage->second != NULL ? passage->second->text : NULL;

  while (b != NULL)
    {
      while (g_unichar_type (g_utf8_get_char (a)) == G_UNICODE_FORMAT)
        a = g_utf8_next_char (a);
      while (g_unichar_type (g_utf8_get_char (b)) == G_UNICODE_FORMAT)
        b = g_utf8_next_char (b);
      if (g_utf8_get_char (a) != g_utf8_get_char (b))
        return passage->second;
      if (*a == '\0')
        return NULL;
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }
  return NULL;
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
      if (get_other (clinic) != NULL || *taken + name->width > width)
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

/* The two languages of the title on one line. */
static VenuleLayoutBlock *
measure_title_pair (VenuleMeasurer *self, const VenulePassage *title, double gap, GError **error)
{
  g_autoptr (VenuleLayoutBlock) first
      = venule_measurer_measure_natural (self, title->first, VENULE_ROLE_TITLE, "Span", error);
  VenuleLayoutBlock *second
      = first ? venule_measurer_measure_natural (self, title->second, VENULE_ROLE_TITLE, "Span", error) : NULL;
  VenuleLayoutBlock *pair;

  if (second == NULL)
    return NULL;
  pair = venule_layout_block_new (VENULE_LAYOUT_SIDE, "H1", first->width + gap + second->width);
  pair->parting = VENULE_PART_NEVER;
  venule_layout_block_append (pair, g_steal_pointer (&first));
  venule_layout_block_append (pair, second);
  venule_layout_block_set_side_by_side (pair, gap, self->sheet->right_to_left);
  return pair;
}

/* The title on one line: in both languages where they have that room. */
static VenuleLayoutBlock *
measure_title (
    VenuleMeasurer *self, const VenulePassage *title, double gap, double room, gboolean *both, GError **error)
{
  g_autoptr (VenuleLayoutBlock) pair = NULL;

  *both = TRUE;
  if (get_other (title) != NULL)
    {
      pair = measure_title_pair (self, title, gap, error);
      if (pair == NULL || pair->width <= room)
        return g_steal_pointer (&pair);
      *both = FALSE;
    }
  return venule_measurer_measure_natural (self, title->first, VENULE_ROLE_TITLE, "H1", error);
}

/* The clinic at the near edge and the title at the far one, or one below the other. */
static VenuleLayoutBlock *
measure_masthead (VenuleMeasurer *self,
                  const VenulePassage *clinic,
                  const VenulePassage *title,
                  double width,
                  gboolean *both,
                  GError **error)
{
  double taken, gap = DETAILS_GAP_EMS * self->style->body;
  g_autoptr (VenuleLayoutBlock) masthead = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, width);
  g_autoptr (VenuleLayoutBlock) row = measure_clinic (self, clinic, width, &taken, error);
  g_autoptr (VenuleLayoutBlock) heading = row ? measure_title (self, title, gap, width - taken, both, error) : NULL;

  if (heading == NULL)
    return NULL;
  if (taken + heading->width <= width)
    {
      VenuleLayoutBlock *far = heading;

      venule_layout_block_append (row, g_steal_pointer (&heading));
      venule_layout_block_set_side_by_side (row, gap, self->sheet->right_to_left);
      far->x = self->sheet->right_to_left ? 0 : width - far->width;
      far->outlined = TRUE;
      return g_steal_pointer (&row);
    }

  venule_layout_block_unref (heading);
  heading = venule_measurer_measure_wording (self, title->first, VENULE_ROLE_TITLE, "H1", width, error);
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
  gboolean mirrored; /* the first of a row is the right one */
} Details;

static void
close_row (Details *self)
{
  const VenulePageStyle *style = self->measurer->style;

  if (self->row == NULL)
    return;
  venule_layout_block_set_side_by_side (self->row, DETAILS_GAP_EMS * style->body, self->mirrored);
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

/* What the clinic's name is followed by, in one language. */
static gboolean
append_in_language (Details *self, const VenuleSection *section, gboolean second, GError **error)
{
  for (guint i = 1; i < section->blocks->len; i++)
    {
      const VenulePassage *passage = ((VenuleBlock *) section->blocks->pdata[i])->passage;
      const VenuleWording *wording = passage == NULL ? NULL : second ? get_other (passage) : passage->first;

      if (wording == NULL)
        continue;
      if (second)
        self->mirrored = wording->right_to_left;
      if (!append_wording (self, wording, i == 1 ? VENULE_ROLE_NAME : VENULE_ROLE_DETAIL, error))
        return FALSE;
    }
  close_row (self);
  return TRUE;
}

/* Who the patient is and what was done: in one language, then in the other, with its title if that is still to come. */
static gboolean
append_details (VenuleMeasurer *self,
                VenuleLayoutBlock *head,
                const VenuleSection *section,
                const VenuleWording *other_title,
                double width,
                GError **error)
{
  Details details = { .measurer = self, .head = head, .width = width, .mirrored = self->sheet->right_to_left };
  gboolean appended = append_in_language (&details, section, FALSE, error);

  if (appended && other_title != NULL)
    {
      details.mirrored = other_title->right_to_left;
      appended = append_wording (&details, other_title, VENULE_ROLE_TITLE, error);
      close_row (&details);
    }
  appended = appended && append_in_language (&details, section, TRUE, error);
  g_clear_pointer (&details.row, venule_layout_block_unref);
  return appended;
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
  const VenulePassage *title = section->heading ? section->heading : &plain_title;
  gboolean both;
  VenuleLayoutBlock *masthead = measure_masthead (self, clinic ? clinic->passage : NULL, title, width, &both, error);

  if (masthead == NULL)
    return NULL;
  venule_layout_block_append (head, masthead);
  if (!append_details (self, head, section, both ? NULL : title->second, width, error))
    return NULL;
  head->parting = self->style->columns ? VENULE_PART_NEVER : VENULE_PART_FREELY;
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

      g_string_append (text, text->len > 0 ? VENULE_FOOT_SEPARATOR : "");
      span.start = (guint) text->len;
      g_string_append (text, isolate ? ISOLATE : "");
      g_string_append (text, wording->text);
      g_string_append (text, isolate ? END_OF_ISOLATE : "");
      span.end = (guint) text->len;
      if (mark)
        g_array_append_val (spans, span);
    }
}

/* Whose sheet it is, and its marks: the same on every page, and measured once. */
static gboolean
measure_identity (VenuleMeasurer *self, double width, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (VenuleSpan));
  VenuleWording wording
      = { .language = self->sheet->language, .right_to_left = self->sheet->right_to_left, .spans = spans };
  g_autoptr (VenuleLayoutBlock) block = NULL;

  if (self->foot != NULL)
    return TRUE;
  append_wordings (self, self->sheet->foot, FALSE, text, spans);
  append_wordings (self, self->sheet->marks, TRUE, text, spans);
  if (!self->style->columns)
    {
      g_string_append (text, VENULE_FOOT_SEPARATOR);
      /* Its last space may stand out, at the end of a full line. */
      width -= SPACE_EMS * self->style->small;
    }
  wording.text = text->str;
  block = venule_measurer_measure_wording (self, &wording, VENULE_ROLE_FOOT, NULL, width, error);
  if (block == NULL)
    return FALSE;
  self->foot_width = width;
  self->foot = venule_page_text_ref (block->text);
  return TRUE;
}

/* At the far edge of the first line. */
static void
put_number_beside (VenuleMeasurer *self, VenuleLayoutBlock *foot, VenuleLayoutBlock *number)
{
  venule_layout_block_append (foot, number);
  venule_layout_block_set_side_by_side (foot, 0, self->sheet->right_to_left);
  number->x = self->sheet->right_to_left ? 0 : foot->width - number->width;
}

/* Where the last line ends; on a line of its own where that leaves no room. */
static void
put_number_after (VenuleMeasurer *self, VenuleLayoutBlock *foot, VenuleLayoutBlock *number)
{
  VenuleLayoutBlock *identity = foot->children->pdata[0];
  guint last = self->foot->n_lines - 1;
  double taken = venule_page_text_get_line_width (self->foot, last);
  gboolean has_room = taken + number->width <= foot->width;

  number->x = has_room ? taken : 0;
  if (self->sheet->right_to_left)
    {
      identity->x = foot->width - identity->width;
      number->x = foot->width - number->x - number->width;
    }
  number->y = identity->height;
  if (has_room)
    number->y = self->foot->lines[last].baseline - self->foot->lines[0].top - number->text->lines[0].baseline;
  foot->height = MAX (identity->height, number->y + number->height);
  venule_layout_block_append (foot, number);
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
 *   which page it is at the far one; in large type one after the other, as a line of its width takes much of a page
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
  double beside = number == NULL || !self->style->columns ? 0 : number->width + FOOT_GAP_EMS * self->style->small;

  if (number == NULL || !measure_identity (self, width - beside, error))
    return NULL;
  /* The number's words are not the sheet's own: nobody is to look for them there. */
  number->says = NULL;
  venule_layout_block_append (foot, venule_layout_block_new_text (self->foot, NULL, self->foot_width));
  if (self->style->columns)
    put_number_beside (self, foot, g_steal_pointer (&number));
  else
    put_number_after (self, foot, g_steal_pointer (&number));
  foot->parting = VENULE_PART_NEVER;
  return g_steal_pointer (&foot);
}
