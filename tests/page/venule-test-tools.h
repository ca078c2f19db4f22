/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-pages.h"

G_BEGIN_DECLS

VenuleFonts *venule_test_open_fonts (const char *language, const char *second);
VenuleLegMap *venule_test_open_leg_map (void);
GBytes *venule_test_make_pdf (VenuleSheet *sheet, VenuleFonts *fonts, VenuleLegMap *leg_map);
char *venule_test_run (const char *tool, const char *option, GBytes *pdf, const char *last);
char *venule_test_strip (const char *text);

G_END_DECLS
