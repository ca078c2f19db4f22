/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-composer.h"
#include "venule-workplace.h"

G_BEGIN_DECLS

/* What is chosen for one sheet apart from the consultation's own answers. Its texts belong to the caller. */
typedef struct
{
  const char *session;  /* (nullable): NULL: the last treatment */
  const char *language; /* (nullable): NULL: the patient's */
  gboolean bilingual;   /* also when the patient's answer does not ask for it */
  gboolean has_format;  /* FALSE: the patient's */
  VenuleFormat format;
  VenuleCivilDate today;
  gboolean only_reviewed; /* no sheet with safety advice that nobody reviewed, unless it is this: */
  const char *confirmed;  /* (nullable): what venule_sheet_hash_unreviewed_safety() said of what somebody confirmed */
  gboolean is_preview;    /* DRAFT across each page whatever the consultation's state: nothing is frozen of it */
} VenuleSheetChoice;

/* One consultation on its way to one sheet: read, evaluated, checked, composed, set on pages, read back. Every
 * sheet is made here, whoever asks for it. One thread at a time; the workplace is shared. */
typedef struct _VenuleSheetMaker VenuleSheetMaker;

VenuleConsultation *
venule_sheet_maker_read (VenuleWorkplace *workplace, xmlDocPtr doc, VenuleDefinitions **definitions, GError **error);
VenuleSheetMaker *
venule_sheet_maker_new (VenuleWorkplace *workplace, xmlDocPtr doc, const VenuleSheetChoice *choice, GError **error);
VenuleSheetMaker *venule_sheet_maker_new_for_evaluation (VenuleWorkplace *workplace,
                                                         VenuleDefinitions *definitions,
                                                         VenuleEvaluation *evaluation,
                                                         const VenuleSheetChoice *choice);
void venule_sheet_maker_free (VenuleSheetMaker *self);
VenuleDefinitions *venule_sheet_maker_get_definitions (VenuleSheetMaker *self);
VenuleEvaluation *venule_sheet_maker_get_evaluation (VenuleSheetMaker *self);
GPtrArray *venule_sheet_maker_get_checks (VenuleSheetMaker *self);
void venule_sheet_maker_get_ready_for_pages (VenuleSheetMaker *self);
VenuleSheet *venule_sheet_maker_compose (VenuleSheetMaker *self, GError **error);
VenuleSheet *venule_sheet_maker_compose_in (VenuleSheetMaker *self, VenuleTranslation *translation, GError **error);
VenuleSheet *
venule_sheet_maker_compose_otherwise (VenuleSheetMaker *self, VenuleFormat format, gboolean bilingual, GError **error);
GBytes *venule_sheet_maker_to_pdf (VenuleSheetMaker *self, VenuleSheet *sheet, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleSheetMaker, venule_sheet_maker_free)

G_END_DECLS
