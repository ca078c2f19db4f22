/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-pdf-module.h"

G_BEGIN_DECLS

/* The letters of one page of a PDF, as poppler reads it, and where each stands. */
typedef struct _VenulePageLetters VenulePageLetters;

VenulePageLetters *venule_page_letters_read (const VenulePdfModule *module, gpointer document, guint page);
void venule_page_letters_free (VenulePageLetters *self);
void venule_page_letters_collect (VenulePageLetters *self, const VenulePdfBox *place, GString *found);
const char *venule_page_letters_find_unclaimed (VenulePageLetters *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePageLetters, venule_page_letters_free)

G_END_DECLS
