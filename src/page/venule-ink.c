/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-ink.h"

/* Half a line's width and more, points. */
#define AROUND 3.0
/* Marks stand on a leg's outline, words beside it. */
#define AROUND_PICTURE 24.0

/**
 * venule_ink_find:
 * @block: a block
 * @y: its top, in points from that of the page
 *
 * Returns: how far what is painted of it reaches, apart from its children; not less
 */
VenulePageBand
venule_ink_find (const VenuleLayoutBlock *block, double y)
{
  double around = block->kind == VENULE_LAYOUT_PICTURE ? AROUND_PICTURE : AROUND;
  VenulePageBand band
      = { y - around, y + MAX (block->height, block->kind == VENULE_LAYOUT_SIGN ? block->width : 0) + around };

  for (guint i = block->first_line; block->text != NULL && i < block->first_line + block->n_lines; i++)
    {
      double top = block->text->lines[block->first_line].top, ink_top, ink_bottom;

      venule_page_text_get_ink (block->text, i, &ink_top, &ink_bottom);
      band.top = MIN (band.top, y + ink_top - top);
      band.bottom = MAX (band.bottom, y + ink_bottom - top);
    }
  return band;
}
