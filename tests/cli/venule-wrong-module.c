/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in for the module that finishes PDFs and reads them back; the build says what is wrong with it. */

#include "venule-pdf-module.h"

#include <stdlib.h>

static void
warm_up (void)
{
}

static GBytes *
finish (GByteArray *pdf, GPtrArray *tags, const char *language, const char *title, GError **error)
{
#ifdef WRONG_FINISH
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "it will not finish");
  return NULL;
#else
  return g_bytes_new (pdf->data, pdf->len);
#endif
}

static gpointer
open_pdf (GBytes *pdf, GError **error)
{
#ifdef WRONG_CRASH
  abort ();
#endif
#ifdef WRONG_OPEN
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "it will not open");
  return NULL;
#else
  return g_bytes_ref (pdf);
#endif
}

static void
close_pdf (gpointer document)
{
  g_bytes_unref (document);
}

static guint
count_pages (gpointer document)
{
  const char *pages = g_getenv ("WRONG_PAGES");

  return pages != NULL ? (guint) atoi (pages) : 2;
}

static char *
read_page (gpointer document, guint page, VenulePdfBox **boxes, guint *n_boxes)
{
#ifdef WRONG_LETTER
  *boxes = g_new0 (VenulePdfBox, 1);
  *n_boxes = 1;
  return g_strdup ("x");
#else
  *boxes = NULL;
  *n_boxes = 0;
  return NULL;
#endif
}

static gpointer
open_glyphs (GBytes *pdf, GError **error)
{
  return g_bytes_ref (pdf);
}

static GArray *
read_glyphs (gpointer glyphs, guint page, GError **error)
{
#ifdef WRONG_GLYPH
  VenulePdfGlyph glyph = { .code = 1, .x = 100, .y = 100, .size = 12 };
  GArray *found = g_array_new (FALSE, FALSE, sizeof glyph);

  g_array_append_val (found, glyph);
  return found;
#else
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "it will not read");
  return NULL;
#endif
}

static GBytes *
get_font_file (gpointer glyphs, guint font)
{
  return glyphs;
}

#ifdef WRONG_SYMBOL
#define venule_pdf_module venule_another_module
#endif

extern const VenulePdfModule venule_pdf_module;
const VenulePdfModule venule_pdf_module = {
#ifdef WRONG_VERSION
  .version = "another",
#else
  .version = VENULE_VERSION,
#endif
  .warm_up = warm_up,
  .finish = finish,
  .open = open_pdf,
  .close = close_pdf,
  .count_pages = count_pages,
  .read_page = read_page,
  .open_glyphs = open_glyphs,
  .close_glyphs = close_pdf,
  .read_glyphs = read_glyphs,
  .get_font_file = get_font_file,
};
