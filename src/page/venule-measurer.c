/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-measurer.h"

#include <glib/gi18n-lib.h>

#include "venule-pages.h"

/* Two languages stand side by side where each has room for that many letters' widths. */
#define PAIR_EMS     11
#define PAIR_GAP_EMS 1.4

#define BULLET     "•"
#define BULLET_EMS 0.95

/**
 * venule_measurer_for_sheet:
 * @self: the measurer
 * @sheet: (transfer none): another sheet, or a part of one
 *
 * Returns: what measures @sheet in the same way; to be cleared, while @self and @sheet live
 */
VenuleMeasurer
venule_measurer_for_sheet (const VenuleMeasurer *self, VenuleSheet *sheet)
{
  VenuleMeasurer other = *self;

  other.sheet = sheet;
  other.bullet = other.foot = NULL;
  return other;
}

void
venule_measurer_clear (VenuleMeasurer *self)
{
  g_clear_pointer (&self->bullet, venule_page_text_unref);
  g_clear_pointer (&self->foot, venule_page_text_unref);
}

static void
name_language (VenuleMeasurer *self, VenuleLayoutBlock *block, const VenuleWording *wording)
{
  if (block->tag != NULL && g_strcmp0 (wording->language, self->sheet->language) != 0)
    block->tag->language = wording->language;
}

/**
 * venule_measurer_measure_wording:
 * @self: the measurer
 * @wording: a text
 * @role: what it is for
 * @tag: its element in the PDF
 * @width: the room, in points
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the text, or %VENULE_PAGES_ERROR_OVERFLOW when a word of it is wider
 *   than the room, or %VENULE_PAGES_ERROR_GLYPH
 */
VenuleLayoutBlock *
venule_measurer_measure_wording (VenuleMeasurer *self,
                                 const VenuleWording *wording,
                                 VenuleTextRole role,
                                 const char *tag,
                                 double width,
                                 GError **error)
{
  g_autoptr (VenulePageText) text = venule_page_text_new (self->typesetter, wording, role, width, error);
  VenuleLayoutBlock *block;

  if (text == NULL)
    return NULL;
  if (text->width > width + 0.5)
    {
      g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_OVERFLOW,
                   _ ("A word of the text “%s” is %.0f points wide and has room for %.0f; shorten it"), wording->text,
                   text->width, width);
      return NULL;
    }
  block = venule_layout_block_new_text (text, tag, width);
  block->says = wording;
  name_language (self, block, wording);
  return block;
}

/**
 * venule_measurer_measure_natural:
 * @self: the measurer
 * @wording: a text
 * @role: what it is for
 * @tag: its element in the PDF
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the text on one line, as wide as it wants to be
 */
VenuleLayoutBlock *
venule_measurer_measure_natural (
    VenuleMeasurer *self, const VenuleWording *wording, VenuleTextRole role, const char *tag, GError **error)
{
  g_autoptr (VenulePageText) text = venule_page_text_new (self->typesetter, wording, role, -1, error);
  VenuleLayoutBlock *block;

  if (text == NULL)
    return NULL;
  block = venule_layout_block_new_text (text, tag, text->width);
  block->says = wording;
  name_language (self, block, wording);
  return block;
}

/**
 * venule_measurer_sets_pairs_beside:
 * @self: the measurer
 * @width: the room for both, in points
 *
 * Returns: whether the two languages of a passage stand side by side there; otherwise the second stands
 *   below the first
 */
gboolean
venule_measurer_sets_pairs_beside (VenuleMeasurer *self, double width)
{
  return (width - PAIR_GAP_EMS * self->style->body) / 2 >= PAIR_EMS * self->style->body;
}

static double
get_half (VenuleMeasurer *self, double width)
{
  return (width - PAIR_GAP_EMS * self->style->body) / 2;
}

/* Joins two languages of one text, kept together. */
static VenuleLayoutBlock *
join_pair (VenuleMeasurer *self,
           VenuleLayoutBlock *first,
           VenuleLayoutBlock *second,
           const char *tag,
           double width,
           gboolean beside)
{
  VenuleLayoutBlock *pair = venule_layout_block_new (beside ? VENULE_LAYOUT_SIDE : VENULE_LAYOUT_STACK, tag, width);

  pair->parting = VENULE_PART_NEVER;
  second->gap = self->style->item_gap;
  venule_layout_block_append (pair, first);
  venule_layout_block_append (pair, second);
  if (beside)
    venule_layout_block_set_side_by_side (pair, width - first->width - second->width, self->sheet->right_to_left);
  else
    venule_layout_block_stack (pair);
  return pair;
}

/**
 * venule_measurer_measure_passage:
 * @self: the measurer
 * @passage: a passage, in one language or two
 * @role: what it is for
 * @tag: its element in the PDF
 * @width: the room, in points
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the passage, or as [func@Venule.measurer_measure_wording]
 */
VenuleLayoutBlock *
venule_measurer_measure_passage (VenuleMeasurer *self,
                                 const VenulePassage *passage,
                                 VenuleTextRole role,
                                 const char *tag,
                                 double width,
                                 GError **error)
{
  g_autoptr (VenuleLayoutBlock) first = NULL, second = NULL;
  gboolean beside = venule_measurer_sets_pairs_beside (self, width);
  double room = beside ? get_half (self, width) : width;

  if (passage->second == NULL)
    return venule_measurer_measure_wording (self, passage->first, role, tag, width, error);

  first = venule_measurer_measure_wording (self, passage->first, role, "Span", room, error);
  if (first == NULL)
    return NULL;
  second = venule_measurer_measure_wording (self, passage->second, role, "Span", room, error);
  if (second == NULL)
    return NULL;
  return join_pair (self, g_steal_pointer (&first), g_steal_pointer (&second), tag, width, beside);
}

/* Many items in a row have the same bullet. */
static VenuleLayoutBlock *
measure_bullet (VenuleMeasurer *self, const VenuleWording *item, VenuleTextRole role, const char *tag, GError **error)
{
  VenuleWording wording = { .text = (char *) BULLET, .language = item->language, .right_to_left = item->right_to_left };
  double width = BULLET_EMS * self->style->body;
  VenuleLayoutBlock *block;

  if (self->bullet == NULL || self->bullet_role != role || self->bullet->language != item->language)
    {
      g_clear_pointer (&self->bullet, venule_page_text_unref);
      self->bullet = venule_page_text_new (self->typesetter, &wording, role, width, error);
      self->bullet_role = role;
      if (self->bullet == NULL)
        return NULL;
    }
  block = venule_layout_block_new_text (self->bullet, tag, width);
  name_language (self, block, &wording);
  return block;
}

/* One language of an item: its bullet and its text. */
static VenuleLayoutBlock *
measure_bulleted (VenuleMeasurer *self,
                  const VenuleWording *wording,
                  VenuleTextRole role,
                  const char *tag,
                  const char *bullet_tag,
                  const char *text_tag,
                  double width,
                  GError **error)
{
  double indent = BULLET_EMS * self->style->body;
  g_autoptr (VenuleLayoutBlock) side = venule_layout_block_new (VENULE_LAYOUT_SIDE, tag, width);
  VenuleLayoutBlock *bullet, *text;

  side->parting = VENULE_PART_LAST;
  bullet = measure_bullet (self, wording, role, bullet_tag, error);
  if (bullet == NULL)
    return NULL;
  venule_layout_block_append (side, bullet);
  text = venule_measurer_measure_wording (self, wording, role, text_tag, width - indent, error);
  if (text == NULL)
    return NULL;
  venule_layout_block_append (side, text);
  venule_layout_block_set_side_by_side (side, 0, wording->right_to_left);
  return g_steal_pointer (&side);
}

/**
 * venule_measurer_measure_item:
 * @self: the measurer
 * @passage: an item of a list, in one language or two
 * @role: what it is for
 * @width: the room, in points
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the item with its bullet, one for each language
 */
VenuleLayoutBlock *
venule_measurer_measure_item (
    VenuleMeasurer *self, const VenulePassage *passage, VenuleTextRole role, double width, GError **error)
{
  g_autoptr (VenuleLayoutBlock) first = NULL, second = NULL;
  gboolean beside = venule_measurer_sets_pairs_beside (self, width);
  double room = beside ? get_half (self, width) : width;

  if (passage->second == NULL)
    return measure_bulleted (self, passage->first, role, "LI", "Lbl", "LBody", width, error);

  first = measure_bulleted (self, passage->first, role, NULL, "Lbl", "LBody", room, error);
  if (first == NULL)
    return NULL;
  /* An item has one label, so the second bullet is part of its body. */
  second = measure_bulleted (self, passage->second, role, "LBody", "Span", "Span", room, error);
  if (second == NULL)
    return NULL;
  return join_pair (self, g_steal_pointer (&first), g_steal_pointer (&second), "LI", width, beside);
}
