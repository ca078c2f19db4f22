/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-pages.h"

G_BEGIN_DECLS

/* What a bare program is told: every text that stands on the pages of a sheet, in which print, how wide and where. */
typedef struct _VenuleFloor VenuleFloor;

VenuleFloor *venule_floor_new (VenulePages *pages);
void venule_floor_free (VenuleFloor *self);
void venule_floor_paint (VenuleFloor *self, VenuleFonts *fonts, const char *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleFloor, venule_floor_free)

G_END_DECLS
