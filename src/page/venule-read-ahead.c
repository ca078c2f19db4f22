/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-read-ahead.h"

#include "venule-errand.h"

struct _VenuleReadAhead
{
  const VenulePdfModule *module;
  GBytes *pdf;
  guint first, end;
  VenulePageLetters **letters; /* of the pages from @first to before @end; %NULL: not read, or taken */
  VenuleErrand *errand;        /* (nullable): finished */
};

static void
read_pages (gpointer data)
{
  VenuleReadAhead *self = data;
  gpointer document = self->module->open (self->pdf, NULL);

  if (document == NULL)
    return;

  if (self->module->count_pages (document) >= self->end)
    for (guint i = self->first; i < self->end; i++)
      self->letters[i - self->first] = venule_page_letters_read (self->module, document, i);
  self->module->close (document);
}

/**
 * venule_read_ahead_new:
 * @module: reads PDFs
 * @pdf: a finished file; must outlive the pages
 * @first: a page, from 0
 * @end: the page after the last one
 *
 * Has these pages read beside other work.
 *
 * Returns: (transfer full) (nullable): the pages; %NULL where no processor is free for them
 */
VenuleReadAhead *
venule_read_ahead_new (const VenulePdfModule *module, GBytes *pdf, guint first, guint end)
{
  VenuleReadAhead *self;

  if (first >= end || !venule_errand_would_be_begun ())
    return NULL;

  self = g_new (VenuleReadAhead, 1);
  *self = (VenuleReadAhead){
    .module = module, .pdf = pdf, .first = first, .end = end, .letters = g_new0 (VenulePageLetters *, end - first)
  };
  self->errand = venule_errand_new (read_pages, self);

  return self;
}

/**
 * venule_read_ahead_take:
 * @self: (nullable): pages
 * @page: one of them or another one
 *
 * Waits for them.
 *
 * Returns: (transfer full) (nullable): what stands on that page, once; %NULL where it could not be read ahead: what is
 *   wrong with it shows when it is read in its turn
 */
VenulePageLetters *
venule_read_ahead_take (VenuleReadAhead *self, guint page)
{
  if (self == NULL || page < self->first || page >= self->end)
    return NULL;

  g_clear_pointer (&self->errand, venule_errand_finish);
  return g_steal_pointer (&self->letters[page - self->first]);
}

/**
 * venule_read_ahead_free:
 * @self: (transfer full): pages
 *
 * Frees the pages that nobody took.
 */
void
venule_read_ahead_free (VenuleReadAhead *self)
{
  g_clear_pointer (&self->errand, venule_errand_drop);
  for (guint i = self->first; i < self->end; i++)
    g_clear_pointer (&self->letters[i - self->first], venule_page_letters_free);
  g_free (self->letters);
  g_free (self);
}
