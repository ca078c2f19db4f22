/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-pdf-tags.h"

struct _VenulePdfTags
{
  cairo_t *cr;
  GPtrArray *wanted; /* (element-type VenulePdfTag): around what is painted next */
  GPtrArray *open;   /* (element-type VenulePdfTag): begun and not ended */
  GPtrArray *opened; /* (element-type VenulePdfTag): all, in order */
};

/**
 * venule_pdf_tags_new:
 * @cr: paints the PDF
 *
 * Returns: (transfer full): tags with none open
 */
VenulePdfTags *
venule_pdf_tags_new (cairo_t *cr)
{
  VenulePdfTags *self = g_new0 (VenulePdfTags, 1);

  self->cr = cairo_reference (cr);
  self->wanted = g_ptr_array_new ();
  self->open = g_ptr_array_new ();
  self->opened = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_pdf_tag_unref);
  return self;
}

void
venule_pdf_tags_free (VenulePdfTags *self)
{
  cairo_destroy (self->cr);
  g_ptr_array_unref (self->wanted);
  g_ptr_array_unref (self->open);
  g_ptr_array_unref (self->opened);
  g_free (self);
}

/**
 * venule_pdf_tags_open_document:
 * @self: the tags
 * @document: the element around all pages
 */
void
venule_pdf_tags_open_document (VenulePdfTags *self, VenulePdfTag *document)
{
  cairo_tag_begin (self->cr, document->name, NULL);
  g_ptr_array_add (self->opened, venule_pdf_tag_ref (document));
}

/**
 * venule_pdf_tags_close_document:
 * @self: the tags
 *
 * Ends what [method@Venule.PdfTags.open_document] began.
 */
void
venule_pdf_tags_close_document (VenulePdfTags *self)
{
  cairo_tag_end (self->cr, ((VenulePdfTag *) self->opened->pdata[0])->name);
}

/**
 * venule_pdf_tags_push:
 * @self: the tags
 * @tag: (nullable): an element that what follows stands in
 */
void
venule_pdf_tags_push (VenulePdfTags *self, VenulePdfTag *tag)
{
  if (tag != NULL)
    g_ptr_array_add (self->wanted, tag);
}

/**
 * venule_pdf_tags_pop:
 * @self: the tags
 * @tag: (nullable): the innermost element pushed, which ends before anything else is painted
 */
void
venule_pdf_tags_pop (VenulePdfTags *self, VenulePdfTag *tag)
{
  if (tag != NULL)
    g_ptr_array_set_size (self->wanted, (int) self->wanted->len - 1);
}

static void
close_down_to (VenulePdfTags *self, guint depth)
{
  while (self->open->len > depth)
    {
      VenulePdfTag *tag = self->open->pdata[self->open->len - 1];

      cairo_tag_end (self->cr, tag->name);
      g_ptr_array_set_size (self->open, (int) self->open->len - 1);
    }
}

/**
 * venule_pdf_tags_enter:
 * @self: the tags
 *
 * To be called before each piece of content. An element that is open already is gone on with.
 */
void
venule_pdf_tags_enter (VenulePdfTags *self)
{
  guint common = 0;

  while (common < self->open->len && common < self->wanted->len
         && self->open->pdata[common] == self->wanted->pdata[common])
    common++;
  close_down_to (self, common);
  for (guint i = common; i < self->wanted->len; i++)
    {
      VenulePdfTag *tag = self->wanted->pdata[i];

      cairo_tag_begin (self->cr, tag->name, NULL);
      g_ptr_array_add (self->open, tag);
      g_ptr_array_add (self->opened, venule_pdf_tag_ref (tag));
    }
}

/**
 * venule_pdf_tags_close_all:
 * @self: the tags
 *
 * Ends every element that is open.
 */
void
venule_pdf_tags_close_all (VenulePdfTags *self)
{
  close_down_to (self, 0);
}

/**
 * venule_pdf_tags_get_opened:
 * @self: the tags
 *
 * Returns: (transfer none) (element-type VenulePdfTag): every element, in the order in which they were begun
 */
GPtrArray *
venule_pdf_tags_get_opened (VenulePdfTags *self)
{
  return self->opened;
}
