/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "venule-pdf-module.h"

G_BEGIN_DECLS

/* What glyphs look like, wherever they come from: two are the same when their outlines are, point by point. */
typedef struct _VenuleGlyphShapes VenuleGlyphShapes;

/* Of a glyph with no outline: a space. */
#define VENULE_GLYPH_SHAPE_NONE G_GUINT64_CONSTANT (0)
/* Of a glyph that can't be looked at: like no other one. */
#define VENULE_GLYPH_SHAPE_UNKNOWN G_MAXUINT64

VenuleGlyphShapes *venule_glyph_shapes_new (const VenulePdfModule *module, gpointer document);
void venule_glyph_shapes_free (VenuleGlyphShapes *self);
guint64 venule_glyph_shapes_get_painted (VenuleGlyphShapes *self, const VenulePdfGlyph *glyph);
guint64 venule_glyph_shapes_get_meant (VenuleGlyphShapes *self, PangoFont *font, PangoGlyph glyph);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleGlyphShapes, venule_glyph_shapes_free)

G_END_DECLS
