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
  return 2;
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

static char *
read_page_from_the_right (
    gpointer document, guint page, double width, double height, VenulePdfBox **boxes, guint *n_boxes)
{
  return read_page (document, page, boxes, n_boxes);
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
  .read_page_from_the_right = read_page_from_the_right,
};
