/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-read-back.h"

#include "venule-layout-block.h"
#include "venule-letter-key.h"
#include "venule-measurer.h"
#include "venule-page-glyphs.h"
#include "venule-page-letters.h"
#include "venule-pages.h"
#include "venule-read-ahead.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A PDF, open in poppler, and its glyphs where they are asked for. */
typedef struct
{
  const VenulePdfModule *module;
  GBytes *pdf;
  gpointer document, glyphs; /* (nullable) */
  VenuleGlyphShapes *shapes; /* (nullable) */
  VenuleReadAhead *ahead;    /* (nullable): the last pages' letters */
} OpenPdf;

static void
close_pdf (OpenPdf *self)
{
  g_clear_pointer (&self->ahead, venule_read_ahead_free);
  g_clear_pointer (&self->shapes, venule_glyph_shapes_free);
  if (self->glyphs != NULL)
    self->module->close_glyphs (self->glyphs);
  if (self->document != NULL)
    self->module->close (self->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OpenPdf, close_pdf)

/* What a PDF says: the letters found where each text stands, then keys that can be compared. */
typedef struct
{
  GHashTable *found; /* VenulePageText → GString: its letters, from all the columns that it stands in */
  GHashTable *said;  /* set of utf8: the keys of the texts found */
} ReadBack;

static void
free_letters (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
init_read_back (ReadBack *self)
{
  self->found = g_hash_table_new_full (NULL, NULL, NULL, free_letters);
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
clear_read_back (ReadBack *self)
{
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_clear_pointer (&self->said, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReadBack, clear_read_back)

/* One page by its letters or by its glyphs, and the first line that was laid out on it and is not there. */
typedef struct
{
  VenulePageLetters *letters; /* (nullable) */
  VenulePageGlyphs *glyphs;   /* (nullable) */
  char *fault;                /* (nullable) */
} ReadPage;

static void
clear_read_page (ReadPage *self)
{
  g_clear_pointer (&self->letters, venule_page_letters_free);
  g_clear_pointer (&self->glyphs, venule_page_glyphs_free);
  g_clear_pointer (&self->fault, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReadPage, clear_read_page)

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_READ_BACK, format, arguments));
  va_end (arguments);
  return FALSE;
}

/* Collects what one line says where it stands. */
static void
collect_line (VenuleLayoutBlock *block, guint i, double x, double top, ReadPage *page, GString *found)
{
  const VenulePageLine *line = &block->text->lines[i];
  VenulePdfBox row = { x, top + line->top, x + block->width, top + line->bottom };
  g_autofree char *text = NULL;

  if (page->glyphs == NULL)
    {
      venule_page_letters_collect (page->letters, &row, found);
      return;
    }
  text = venule_page_text_get_string (block->text, i, 1);
  if (venule_page_glyphs_say_line (page->glyphs, block->text, i, x + line->x, top + line->baseline))
    g_string_append (found, text);
  else if (page->fault == NULL)
    page->fault = g_steal_pointer (&text);
}

/* Collects what stands in the place of a text. */
static void
collect_text (ReadBack *self, VenuleLayoutBlock *block, double x, double y, ReadPage *page)
{
  GString *found = g_hash_table_lookup (self->found, block->text);
  double top = y - block->text->lines[block->first_line].top;

  if (found == NULL)
    {
      found = g_string_new (NULL);
      g_hash_table_insert (self->found, block->text, found);
    }
  /* From the start once more: the heading of a box that goes on. */
  else if (block->first_line == 0)
    {
      g_hash_table_add (self->said, venule_letter_key_new (found->str));
      g_string_truncate (found, 0);
    }
  /* One by one: a line that starts in another font may come back before the line above it. */
  for (guint i = block->first_line; i < block->first_line + block->n_lines; i++)
    collect_line (block, i, x, top, page, found);
}

static void
collect_block (ReadBack *self, VenuleLayoutBlock *block, double x, double y, ReadPage *page)
{
  if (block->kind == VENULE_LAYOUT_TEXT)
    collect_text (self, block, x, y, page);
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    {
      VenuleLayoutBlock *child = block->children->pdata[i];

      collect_block (self, child, x + child->x, y + child->y, page);
    }
}

static void
add_said (ReadBack *self)
{
  GHashTableIter iter;
  gpointer found;

  g_hash_table_iter_init (&iter, self->found);
  while (g_hash_table_iter_next (&iter, NULL, &found))
    g_hash_table_add (self->said, venule_letter_key_new (((GString *) found)->str));
  g_hash_table_remove_all (self->found);
}

static gboolean
says (ReadBack *self, const char *text)
{
  g_autofree char *key = venule_letter_key_new (text);

  return *key == '\0' || g_hash_table_contains (self->said, key);
}

static void
append_texts (GString *joined, GPtrArray *wordings)
{
  for (guint i = 0; wordings != NULL && i < wordings->len; i++)
    g_string_append_printf (joined, "%s%s", joined->len > 0 ? " · " : "", ((VenuleWording *) wordings->pdata[i])->text);
}

static gboolean
contains_without_spaces (const char *text, const char *part)
{
  g_auto (GStrv) text_words = g_str_tokenize_and_fold (text, NULL, NULL);
  g_auto (GStrv) part_words = g_str_tokenize_and_fold (part, NULL, NULL);
  g_autofree char *text_letters = g_strjoinv ("", text_words), *part_letters = g_strjoinv ("", part_words);

  return strstr (text_letters, part_letters) != NULL;
}

/* The foot of a page says whose sheet it is, the marks, and which page: at its far edge, or after them. */
static gboolean
verify_foot (VenuleSheet *sheet, VenuleLayoutBlock *foot, ReadPage *read, guint page, guint n_pages, GError **error)
{
  g_auto (ReadBack) self = { 0 };
  g_autofree char *number = venule_sheet_format_page (sheet, page, n_pages);
  g_autofree char *leading = NULL, *whole = NULL;
  g_autoptr (GString) identity = g_string_new (NULL);

  append_texts (identity, sheet->foot);
  append_texts (identity, sheet->marks);
  leading = g_strconcat (identity->str, VENULE_FOOT_SEPARATOR, NULL);
  whole = g_strconcat (leading, number, NULL);
  init_read_back (&self);
  collect_block (&self, foot, foot->x, foot->y, read);
  add_said (&self);
  /* In large print the number stands in the room of the text before it, unless it has a line of its own. */
  if (!says (&self, identity->str) && !says (&self, leading) && !says (&self, whole))
    return refuse (error,
                   _ ("The finished PDF was read back and a page does not say whose it is or what marks it has: “%s”; "
                      "nothing was made of it"),
                   identity->str);
  if (!says (&self, number))
    return refuse (
        error, _ ("The finished PDF was read back and a page does not say which it is: “%s”; nothing was made of it"),
        number);
  for (guint i = 0; sheet->identity != NULL && i < sheet->identity->len; i++)
    if (!contains_without_spaces (identity->str, sheet->identity->pdata[i]))
      return refuse (error,
                     _ ("The finished PDF was read back and the foot of the pages does not name the patient: “%s”; "
                        "nothing was made of it"),
                     (const char *) sheet->identity->pdata[i]);
  return TRUE;
}

/* Every letter of a page that was laid out on it, and no other. */
static gboolean
verify_letters (ReadPage *page, GError **error)
{
  const char *unclaimed;

  if (page->fault != NULL)
    return refuse (error,
                   _ ("The finished PDF was read back and a line has other letters than were laid out there: “%s”; "
                      "nothing was made of it"),
                   page->fault);
  unclaimed = page->glyphs != NULL ? venule_page_glyphs_find_unclaimed (page->glyphs)
                                   : venule_page_letters_find_unclaimed (page->letters);
  return unclaimed == NULL
         || refuse (error,
                    _ ("The finished PDF was read back and says more than the sheet: “%s”; nothing was made of it"),
                    unclaimed);
}

static gboolean
is_shaped (const VenuleLayoutBlock *block)
{
  if (block->kind == VENULE_LAYOUT_TEXT && venule_letter_is_shaped (pango_layout_get_text (block->text->layout)))
    return TRUE;
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    if (is_shaped (block->children->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_any_shaped (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    if (is_shaped (blocks->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Letters that change with those around them no program reads back for sure, so their glyphs are looked at. */
static gboolean
open_page (ReadPage *self, OpenPdf *pdf, guint page, gboolean shaped, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  GArray *glyphs;

  if (!shaped)
    {
      self->letters = venule_read_ahead_take (pdf->ahead, page);
      if (self->letters == NULL)
        self->letters = venule_page_letters_read (pdf->module, pdf->document, page);
      return self->letters != NULL
             || refuse (error,
                        _ ("The finished PDF was read back and a page has no text: “%s”; nothing was made of it"), "");
    }
  if (pdf->glyphs == NULL)
    {
      pdf->glyphs = pdf->module->open_glyphs (pdf->pdf, &local_error);
      if (pdf->glyphs == NULL)
        return refuse (error, _ ("The finished PDF was read back and can't be opened: “%s”; nothing was made of it"),
                       local_error->message);
      pdf->shapes = venule_glyph_shapes_new (pdf->module, pdf->glyphs);
    }
  glyphs = pdf->module->read_glyphs (pdf->glyphs, page, &local_error);
  if (glyphs == NULL)
    return refuse (error, _ ("The finished PDF was read back and a page can't be read: “%s”; nothing was made of it"),
                   local_error->message);
  self->glyphs = venule_page_glyphs_new (glyphs, pdf->shapes);
  return TRUE;
}

/* The second half of the pages, unless it is their glyphs that are looked at. */
static void
read_ahead (OpenPdf *self, GPtrArray *pages)
{
  guint half = (pages->len + 1) / 2;
  gboolean shaped = FALSE;

  for (guint i = half; i < pages->len; i++)
    shaped = shaped || is_any_shaped (pages->pdata[i]);
  if (!shaped)
    self->ahead = venule_read_ahead_new (self->module, self->pdf, half, pages->len);
}

static gboolean
read_page (ReadBack *self, VenuleSheet *sheet, GPtrArray *pages, guint i, OpenPdf *pdf, GError **error)
{
  g_auto (ReadPage) read = { 0 };
  GPtrArray *blocks = pages->pdata[i];

  if (!open_page (&read, pdf, i, is_any_shaped (blocks), error))
    return FALSE;
  for (guint b = 0; b + 1 < blocks->len; b++)
    {
      VenuleLayoutBlock *block = blocks->pdata[b];

      collect_block (self, block, block->x, block->y, &read);
    }
  return verify_foot (sheet, blocks->pdata[blocks->len - 1], &read, i + 1, pages->len, error)
         && verify_letters (&read, error);
}

static gboolean
verify_passages (ReadBack *self, VenuleSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet);

  for (guint i = 0; i < passages->len; i++)
    {
      const VenulePassage *passage = passages->pdata[i];

      if (passage->first != NULL && !says (self, passage->first->text))
        return refuse (error, _ ("The finished PDF was read back and lacks a passage: “%s”; nothing was made of it"),
                       passage->first->text);
      if (passage->second != NULL && !says (self, passage->second->text))
        return refuse (error, _ ("The finished PDF was read back and lacks a passage: “%s”; nothing was made of it"),
                       passage->second->text);
    }
  return TRUE;
}

/**
 * venule_read_back_verify:
 * @sheet: what the PDF must say
 * @pages: (element-type GPtrArray): where its texts stand on each page
 * @pdf: the finished file
 * @error: return location for an error
 *
 * Reads a finished PDF and holds it against the sheet: the number of pages, on every page whose it is, its number and
 * the marks, and every passage where it was laid out; nothing else may stand there.
 *
 * A page in Latin, Greek, Cyrillic or Chinese letters is read by poppler, as any other program would read it, and
 * compared letter by letter. Where letters change with those around them (Arabic, Nastaliq, the writings of India),
 * poppler has to guess their order from their places, and guesses wrong; so there the glyphs themselves are compared.
 * Each glyph that the line was set with must stand in its place and size and have, in the font that the PDF carries,
 * the very outline that it has in the installed font, and what the file tells programs that copy it or read it aloud
 * must be the line's text, in its order. That proves what is seen on the paper, which a text laid beside it would not.
 *
 * Returns: whether it says all of it; otherwise %VENULE_PAGES_ERROR_READ_BACK
 */
gboolean
venule_read_back_verify (VenuleSheet *sheet, GPtrArray *pages, GBytes *pdf, GError **error)
{
  g_auto (ReadBack) self = { 0 };
  g_autoptr (GError) local_error = NULL;
  g_auto (OpenPdf) open = { .module = venule_pdf_module_get (error), .pdf = pdf };

  if (open.module == NULL)
    return FALSE;
  read_ahead (&open, pages);
  open.document = open.module->open (pdf, &local_error);
  if (open.document == NULL)
    return refuse (error, _ ("The finished PDF was read back and can't be opened: “%s”; nothing was made of it"),
                   local_error->message);
  if (open.module->count_pages (open.document) != pages->len)
    return refuse (error,
                   _ ("The finished PDF was read back and has another number of pages: “%s”; nothing was made of it"),
                   sheet->title->text);

  init_read_back (&self);
  for (guint i = 0; i < pages->len; i++)
    if (!read_page (&self, sheet, pages, i, &open, error))
      return FALSE;
  add_said (&self);
  return verify_passages (&self, sheet, error);
}
