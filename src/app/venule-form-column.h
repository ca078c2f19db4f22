/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-form-place.h"

G_BEGIN_DECLS

/**
 * VenuleFormColumn:
 *
 * The sections of a consultation one under the other, each built piece by piece when it is needed.
 *
 * Signals: "piece-added": something came on screen that is not built yet; "question-pointed" (path; nullable): the
 * pointer is at that question now, or at none any more.
 */
#define VENULE_TYPE_FORM_COLUMN (venule_form_column_get_type ())
G_DECLARE_FINAL_TYPE (VenuleFormColumn, venule_form_column, VENULE, FORM_COLUMN, GtkWidget)

void venule_form_column_set_sections (VenuleFormColumn *self, VenuleCase *the_case, GPtrArray *sections);
void venule_form_column_update (VenuleFormColumn *self); /* they were counted anew */
VenuleFormPlace *venule_form_column_get_place (VenuleFormColumn *self, guint index);
guint venule_form_column_find_at (VenuleFormColumn *self, double y);

void venule_form_column_look (VenuleFormColumn *self, GtkAdjustment *seen); /* what is seen of it moves or has moved */
void venule_form_column_settle (VenuleFormColumn *self);
gboolean venule_form_column_get_is_settled (VenuleFormColumn *self, GtkAdjustment *seen);

/* For its pieces: while they are on screen. */
void venule_form_column_add_piece (VenuleFormColumn *self, VenuleFormPiece *piece);
void venule_form_column_remove_piece (VenuleFormColumn *self, VenuleFormPiece *piece);
gboolean venule_form_column_get_is_laid_out (VenuleFormColumn *self);
VenuleFormPiece *venule_form_column_find_to_build (VenuleFormColumn *self, double from, double to);

G_END_DECLS
