/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-fonts.h"
#include "venule-translation-problem.h"

G_BEGIN_DECLS

/* Letters of a translation that no font has. Remembers what was looked at, so that a change costs what changed. */
typedef struct _VenuleGlyphProblems VenuleGlyphProblems;

VenuleGlyphProblems *venule_glyph_problems_new (void);
void venule_glyph_problems_free (VenuleGlyphProblems *self);
void venule_glyph_problems_find (VenuleGlyphProblems *self, VenuleTranslation *translation, GPtrArray *problems);

G_END_DECLS
