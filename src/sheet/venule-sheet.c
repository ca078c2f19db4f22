/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-sheet-private.h"

#include "venule-template-private.h"

#include <string.h>

static const char *const format_names[] = { "standard", "large", "extra-large" };
static const char *const review_names[] = { "source", "reviewed", "unreviewed", "stale", "missing" };
static const char *const kind_names[]
    = { "paragraph", "list", "item", "subheading", "alert", "table", "row", "picture" };
static const char *const region_names[] = { "head", "urgent", "dates", "first", "columns", "last" };
static const char *const span_names[] = { "value", "date", "duration", "phone", "gap" };

static void
reason_free (gpointer data)
{
  VenuleReason *reason = data;

  g_free (reason->path);
  g_free (reason->value);
  g_free (reason);
}

static void
sheet_free (VenuleSheet *self)
{
  g_free (self->version);
  g_free (self->code);
  g_clear_pointer (&self->title, venule_wording_free);
  g_ptr_array_unref (self->sections);
  g_clear_object (&self->tmpl);
  g_ptr_array_unref (self->marks);
  g_clear_pointer (&self->draft, venule_wording_free);
  g_ptr_array_unref (self->foot);
  g_free (self->page_pattern);
  g_ptr_array_unref (self->identity);
  g_ptr_array_unref (self->leg_marks);
  g_hash_table_unref (self->leg_labels);
  g_free (self->logo);
  g_clear_pointer (&self->page_phrasebook, venule_phrasebook_unref);
  g_free (self);
}

/* An empty sheet. */
VenuleSheet *
venule_sheet_new (void)
{
  VenuleSheet *self = g_new0 (VenuleSheet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_section_free);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_wording_free);
  self->foot = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_wording_free);
  self->identity = g_ptr_array_new_with_free_func (g_free);
  self->leg_marks = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_leg_mark_free);
  self->leg_labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) venule_wording_free);
  return self;
}

/* text: (transfer full), spans: (transfer full) (nullable) */
VenuleWording *
venule_wording_new (VenulePhrasebook *phrasebook, GString *text, GArray *spans)
{
  VenuleWording *wording = g_new0 (VenuleWording, 1);

  wording->text = g_string_free (text, FALSE);
  wording->spans = spans != NULL ? spans : g_array_new (FALSE, FALSE, sizeof (VenuleSpan));
  wording->language = venule_phrasebook_get_language (phrasebook);
  wording->right_to_left = venule_phrasebook_is_right_to_left (phrasebook);
  return wording;
}

void
venule_wording_free (VenuleWording *wording)
{
  if (wording == NULL)
    return;
  g_free (wording->text);
  g_array_unref (wording->spans);
  g_free (wording);
}

VenulePassage *
venule_passage_new (const char *id)
{
  VenulePassage *passage = g_new0 (VenulePassage, 1);

  passage->id = g_strdup (id);
  passage->reasons = g_ptr_array_new_with_free_func (reason_free);
  return passage;
}

void
venule_passage_free (VenulePassage *passage)
{
  if (passage == NULL)
    return;
  g_free (passage->id);
  venule_wording_free (passage->first);
  venule_wording_free (passage->second);
  g_free (passage->condition);
  g_ptr_array_unref (passage->reasons);
  g_free (passage->source);
  g_free (passage->version);
  g_free (passage);
}

/**
 * venule_passage_get_condition:
 * @passage: a printed passage
 * @speech: the language: the program's for who reads it now, the source's for what is kept
 *
 * Returns: (transfer none): when it prints, in words; "always"
 */
const char *
venule_passage_get_condition (const VenulePassage *passage, VenuleSpeech speech)
{
  if (passage->condition != NULL || passage->origin == NULL)
    return passage->condition;

  return venule_template_passage_get_condition (passage->origin, speech);
}

gboolean
venule_passage_has_reason (const VenulePassage *passage, const char *path)
{
  for (guint i = 0; i < passage->reasons->len; i++)
    if (strcmp (((VenuleReason *) g_ptr_array_index (passage->reasons, i))->path, path) == 0)
      return TRUE;
  return FALSE;
}

/* A path that has no reason yet. */
void
venule_passage_add_reason (VenulePassage *passage, const char *path, const char *value)
{
  VenuleReason *reason = g_new0 (VenuleReason, 1);

  reason->path = g_strdup (path);
  reason->value = g_strdup (value);
  g_ptr_array_add (passage->reasons, reason);
}

VenuleBlock *
venule_block_new (VenuleBlockKind kind, const char *style)
{
  VenuleBlock *block = g_new0 (VenuleBlock, 1);

  block->kind = kind;
  block->style = g_intern_string (style);
  return block;
}

void
venule_block_free (VenuleBlock *block)
{
  if (block == NULL)
    return;
  venule_passage_free (block->passage);
  venule_passage_free (block->label);
  g_clear_pointer (&block->children, g_ptr_array_unref);
  g_free (block);
}

VenuleSection *
venule_section_new (const char *id, VenuleRegion region)
{
  VenuleSection *section = g_new0 (VenuleSection, 1);

  section->id = g_strdup (id);
  section->region = region;
  section->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_block_free);
  return section;
}

void
venule_section_free (VenuleSection *section)
{
  if (section == NULL)
    return;
  g_free (section->id);
  venule_passage_free (section->heading);
  g_ptr_array_unref (section->blocks);
  g_free (section);
}

VenuleLegMark *
venule_leg_mark_new (const char *leg, const char *view, const char *kind)
{
  VenuleLegMark *mark = g_new0 (VenuleLegMark, 1);

  mark->leg = g_intern_string (leg);
  mark->view = g_intern_string (view);
  mark->kind = g_intern_string (kind);
  mark->points = g_array_new (FALSE, FALSE, sizeof (double));
  return mark;
}

void
venule_leg_mark_free (VenuleLegMark *mark)
{
  if (mark == NULL)
    return;
  g_array_unref (mark->points);
  g_free (mark);
}

const char *
venule_review_to_string (VenuleReview review)
{
  return review_names[review];
}

const char *
venule_block_kind_to_string (VenuleBlockKind kind)
{
  return kind_names[kind];
}

const char *
venule_region_to_string (VenuleRegion region)
{
  return region_names[region];
}

const char *
venule_span_kind_to_string (VenuleSpanKind kind)
{
  return span_names[kind];
}

/**
 * venule_sheet_ref:
 *
 * Returns: (transfer full): the same sheet
 */
VenuleSheet *
venule_sheet_ref (VenuleSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/** venule_sheet_unref: */
void
venule_sheet_unref (VenuleSheet *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    sheet_free (self);
}

/**
 * venule_sheet_format_page:
 * @page: from 1
 * @n_pages: how many there are
 *
 * Returns: (transfer full): `Page 1 of 2`, in the language of the foot
 */
char *
venule_sheet_format_page (VenuleSheet *self, guint page, guint n_pages)
{
  static const char *const names[] = { "page", "pages", NULL };
  const guint numbers[] = { page, n_pages };
  g_autoptr (GError) error = NULL;
  char *text;

  g_return_val_if_fail (self != NULL && page >= 1 && page <= n_pages, NULL);

  text = venule_phrasebook_format_message (self->page_phrasebook, self->page_pattern, names, numbers, &error);
  /* The pattern was tried when its file was loaded: only ICU's own data could be missing now. */
  return text != NULL ? text : g_strdup_printf ("%u/%u", page, n_pages);
}

static void
list_block (VenuleBlock *block, GPtrArray *passages)
{
  if (block->label != NULL)
    g_ptr_array_add (passages, block->label);
  if (block->passage != NULL)
    g_ptr_array_add (passages, block->passage);
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    list_block (g_ptr_array_index (block->children, i), passages);
}

/**
 * venule_sheet_list_passages:
 *
 * Returns: (transfer container) (element-type VenulePassage): each passage once, in reading order,
 *   headings and labels too
 */
GPtrArray *
venule_sheet_list_passages (VenuleSheet *self)
{
  GPtrArray *passages;

  g_return_val_if_fail (self != NULL, NULL);

  passages = g_ptr_array_new ();
  for (guint i = 0; i < self->sections->len; i++)
    {
      VenuleSection *section = g_ptr_array_index (self->sections, i);

      if (section->heading != NULL)
        g_ptr_array_add (passages, section->heading);
      for (guint j = 0; j < section->blocks->len; j++)
        list_block (g_ptr_array_index (section->blocks, j), passages);
    }
  return passages;
}

/**
 * venule_passage_is_unreviewed_safety:
 * @passage: a passage of a sheet
 *
 * Returns: whether it is safety advice of which no reviewed translation stands on the sheet; %FALSE in the source
 * language
 */
gboolean
venule_passage_is_unreviewed_safety (const VenulePassage *passage)
{
  return passage->safety && passage->review != VENULE_REVIEW_SOURCE && passage->review != VENULE_REVIEW_REVIEWED;
}

/**
 * venule_sheet_count_unreviewed_safety:
 *
 * Returns: how many passages of safety advice somebody has to go through with the patient before the sheet is handed
 *   over, since no reviewed translation of them stands on it; 0 in the source language
 */
guint
venule_sheet_count_unreviewed_safety (VenuleSheet *self)
{
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (self);
  guint n = 0;

  for (guint i = 0; i < passages->len; i++)
    n += venule_passage_is_unreviewed_safety (g_ptr_array_index (passages, i));
  return n;
}

/**
 * venule_format_to_string:
 *
 * Returns: (transfer none): as in a consultation: `extra-large`
 */
const char *
venule_format_to_string (VenuleFormat format)
{
  g_return_val_if_fail (format < G_N_ELEMENTS (format_names), NULL);

  return format_names[format];
}

/**
 * venule_format_from_string:
 * @text: (nullable): a format's name
 * @format: (out): set on success
 *
 * Returns: whether @text names a format
 */
gboolean
venule_format_from_string (const char *text, VenuleFormat *format)
{
  g_return_val_if_fail (format != NULL, FALSE);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (format_names); i++)
    if (strcmp (format_names[i], text) == 0)
      {
        *format = (VenuleFormat) i;
        return TRUE;
      }
  return FALSE;
}
