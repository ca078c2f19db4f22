/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where translations lie: LANG.po in one of several folders, what else is of that language beside it. */
typedef struct
{
  char *path;   /* of the PO file */
  char *folder; /* that it lies in */
  char *name;   /* LANG, as it is spelt there */
} VenuleTranslationFile;

VenuleTranslationFile *venule_translation_file_find (const char *language, const char *const *po_folders);
void venule_translation_file_free (VenuleTranslationFile *self);
char *venule_translation_file_get_tag (const VenuleTranslationFile *self);

char *venule_translation_file_get_stamp (const char *language, const char *const *po_folders);

char *venule_translation_folder_get_reviews (const char *folder, const char *name);
char *venule_translation_folder_get_glossary (const char *folder, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleTranslationFile, venule_translation_file_free)

G_END_DECLS
