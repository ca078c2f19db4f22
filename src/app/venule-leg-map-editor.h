/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleLegMapEditor:
 *
 * Both legs from four sides, to mark on: the drawing, what can be marked, and each mark in words.
 */
#define VENULE_TYPE_LEG_MAP_EDITOR (venule_leg_map_editor_get_type ())
G_DECLARE_FINAL_TYPE (VenuleLegMapEditor, venule_leg_map_editor, VENULE, LEG_MAP_EDITOR, AdwBin)

GtkWidget *venule_leg_map_editor_new (VenuleCase *the_case);
/* path: of a mark, or of one of its answers. FALSE: there is no such mark. */
gboolean venule_leg_map_editor_show_mark (VenuleLegMapEditor *self, const char *path);

G_END_DECLS
