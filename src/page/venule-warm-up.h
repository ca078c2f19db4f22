/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-fonts.h"
#include "venule-sheet.h"

G_BEGIN_DECLS

void venule_warm_up_fonts (VenuleFonts *fonts, const char *language, VenuleFormat format, const gint *is_wanted);

G_END_DECLS
