/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

/* What was answered, for the eyes of who works here; each (transfer full), never NULL. */
char *venule_text_to_words (const VenuleQuestion *question, const char *text);
char *venule_answer_to_words (VenuleCase *the_case, VenuleAnswer *answer);
char *venule_entry_to_words (VenuleCase *the_case, VenuleEntry *entry);

G_END_DECLS
