/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-pdf-font.h"

#include "venule-pdf-scanner.h"

#include <stdlib.h>

#define MOST_CODES 65536
/* What a width is counted in: thousandths of the em. */
#define EM 1000.0

struct _VenulePdfFont
{
  gboolean simple;   /* a byte each, in the Latin encoding of Windows; otherwise two, the number of the glyph */
  GArray *widths;    /* (element-type double): by code */
  GHashTable *texts; /* code → utf8 */
  GBytes *file;
};

/* The bytes 0x80 to 0x9F of that encoding; 0 where it has none. */
static const gunichar windows[] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static gboolean
is_name (qpdf_data qpdf, qpdf_oh object, const char *name)
{
  return qpdf_oh_is_name (qpdf, object) && g_str_equal (qpdf_oh_get_name (qpdf, object), name);
}

/* Returns: (transfer full) (nullable): the content of a stream */
GBytes *
venule_pdf_read_stream (qpdf_data qpdf, qpdf_oh stream)
{
  unsigned char *data = NULL;
  QPDF_BOOL filtered = QPDF_FALSE;
  size_t length = 0;

  if (!qpdf_oh_is_stream (qpdf, stream)
      || (qpdf_oh_get_stream_data (qpdf, stream, qpdf_dl_generalized, &filtered, &data, &length) & QPDF_ERRORS) != 0
      || !filtered)
    {
      free (data);
      return NULL;
    }
  return g_bytes_new_with_free_func (data, length, free, data);
}

static gboolean
set_width (VenulePdfFont *self, guint code, double width)
{
  if (code >= MOST_CODES)
    return FALSE;
  if (code >= self->widths->len)
    g_array_set_size (self->widths, code + 1);
  g_array_index (self->widths, double, code) = width / EM;
  return TRUE;
}

static gboolean
set_widths (VenulePdfFont *self, qpdf_data qpdf, guint first, qpdf_oh widths)
{
  int n = qpdf_oh_is_array (qpdf, widths) ? qpdf_oh_get_array_n_items (qpdf, widths) : 0;

  for (int i = 0; i < n; i++)
    {
      qpdf_oh width = qpdf_oh_get_array_item (qpdf, widths, i);

      if (!set_width (self, first + (guint) i, qpdf_oh_get_numeric_value (qpdf, width)))
        return FALSE;
      qpdf_oh_release (qpdf, width);
    }
  return n > 0;
}

static gboolean
read_simple (VenulePdfFont *self, qpdf_data qpdf, qpdf_oh dictionary)
{
  int first = qpdf_oh_get_int_value_as_int (qpdf, qpdf_oh_get_key (qpdf, dictionary, "/FirstChar"));

  return is_name (qpdf, qpdf_oh_get_key (qpdf, dictionary, "/Encoding"), "/WinAnsiEncoding") && first >= 0
         && set_widths (self, qpdf, (guint) first, qpdf_oh_get_key (qpdf, dictionary, "/Widths"));
}

/* A code is the number of its glyph unless a table says otherwise. Widths: pairs of a first code and a list. */
static gboolean
read_composite (VenulePdfFont *self, qpdf_data qpdf, qpdf_oh dictionary, qpdf_oh descendant)
{
  qpdf_oh widths = qpdf_oh_get_key (qpdf, descendant, "/W");
  int n = qpdf_oh_is_array (qpdf, widths) ? qpdf_oh_get_array_n_items (qpdf, widths) : 0;

  if (!is_name (qpdf, qpdf_oh_get_key (qpdf, dictionary, "/Encoding"), "/Identity-H")
      || (qpdf_oh_has_key (qpdf, descendant, "/CIDToGIDMap")
          && !is_name (qpdf, qpdf_oh_get_key (qpdf, descendant, "/CIDToGIDMap"), "/Identity")))
    return FALSE;
  for (int i = 0; i + 1 < n; i += 2)
    {
      int first = qpdf_oh_get_int_value_as_int (qpdf, qpdf_oh_get_array_item (qpdf, widths, i));

      if (first < 0 || !set_widths (self, qpdf, (guint) first, qpdf_oh_get_array_item (qpdf, widths, i + 1)))
        return FALSE;
    }
  return n > 0 && n % 2 == 0;
}

static guint
read_code (const VenulePdfScanner *scanner, const VenulePdfToken *token)
{
  const guchar *bytes = venule_pdf_scanner_get_bytes (scanner, token);
  guint code = 0;

  for (gsize i = 0; i < token->length && i < sizeof code; i++)
    code = code << 8 | bytes[i];
  return code;
}

/* What each code says, as other programs copy it or read it aloud. */
static gboolean
read_texts (VenulePdfFont *self, GBytes *table)
{
  g_auto (VenulePdfScanner) scanner = { 0 };
  VenulePdfTokenKind kind;
  const char *name = NULL;
  gsize length;
  const guchar *data = g_bytes_get_data (table, &length);

  venule_pdf_scanner_init (&scanner, data, length);
  while ((kind = venule_pdf_scanner_next_operator (&scanner, &name)) == VENULE_PDF_WORD)
    {
      if (!g_str_equal (name, "endbfchar"))
        {
          if (g_str_equal (name, "endbfrange"))
            return FALSE;
          continue;
        }
      for (guint i = 0; i + 1 < scanner.operands->len; i += 2)
        {
          const VenulePdfToken *code = venule_pdf_scanner_get (&scanner, i),
                               *text = venule_pdf_scanner_get (&scanner, i + 1);
          char *utf8 = g_convert ((const char *) venule_pdf_scanner_get_bytes (&scanner, text), (gssize) text->length,
                                  "UTF-8", "UTF-16BE", NULL, NULL, NULL);

          if (code->kind != VENULE_PDF_STRING || text->kind != VENULE_PDF_STRING || utf8 == NULL)
            return g_free (utf8), FALSE;
          g_hash_table_replace (self->texts, GUINT_TO_POINTER (read_code (&scanner, code)), utf8);
        }
    }
  return kind == VENULE_PDF_END;
}

static gboolean
read_file (VenulePdfFont *self, qpdf_data qpdf, qpdf_oh descriptor)
{
  const char *keys[] = { "/FontFile2", "/FontFile3" };

  for (guint i = 0; self->file == NULL && i < G_N_ELEMENTS (keys); i++)
    if (qpdf_oh_is_dictionary (qpdf, descriptor) && qpdf_oh_has_key (qpdf, descriptor, keys[i]))
      self->file = venule_pdf_read_stream (qpdf, qpdf_oh_get_key (qpdf, descriptor, keys[i]));
  return self->file != NULL;
}

/**
 * venule_pdf_font_new:
 * @qpdf: an open file
 * @dictionary: a font of it
 *
 * Returns: (transfer full) (nullable): the font; %NULL when it is of a kind that is not ours
 */
VenulePdfFont *
venule_pdf_font_new (qpdf_data qpdf, qpdf_oh dictionary)
{
  g_autoptr (VenulePdfFont) self = g_new0 (VenulePdfFont, 1);
  qpdf_oh descendant = dictionary;
  g_autoptr (GBytes) table = NULL;

  self->widths = g_array_new (FALSE, TRUE, sizeof (double));
  self->texts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->simple = !is_name (qpdf, qpdf_oh_get_key (qpdf, dictionary, "/Subtype"), "/Type0");
  if (!self->simple)
    {
      qpdf_oh descendants = qpdf_oh_get_key (qpdf, dictionary, "/DescendantFonts");

      if (!qpdf_oh_is_array (qpdf, descendants) || qpdf_oh_get_array_n_items (qpdf, descendants) != 1)
        return NULL;
      descendant = qpdf_oh_get_array_item (qpdf, descendants, 0);
    }
  table = venule_pdf_read_stream (qpdf, qpdf_oh_get_key (qpdf, dictionary, "/ToUnicode"));
  if (table == NULL || !read_texts (self, table)
      || !(self->simple ? read_simple (self, qpdf, dictionary) : read_composite (self, qpdf, dictionary, descendant))
      || !read_file (self, qpdf, qpdf_oh_get_key (qpdf, descendant, "/FontDescriptor")))
    return NULL;
  return g_steal_pointer (&self);
}

void
venule_pdf_font_free (VenulePdfFont *self)
{
  g_clear_pointer (&self->file, g_bytes_unref);
  g_hash_table_unref (self->texts);
  g_array_unref (self->widths);
  g_free (self);
}

/* Returns: how many bytes a code has */
guint
venule_pdf_font_get_code_length (const VenulePdfFont *self)
{
  return self->simple ? 1 : 2;
}

/* Returns: the character by which the font file finds the glyph of a code; 0 where the code is the glyph's number */
gunichar
venule_pdf_font_get_character (const VenulePdfFont *self, guint code)
{
  if (!self->simple)
    return 0;
  return code >= 0x80 && code < 0x80 + G_N_ELEMENTS (windows) ? windows[code - 0x80] : code;
}

/* Returns: in ems */
double
venule_pdf_font_get_width (const VenulePdfFont *self, guint code)
{
  return code < self->widths->len ? g_array_index (self->widths, double, code) : 0;
}

/* Returns: (nullable): what the code says to other programs */
const char *
venule_pdf_font_get_text (const VenulePdfFont *self, guint code)
{
  return g_hash_table_lookup (self->texts, GUINT_TO_POINTER (code));
}

/* Returns: (transfer none): the font's own file */
GBytes *
venule_pdf_font_get_file (const VenulePdfFont *self)
{
  return self->file;
}
