/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-pages.h"

#include "venule-painter.h"
#include "venule-paginator.h"
#include "venule-pdf-module.h"
#include "venule-pdf-tags.h"
#include "venule-read-back.h"

#include <glib/gi18n-lib.h>
#include <cairo-pdf.h>

struct _VenulePages
{
  GObject parent_instance;

  VenuleSheet *sheet;
  VenuleLegMap *leg_map;
  VenuleTypesetter *typesetter;
  cairo_surface_t *draft; /* (nullable): the word across each page */
  GPtrArray *pages;       /* (element-type GPtrArray of VenuleLayoutBlock): the foot last */
};

G_DEFINE_FINAL_TYPE (VenulePages, venule_pages, G_TYPE_OBJECT)

G_DEFINE_QUARK (venule - pages - error - quark, venule_pages_error)

static void
venule_pages_finalize (GObject *object)
{
  VenulePages *self = VENULE_PAGES (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->draft, cairo_surface_destroy);
  g_clear_pointer (&self->typesetter, venule_typesetter_free);
  g_clear_pointer (&self->sheet, venule_sheet_unref);
  g_clear_object (&self->leg_map);

  G_OBJECT_CLASS (venule_pages_parent_class)->finalize (object);
}

static void
venule_pages_class_init (VenulePagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_pages_finalize;
}

static void
venule_pages_init (VenulePages *self)
{
}

static gboolean
lay_out (VenulePages *self, GError **error)
{
  VenuleSheet *sheet = self->sheet;
  g_auto (VenuleMeasurer) measurer = { 0 };

  measurer.sheet = sheet;
  measurer.leg_map = self->leg_map;
  measurer.typesetter = self->typesetter;
  measurer.style = venule_page_style_get (sheet->format);
  measurer.picture_height = measurer.style->picture;
  measurer.columns = measurer.style->columns && !sheet->bilingual;
  if (sheet->draft != NULL)
    {
      g_autoptr (VenulePageText) word
          = venule_page_text_new (self->typesetter, sheet->draft, VENULE_ROLE_TITLE, -1, error);

      if (word == NULL)
        return FALSE;
      self->draft = venule_painter_record_draft (word);
    }
  self->pages = venule_paginator_make_pages (&measurer, error);
  return self->pages != NULL;
}

static VenulePages *
pages_new (VenuleSheet *sheet, VenuleFonts *fonts, VenuleLegMap *leg_map)
{
  VenulePages *self = g_object_new (VENULE_TYPE_PAGES, NULL);

  self->sheet = venule_sheet_ref (sheet);
  self->leg_map = leg_map ? g_object_ref (leg_map) : NULL;
  self->typesetter = venule_typesetter_new (fonts, venule_page_style_get (sheet->format));
  return self;
}

/**
 * venule_pages_new:
 * @sheet: (transfer none): a composed sheet
 * @fonts: the fonts of this thread
 * @leg_map: (nullable): the leg outlines of this thread; needed when the sheet has marks on a leg
 * @error: return location for an error
 *
 * Lays a sheet out on A4 pages.
 *
 * Returns: (transfer full) (nullable): the pages; or %VENULE_PAGES_ERROR_GLYPH, %VENULE_PAGES_ERROR_OVERFLOW,
 *   %VENULE_PAGES_ERROR_PICTURE
 */
VenulePages *
venule_pages_new (VenuleSheet *sheet, VenuleFonts *fonts, VenuleLegMap *leg_map, GError **error)
{
  g_autoptr (VenulePages) self = NULL;

  g_return_val_if_fail (sheet != NULL, NULL);
  g_return_val_if_fail (VENULE_IS_FONTS (fonts), NULL);

  self = pages_new (sheet, fonts, leg_map);
  return lay_out (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * venule_pages_get_ready:
 * @sheet: (transfer none): a composed sheet
 * @fonts: the fonts of this thread
 * @leg_map: (nullable): as for [func@Venule.Pages.new]
 * @n_texts: how many of its texts are measured, at least 1
 *
 * Measures some of a sheet's texts beforehand, for who has little time at once. Call it again as long as there are
 * more: what was measured is found again, now and when the sheet is laid out.
 *
 * Returns: whether there may be more
 */
gboolean
venule_pages_get_ready (VenuleSheet *sheet, VenuleFonts *fonts, VenuleLegMap *leg_map, guint n_texts)
{
  g_autoptr (VenulePages) self = NULL;

  g_return_val_if_fail (sheet != NULL, FALSE);
  g_return_val_if_fail (VENULE_IS_FONTS (fonts), FALSE);

  self = pages_new (sheet, fonts, leg_map);
  venule_typesetter_set_limit (self->typesetter, n_texts);
  lay_out (self, NULL);
  return venule_typesetter_is_at_limit (self->typesetter);
}

/**
 * venule_pages_get_n_pages:
 * @self: the pages
 *
 * Returns: how many there are, at least 1
 */
guint
venule_pages_get_n_pages (VenulePages *self)
{
  g_return_val_if_fail (VENULE_IS_PAGES (self), 0);

  return self->pages->len;
}

/**
 * venule_pages_get_sheet:
 * @self: the pages
 *
 * Returns: (transfer none): the sheet that they were made from
 */
VenuleSheet *
venule_pages_get_sheet (VenulePages *self)
{
  g_return_val_if_fail (VENULE_IS_PAGES (self), NULL);

  return self->sheet;
}

/**
 * venule_pages_get_blocks:
 * @self: the pages
 * @page: from 0
 *
 * Returns: (transfer none) (element-type VenuleLayoutBlock): what stands on that page, its foot last
 */
GPtrArray *
venule_pages_get_blocks (VenulePages *self, guint page)
{
  g_return_val_if_fail (VENULE_IS_PAGES (self), NULL);
  g_return_val_if_fail (page < self->pages->len, NULL);

  return self->pages->pdata[page];
}

static VenulePainter
make_painter (VenulePages *self, cairo_t *cr, VenulePdfTags *tags)
{
  return (
      VenulePainter){ .cr = cr, .sheet = self->sheet, .leg_map = self->leg_map, .draft = self->draft, .tags = tags };
}

/**
 * venule_pages_draw:
 * @self: the pages
 * @page: from 0
 * @cr: where to; its unit is the point
 *
 * Draws one page, as on paper.
 */
void
venule_pages_draw (VenulePages *self, guint page, cairo_t *cr)
{
  VenulePainter painter;

  g_return_if_fail (VENULE_IS_PAGES (self));
  g_return_if_fail (page < self->pages->len);

  painter = make_painter (self, cr, NULL);
  venule_painter_paint_page (&painter, self->pages->pdata[page]);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Without the invisible marks around names, which readers of titles show as boxes. */
static char *
strip_isolates (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_FORMAT)
      g_string_append_len (plain, p, g_utf8_next_char (p) - p);
  return g_string_free (plain, FALSE);
}

typedef struct
{
  cairo_surface_t *surface;
  GHashTable *done; /* set of VenulePageText: a heading that is repeated counts once */
} Outline;

static VenulePageText *
find_first_text (VenuleLayoutBlock *block)
{
  if (block->text != NULL)
    return block->text;
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    {
      VenulePageText *text = find_first_text (block->children->pdata[i]);

      if (text != NULL)
        return text;
    }
  return NULL;
}

static void
outline_block (Outline *self, VenuleLayoutBlock *block, guint page, double x, double y)
{
  VenulePageText *text = block->outlined ? find_first_text (block) : NULL;

  if (text != NULL && g_hash_table_add (self->done, text))
    {
      g_autofree char *title = strip_isolates (pango_layout_get_text (text->layout));
      char place[2][G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *link
          = g_strdup_printf ("page=%u pos=[%s %s]", page + 1, g_ascii_formatd (place[0], sizeof place[0], "%.1f", x),
                             g_ascii_formatd (place[1], sizeof place[1], "%.1f", y));

      cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT, title, link, 0);
    }
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    {
      VenuleLayoutBlock *child = block->children->pdata[i];

      outline_block (self, child, page, x + child->x, y + child->y);
    }
}

static void
add_outline (VenulePages *self, cairo_surface_t *surface)
{
  Outline outline = { surface, g_hash_table_new (NULL, NULL) };

  for (guint i = 0; i < self->pages->len; i++)
    {
      GPtrArray *blocks = self->pages->pdata[i];

      for (guint b = 0; b < blocks->len; b++)
        {
          VenuleLayoutBlock *block = blocks->pdata[b];

          outline_block (&outline, block, i, block->x, block->y);
        }
    }
  g_hash_table_unref (outline.done);
}

/* Every page in one Document: cairo wants exactly one for the file. */
static void
paint_document (VenulePages *self, cairo_t *cr, VenulePdfTags *tags)
{
  VenulePainter painter = make_painter (self, cr, tags);
  g_autoptr (VenulePdfTag) document = venule_pdf_tag_new ("Document");

  venule_pdf_tags_open_document (tags, document);
  for (guint i = 0; i < self->pages->len; i++)
    {
      venule_painter_paint_page (&painter, self->pages->pdata[i]);
      cairo_show_page (cr);
    }
  venule_pdf_tags_close_document (tags);
}

static GBytes *
finish_pdf (VenulePages *self, GByteArray *bytes, GPtrArray *tags, const char *title, GError **error)
{
  const VenulePdfModule *module = venule_pdf_module_get (error);
  g_autoptr (GError) why = NULL;
  GBytes *pdf = module == NULL ? NULL : module->finish (bytes, tags, self->sheet->language, title, &why);

  if (why != NULL)
    g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_READ_BACK, _ ("The PDF can't be finished: %s"),
                 why->message);
  return pdf;
}

/**
 * venule_pages_to_pdf:
 * @self: the pages
 * @error: return location for an error
 *
 * Makes the finished PDF: tagged, with language, title and outline; its metadata name no patient. The same sheet and
 * fonts give the same bytes.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
venule_pages_to_pdf (VenulePages *self, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (1 << 17);
  g_autoptr (VenulePdfTags) tags = NULL;
  g_autofree char *title = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (VENULE_IS_PAGES (self), NULL);

  title = strip_isolates (self->sheet->title->text);
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, VENULE_PAGE_WIDTH, VENULE_PAGE_HEIGHT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Venule");
  cr = cairo_create (surface);
  tags = venule_pdf_tags_new (cr);
  paint_document (self, cr, tags);
  add_outline (self, surface);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = status == CAIRO_STATUS_SUCCESS ? cairo_surface_status (surface) : status;
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_READ_BACK, _ ("The PDF can't be made: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  return finish_pdf (self, bytes, venule_pdf_tags_get_opened (tags), title, error);
}

/**
 * venule_pages_verify_pdf:
 * @self: the pages
 * @pdf: what [method@Venule.Pages.to_pdf] made, or what came back from elsewhere
 * @error: return location for an error
 *
 * Reads the PDF's text back and holds it against the sheet: on each page whose it is, its number and the marks;
 * every passage, among them the urgent box and the contact.
 *
 * Returns: whether it says all that it must; otherwise %VENULE_PAGES_ERROR_READ_BACK
 */
gboolean
venule_pages_verify_pdf (VenulePages *self, GBytes *pdf, GError **error)
{
  g_return_val_if_fail (VENULE_IS_PAGES (self), FALSE);
  g_return_val_if_fail (pdf != NULL, FALSE);

  return venule_read_back_verify (self->sheet, self->pages, pdf, error);
}
