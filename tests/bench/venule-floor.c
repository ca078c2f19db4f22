/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-bench"

#include "venule-floor.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define PAGE_WIDTH  595.276
#define PAGE_HEIGHT 841.890
#define MARGIN      42.5

/* The least any program can do with this text: paragraphs laid out and painted one under the other, two
 * columns a page, nothing else. Returns the pages it took. */
guint
venule_floor_paint (PangoContext *context, const char *text, const char *family, const char *file)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);
  cairo_surface_t *surface = cairo_pdf_surface_create (file, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoFontDescription *font = pango_font_description_from_string (family);
  double column = (PAGE_WIDTH - 3 * MARGIN) / 2;
  double x = MARGIN, y = MARGIN;
  guint pages = 1;

  pango_font_description_set_absolute_size (font, 12 * PANGO_SCALE);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      PangoLayout *layout = pango_layout_new (context);
      int height;

      pango_layout_set_font_description (layout, font);
      pango_layout_set_width (layout, (int) (column * PANGO_SCALE));
      pango_layout_set_text (layout, paragraphs[i], -1);
      pango_layout_get_size (layout, NULL, &height);
      if (y + height / (double) PANGO_SCALE > PAGE_HEIGHT - MARGIN)
        {
          y = MARGIN;
          x += column + MARGIN;
          if (x > PAGE_WIDTH - MARGIN)
            {
              cairo_show_page (cr);
              x = MARGIN;
              pages++;
            }
        }
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout (cr, layout);
      y += height / (double) PANGO_SCALE + 6;
      g_object_unref (layout);
    }

  cairo_show_page (cr);
  cairo_surface_finish (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  pango_font_description_free (font);

  return pages;
}
