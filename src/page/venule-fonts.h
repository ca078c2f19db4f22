/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* The fonts that sheets use, from a private fontconfig configuration with just those: one per thread
 * (Pango's font maps are not shared between threads). */
#define VENULE_TYPE_FONTS (venule_fonts_get_type ())
G_DECLARE_FINAL_TYPE (VenuleFonts, venule_fonts, VENULE, FONTS, GObject)

VenuleFonts *venule_fonts_new (const char *const *languages, GError **error);
PangoContext *venule_fonts_create_context (VenuleFonts *self);
const char *venule_fonts_get_family (VenuleFonts *self, const char *language);

G_END_DECLS
