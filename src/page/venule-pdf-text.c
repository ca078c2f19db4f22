/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-pdf-text.h"

#include <poppler.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/* Poppler reads its tables of encodings when a document is opened and drops them with the last one: the
 * first one stays. */
static void
keep_first (PopplerDocument *document)
{
  static PopplerDocument *volatile first;

  if (g_atomic_pointer_compare_and_exchange (&first, NULL, document))
    g_object_ref (document);
}

/**
 * venule_pdf_text_open:
 * @pdf: a file's content
 * @error: why it can't be opened, in poppler's words
 *
 * Returns: (transfer full) (nullable): the document, for one thread
 */
gpointer
venule_pdf_text_open (GBytes *pdf, GError **error)
{
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, error);

  if (document != NULL)
    keep_first (document);
  return document;
}

/**
 * venule_pdf_text_close:
 * @document: (transfer full): an open document
 */
void
venule_pdf_text_close (gpointer document)
{
  g_object_unref (document);
}

/**
 * venule_pdf_text_count_pages:
 * @document: an open document
 *
 * Returns: how many pages it has
 */
guint
venule_pdf_text_count_pages (gpointer document)
{
  return (guint) poppler_document_get_n_pages (document);
}

static VenulePdfBox *
copy_boxes (const PopplerRectangle *rectangles, guint n)
{
  VenulePdfBox *boxes = g_new (VenulePdfBox, n);

  for (guint i = 0; i < n; i++)
    boxes[i] = (VenulePdfBox){ rectangles[i].x1, rectangles[i].y1, rectangles[i].x2, rectangles[i].y2 };
  return boxes;
}

/**
 * venule_pdf_text_read_page:
 * @document: an open document
 * @page: from 0
 * @boxes: (out) (transfer full) (array length=n_boxes): where each character of the text stands, as far as is known
 * @n_boxes: (out): how many
 *
 * Returns: (transfer full) (nullable): the text of the page
 */
char *
venule_pdf_text_read_page (gpointer document, guint page, VenulePdfBox **boxes, guint *n_boxes)
{
  g_autoptr (PopplerPage) read = poppler_document_get_page (document, (int) page);
  g_autofree PopplerRectangle *rectangles = NULL;
  guint n = 0;
  char *text = read == NULL ? NULL : poppler_page_get_text (read);

  if (text != NULL)
    poppler_page_get_text_layout (read, &rectangles, &n);
  *boxes = copy_boxes (rectangles, n);
  *n_boxes = n;
  return text;
}

/* One letter on one page. */
static const char smallest[]
    = "%PDF-1.4\n"
      "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
      "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
      "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj\n"
      "4 0 obj <</Length 27>> stream\nBT /F 1 Tf 1 1 Td (a) Tj ET\nendstream endobj\n"
      "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n"
      "trailer <</Root 1 0 R/Size 6>>\n";

/**
 * venule_pdf_text_warm_up:
 *
 * Reads a small file, so that the next one is read faster.
 */
void
venule_pdf_text_warm_up (void)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static (smallest, sizeof smallest - 1);
  g_autoptr (PopplerDocument) document = venule_pdf_text_open (pdf, NULL);
  g_autofree VenulePdfBox *boxes = NULL;
  guint n_boxes;

  if (document != NULL)
    g_free (venule_pdf_text_read_page (document, 0, &boxes, &n_boxes));
}
