/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-pdf-finish.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>

/* A structure deeper than that is not ours. */
#define DEEPEST 32

typedef struct
{
  qpdf_data qpdf;
  GPtrArray *tags;
  guint next; /* the tag of the element that is met next */
} Finish;

static void
put (Finish *self, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
  qpdf_oh_replace_key (self->qpdf, dictionary, key, value);
}

static qpdf_oh
make_name (Finish *self, const char *name)
{
  return qpdf_oh_new_name (self->qpdf, name);
}

/* What cairo 1.16 can't say of an element. */
static void
complete_element (Finish *self, qpdf_oh element, const VenulePdfTag *tag)
{
  if (tag->language != NULL)
    put (self, element, "/Lang", qpdf_oh_new_unicode_string (self->qpdf, tag->language));
  if (tag->alternative != NULL)
    put (self, element, "/Alt", qpdf_oh_new_unicode_string (self->qpdf, tag->alternative));
  if (tag->scope != NULL)
    {
      g_autofree char *name = g_strconcat ("/", tag->scope, NULL);
      qpdf_oh attributes = qpdf_oh_new_dictionary (self->qpdf);

      put (self, attributes, "/O", make_name (self, "/Table"));
      put (self, attributes, "/Scope", make_name (self, name));
      put (self, element, "/A", attributes);
    }
}

/* The elements stand in the file in the order in which their tags were opened. */
static gboolean
visit_element (Finish *self, qpdf_oh element, guint depth)
{
  qpdf_oh name, kids;
  int n_kids;

  if (!qpdf_oh_is_dictionary (self->qpdf, element) || !qpdf_oh_has_key (self->qpdf, element, "/S"))
    return TRUE;
  if (depth > DEEPEST || self->next >= self->tags->len)
    return FALSE;
  name = qpdf_oh_get_key (self->qpdf, element, "/S");
  if (g_strcmp0 (qpdf_oh_get_name (self->qpdf, name) + 1, ((VenulePdfTag *) self->tags->pdata[self->next])->name) != 0)
    return FALSE;
  complete_element (self, element, self->tags->pdata[self->next++]);

  kids = qpdf_oh_get_key (self->qpdf, element, "/K");
  if (!qpdf_oh_is_array (self->qpdf, kids))
    return visit_element (self, kids, depth + 1);
  n_kids = qpdf_oh_get_array_n_items (self->qpdf, kids);
  for (int i = 0; i < n_kids; i++)
    {
      qpdf_oh kid = qpdf_oh_get_array_item (self->qpdf, kids, i);

      if (!visit_element (self, kid, depth + 1))
        return FALSE;
      qpdf_oh_release (self->qpdf, kid);
    }
  return TRUE;
}

static gboolean
complete_structure (Finish *self, qpdf_oh catalogue)
{
  qpdf_oh tree = qpdf_oh_get_key (self->qpdf, catalogue, "/StructTreeRoot");
  qpdf_oh kids = qpdf_oh_get_key (self->qpdf, tree, "/K");

  if (qpdf_oh_is_array (self->qpdf, kids) && qpdf_oh_get_array_n_items (self->qpdf, kids) == 1)
    kids = qpdf_oh_get_array_item (self->qpdf, kids, 0);
  return visit_element (self, kids, 0) && self->next == self->tags->len;
}

static void
add_description (Finish *self, qpdf_oh catalogue, const char *language, const char *title)
{
  g_autofree char *packet = g_markup_printf_escaped (
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "  <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
      "   <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"
      "   <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n"
      "   <pdfuaid:part>1</pdfuaid:part>\n"
      "  </rdf:Description>\n"
      " </rdf:RDF>\n"
      "</x:xmpmeta>\n"
      "<?xpacket end=\"r\"?>\n",
      title, language);
  qpdf_oh stream = qpdf_oh_new_stream (self->qpdf), dictionary = qpdf_oh_get_dict (self->qpdf, stream);

  qpdf_oh_replace_stream_data (self->qpdf, stream, (const unsigned char *) packet, strlen (packet),
                               qpdf_oh_new_null (self->qpdf), qpdf_oh_new_null (self->qpdf));
  put (self, dictionary, "/Type", make_name (self, "/Metadata"));
  put (self, dictionary, "/Subtype", make_name (self, "/XML"));
  put (self, catalogue, "/Metadata", stream);
}

static void
complete_catalogue (Finish *self, qpdf_oh catalogue, const char *language, const char *title)
{
  qpdf_oh preferences = qpdf_oh_new_dictionary (self->qpdf);
  int n_pages = qpdf_get_num_pages (self->qpdf);

  put (self, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (self->qpdf, QPDF_TRUE));
  put (self, catalogue, "/ViewerPreferences", preferences);
  put (self, catalogue, "/Lang", qpdf_oh_new_unicode_string (self->qpdf, language));
  add_description (self, catalogue, language, title);
  for (int i = 0; i < n_pages; i++)
    put (self, qpdf_get_page_n (self->qpdf, (size_t) i), "/Tabs", make_name (self, "/S"));
  /* When it was made would make the same sheet differ from one day to the next. */
  qpdf_set_info_key (self->qpdf, "/CreationDate", NULL);
}

static gboolean
write_out (Finish *self)
{
  if (qpdf_init_write_memory (self->qpdf) & QPDF_ERRORS)
    return FALSE;
  qpdf_set_deterministic_ID (self->qpdf, QPDF_TRUE);
  qpdf_set_object_stream_mode (self->qpdf, qpdf_o_disable);
  qpdf_set_decode_level (self->qpdf, qpdf_dl_none);
  return (qpdf_write (self->qpdf) & QPDF_ERRORS) == 0;
}

/**
 * venule_pdf_finish:
 * @pdf: what cairo wrote
 * @tags: (element-type VenulePdfTag): the elements of its structure, in the order in which they were opened
 * @language: of the document, as BCP 47
 * @title: of the document; names no patient
 * @error: return location for an error
 *
 * Sets what cairo can't: the languages, the pictures in words, the scope of header cells, the title as the name
 * of the window, the description; and takes the date out. The same pages give the same bytes.
 *
 * Returns: (transfer full) (nullable): the finished PDF, or %NULL with the reason
 */
GBytes *
venule_pdf_finish (GByteArray *pdf, GPtrArray *tags, const char *language, const char *title, GError **error)
{
  Finish self = { .qpdf = qpdf_init (), .tags = tags };
  GBytes *bytes = NULL;
  gboolean done;

  qpdf_silence_errors (self.qpdf);
  qpdf_set_suppress_warnings (self.qpdf, QPDF_TRUE);
  done = (qpdf_read_memory (self.qpdf, "sheet", (const char *) pdf->data, pdf->len, NULL) & QPDF_ERRORS) == 0;
  if (done)
    {
      qpdf_oh catalogue = qpdf_get_root (self.qpdf);

      complete_catalogue (&self, catalogue, language, title);
      done = complete_structure (&self, catalogue) && write_out (&self) && !qpdf_has_error (self.qpdf);
    }
  if (done)
    bytes = g_bytes_new (qpdf_get_buffer (self.qpdf), qpdf_get_buffer_length (self.qpdf));
  else
    {
      qpdf_error failure = qpdf_has_error (self.qpdf) ? qpdf_get_error (self.qpdf) : NULL;

      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           failure ? qpdf_get_error_full_text (self.qpdf, failure)
                                   : _ ("its structure is not the one that was painted"));
    }
  qpdf_cleanup (&self.qpdf);
  return bytes;
}
