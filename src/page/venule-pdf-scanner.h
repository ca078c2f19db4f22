/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  VENULE_PDF_END,
  VENULE_PDF_NUMBER,
  VENULE_PDF_NAME,
  VENULE_PDF_STRING,
  VENULE_PDF_WORD, /* an operator */
  VENULE_PDF_WRONG,
} VenulePdfTokenKind;

/* A number, or a stretch of the scanner's text. */
typedef struct
{
  VenulePdfTokenKind kind;
  double number;
  gsize start, length;
} VenulePdfToken;

/* Reads what PDFs are written in: what the pages are painted with, and the tables of codes of fonts. Brackets of lists
 * and dictionaries are passed over: what stands in them counts, in its order. */
typedef struct
{
  const guchar *at, *end;
  GString *text;    /* of the tokens below */
  GArray *operands; /* (element-type VenulePdfToken): what stands before an operator */
} VenulePdfScanner;

void venule_pdf_scanner_init (VenulePdfScanner *self, const guchar *data, gsize length);
void venule_pdf_scanner_clear (VenulePdfScanner *self);
VenulePdfTokenKind venule_pdf_scanner_next_operator (VenulePdfScanner *self, const char **name);
const VenulePdfToken *venule_pdf_scanner_get (const VenulePdfScanner *self, guint i);
const guchar *venule_pdf_scanner_get_bytes (const VenulePdfScanner *self, const VenulePdfToken *token);
gboolean venule_pdf_scanner_is_name (const VenulePdfScanner *self, guint i, const char *name);
gboolean venule_pdf_scanner_get_numbers (const VenulePdfScanner *self, double *numbers, guint n);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VenulePdfScanner, venule_pdf_scanner_clear)

G_END_DECLS
