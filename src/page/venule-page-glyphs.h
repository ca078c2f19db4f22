/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-glyph-shapes.h"
#include "venule-page-text.h"

G_BEGIN_DECLS

/* The glyphs that one page of a PDF is painted with, as the file itself has them. */
typedef struct _VenulePageGlyphs VenulePageGlyphs;

VenulePageGlyphs *venule_page_glyphs_new (GArray *glyphs, VenuleGlyphShapes *shapes);
void venule_page_glyphs_free (VenulePageGlyphs *self);
gboolean
venule_page_glyphs_say_line (VenulePageGlyphs *self, VenulePageText *text, guint line, double x, double baseline);
const char *venule_page_glyphs_find_unclaimed (VenulePageGlyphs *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePageGlyphs, venule_page_glyphs_free)

G_END_DECLS
