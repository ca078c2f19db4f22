/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-pages.h"

G_BEGIN_DECLS

/* What a thread makes pages with: neither font maps nor painted outlines may be shared. One set can be got
 * ready beside other work; the first thread that needs tools takes it over. */

void venule_thread_tools_get_ready (const char *data_folder);
void venule_thread_tools_warm_up (const char *language, VenuleFormat format);
VenuleFonts *venule_thread_tools_get_fonts (VenuleSheet *sheet, GError **error);
VenuleLegMap *venule_thread_tools_get_leg_map (const char *data_folder, GError **error);
void venule_thread_tools_drop_unused (void);
void venule_thread_tools_put_away (void);

G_END_DECLS
