/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-template-private.h"
#include "venule-translation.h"

G_BEGIN_DECLS

/* How a translation is made without a file. */
VenuleTranslation *venule_translation_new (VenuleTemplate *tmpl, const char *language, const char *path);
void venule_translation_say (VenuleTranslation *self, const VenuleTemplatePassage *passage, const char *said);

G_END_DECLS
