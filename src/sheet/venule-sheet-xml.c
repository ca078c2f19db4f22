/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-sheet-private.h"

#include <libxml/xmlwriter.h>

/* The composed sheet as XML: blocks, wordings and why they are there. */

static void
open_element (xmlTextWriter *writer, const char *name)
{
  xmlTextWriterStartElement (writer, BAD_CAST name);
}

static void
close_element (xmlTextWriter *writer)
{
  xmlTextWriterEndElement (writer);
}

static void
add_attribute (xmlTextWriter *writer, const char *name, const char *value)
{
  if (value != NULL)
    xmlTextWriterWriteAttribute (writer, BAD_CAST name, BAD_CAST value);
}

static void
add_spans (xmlTextWriter *writer, const VenuleWording *wording)
{
  guint at = 0;

  for (guint i = 0; i < wording->spans->len; i++)
    {
      const VenuleSpan *span = &g_array_index (wording->spans, VenuleSpan, i);
      g_autofree char *before = g_strndup (wording->text + at, span->start - at);
      g_autofree char *inside = g_strndup (wording->text + span->start, span->end - span->start);

      xmlTextWriterWriteString (writer, BAD_CAST before);
      open_element (writer, venule_span_kind_to_string (span->kind));
      xmlTextWriterWriteString (writer, BAD_CAST inside);
      close_element (writer);
      at = span->end;
    }
  xmlTextWriterWriteString (writer, BAD_CAST wording->text + at);
}

static void
add_wording (xmlTextWriter *writer, const char *name, const VenuleWording *wording)
{
  if (wording == NULL)
    return;
  open_element (writer, name);
  add_attribute (writer, "language", wording->language);
  add_attribute (writer, "direction", wording->right_to_left ? "rtl" : "ltr");
  /* Indented text would be other text. */
  xmlTextWriterSetIndent (writer, 0);
  add_spans (writer, wording);
  close_element (writer);
  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterWriteRaw (writer, BAD_CAST "\n");
}

static void
add_passage (xmlTextWriter *writer, const char *name, const VenulePassage *passage)
{
  if (passage == NULL)
    return;
  open_element (writer, name);
  add_attribute (writer, "id", passage->id);
  add_attribute (writer, "version", passage->version);
  add_attribute (writer, "review", venule_review_to_string (passage->review));
  add_attribute (writer, "safety", passage->safety ? "yes" : NULL);
  add_attribute (writer, "source", passage->source);
  add_attribute (writer, "condition", venule_passage_get_condition (passage, VENULE_SPEECH_SOURCE));
  for (guint i = 0; i < passage->reasons->len; i++)
    {
      const VenuleReason *reason = g_ptr_array_index (passage->reasons, i);

      open_element (writer, "read");
      add_attribute (writer, "answer", reason->path);
      add_attribute (writer, "value", reason->value);
      close_element (writer);
    }
  add_wording (writer, "text", passage->first);
  add_wording (writer, "second", passage->second);
  close_element (writer);
}

static void
add_block (xmlTextWriter *writer, const VenuleBlock *block)
{
  open_element (writer, venule_block_kind_to_string (block->kind));
  add_attribute (writer, "style", block->style);
  add_passage (writer, "label", block->label);
  add_passage (writer, "passage", block->passage);
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    add_block (writer, g_ptr_array_index (block->children, i));
  close_element (writer);
}

static void
add_section (xmlTextWriter *writer, const VenuleSection *section)
{
  open_element (writer, "section");
  add_attribute (writer, "id", section->id);
  add_attribute (writer, "region", venule_region_to_string (section->region));
  add_passage (writer, "heading", section->heading);
  for (guint i = 0; i < section->blocks->len; i++)
    add_block (writer, g_ptr_array_index (section->blocks, i));
  close_element (writer);
}

static void
add_leg_mark (xmlTextWriter *writer, const VenuleLegMark *mark)
{
  g_autoptr (GString) points = g_string_new (NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < mark->points->len; i++)
    {
      g_ascii_formatd (number, sizeof number, "%.3f", g_array_index (mark->points, double, i));
      g_string_append_printf (points, "%s%s", i == 0 ? "" : i % 2 == 1 ? "," : " ", number);
    }
  open_element (writer, "leg-mark");
  add_attribute (writer, "leg", mark->leg);
  add_attribute (writer, "view", mark->view);
  add_attribute (writer, "kind", mark->kind);
  add_attribute (writer, "points", points->str);
  close_element (writer);
}

static void
add_leg_labels (xmlTextWriter *writer, GHashTable *labels)
{
  GList *keys = g_list_sort (g_hash_table_get_keys (labels), (GCompareFunc) g_strcmp0);

  for (GList *key = keys; key != NULL; key = key->next)
    {
      const VenuleWording *wording = g_hash_table_lookup (labels, key->data);

      open_element (writer, "leg-label");
      add_attribute (writer, "of", key->data);
      add_attribute (writer, "language", wording->language);
      add_attribute (writer, "text", wording->text);
      close_element (writer);
    }
  g_list_free (keys);
}

static void
add_wordings (xmlTextWriter *writer, const char *name, GPtrArray *wordings)
{
  for (guint i = 0; i < wordings->len; i++)
    add_wording (writer, name, g_ptr_array_index (wordings, i));
}

static void
add_sheet (xmlTextWriter *writer, VenuleSheet *self)
{
  open_element (writer, "composed-sheet");
  add_attribute (writer, "version", self->version);
  add_attribute (writer, "code", self->code);
  add_attribute (writer, "language", self->language);
  add_attribute (writer, "clinic-language", self->clinic_language);
  add_attribute (writer, "direction", self->right_to_left ? "rtl" : "ltr");
  add_attribute (writer, "bilingual", self->bilingual ? "yes" : "no");
  add_attribute (writer, "format", venule_format_to_string (self->format));
  add_wording (writer, "title", self->title);
  add_wording (writer, "draft", self->draft);
  add_wordings (writer, "mark", self->marks);
  for (guint i = 0; i < self->sections->len; i++)
    add_section (writer, g_ptr_array_index (self->sections, i));
  for (guint i = 0; i < self->leg_marks->len; i++)
    add_leg_mark (writer, g_ptr_array_index (self->leg_marks, i));
  add_leg_labels (writer, self->leg_labels);
  add_wordings (writer, "foot", self->foot);
  close_element (writer);
}

/**
 * venule_sheet_to_xml:
 *
 * Returns: (transfer full): well-formed XML in UTF-8, the same bytes for the same sheet
 */
GBytes *
venule_sheet_to_xml (VenuleSheet *self)
{
  xmlBuffer *buffer;
  xmlTextWriter *writer;
  GBytes *bytes;

  g_return_val_if_fail (self != NULL, NULL);

  buffer = xmlBufferCreate ();
  writer = xmlNewTextWriterMemory (buffer, 0);
  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterStartDocument (writer, "1.0", "UTF-8", NULL);
  add_sheet (writer, self);
  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);
  bytes = g_bytes_new (xmlBufferContent (buffer), (gsize) xmlBufferLength (buffer));
  xmlBufferFree (buffer);
  return bytes;
}
