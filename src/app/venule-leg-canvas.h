/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-leg-marks.h"

G_BEGIN_DECLS

/**
 * VenuleLegCanvas:
 *
 * The outlines of the legs, as many at a time as there is room for, with the marks on them; what prints is drawn by the
 * same painter. Marks are placed, selected and moved here, by pointer and by keyboard.
 *
 * Signals:
 * - "selected": another mark is selected, or none
 * - "rearranged": other pictures are shown, or they are larger or smaller
 * - "tool-dropped": Escape: nothing is to be placed any more
 */
#define VENULE_TYPE_LEG_CANVAS (venule_leg_canvas_get_type ())
G_DECLARE_FINAL_TYPE (VenuleLegCanvas, venule_leg_canvas, VENULE, LEG_CANVAS, GtkWidget)

/* data_folder: where the outlines are. */
void venule_leg_canvas_set_marks (VenuleLegCanvas *self, VenuleLegMarks *marks, const char *data_folder);
void venule_leg_canvas_set_editable (VenuleLegCanvas *self, gboolean is_editable);
/* kind: (nullable): what is placed by a click and drawn by a drag; NULL: marks are selected and moved. */
void venule_leg_canvas_set_tool (VenuleLegCanvas *self, const char *kind);
/* One in the middle of what is seen. */
void venule_leg_canvas_add_mark (VenuleLegCanvas *self, const char *kind);

VenulePlacedMark *venule_leg_canvas_get_selected (VenuleLegCanvas *self); /* (nullable) */
void venule_leg_canvas_select (VenuleLegCanvas *self, VenulePlacedMark *mark);

guint venule_leg_canvas_get_n_pages (VenuleLegCanvas *self);
guint venule_leg_canvas_get_page (VenuleLegCanvas *self);
void venule_leg_canvas_set_page (VenuleLegCanvas *self, guint page);
char *venule_leg_canvas_name_page (VenuleLegCanvas *self, guint page);
double venule_leg_canvas_get_zoom (VenuleLegCanvas *self);
void venule_leg_canvas_set_zoom (VenuleLegCanvas *self, double zoom);

G_END_DECLS
