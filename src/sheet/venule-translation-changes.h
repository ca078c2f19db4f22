/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-translation.h"

G_BEGIN_DECLS

/* What another file of a language would change. */
typedef struct
{
  const char *id;
  const char *before, *after; /* as written; "" where there is none */
  VenuleReview review_before, review_after;
} VenuleTranslationChange;

GArray *venule_translation_find_changes (VenuleTranslation *before, VenuleTranslation *after);

G_END_DECLS
