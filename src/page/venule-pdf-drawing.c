/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-pdf-drawing.h"

#include <poppler.h>

/**
 * venule_pdf_drawing_draw_page:
 * @document: an open document
 * @page: from 0
 * @cr: where to, in points from the top left corner
 *
 * Draws a page as it goes to paper.
 *
 * Returns: whether there is such a page
 */
gboolean
venule_pdf_drawing_draw_page (gpointer document, guint page, cairo_t *cr)
{
  guint n_pages = (guint) poppler_document_get_n_pages (document);
  PopplerPage *drawn = page < n_pages ? poppler_document_get_page (document, (int) page) : NULL;

  if (drawn == NULL)
    return FALSE;
  poppler_page_render_for_printing (drawn, cr);
  g_object_unref (drawn);
  return TRUE;
}
