/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* The fonts that sheets use, from a private fontconfig configuration with just those: one per thread
 * (Pango's font maps are not shared between threads). */
#define VENULE_TYPE_FONTS (venule_fonts_get_type ())
G_DECLARE_FINAL_TYPE (VenuleFonts, venule_fonts, VENULE, FONTS, GObject)

VenuleFonts *venule_fonts_new (const char *const *languages, GError **error);
/* For programs that draw no other text, before the first font: Pango then leaves the system's fonts alone. */
void venule_fonts_forgo_system_fonts (void);
gboolean venule_fonts_cover (VenuleFonts *self, const char *text, GError **error);
gboolean venule_fonts_serve (VenuleFonts *self, const char *language);
PangoContext *venule_fonts_create_context (VenuleFonts *self);
const char *venule_fonts_get_family (VenuleFonts *self, const char *language);
/* A script that looks small or stands tall beside Latin: factors of the type size and of the pitch. */
double venule_fonts_get_size_factor (VenuleFonts *self, const char *language);
double venule_fonts_get_pitch_factor (VenuleFonts *self, const char *language);
double venule_fonts_get_least_pitch (VenuleFonts *self, const char *language);
const char *venule_fonts_name_package (gunichar character);

G_END_DECLS
