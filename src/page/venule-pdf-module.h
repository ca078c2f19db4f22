/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* What libqpdf and poppler do for us. They bring more libraries along than all the rest of the program, and loading
 * those takes longer than composing a sheet. So this part is a module, which is loaded beside other work. */

#define VENULE_PDF_MODULE_FILE   "libvenule-pdf.so"
#define VENULE_PDF_MODULE_SYMBOL "venule_pdf_module"

/* The place of a character, in points from the top left corner of its page. */
typedef struct
{
  double left, top, right, bottom;
} VenulePdfBox;

/* A glyph that a page is painted with. */
typedef struct
{
  guint font;         /* of the file, from 0 */
  guint code;         /* its number in the font's file, unless a character tells it */
  gunichar character; /* 0: none */
  double x, y;        /* where it begins, in points from the top left corner */
  double size;        /* of its em, in points; 0 when it does not stand upright */
  char *text;         /* (nullable): what it says to programs that copy text or read it aloud */
} VenulePdfGlyph;

typedef struct
{
  const char *version; /* of the program that it was built with */

  /* Does ahead what poppler otherwise does when it reads its first file. */
  void (*warm_up) (void);
  GBytes *(*finish) (GByteArray *pdf, GPtrArray *tags, const char *language, const char *title, GError **error);

  gpointer (*open) (GBytes *pdf, GError **error);
  void (*close) (gpointer document);
  guint (*count_pages) (gpointer document);
  char *(*read_page) (gpointer document, guint page, VenulePdfBox **boxes, guint *n_boxes);
  gboolean (*draw_page) (gpointer document, guint page, cairo_t *cr);

  gpointer (*open_glyphs) (GBytes *pdf, GError **error);
  void (*close_glyphs) (gpointer glyphs);
  GArray *(*read_glyphs) (gpointer glyphs, guint page, GError **error);
  GBytes *(*get_font_file) (gpointer glyphs, guint font);
} VenulePdfModule;

void venule_pdf_module_get_ready (void);
void venule_pdf_module_stop_getting_ready (void);
const VenulePdfModule *venule_pdf_module_get (GError **error);

G_END_DECLS
