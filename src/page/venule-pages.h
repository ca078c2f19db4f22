/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "venule-sheet.h"
#include "venule-fonts.h"
#include "venule-leg-map.h"

G_BEGIN_DECLS

#define VENULE_PAGES_ERROR (venule_pages_error_quark ())
GQuark venule_pages_error_quark (void);
typedef enum
{
  VENULE_PAGES_ERROR_GLYPH,     /* a letter has no glyph: names the font package */
  VENULE_PAGES_ERROR_OVERFLOW,  /* a text that fits nowhere */
  VENULE_PAGES_ERROR_READ_BACK, /* the finished PDF does not say what it must */
  VENULE_PAGES_ERROR_PICTURE,
} VenulePagesError;

/* A sheet laid out on A4 pages. The same pages go to screen, printer and PDF. */
#define VENULE_TYPE_PAGES (venule_pages_get_type ())
G_DECLARE_FINAL_TYPE (VenulePages, venule_pages, VENULE, PAGES, GObject)

#define VENULE_PAGE_WIDTH  595.276 /* points */
#define VENULE_PAGE_HEIGHT 841.890

/* Where a passage, or a part of it, or one language of it, stands on a page: points from the top left corner. */
typedef struct
{
  const VenulePassage *passage; /* the sheet's */
  double x, y, width, height;
} VenulePlace;

/* A part of a page, as wide as the page: points from its top. */
typedef struct
{
  double top, bottom;
} VenulePageBand;

VenulePages *venule_pages_new (VenuleSheet *sheet, VenuleFonts *fonts, VenuleLegMap *leg_map, GError **error);
gboolean venule_pages_get_ready (VenuleSheet *sheet, VenuleFonts *fonts, VenuleLegMap *leg_map, guint n_texts);
guint venule_pages_get_n_pages (VenulePages *self);
VenuleSheet *venule_pages_get_sheet (VenulePages *self);
GPtrArray *venule_pages_get_blocks (VenulePages *self, guint page);
GArray *venule_pages_list_places (VenulePages *self, guint page);
GArray *venule_pages_list_changes (VenulePages *self, VenulePages *other, guint page);
void venule_pages_draw (VenulePages *self, guint page, cairo_t *cr);

/* The finished, tagged PDF: cairo's, then what only qpdf can set. */
GBytes *venule_pages_to_pdf (VenulePages *self, GError **error);
/* Reads the PDF's text back and holds it against the sheet: identity on each page, every passage,
 * the urgent box, contact and the marks. */
gboolean venule_pages_verify_pdf (VenulePages *self, GBytes *pdf, GError **error);

G_END_DECLS
