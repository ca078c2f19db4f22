/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-desk.h"
#include "venule-sample-sheets.h"
#include "venule-translation-problem.h"

G_BEGIN_DECLS

/**
 * VenuleLanguageWork:
 *
 * One language of the sheet at work: its PO file is read again whenever it, its reviews or its glossary change on
 * disk, whoever changed them. A file that can't be read leaves what was read before, and says so as a problem.
 *
 * Signals:
 * - "prepared": the samples are read, or venule_language_work_get_failure() says why not; once.
 * - "languages-changed": there is another language, or one less.
 * - "loaded": the language was read, well or not.
 */
#define VENULE_TYPE_LANGUAGE_WORK (venule_language_work_get_type ())
G_DECLARE_FINAL_TYPE (VenuleLanguageWork, venule_language_work, VENULE, LANGUAGE_WORK, GObject)

VenuleLanguageWork *venule_language_work_new (VenuleDesk *desk);
void venule_language_work_prepare (VenuleLanguageWork *self);

VenuleDesk *venule_language_work_get_desk (VenuleLanguageWork *self);
const char *venule_language_work_get_failure (VenuleLanguageWork *self);         /* (nullable) */
VenuleTemplate *venule_language_work_get_template (VenuleLanguageWork *self);    /* (nullable): until prepared */
VenuleSampleSheets *venule_language_work_get_samples (VenuleLanguageWork *self); /* (nullable): until prepared */
const char *const *venule_language_work_get_folders (VenuleLanguageWork *self);  /* the user's own first */
GStrv venule_language_work_list_languages (VenuleLanguageWork *self);            /* (transfer full) */

void venule_language_work_set_language (VenuleLanguageWork *self, const char *language);
const char *venule_language_work_get_language (VenuleLanguageWork *self); /* (nullable) */
void venule_language_work_reload (VenuleLanguageWork *self);
/* (nullable): the last one that could be read */
VenuleTranslation *venule_language_work_get_translation (VenuleLanguageWork *self);
GPtrArray *venule_language_work_get_problems (VenuleLanguageWork *self); /* (element-type VenuleTranslationProblem) */
gboolean venule_language_work_is_broken (VenuleLanguageWork *self);
gboolean venule_language_work_is_own (VenuleLanguageWork *self);

G_END_DECLS
