/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language that the program speaks with those who use it: gettext's, from the catalogues of po/app. A sheet's
 * language is the patient's and has nothing to do with it. */

void venule_program_language_set_up (void);
const char *venule_program_language_get_tag (void);
gboolean venule_program_language_is_reviewed (void);
const char *venule_program_language_say (const char *context, const char *text);

G_END_DECLS
