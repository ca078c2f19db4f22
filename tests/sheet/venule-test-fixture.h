/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-composer.h"
#include "venule-template-private.h"

G_BEGIN_DECLS

/* The small sheet of fixtures/, over the shipped checklist; loaded once a test program. */
VenuleProtocol *venule_test_get_protocol (void);
VenuleTemplate *venule_test_get_template (void);
VenuleClinic *venule_test_get_clinic (void);
/* What the clinic's file says. */
const char *venule_test_get_clinic_text (const char *name);

VenuleConsultation *venule_test_new_consultation (void);
void venule_test_answer (VenuleConsultation *consultation, const char *path, const char *text);
VenuleEvaluation *venule_test_evaluate (VenuleConsultation *consultation, const char *session);

/* A folder of its own; removed with what is in it by venule_test_remove_folder(). */
char *venule_test_new_folder (void);
void venule_test_remove_folder (char *folder);
void venule_test_write (const char *folder, const char *name, const char *text, gssize length);

/* A PO file of every text of the template, `[pl] ` before each, but for those in replaced: id → entry's
 * lines, or "" for none at all. (transfer full) */
char *venule_test_make_po (const char *language, GHashTable *replaced);
VenuleTranslation *venule_test_translate (const char *folder, const char *language);

G_END_DECLS
