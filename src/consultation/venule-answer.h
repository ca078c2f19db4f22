/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "venule-form.h"

G_BEGIN_DECLS

/* One answer to one question: typed, immutable, reference-counted (atomically), never empty. */

#define VENULE_TYPE_ANSWER (venule_answer_get_type ())
typedef struct _VenuleAnswer VenuleAnswer;

GType venule_answer_get_type (void) G_GNUC_CONST;

VenuleAnswer *venule_answer_parse (const VenuleQuestion *question, const char *text, char **what_to_do);
VenuleAnswer *venule_answer_parse_many (const VenuleQuestion *question, const char *const *texts, char **what_to_do);
VenuleAnswer *venule_answer_ref (VenuleAnswer *answer);
void venule_answer_unref (VenuleAnswer *answer);
VenuleAnswer *venule_answer_with_via (VenuleAnswer *answer, const char *via);

gboolean venule_answer_equal (const VenuleAnswer *a, const VenuleAnswer *b);
gboolean venule_answer_is_identical (const VenuleAnswer *a, const VenuleAnswer *b);
const VenuleQuestion *venule_answer_get_question (const VenuleAnswer *answer);
guint venule_answer_get_n_values (const VenuleAnswer *answer);
const char *venule_answer_get_value (const VenuleAnswer *answer, guint index);
const char *venule_answer_get_text (const VenuleAnswer *answer);
gboolean venule_answer_has_value (const VenuleAnswer *answer, const char *interned);
VenuleNumber venule_answer_get_number (const VenuleAnswer *answer);
VenuleCivilDate venule_answer_get_date (const VenuleAnswer *answer);
const char *venule_answer_get_via (const VenuleAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleAnswer, venule_answer_unref)

G_END_DECLS
