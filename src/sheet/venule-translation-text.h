/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-po-file.h"
#include "venule-template-private.h"
#include "venule-translation.h"

G_BEGIN_DECLS

VenuleTranslationText *venule_translation_text_new (VenuleTemplate *tmpl,
                                                    const char *language,
                                                    const VenuleTemplatePassage *passage,
                                                    const VenulePoEntry *entry,
                                                    VenuleReviews *reviews);
void venule_translation_text_free (VenuleTranslationText *self);

G_END_DECLS
