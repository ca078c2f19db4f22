/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-pdf-glyphs.h"

#include "venule-pdf-font.h"
#include "venule-pdf-scanner.h"

#include <glib/gi18n-lib.h>
#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A drawing within a drawing … deeper than that is not ours. */
#define DEEPEST 8

/* What has no width next to what has one, in the units of a matrix. */
#define STRAIGHT 0.001

typedef struct
{
  qpdf_data qpdf;
  GBytes *pdf;
  GPtrArray *fonts;    /* (element-type VenulePdfFont) */
  GHashTable *numbers; /* number of a font's object → its place in @fonts, from 1 */
} OpenGlyphs;

typedef struct
{
  cairo_matrix_t matrix;
  guint font; /* from 1 */
  double size;
} State;

/* What is painted, as it is painted. */
typedef struct
{
  OpenGlyphs *file;
  VenulePdfScanner *scanner;
  qpdf_oh resources;
  guint depth;
  double height; /* of the page */
  State state;
  GArray *saved;             /* (element-type State) */
  cairo_matrix_t line, text; /* where the line began and where the next glyph goes */
  GArray *spans;             /* (element-type gboolean): whether a text stands for all that is painted in it */
  char *actual;              /* (nullable): what the next glyph says */
  gboolean is_actual;        /* the ones after it say nothing */
  GArray *glyphs;            /* (element-type VenulePdfGlyph) */
} Reader;

static gboolean paint_drawing (Reader *self);

/* These neither paint glyphs nor tell where they go. */
static const char *const others[] = {
  "m", "l",  "c",  "v", "y",  "h",  "re", "f",  "f*", "F",   "S",   "s",  "B",  "B*",
  "b", "b*", "n",  "W", "W*", "w",  "J",  "j",  "M",  "d",   "ri",  "i",  "gs", "g",
  "G", "rg", "RG", "k", "K",  "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "BT", "ET",
};

static gboolean
is_other (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (name, others[i]))
      return TRUE;
  return FALSE;
}

static void
clear_glyph (gpointer data)
{
  g_free (((VenulePdfGlyph *) data)->text);
}

static guint
find_font (OpenGlyphs *self, qpdf_oh dictionary)
{
  gpointer number = GINT_TO_POINTER (qpdf_oh_get_object_id (self->qpdf, dictionary));
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, number));
  VenulePdfFont *font;

  if (place > 0 || !qpdf_oh_is_dictionary (self->qpdf, dictionary))
    return place;
  font = venule_pdf_font_new (self->qpdf, dictionary);
  if (font == NULL)
    return 0;
  g_ptr_array_add (self->fonts, font);
  g_hash_table_insert (self->numbers, number, GUINT_TO_POINTER (self->fonts->len));
  return self->fonts->len;
}

static qpdf_oh
find_resource (Reader *self, const char *kind, guint operand)
{
  const VenulePdfToken *token = venule_pdf_scanner_get (self->scanner, operand);
  qpdf_data qpdf = self->file->qpdf;
  qpdf_oh resources = qpdf_oh_get_key (qpdf, self->resources, kind);
  g_autofree char *key
      = token == NULL ? g_strdup ("/")
                      : g_strconcat ("/", (const char *) venule_pdf_scanner_get_bytes (self->scanner, token), NULL);

  return qpdf_oh_is_dictionary (qpdf, resources) ? qpdf_oh_get_key (qpdf, resources, key) : qpdf_oh_new_null (qpdf);
}

static gboolean
set_font (Reader *self)
{
  const VenulePdfToken *size = venule_pdf_scanner_get (self->scanner, 1);

  self->state.font = find_font (self->file, find_resource (self, "/Font", 0));
  self->state.size = size != NULL ? size->number : 0;
  return self->state.font > 0 && self->state.size > 0;
}

static gboolean
concatenate (Reader *self, cairo_matrix_t *matrix)
{
  double n[6];
  cairo_matrix_t first;

  if (!venule_pdf_scanner_get_numbers (self->scanner, n, 6))
    return FALSE;
  cairo_matrix_init (&first, n[0], n[1], n[2], n[3], n[4], n[5]);
  cairo_matrix_multiply (matrix, &first, matrix);
  return TRUE;
}

static gboolean
place_text (Reader *self, gboolean anew)
{
  double n[2];

  if (anew)
    {
      cairo_matrix_init_identity (&self->line);
      if (!concatenate (self, &self->line))
        return FALSE;
    }
  else if (venule_pdf_scanner_get_numbers (self->scanner, n, 2))
    cairo_matrix_translate (&self->line, n[0], n[1]);
  else
    return FALSE;
  self->text = self->line;
  return TRUE;
}

/* What stands for what is painted until the matching end. */
static char *
find_actual_text (Reader *self)
{
  const VenulePdfScanner *scanner = self->scanner;

  for (guint i = 0; i + 1 < scanner->operands->len; i++)
    {
      const VenulePdfToken *text = venule_pdf_scanner_get (scanner, i + 1);

      if (venule_pdf_scanner_is_name (scanner, i, "ActualText") && text->kind == VENULE_PDF_STRING)
        return g_convert ((const char *) venule_pdf_scanner_get_bytes (scanner, text), (gssize) text->length, "UTF-8",
                          "UTF-16", NULL, NULL, NULL);
    }
  return NULL;
}

static void
begin_span (Reader *self)
{
  char *text = find_actual_text (self);
  gboolean stands = text != NULL;

  g_array_append_val (self->spans, stands);
  if (!stands)
    return;
  g_free (self->actual);
  self->actual = text;
  self->is_actual = TRUE;
}

static gboolean
end_span (Reader *self)
{
  if (self->spans->len == 0)
    return FALSE;
  if (g_array_index (self->spans, gboolean, self->spans->len - 1))
    {
      g_clear_pointer (&self->actual, g_free);
      self->is_actual = FALSE;
    }
  g_array_set_size (self->spans, self->spans->len - 1);
  return TRUE;
}

static void
add_glyph (Reader *self, const VenulePdfFont *font, guint code)
{
  VenulePdfGlyph glyph = { .font = self->state.font - 1, .code = code };
  cairo_matrix_t place;

  cairo_matrix_multiply (&place, &self->text, &self->state.matrix);
  glyph.character = venule_pdf_font_get_character (font, code);
  glyph.x = place.x0;
  glyph.y = self->height - place.y0;
  /* Upright and of one scale, or it is none of ours. */
  if (fabs (place.yx) < STRAIGHT && fabs (place.xy) < STRAIGHT && fabs (place.xx - place.yy) < STRAIGHT)
    glyph.size = place.xx * self->state.size;
  glyph.text = self->is_actual ? g_steal_pointer (&self->actual) : g_strdup (venule_pdf_font_get_text (font, code));
  g_array_append_val (self->glyphs, glyph);
  cairo_matrix_translate (&self->text, venule_pdf_font_get_width (font, code) * self->state.size, 0);
}

static gboolean
show_text (Reader *self)
{
  const VenulePdfFont *font;
  guint length;

  if (self->state.font == 0)
    return FALSE;
  font = self->file->fonts->pdata[self->state.font - 1];
  length = venule_pdf_font_get_code_length (font);
  for (guint i = 0; i < self->scanner->operands->len; i++)
    {
      const VenulePdfToken *token = venule_pdf_scanner_get (self->scanner, i);
      const guchar *bytes = venule_pdf_scanner_get_bytes (self->scanner, token);

      if (token->kind == VENULE_PDF_NUMBER)
        cairo_matrix_translate (&self->text, -token->number / 1000 * self->state.size, 0);
      else if (token->kind != VENULE_PDF_STRING || token->length % length != 0)
        return FALSE;
      for (gsize b = 0; token->kind == VENULE_PDF_STRING && b < token->length; b += length)
        add_glyph (self, font, length == 1 ? bytes[b] : (guint) bytes[b] << 8 | bytes[b + 1]);
    }
  return TRUE;
}

static gboolean
restore (Reader *self)
{
  if (self->saved->len == 0)
    return FALSE;
  self->state = g_array_index (self->saved, State, self->saved->len - 1);
  g_array_set_size (self->saved, self->saved->len - 1);
  return TRUE;
}

static gboolean
follow (Reader *self, const char *name)
{
  if (g_str_equal (name, "TJ") || g_str_equal (name, "Tj"))
    return show_text (self);
  if (g_str_equal (name, "Td") || g_str_equal (name, "Tm"))
    return place_text (self, name[1] == 'm');
  if (g_str_equal (name, "Tf"))
    return set_font (self);
  if (g_str_equal (name, "BDC") || g_str_equal (name, "BMC"))
    return begin_span (self), TRUE;
  if (g_str_equal (name, "EMC"))
    return end_span (self);
  if (g_str_equal (name, "q"))
    return g_array_append_val (self->saved, self->state), TRUE;
  if (g_str_equal (name, "Q"))
    return restore (self);
  if (g_str_equal (name, "cm"))
    return concatenate (self, &self->state.matrix);
  if (g_str_equal (name, "Do"))
    return paint_drawing (self);
  return is_other (name);
}

static gboolean
read_content (Reader *self, const guchar *data, gsize length)
{
  g_auto (VenulePdfScanner) scanner = { 0 };
  VenulePdfScanner *outer = self->scanner;
  VenulePdfTokenKind kind;
  const char *name = NULL;

  venule_pdf_scanner_init (&scanner, data, length);
  self->scanner = &scanner;
  while ((kind = venule_pdf_scanner_next_operator (&scanner, &name)) == VENULE_PDF_WORD)
    if (!follow (self, name))
      break;
  self->scanner = outer;
  return kind == VENULE_PDF_END;
}

/* A drawing that was recorded, with letters of its own. */
static gboolean
paint_drawing (Reader *self)
{
  qpdf_data qpdf = self->file->qpdf;
  qpdf_oh drawing = find_resource (self, "/XObject", 0), dictionary, kind, outer = self->resources;
  State state = self->state;
  guint n_saved = self->saved->len;
  g_autoptr (GBytes) content = NULL;
  gboolean read;

  if (!qpdf_oh_is_stream (qpdf, drawing) || self->depth >= DEEPEST)
    return FALSE;
  dictionary = qpdf_oh_get_dict (qpdf, drawing);
  kind = qpdf_oh_get_key (qpdf, dictionary, "/Subtype");
  if (qpdf_oh_is_name (qpdf, kind) && g_str_equal (qpdf_oh_get_name (qpdf, kind), "/Image"))
    return TRUE;
  content = venule_pdf_read_stream (qpdf, drawing);
  if (content == NULL || qpdf_oh_has_key (qpdf, dictionary, "/Matrix"))
    return FALSE;
  self->resources = qpdf_oh_get_key (qpdf, dictionary, "/Resources");
  self->depth++;
  read = read_content (self, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  self->depth--;
  self->resources = outer;
  self->state = state;
  return read && self->saved->len == n_saved;
}

static void
clear_reader (Reader *self)
{
  g_clear_pointer (&self->saved, g_array_unref);
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->glyphs, g_array_unref);
  g_clear_pointer (&self->actual, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

static double
get_height (qpdf_data qpdf, qpdf_oh page)
{
  qpdf_oh box = qpdf_oh_get_key (qpdf, page, "/MediaBox");

  if (!qpdf_oh_is_array (qpdf, box) || qpdf_oh_get_array_n_items (qpdf, box) != 4)
    return 0;
  return qpdf_oh_get_numeric_value (qpdf, qpdf_oh_get_array_item (qpdf, box, 3));
}

/**
 * venule_pdf_glyphs_read_page:
 * @glyphs: an open file
 * @page: from 0
 * @error: return location for an error
 *
 * Reads what the page is painted with. Where it holds anything that may change what a glyph looks like and that we
 * never paint, nothing is read.
 *
 * Returns: (transfer full) (nullable) (element-type VenulePdfGlyph): the glyphs painted, in their order
 */
GArray *
venule_pdf_glyphs_read_page (gpointer glyphs, guint page, GError **error)
{
  OpenGlyphs *self = glyphs;
  g_auto (Reader) reader = { .file = self };
  qpdf_oh dictionary = qpdf_get_page_n (self->qpdf, page);
  unsigned char *content = NULL;
  size_t length = 0;
  gboolean read;

  reader.resources = qpdf_oh_get_key (self->qpdf, dictionary, "/Resources");
  reader.height = get_height (self->qpdf, dictionary);
  reader.saved = g_array_new (FALSE, FALSE, sizeof (State));
  reader.spans = g_array_new (FALSE, FALSE, sizeof (gboolean));
  reader.glyphs = g_array_new (FALSE, FALSE, sizeof (VenulePdfGlyph));
  g_array_set_clear_func (reader.glyphs, clear_glyph);
  cairo_matrix_init_identity (&reader.state.matrix);
  read = qpdf_oh_is_dictionary (self->qpdf, reader.resources)
         && (qpdf_oh_get_page_content_data (self->qpdf, dictionary, &content, &length) & QPDF_ERRORS) == 0
         && read_content (&reader, content, length);
  free (content);
  if (!read || qpdf_has_error (self->qpdf))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("page %u holds what was not painted"), page + 1);
      return NULL;
    }
  return g_steal_pointer (&reader.glyphs);
}

/**
 * venule_pdf_glyphs_open:
 * @pdf: a file's content
 * @error: why it can't be opened
 *
 * Returns: (transfer full) (nullable): the file, for one thread
 */
gpointer
venule_pdf_glyphs_open (GBytes *pdf, GError **error)
{
  OpenGlyphs *self = g_new0 (OpenGlyphs, 1);

  self->qpdf = qpdf_init ();
  self->pdf = g_bytes_ref (pdf);
  self->fonts = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_pdf_font_free);
  self->numbers = g_hash_table_new (NULL, NULL);
  qpdf_silence_errors (self->qpdf);
  qpdf_set_suppress_warnings (self->qpdf, QPDF_TRUE);
  if ((qpdf_read_memory (self->qpdf, "sheet", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), NULL) & QPDF_ERRORS)
      == 0)
    return self;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       qpdf_get_error_full_text (self->qpdf, qpdf_get_error (self->qpdf)));
  venule_pdf_glyphs_close (self);
  return NULL;
}

/**
 * venule_pdf_glyphs_close:
 * @glyphs: (transfer full): an open file
 */
void
venule_pdf_glyphs_close (gpointer glyphs)
{
  OpenGlyphs *self = glyphs;

  g_ptr_array_unref (self->fonts);
  g_hash_table_unref (self->numbers);
  qpdf_cleanup (&self->qpdf);
  g_bytes_unref (self->pdf);
  g_free (self);
}

/**
 * venule_pdf_glyphs_get_font_file:
 * @glyphs: an open file
 * @font: of a glyph that was read
 *
 * Returns: (transfer none): the file of that font, as it is in the PDF
 */
GBytes *
venule_pdf_glyphs_get_font_file (gpointer glyphs, guint font)
{
  return venule_pdf_font_get_file (((OpenGlyphs *) glyphs)->fonts->pdata[font]);
}
