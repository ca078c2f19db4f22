/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One language's words for the sheet's key terms, and how they may be inflected: glossary/LANG.po. */
typedef struct _VenuleGlossary VenuleGlossary;

/* A term that a text's translation does not keep. */
typedef struct
{
  const char *term;        /* in the source language */
  const char *translation; /* what the glossary has for it */
} VenuleLostTerm;

VenuleGlossary *venule_glossary_load (const char *language, const char *const *po_folders, GError **error);
void venule_glossary_free (VenuleGlossary *self);
guint venule_glossary_get_n_terms (VenuleGlossary *self);
GArray *venule_glossary_find_lost (VenuleGlossary *self, const char *source, const char *translation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleGlossary, venule_glossary_free)

G_END_DECLS
